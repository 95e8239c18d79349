"""When and where weekly questions are posted: the streams that staff plan."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from bot.chat.ids import Person, Place
from bot.prompting.rules import Rules

WEEKDAYS = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)


class ScheduleState(StrEnum):
    ACTIVE = "active"
    PAUSED = "paused"
    REMOVED = "removed"
    """Kept, so that it can be resumed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """`weekday` 0 is Monday; `time` is the wall clock's in `zone`. `number` is what people call it, from 1.

    Occurrences at or before the moment `since` (when it was added or resumed) are not wanted. `planned_to` is the
    last local date that has been planned. `language` None: each channel's own. Dates before `paused_until` are left
    out. `next_at` is when its clock strikes next, as far as it has been planned; None: it has to be looked at now.
    """

    id: str
    number: int
    weekday: int
    time: time
    zone: str
    language: str | None
    places: tuple[Place, ...]
    state: ScheduleState
    since: datetime
    planned_to: date | None
    created_by: Person
    rules: Rules = field(default_factory=Rules)
    paused_until: date | None = None
    next_at: datetime | None = None
