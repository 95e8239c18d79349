"""Step one: every occurrence whose time has come becomes a row, whichever process comes first."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.chat.chat import Chat
from bot.prompting.calendar import local_time
from bot.prompting.deciding.decide import WINDOW
from bot.prompting.ports import Schedules
from bot.prompting.schedule import (
    Occurrence,
    OccurrenceState,
    Schedule,
    ScheduleState,
    regular_occasion,
)
from bot.prompting.telling.staff_notes import StaffNotes


class Planning:
    def __init__(
        self,
        chat: Chat,
        schedules: Schedules,
        staff: StaffNotes,
        *,
        window: timedelta = WINDOW,
    ) -> None:
        self._chat = chat
        self._schedules = schedules
        self._staff = staff
        self._window = window

    async def plan(self, schedule: Schedule) -> None:
        """Insert what is due and new. What is too late to catch up, or left out by staff, is kept as skipped."""
        now = self._chat.clock.now()
        due = due_dates(schedule, now)
        if not due:
            return
        skips = await self._schedules.skips(schedule.id)
        planned: list[Occurrence] = []
        missed: list[Occurrence] = []
        for day, due_at in due:
            reason = "date_skipped" if day in skips else ""
            if not reason and now >= due_at + self._window:
                reason = "missed"
            on_day = _occurrences(schedule, day, due_at, reason)
            planned += on_day
            missed += on_day[:1] if reason == "missed" else []
        if missed:
            # Before the plan is kept: stopped in between, the same note is left again under the same key.
            await self._staff.missed(schedule, missed)
        await self._schedules.plan(schedule.id, planned, now=now)


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


def _occurrences(schedule: Schedule, day: date, due_at: datetime, reason: str) -> list[Occurrence]:
    state = OccurrenceState.SKIPPED if reason else OccurrenceState.PLANNED
    return [
        Occurrence(
            schedule=schedule.id,
            occasion=regular_occasion(day),
            local_date=day,
            place=place,
            due_at=due_at,
            state=state,
            reason=reason,
        )
        for place in schedule.places
    ]
