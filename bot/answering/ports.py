"""What answering needs kept and found. Each method is one intention and one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.answering.knowledge import Entry, Row
from bot.answering.question import Question, State
from bot.chat.ids import MessageRef, Person


@dataclass(frozen=True, slots=True)
class Match:
    entry: str
    score: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """Matches, best first, at most ten. `confidence` is the chance, 0 to 1, that the first one is right."""

    matches: tuple[Match, ...] = ()
    confidence: float = 0.0


class KnowledgeIndex(Protocol):
    async def rank(self, text: str) -> Ranking:
        """Rank all entries in force for a question of any length in any language. Never raises for odd text."""
        ...

    async def catch_up(self, progress: Callable[[int], None] = ...) -> None:
        """Wait until every text is read; before, new ones are found less well. `progress` hears how many are left."""
        ...


class LanguageGuess(Protocol):
    def guess(self, text: str) -> str | None:
        """`fi`, `sv` or `en`, or None when the text does not say."""
        ...


class Knowledge(Protocol):
    async def get(self, entry: str) -> Entry | None:
        """The entry in force, or None."""
        ...

    async def row(self, entry: str) -> Row | None:
        """The entry as it was given, retired or not."""
        ...

    async def ids(self) -> Sequence[str]:
        """Entries in force, in order of their ids."""
        ...

    async def rows(self) -> Sequence[Row]:
        """All entries in force as they were given, in order of their ids."""
        ...

    async def put(self, rows: Sequence[Row], *, by: str, now: datetime) -> int:
        """Add or replace entries, all or none; how many differ from before. Every revision is kept."""
        ...

    async def retire(self, entry: str, *, by: str, now: datetime) -> bool:
        """False: there is no such entry in force."""
        ...


class Questions(Protocol):
    async def open(self, question: Question, *, now: datetime) -> bool:
        """False: this message has been taken as a question before."""
        ...

    async def get(self, question: str) -> Question | None: ...

    async def answered_by(self, message: MessageRef) -> Question | None:
        """The question that Vertti's `message` answers."""
        ...

    async def due(self, *, now: datetime, most: int) -> Sequence[Question]:
        """Waiting questions whose time has come, oldest first."""
        ...

    async def next_due(self) -> datetime | None: ...

    async def put_off(self, question: str, *, until: datetime, now: datetime) -> None:
        """Still waiting, but not before `until`."""
        ...

    async def reword(self, question: Question, *, now: datetime) -> None:
        """The asker edited the message: keep the new text and language."""
        ...

    async def settle(
        self,
        question: str,
        state: State,
        *,
        now: datetime,
        entry: str | None = None,
        suggested: Sequence[str] = (),
        confidence: float | None = None,
        answer: MessageRef | None = None,
        reason: str = "",
    ) -> None: ...

    async def forget_text(self, question: str, *, now: datetime) -> None: ...

    async def forget_texts(self, *, before: datetime) -> int:
        """Empty the texts of questions asked before; how many."""
        ...

    async def label(self, question: str, person: Person, *, entry: str, helped: bool, now: datetime) -> None:
        """What a person said of an answer; the last word counts."""
        ...

    async def labels(self, question: str) -> Sequence[tuple[Person, bool]]: ...

    async def unlabel(self, question: str, person: Person) -> None:
        """Take back what the person said of the answer."""
        ...
