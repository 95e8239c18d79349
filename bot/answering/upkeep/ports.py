"""What upkeep needs kept and compared. Each method is one intention and one transaction; `now` is passed in and aware."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from bot.answering.knowledge import Row
from bot.chat.ids import Person


@dataclass(frozen=True, slots=True)
class Revision:
    """`by` is a person's key, `starter` or `import`."""

    number: int
    row: Row
    at: datetime
    by: str


class Revisions(Protocol):
    async def revise(
        self, entry: str, change: Callable[[Row], Row], *, by: Person, now: datetime, texts: bool
    ) -> Row | None:
        """Let `change` (pure) make the entry in force anew, and keep that as a revision if it differs; the new row.

        None: there is no such entry in force. `texts` says whether its texts may change: then it is the community's
        own from here on, and no newer version of a shipped entry replaces it.
        """
        ...

    async def history(self, entry: str) -> Sequence[Revision]:
        """All revisions, oldest first; none for an entry that never was."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """A question nobody was helped with. `entry` is the answer that did not help, where one was given."""

    text: str
    language: str
    asked_at: datetime
    entry: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """What somebody said of an answer; nobody's name or id is in it."""

    text: str
    language: str
    entry: str
    verdict: str
    """`helped`, `did not help`, `right` (a moderator names the entry) or `wrong` (what was answered instead)."""
    confidence: float | None = None


class Asked(Protocol):
    """The questions, looked at together."""

    async def unanswered(self, *, since: datetime, most: int) -> Sequence[Unanswered]:
        """The newest first: unknown, silent for want of anything that fits, open, or marked by the asker as no help."""
        ...

    async def labelled(self) -> Sequence[Labelled]:
        """Every label whose question's text is still kept, in a fixed order that tells nothing of when and who."""
        ...


class Fate(StrEnum):
    WAITING = "waiting"
    ACCEPTED = "accepted"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A question that was answered rightly, as a way of asking for its entry. Who asked is not told."""

    number: int
    entry: str
    text: str
    language: str
    fate: Fate = Fate.WAITING


class Learning(Protocol):
    async def right(
        self, question: str, entry: str, *, instead_of: str | None, by: Person, now: datetime
    ) -> None:
        """Keep what a moderator says is the right answer; the last word counts, the first `instead_of` stays."""
        ...

    async def gather(self, *, now: datetime) -> Sequence[Candidate]:
        """Give every question its asker or a moderator has confirmed a number, once; those that wait, by number.

        Questions whose text was forgotten and entries out of use are left out.
        """
        ...

    async def candidate(self, number: int) -> Candidate | None:
        """Decided or not; None when there is none, or its text was forgotten."""
        ...

    async def accept(self, number: int, change: Callable[[Row], Row], *, by: Person, now: datetime) -> bool:
        """Let `change` put it into its entry, and mark it as accepted, together. False: it does not wait (any longer)."""
        ...

    async def drop(self, number: int, *, by: Person, now: datetime) -> bool:
        """False: it does not wait (any longer)."""
        ...


class ReviewNotes(Protocol):
    async def claim(self, week: date, person: Person, *, now: datetime) -> bool:
        """The right to tell the person about reviews in this week. False: somebody has it or had it."""
        ...

    async def give_back(self, week: date, person: Person) -> None:
        """It was not told after all."""
        ...


class Likeness(Protocol):
    async def groups(self, texts: Sequence[str]) -> Sequence[Sequence[int]]:
        """Positions of texts that ask the same, each position in one group; the most telling text of a group first."""
        ...


class Kept(Protocol):
    """All that upkeep keeps."""

    @property
    def revisions(self) -> Revisions: ...

    @property
    def asked(self) -> Asked: ...

    @property
    def learning(self) -> Learning: ...

    @property
    def notes(self) -> ReviewNotes: ...
