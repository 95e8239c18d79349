"""When and where weekly questions are posted, and each single time it happens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.chat.ids import CommunityId, MessageRef, Person, Place, derived_id

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
    last local date that has been planned. `language` None: each channel's own.
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


class OccurrenceState(StrEnum):
    PLANNED = "planned"
    POSTED = "posted"
    SKIPPED = "skipped"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One posting in one channel, unique by (schedule, occasion, place).

    The occasion of a regular posting is its local date in ISO form, so that no change of the clocks can make two of
    one. A posting that staff asked for with `schedule now` is extra: its occasion is the local date, `+`, and an id
    derived from the call, so that it stands beside the regular one and the same call makes it once.
    """

    schedule: str
    occasion: str
    local_date: date
    place: Place
    due_at: datetime
    state: OccurrenceState = OccurrenceState.PLANNED
    prompt: str | None = None
    """The prompt that was chosen first."""
    message: MessageRef | None = None
    reason: str = ""

    @property
    def extra(self) -> bool:
        return "+" in self.occasion

    def key(self, community: CommunityId, what: str) -> str:
        """The delivery's key, 21 characters. `what` is one letter: `p` the prompt, `q` its other languages."""
        parts = (community, self.schedule, self.occasion, self.place.key)
        return what + derived_id(*parts, length=20)


def regular_occasion(local_date: date) -> str:
    return local_date.isoformat()


def extra_occasion(local_date: date, call_key: str) -> str:
    return f"{local_date.isoformat()}+{derived_id(call_key)}"
