"""A message that somebody would like to keep as knowledge, and what its author says to that."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.answering.knowledge import Row
from bot.chat.ids import MemberId, MessageRef, Person

MOST_SOURCE = 500


class Choice(StrEnum):
    """How the author lets it be shared. There is no fourth: who has not answered has not agreed."""

    NAMED = "named"
    UNNAMED = "unnamed"
    """Without their name or company."""
    NO = "no"

    @property
    def allows(self) -> bool:
        return self is not Choice.NO


class State(StrEnum):
    PROPOSED = "proposed"
    APPROVED = "approved"
    """It is an entry, which holds the text from then on."""
    REFUSED = "refused"


class Note(StrEnum):
    """What is still to be told to the author."""

    ASK = "ask"
    APPROVED = "approved"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Texts:
    question: str
    answer: str
    source: str = ""

    @property
    def all(self) -> tuple[str, ...]:
        return (self.question, self.answer, self.source)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """`number` is what people call it; 0 until it is kept.

    `texts` is None once an entry holds them, or once they are not kept any more. Of an approved one they are what its
    author was writing when a name was still in it.
    """

    message: MessageRef
    author: Person
    saver: MemberId
    language: str
    texts: Texts | None
    number: int = 0
    choice: Choice | None = None
    """None: the author has not answered, so it is not shared."""
    state: State = State.PROPOSED
    entry: str | None = None
    name: str = ""
    """The author's, to be shown with it; "" unless they want that, and once an entry holds the text."""
    note: Note | None = None
    reason: str = ""
    """A moderator's, for refusing it."""
    asked_in: MessageRef | None = None
    """The private message that asks the author."""

    @property
    def allowed(self) -> bool:
        return self.choice is not None and self.choice.allows

    @property
    def decided(self) -> bool:
        """Nothing more is to come of it."""
        return self.state is State.REFUSED or self.choice is Choice.NO


def new_row(entry: str, texts: Texts, language: str) -> Row:
    """The entry such a text becomes. Nobody has compared it with its source yet, so it counts as unchecked."""
    row: Row = {"id": entry, "question": {language: texts.question}, "answer": {language: texts.answer}}
    return {**row, "sources": [texts.source]} if texts.source else row
