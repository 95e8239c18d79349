"""Members who host a week, when staff change their stream.

Who has been given another time, or whose channel was left, hears of it in private. Of weeks that are left out now staff
are told: they may bring them back, or free the host.
"""

from __future__ import annotations

from collections.abc import Iterable
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
        moved = (new.weekday, new.time, new.zone) != (old.weekday, old.time, old.zone)
        planned = await self._kept.occurrences.of(new.id, since=since)
        for hosting in (await self._kept.dates.of(new.id, since=since)).hostings.values():
            day = hosting.local_date
            theirs = next((each for each in planned if _is_for(each, hosting)), None)
            due = theirs.due_at if theirs else local_time.instant(day, new.time, new.zone)
            if hosting.message is not None:
                continue
            if hosting.place not in new.places and (due > now or (theirs and theirs.reason == "moved")):
                await self._leave(call, "season-host-freed", hosting.host, new, due)
                await self._kept.hostings.give_back(new.id, day, hosting.host, now=now)
            elif moved and due > now:
                await self._leave(call, "season-host-moved", hosting.host, new, due)

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

    async def _leave(
        self, call: Call, sentence: str, host: Person, schedule: Schedule, due: datetime
    ) -> None:
        day = local_time.local_date(due, schedule.zone)
        wording = self._chat.wording

        def say(language: str) -> str:
            return wording.say(language, sentence, when=showing.when(due, schedule.zone, language, wording))

        await self._telling.leave(f"{sentence}:{call.key}:{day}", host, say)


def _is_for(occurrence: Occurrence, hosting: Hosting) -> bool:
    """The one that the host is to ask."""
    regular = occurrence.occasion == regular_occasion(hosting.local_date)
    return regular and occurrence.place == hosting.place
