"""What comes next in a schedule: when, and which question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.chat.chat import Chat
from bot.chat.ids import Place
from bot.prompting.calendar import local_time
from bot.prompting.choosing import choosing
from bot.prompting.choosing.choosing import Shelf, Wanted
from bot.prompting.ports import PromptLibrary, Prompts
from bot.prompting.prompt import Prompt
from bot.prompting.schedule import (
    OccurrenceState,
    Schedule,
    ScheduleState,
    regular_occasion,
)


@dataclass(frozen=True, slots=True)
class Coming:
    """`due_at` may have passed while Vertti still waits for the platform."""

    local_date: date
    due_at: datetime


class NextUp:
    def __init__(self, chat: Chat, kept: Prompts, library: PromptLibrary) -> None:
        self._chat = chat
        self._kept = kept
        self._library = library

    async def coming(self, schedule: Schedule) -> Coming:
        """The next regular occasion that is not skipped, as if the schedule were active."""
        now = self._chat.clock.now()
        skips = await self._kept.schedules.skips(schedule.id)
        today = local_time.local_date(now, schedule.zone)
        recent = await self._kept.occurrences.of(schedule.id, since=today - local_time.WEEK)
        for each in recent:
            waits = each.state is OccurrenceState.PLANNED and not each.extra
            if waits and each.local_date not in skips:
                return Coming(each.local_date, each.due_at)
        settled = {each.local_date for each in recent if not each.extra}
        return next(
            Coming(day, due_at)
            for day in local_time.dates(schedule.weekday, today)
            if day not in skips and day not in settled
            for due_at in [local_time.instant(day, schedule.time, schedule.zone)]
            if due_at > max(now, schedule.since)
        )

    async def prompt(self, schedule: Schedule, on: date) -> Prompt | None:
        """The question that would be posted as things stand; what was chosen for the date already stays."""
        occasion = await self._kept.occurrences.of(schedule.id, occasion=regular_occasion(on))
        chosen = next((each.prompt for each in occasion if each.prompt), None)
        return choosing.choose(
            await self._kept.occurrences.shelf(schedule.places),
            self._library.prompts,
            await self.wanted(schedule, on),
            chosen,
        )

    async def without_schedule(self, place: Place, on: date) -> Prompt | None:
        """The question that a first schedule in this channel would post."""
        languages = frozenset([await self._chat.language_for(None, place)])
        return choosing.choose(
            await self._kept.occurrences.shelf((place,)),
            self._library.prompts,
            Wanted(on=on, languages=languages, anywhere=languages),
        )

    async def unused(self, schedule: Schedule, on: date) -> tuple[list[Prompt], Shelf]:
        """What the schedule's channels have not seen yet."""
        shelf = await self._kept.occurrences.shelf(schedule.places)
        wanted = await self.wanted(schedule, on)
        return choosing.unused(shelf, self._library.prompts, wanted), shelf

    async def wanted(self, schedule: Schedule, on: date) -> Wanted:
        active = [each for each in await self._kept.schedules.all() if each.state is ScheduleState.ACTIVE]
        anywhere = [await self.languages(each) for each in [schedule, *active]]
        return Wanted(on=on, languages=anywhere[0], anywhere=frozenset[str]().union(*anywhere))

    async def languages(self, schedule: Schedule) -> frozenset[str]:
        return frozenset([await self.language(schedule, place) for place in schedule.places])

    async def language(self, schedule: Schedule, place: Place) -> str:
        """The schedule's language, else the channel's, else the community's."""
        return schedule.language or await self._chat.language_for(None, place)
