"""When a host's time is, and what a button about a hosted week carries."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.errors import UsageError
from bot.prompting import showing
from bot.prompting.dates import Hosting
from bot.prompting.rules import Rules
from bot.prompting.schedule import Schedule


def host_ends(due_at: datetime, rules: Rules) -> datetime:
    """Vertti waits for the host's message up to this moment."""
    return due_at + rules.host_window


def until(ends: datetime, schedule: Schedule, language: str) -> dict[str, str]:
    """The fields `time` and `zone` of a sentence about it."""
    local = ends.astimezone(ZoneInfo(schedule.zone))
    return {"time": showing.wall_time(local.hour, local.minute, language), "zone": schedule.zone}


def week_value(schedule: Schedule, day: date, *more: str) -> str:
    """A button's value; `read_week` reads it again."""
    return ",".join([schedule.id, day.isoformat(), *more])


def read_week(value: str) -> tuple[str, date, str]:
    """The schedule's id, the local date and what else was put in. Raises `UsageError`."""
    schedule, _, rest = value.partition(",")
    day, _, more = rest.partition(",")
    try:
        return schedule, date.fromisoformat(day), more
    except ValueError:
        raise UsageError("button-unknown") from None


def name_of(hosting: Hosting) -> str:
    """For the keys of notes: one member's week in one channel."""
    return f"{hosting.schedule}:{hosting.local_date}:{hosting.place.key}:{hosting.host.key}"
