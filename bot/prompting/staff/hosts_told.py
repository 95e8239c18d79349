"""Members who host a week, when staff change their stream.

Who has been given another time, or whose channel was left, hears of it in private. Of weeks that are left out now staff
are told: they may bring them back, or free the host.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chat.commands import Call
from bot.chat.ids import Person
from bot.prompting import showing
from bot.prompting.calendar import local_time
from bot.prompting.dates import Hosting
from bot.prompting.occurrence import Occurrence, regular_occasion
from bot.prompting.parts import Parts
from bot.prompting.schedule import Schedule
from bot.prompting.staff.season_words import SeasonWords
from bot.prompting.staff.stream_dates import typed

MOST_WEEKS = 12
"""Nobody hosts later."""

_CLOCK = frozenset({"weekday", "time", "zone"})
"""What gives a week another time."""


@dataclass(frozen=True, slots=True)
class _Week:
    hosting: Hosting
    planned: Occurrence | None
    due_at: datetime


class HostsTold:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._kept = parts.kept
        self._telling = parts.telling
        self._ahead = parts.ahead
        self._words = SeasonWords(parts)

    async def tell(self, call: Call, old: Schedule, new: Schedule) -> None:
        """`call` has made `new` of `old`. A week in a channel that was left is given back."""
        now = self._chat.clock.now()
        since = local_time.local_date(now, new.zone) - timedelta(days=1)
        step = timedelta(days=new.weekday - old.weekday)
        planned = await self._kept.occurrences.of(new.id, since=since)
        for hosting in (await self._kept.dates.of(new.id, since=since)).hostings.values():
            day = hosting.local_date
            theirs = next((each for each in planned if _is_for(each, hosting)), None)
            due = theirs.due_at if theirs else local_time.instant(day, new.time, new.zone)
            was = local_time.instant(day if theirs else day - step, old.time, old.zone)
            await self._see_to(call, new, _Week(hosting, theirs, due), moved=due != was)

    async def tell_again(self, call: Call, new: Schedule) -> None:
        """`call` has made the schedule what it is, and may have been stopped: who has not heard of it hears now."""
        since = local_time.local_date(self._chat.clock.now(), new.zone) - timedelta(days=1)
        moved = not _CLOCK.isdisjoint(call.options)
        planned = await self._kept.occurrences.of(new.id, since=since)
        for hosting in (await self._kept.dates.of(new.id, since=since)).hostings.values():
            theirs = next((each for each in planned if _is_for(each, hosting)), None)
            due = theirs.due_at if theirs else local_time.instant(hosting.local_date, new.time, new.zone)
            if hosting.since <= call.event.at:
                await self._see_to(call, new, _Week(hosting, theirs, due), moved=moved)

    async def remarks(self, call: Call, schedules: Iterable[Schedule]) -> list[str]:
        """To staff, about hosted weeks that are left out as things stand."""
        return [
            self._chat.wording.say(
                call.language,
                "season-hosted-left-out",
                name=await self._words.host(week.hosting, call.language),
                number=str(schedule.number),
                date=showing.day(week.local_date, call.language, self._chat.wording),
                typed=typed(week.local_date, call.language),
            )
            for schedule in schedules
            for week in await self._ahead.weeks(schedule, MOST_WEEKS)
            if week.hosting is not None and week.left_out and not week.settled
        ]

    async def _see_to(self, call: Call, new: Schedule, week: _Week, *, moved: bool) -> None:
        """Tell its host, once for each call. `moved`: it has another time now."""
        hosting, theirs, due = week.hosting, week.planned, week.due_at
        now = self._chat.clock.now()
        if hosting.message is not None:
            return
        if hosting.place not in new.places and (due > now or (theirs and theirs.reason == "moved")):
            await self._leave(call, "season-host-freed", hosting.host, new, due)
            await self._kept.hostings.give_back(new.id, hosting.local_date, hosting.host, now=now)
        elif due > now and moved:
            await self._leave(call, "season-host-moved", hosting.host, new, due)

    async def _leave(
        self, call: Call, sentence: str, host: Person, schedule: Schedule, due: datetime
    ) -> None:
        day = local_time.local_date(due, schedule.zone)
        wording = self._chat.wording

        def say(language: str) -> str:
            when = showing.when(due, schedule.zone, language, wording)
            return wording.say(language, sentence, when=when, zone=schedule.zone)

        await self._telling.leave(f"{sentence}:{call.key}:{day}", host, say)


def _is_for(occurrence: Occurrence, hosting: Hosting) -> bool:
    """The one that the host is to ask."""
    regular = occurrence.occasion == regular_occasion(hosting.local_date)
    return regular and occurrence.place == hosting.place
