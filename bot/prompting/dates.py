"""What staff and members have laid down for single dates of a stream."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.chat.ids import MessageRef, Person, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysOff:
    """Days on which no stream posts, both ends included. `yearly`: the same days of every year."""

    number: int
    first: date
    last: date
    yearly: bool
    added_by: Person

    def holds(self, day: date) -> bool:
        if not self.yearly:
            return self.first <= day <= self.last
        start, end, this = ((each.month, each.day) for each in (self.first, self.last, day))
        # From December into January, say.
        return start <= this <= end if start <= end else this >= start or this <= end


@dataclass(frozen=True, slots=True, kw_only=True)
class Hosting:
    """A member asks the week's question in `place`. Messages at or before `not_before` are not taken for it."""

    schedule: str
    local_date: date
    place: Place
    host: Person
    since: datetime
    prompt: str | None = None
    """The draft that the host chose."""
    message: MessageRef | None = None
    """The host's own, once it was taken as the question."""
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """Staff want this prompt on this date."""

    local_date: date
    prompt: str
    pinned_by: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """All of a stream's, from some date on; `days_off` are the community's."""

    skips: frozenset[date] = frozenset()
    pins: Mapping[date, Pin] = field(default_factory=dict[date, Pin])
    hostings: Mapping[date, Hosting] = field(default_factory=dict[date, Hosting])
    days_off: tuple[DaysOff, ...] = ()

    def is_off(self, day: date) -> bool:
        return any(each.holds(day) for each in self.days_off)
