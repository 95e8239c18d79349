"""What the calendar needs kept and known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from bot.chat.ids import Person
from bot.prompting.dates import Dates, DaysOff, Pin


class Holidays(Protocol):
    """Public holidays, from a library that keeps them."""

    def name(self, country: str, day: date, language: str) -> str | None:
        """What the holiday on `day` is called in `language` where that is known, else in English; None: an ordinary day."""
        ...

    def knows(self, country: str) -> bool:
        """Whether the country's holidays are known at all."""
        ...


class DateBook(Protocol):
    """What is laid down for single dates."""

    async def of(self, schedule: str, *, since: date) -> Dates: ...

    async def skip(self, schedule: str, local_date: date, *, call: str, by: Person, now: datetime) -> None:
        """Leave the date out. `call` is the key of the command, for `skipped_by`."""
        ...

    async def skipped_by(self, call: str) -> date | None:
        """The date that this very call has skipped already."""
        ...

    async def unskip(self, schedule: str, local_date: date, *, now: datetime) -> bool:
        """False: it was not skipped. An occurrence skipped for that reason whose time is still to come waits again."""
        ...

    async def pin(self, schedule: str, new: Sequence[Pin], *, now: datetime, call: str = "") -> bool:
        """Each takes the place of what was pinned on its date; all of them or none.

        False: the command with the key `call` has done so before, and nothing changes again, whatever came in between.
        """
        ...

    async def unpin(self, schedule: str, dates: Sequence[date]) -> int:
        """How many there were."""
        ...

    async def add_days_off(
        self, first: date, last: date, *, yearly: bool, call: str, by: Person, now: datetime
    ) -> DaysOff:
        """Under the next free number; the one kept before if the call is known."""
        ...

    async def remove_days_off(self, number: int) -> bool: ...

    async def days_off(self) -> Sequence[DaysOff]: ...
