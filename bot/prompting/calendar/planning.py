"""Step one: every occurrence whose time has come becomes a row, whichever process comes first."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.chat.chat import Chat
from bot.prompting.calendar import local_time
from bot.prompting.dates import Dates
from bot.prompting.deciding.decide import Skip, decide
from bot.prompting.deciding.facts import FactFinder
from bot.prompting.occurrence import Occurrence, OccurrenceState, regular_occasion
from bot.prompting.ports import Prompts
from bot.prompting.schedule import Schedule, ScheduleState
from bot.prompting.telling.staff_notes import StaffNotes


class Planning:
    def __init__(self, chat: Chat, kept: Prompts, facts: FactFinder, staff: StaffNotes) -> None:
        self._chat = chat
        self._kept = kept
        self._facts = facts
        self._staff = staff

    async def plan(self, schedule: Schedule) -> None:
        """Insert what is due and new. What is left out, or too late to catch up, is kept as skipped.

        Not where a member hosts: whether they asked while nobody looked is seen when it is posted or given up.
        """
        now = self._chat.clock.now()
        if schedule.state is not ScheduleState.ACTIVE:
            return
        due = due_dates(schedule, now)
        planned: list[Occurrence] = []
        if due:
            dates = await self._kept.dates.of(schedule.id, since=due[0][0])
            planned = [each for day, due_at in due for each in self._on_day(schedule, day, due_at, dates)]
        missed = {each.local_date: each for each in planned if each.reason == "missed"}
        if missed:
            # Before the plan is kept: stopped in between, the same note is left again under the same key.
            await self._staff.missed(schedule, list(missed.values()))
        await self._kept.schedules.plan(schedule, planned, next_at=next_instant(schedule, now), now=now)

    def _on_day(self, schedule: Schedule, day: date, due_at: datetime, dates: Dates) -> list[Occurrence]:
        found = occurrences_on(schedule, day, due_at)
        decision = decide(found[0], self._facts.left_out(schedule, day, dates)) if found else None
        if not isinstance(decision, Skip):
            return found
        left_out = occurrences_on(schedule, day, due_at, decision.reason)
        hosting = dates.hostings.get(day)
        if decision.reason != "missed" or hosting is None:
            return left_out
        # Where a member hosts it waits all the same: they may have asked, which is looked for before it is given up.
        return [
            here if here.place == hosting.place else skipped
            for here, skipped in zip(found, left_out, strict=True)
        ]


def due_dates(schedule: Schedule, now: datetime) -> list[tuple[date, datetime]]:
    """Local dates of an active schedule not planned yet whose instant has come, with the instants."""
    if schedule.state is not ScheduleState.ACTIVE:
        return []
    first = local_time.local_date(schedule.since, schedule.zone)
    if schedule.planned_to is not None:
        first = max(first, schedule.planned_to + timedelta(days=1))
    found: list[tuple[date, datetime]] = []
    for day in local_time.dates(schedule.weekday, first):
        due_at = local_time.instant(day, schedule.time, schedule.zone)
        if due_at > now:
            return found
        if due_at > schedule.since:
            found.append((day, due_at))
    return found


def next_instant(schedule: Schedule, now: datetime) -> datetime:
    """When the schedule's clock strikes next after `now`."""
    today = local_time.local_date(now, schedule.zone)
    instants = (
        local_time.instant(day, schedule.time, schedule.zone)
        for day in local_time.dates(schedule.weekday, today)
    )
    return next(moment for moment in instants if moment > now)


def occurrences_on(schedule: Schedule, day: date, due_at: datetime, left_out: str = "") -> list[Occurrence]:
    """One for each channel; skipped ones when `left_out` says why."""
    state = OccurrenceState.SKIPPED if left_out else OccurrenceState.PLANNED
    return [
        Occurrence(
            schedule=schedule.id,
            occasion=regular_occasion(day),
            local_date=day,
            place=place,
            due_at=due_at,
            state=state,
            reason=left_out,
        )
        for place in schedule.places
    ]
