"""What polls need kept: a set of choices by poll and member. Counts are counted, never stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.chat.ids import MessageRef, Person
from bot.prompting.polls.choices import Change, Choice

Counts = tuple[int, ...]
"""How many members have chosen each option, in the options' order."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The right to bring one poll's message up to date. `number` grows with each; `since` is the poll's first vote."""

    poll: str
    message: MessageRef
    number: int
    since: datetime


class Votes(Protocol):
    async def change(
        self, poll: str, message: MessageRef, person: Person, change: Change, *, shown: bool, now: datetime
    ) -> bool:
        """Let `change` decide about the member's choice. False: it stays as it was.

        `shown`: Vertti shows the counts on `message`, which is to be brought up to date.
        """
        ...

    async def show(self, poll: str, message: MessageRef, *, now: datetime) -> None:
        """The message is to be brought up to date, though nobody has voted."""
        ...

    async def counts(self, poll: str, options: int) -> Counts: ...

    async def held(self, poll: str) -> Mapping[Person, Choice]:
        """Each member's choice, those taken back too."""
        ...

    async def voters(self, message: MessageRef) -> int:
        """How many different members have a choice in the poll that the message holds."""
        ...

    async def due(self, *, now: datetime, most: int) -> Sequence[str]:
        """Polls whose message has to be brought up to date now."""
        ...

    async def next_due(self) -> datetime | None: ...

    async def begin(self, poll: str, *, now: datetime, lease: timedelta) -> Turn | None:
        """Take the turn until the lease ends. None: another has it, or there is nothing to do."""
        ...

    async def finish(self, turn: Turn, shown: Counts, *, now: datetime, then: datetime | None) -> bool:
        """The message shows `shown` now, and is due next at `then` (None: never). False: it is due again now."""
        ...

    async def put_off(self, turn: Turn, *, until: datetime | None) -> None:
        """Nothing was shown. None: not before the next vote."""
        ...

    async def forget_person(self, person: Person, *, now: datetime) -> int:
        """Delete the person's choices; how many. Counts of polls that are open are to be brought up to date."""
        ...

    async def forget(self, *, before: datetime) -> None:
        """Delete choices that were made before, but for those of polls whose message is not finished."""
        ...
