"""The dates a stream has before it: which are left out and why, what is pinned, and who hosts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from bot.chat.chat import Chat
from bot.prompting.calendar import local_time
from bot.prompting.dates import Dates, Hosting, Pin
from bot.prompting.deciding.decide import Skip, decide
from bot.prompting.deciding.facts import FactFinder
from bot.prompting.occurrence import Occurrence, OccurrenceState, regular_occasion
from bot.prompting.ports import Prompts
from bot.prompting.schedule import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """One date of a stream. `left_out` is a reason of `decide.Skip`, or empty. `due_at` may have passed."""

    local_date: date
    due_at: datetime
    left_out: str = ""
    pin: Pin | None = None
    hosting: Hosting | None = None
    occurrences: tuple[Occurrence, ...] = ()
    """What has been planned for it, in the order of the channels."""

    @property
    def settled(self) -> bool:
        """Nothing waits any more."""
        return bool(self.occurrences) and all(
            each.state is not OccurrenceState.PLANNED for each in self.occurrences
        )

    @property
    def comes(self) -> bool:
        """A question is still to come on it, as things stand."""
        return not self.settled and not self.left_out


class Ahead:
    def __init__(self, chat: Chat, kept: Prompts, facts: FactFinder) -> None:
        self._chat = chat
        self._kept = kept
        self._facts = facts

    async def weeks(self, schedule: Schedule, count: int) -> list[Week]:
        """The dates to come, today's included, as if the stream were active.

        Those planned already are among them on another weekday, too: they keep their day when the stream's changes.
        """
        now = self._chat.clock.now()
        today = local_time.local_date(now, schedule.zone)
        first = today - local_time.WEEK
        planned = await self._kept.occurrences.of(schedule.id, since=first)
        dates = await self._kept.dates.of(schedule.id, since=first)
        regular = {each.local_date for each in planned if not each.extra}
        coming = (
            day
            for day in local_time.dates(schedule.weekday, today)
            if day in regular or self._wanted(schedule, day, now)
        )
        days = sorted(regular.union(islice(coming, count)))
        weeks = [self._week(schedule, day, dates, planned) for day in days]
        return [each for each in weeks if each.local_date >= today or not each.settled][:count]

    async def coming(self, schedule: Schedule) -> Week:
        """The next one that is neither settled nor left out.

        Where three years have none, the next that is not settled: it does not come (`Week.comes`).
        """
        for count in (8, 60, 160):
            for week in await self.weeks(schedule, count):
                if week.comes:
                    return week
        return next(each for each in await self.weeks(schedule, 8) if not each.settled)

    def _wanted(self, schedule: Schedule, day: date, now: datetime) -> bool:
        """Not a date whose hour had passed when the stream began, nor one that another weekday has replaced."""
        if schedule.planned_to is not None and day <= schedule.planned_to:
            return False
        return local_time.instant(day, schedule.time, schedule.zone) > max(now, schedule.since)

    def _week(self, schedule: Schedule, day: date, dates: Dates, planned: Sequence[Occurrence]) -> Week:
        rows = [each for each in planned if each.occasion == regular_occasion(day)]
        due_at = rows[0].due_at if rows else local_time.instant(day, schedule.time, schedule.zone)
        order = {place: number for number, place in enumerate(schedule.places)}
        return Week(
            local_date=day,
            due_at=due_at,
            left_out=self._left_out(schedule, day, dates),
            pin=dates.pins.get(day),
            hosting=dates.hostings.get(day),
            occurrences=tuple(sorted(rows, key=lambda each: order.get(each.place, len(order)))),
        )

    def _left_out(self, schedule: Schedule, day: date, dates: Dates) -> str:
        """As `decide` will say when the time has come, as far as it is known beforehand."""
        facts = self._facts.left_out(schedule, day, dates)
        anywhere = Occurrence(
            schedule=schedule.id,
            occasion=regular_occasion(day),
            local_date=day,
            place=schedule.places[0],
            due_at=facts.now,
        )
        decision = decide(anywhere, facts)
        return decision.reason if isinstance(decision, Skip) else ""
