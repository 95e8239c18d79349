"""What helping needs kept. Each method is one intention and one transaction; any may raise `StorageError`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.chat.ids import MessageRef, Person, SpaceId
from bot.helping.judging import Counts, Limits
from bot.helping.marks import Change, Gone, Held, Kind, Mark, Marked, Verdict

Judge = Callable[[Kind, Counts], Verdict]


@dataclass(frozen=True, slots=True)
class Ruling:
    """How a change is to be judged: the kinds it may mean, the rule, and the windows its counts are taken over."""

    kinds: tuple[Kind, ...]
    judge: Judge
    limits: Limits


@dataclass(frozen=True, slots=True)
class Recorded:
    """`given`: the giver has a reaction on the message now. `in_time` is False for a reading overtaken by an event."""

    given: bool
    in_time: bool = True


class MarkLog(Protocol):
    async def message(self, ref: MessageRef) -> Marked | Gone | None:
        """None: nothing is kept about it."""
        ...

    async def keep_message(self, message: Marked) -> None:
        """Keep who wrote it and when, once; what is kept already stays."""
        ...

    async def record(self, message: Marked, change: Change, ruling: Ruling) -> Recorded:
        """Keep the change if it supersedes what is kept.

        For each kind that the giver has not given this message before, the ruling's `judge` is called with the counts, in
        the same transaction as its verdict is kept, also when a late addition changes nothing else. A verdict never
        changes. A helpful mark that counts puts the message's author in line for a note of thanks.
        """
        ...

    async def message_gone(self, ref: MessageRef, *, trace: bool) -> None:
        """All marks on it are taken back. `trace`: remember it even if nothing was kept about it yet."""
        ...

    async def marks_on(self, ref: MessageRef) -> Sequence[Mark]:
        """All marks ever given, oldest first, with those that no longer stand."""
        ...


class Rereads(Protocol):
    async def want_reading(self, space: SpaceId, *, since: datetime, most: int) -> None:
        """Messages of the space with a mark since then, the newest `most`, are to be read again."""
        ...

    async def to_read(self, *, most: int) -> Sequence[Marked]: ...

    async def begin_reading(self, ref: MessageRef) -> Sequence[Held]:
        """What is kept. From now on an event that changes the set asks for another reading: it may be an old one."""
        ...

    async def end_reading(self, ref: MessageRef) -> None: ...


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody whose messages were marked helpful."""

    person: Person
    givers: int
    """Distinct people."""
    marks: int


class Helpers(Protocol):
    async def helpers(self, *, since: datetime) -> Sequence[Helper]:
        """All who received a mark that counts and stands, by distinct givers, then marks; without those who left."""
        ...

    async def listed(self, person: Person) -> bool: ...

    async def choose_listing(self, person: Person, *, listed: bool, now: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Waiting:
    person: Person
    told_today: bool


class Thanks(Protocol):
    async def waiting(self, *, day: date, since: datetime) -> Sequence[Waiting]:
        """Who has a message marked helpful since then that they have not been told of, and still wants to be told."""
        ...

    async def claim_note(
        self, person: Person, *, day: date, since: datetime, now: datetime
    ) -> Sequence[MessageRef]:
        """The messages to tell of, now counted as told; empty if there are none or the day's note is written."""
        ...

    async def give_back_note(self, person: Person, *, day: date) -> None:
        """The day's note was certainly not sent: its messages wait again."""
        ...


class Marks(MarkLog, Rereads, Helpers, Thanks, Protocol):
    """All of it, as `bot.helping.Helping` needs it."""
