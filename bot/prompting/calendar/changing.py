"""Giving a stream another time, zone or weekday without doubling or losing a question. Pure.

An occasion is a local date, and no week (Monday to Sunday) has two. What was due before the change is planned before
it. Then, for each week near the change:

- a week that has had its question gets no second one;
- a week whose old time is still to come and whose new one has passed keeps its question: on the same weekday it is due
  at the moment of the change, on another it keeps its old day;
- a week whose old time came before the stream began gets none if its new time has passed: nobody missed it; nor does
  one whose new time, on the same weekday, came before the stream began;
- every other week follows the new clock.

A question that waits since its hour keeps waiting. One that is still to come, or that a change made due by itself,
follows the next change: what was changed by mistake and changed back comes when it would have.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.prompting.calendar import local_time
from bot.prompting.calendar.planning import occurrences_on
from bot.prompting.occurrence import Occurrence
from bot.prompting.schedule import Schedule, ScheduleState


def altered(old: Schedule, new: Schedule, now: datetime) -> tuple[Schedule, list[Occurrence]]:
    """`new` with what has been planned, and the occurrences that the change makes due by themselves.

    `old` has everything planned that is due at `now`.
    """
    if old.state is not ScheduleState.ACTIVE:
        # Nothing is due; when it is resumed it begins anew.
        return replace(new, planned_to=old.planned_to), []
    planned_to = old.planned_to
    moved: list[Occurrence] = []
    for monday in _weeks(old, now):
        sunday = monday + timedelta(days=6)
        old_day, new_day = (monday + timedelta(days=each.weekday) for each in (old, new))
        if old.planned_to is not None and old.planned_to >= monday:
            planned_to = sunday
        elif old_day == new_day and _at(new, new_day) <= old.since:
            continue
        elif _at(old, old_day) > now >= _at(new, new_day):
            moved += occurrences_on(new, old_day, max(now, _at(new, old_day)))
            planned_to = sunday
        elif _at(new, new_day) <= now:
            planned_to = sunday
    return replace(new, planned_to=_latest(old.planned_to, planned_to)), moved


def due_anew(waiting: Occurrence, old: Schedule, new: Schedule, now: datetime) -> datetime:
    """When an occurrence that waits is due once `old` is `new`; its local date stays."""
    was, wanted = _at(old, waiting.local_date), _at(new, waiting.local_date)
    if wanted == was:
        return waiting.due_at
    if waiting.due_at > now:
        return max(wanted, now)
    made_due_by_a_change = waiting.due_at != was
    return wanted if made_due_by_a_change and wanted > now else waiting.due_at


def _weeks(schedule: Schedule, now: datetime) -> list[date]:
    """The Mondays of the weeks that a clock anywhere on earth may show now or show next."""
    today = local_time.local_date(now, schedule.zone)
    monday = today - timedelta(days=today.weekday())
    return [monday + step * local_time.WEEK for step in (-1, 0, 1)]


def _at(schedule: Schedule, day: date) -> datetime:
    return local_time.instant(day, schedule.time, schedule.zone)


def _latest(*days: date | None) -> date | None:
    return max((day for day in days if day is not None), default=None)
