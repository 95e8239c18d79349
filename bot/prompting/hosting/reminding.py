"""The day before: one reminder, or word that the week is left out. Neither at night, nothing after it."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.prompting.calendar.ahead import Week
from bot.prompting.dates import Hosting
from bot.prompting.hosting.notes import HostNotes
from bot.prompting.parts import Parts
from bot.prompting.rules import QuietHours
from bot.prompting.schedule import Schedule, ScheduleState

BEFORE = timedelta(days=1)
LOOK_EVERY = timedelta(minutes=5)
_AROUND = timedelta(days=3)
"""Local dates that may be a day away, wherever on earth."""
_WEEKS = 4
"""More than fall into those days, with what still waits."""


class Reminding:
    def __init__(self, parts: Parts) -> None:
        self._kept = parts.kept
        self._ahead = parts.ahead
        self._notes = HostNotes(parts)
        self._looked_at: datetime | None = None

    async def tick(self, now: datetime) -> None:
        """Look every few minutes; an hour that passed while nobody looked is made up for."""
        if self._looked_at is not None and now - self._looked_at < LOOK_EVERY:
            return
        self._looked_at = now
        today = now.date()
        for hosting in await self._kept.hostings.coming(since=today - _AROUND, until=today + _AROUND):
            schedule = await self._kept.schedules.get(hosting.schedule)
            if schedule is None or _is_night(schedule, now):
                continue
            for week in await self._ahead.weeks(schedule, _WEEKS):
                if week.local_date == hosting.local_date:
                    await self._see_to(hosting, schedule, week, now)

    async def _see_to(self, hosting: Hosting, schedule: Schedule, week: Week, now: datetime) -> None:
        remind_at = week.due_at - BEFORE
        if not remind_at <= now < week.due_at + BEFORE:
            return
        stopped = "" if schedule.state is ScheduleState.ACTIVE else schedule.state.value
        if reason := week.left_out or stopped:
            await self._notes.off(hosting, reason)
        elif now < week.due_at and hosting.since <= remind_at:
            await self._notes.reminder(hosting, schedule, week.due_at)


def _is_night(schedule: Schedule, now: datetime) -> bool:
    """A stream without quiet hours of its own wakes nobody either."""
    return (schedule.rules.quiet or QuietHours()).until(now, schedule.zone) is not None
