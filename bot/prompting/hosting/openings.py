"""Which weeks a member can host, seen from where they ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.chat.commands import Call
from bot.chat.ids import Place
from bot.errors import UsageError
from bot.prompting.calendar import local_time
from bot.prompting.calendar.ahead import Week
from bot.prompting.parts import Parts
from bot.prompting.schedule import Schedule, ScheduleState

MOST_WEEKS = 12
"""How far ahead a week can be hosted."""


@dataclass(frozen=True, slots=True)
class Opening:
    """One date of a stream, and the channel in which the member would ask."""

    schedule: Schedule
    place: Place
    week: Week


@dataclass(frozen=True, slots=True)
class Streams:
    """`here` post in the very channel, `elsewhere` in another one of the same space."""

    here: Sequence[tuple[Schedule, Place]]
    elsewhere: Sequence[tuple[Schedule, Place]]

    @property
    def all(self) -> list[tuple[Schedule, Place]]:
        return [*self.here, *self.elsewhere]


class Openings:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._kept = parts.kept
        self._ahead = parts.ahead

    async def streams(self, call: Call) -> Streams:
        """Those that the caller can host: the one they number, or all. Raises `UsageError` where there is none."""
        if "number" in call.options:
            return await self._numbered(call)
        here: list[tuple[Schedule, Place]] = []
        elsewhere: list[tuple[Schedule, Place]] = []
        for schedule in await self._kept.schedules.all():
            place = await self._place(schedule, call)
            if place is not None:
                (here if place == call.place else elsewhere).append((schedule, place))
        if not (here or elsewhere):
            raise UsageError("host-paused" if await self._paused(call) else "host-no-stream")
        return Streams(here, elsewhere)

    def paused_until(self, streams: Streams) -> date | None:
        """When the first of them goes on, if staff have paused them all; None: they have not."""
        ends = [each.paused_until for each, _ in streams.all]
        last = [each for each in ends if each is not None]
        if len(last) < len(ends):
            return None
        first = min(last)
        return first if first > self.today(streams.all[0][0]) else None

    async def on(self, streams: Streams, day: date) -> Opening | None:
        """The date in the first stream where it is free, else in the first that has it."""
        found = [
            opening
            for schedule, place in streams.all
            for opening in await self._of(schedule, place)
            if opening.week.local_date == day
        ]
        return next((each for each in found if self.is_free(each)), found[0] if found else None)

    async def next_free(self, streams: Streams) -> Opening | None:
        """The soonest that nobody hosts, in this channel if it has a stream."""
        found = [
            opening
            for schedule, place in streams.here or streams.elsewhere
            for opening in await self._of(schedule, place)
            if self.is_free(opening)
        ]
        return min(found, key=lambda each: each.week.due_at, default=None)

    def is_free(self, opening: Opening) -> bool:
        week = opening.week
        return (
            not (week.settled or week.left_out or week.hosting)
            and week.due_at > self._chat.clock.now()
            and week.local_date <= self.last_day(opening.schedule)
        )

    def today(self, schedule: Schedule) -> date:
        return local_time.local_date(self._chat.clock.now(), schedule.zone)

    def last_day(self, schedule: Schedule) -> date:
        return self.today(schedule) + timedelta(weeks=MOST_WEEKS)

    async def _of(self, schedule: Schedule, place: Place) -> list[Opening]:
        # One more on either side: today's, which may be past, and what still waits of yesterday.
        weeks = await self._ahead.weeks(schedule, MOST_WEEKS + 2)
        return [Opening(schedule, place, week) for week in weeks]

    async def _numbered(self, call: Call) -> Streams:
        number = call.number("number", 0)
        schedule = await self._kept.schedules.numbered(number)
        if schedule is not None and await self._is_paused_here(schedule, call):
            raise UsageError("host-paused")
        if schedule is None or schedule.state is not ScheduleState.ACTIVE:
            raise UsageError("host-unknown-stream", number=str(number))
        if all(place.space != call.place.space for place in schedule.places):
            raise UsageError("host-elsewhere", number=str(number))
        place = await self._place(schedule, call)
        if place is None:
            raise UsageError("host-unknown-stream", number=str(number))
        return Streams([(schedule, place)], [])

    async def _place(self, schedule: Schedule, call: Call) -> Place | None:
        """The caller's channel if the stream posts there, else the first one of the same space that is turned on."""
        if schedule.state is not ScheduleState.ACTIVE:
            return None
        return await self._near(schedule, call)

    async def _paused(self, call: Call) -> bool:
        """There are streams here, and they are paused without an end."""
        return any([await self._is_paused_here(each, call) for each in await self._kept.schedules.all()])

    async def _is_paused_here(self, schedule: Schedule, call: Call) -> bool:
        paused = schedule.state is ScheduleState.PAUSED
        return paused and await self._near(schedule, call) is not None

    async def _near(self, schedule: Schedule, call: Call) -> Place | None:
        near = [place for place in schedule.places if place.space == call.place.space]
        for place in sorted(near, key=lambda each: each != call.place):
            if (await self._chat.channels.get(place)).prompts:
                return place
        return None
