"""What staff may set for each stream of weekly questions, with what holds where they set nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

HOLIDAYS_OF = "FI"
BUDGET_DAYS = 28
"""What `floor` and `ceiling` count over."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `start` to `end` on the wall clock; over midnight when `start` is later."""

    start: time = time(21)
    end: time = time(8)

    def holds(self, wall: time) -> bool:
        if self.start < self.end:
            return self.start <= wall < self.end
        return wall >= self.start or wall < self.end

    def until(self, moment: datetime, zone: str) -> datetime | None:
        """When the quiet hours that `moment` falls in end; None outside of them."""
        local = moment.astimezone(ZoneInfo(zone))
        if not self.holds(local.time()):
            return None
        day = local.date() + timedelta(days=local.time() >= self.end)
        return datetime.combine(day, self.end, ZoneInfo(zone)).astimezone(moment.tzinfo)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """`window` is how late a question may still be posted, `host_window` how long a host has before that.

    `lively`: with so many conversations begun by members in a channel within 7 days, the question waits; None: never.
    `floor` and `ceiling`: how many questions Vertti posts in 28 days when members begin all conversations, and none.
    """

    holidays_of: str | None = HOLIDAYS_OF
    """A country's code (ISO 3166-1); on its public holidays nothing is posted. None: on all days."""
    window: timedelta = timedelta(hours=12)
    host_window: timedelta = timedelta(hours=4)
    quiet: QuietHours | None = QuietHours()
    lively: int | None = 5
    floor: int = 1
    ceiling: int = 4
    kinds: tuple[str, ...] = ()
    """The types of questions it takes from the library; empty: all."""

    def ends(self, due_at: datetime, *, hosted: bool) -> datetime:
        """Until when the question due at `due_at` may be posted.

        A host's time does not use up the window: an evening that was the host's ends in quiet hours, and the question
        would be lost if it could not come the next morning.
        """
        return due_at + self.window + (self.host_window if hosted else timedelta())
