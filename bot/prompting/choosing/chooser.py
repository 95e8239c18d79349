"""Choosing for an occasion, and keeping the choice; and what a season will be."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.chat.chat import Chat
from bot.chat.ids import Place
from bot.prompting.calendar.ahead import Ahead, Week
from bot.prompting.choosing import choosing, explaining
from bot.prompting.choosing.choosing import Choice
from bot.prompting.choosing.projecting import Date, Stream, project
from bot.prompting.choosing.shelf import Shelf, Wanted
from bot.prompting.dates import Dates
from bot.prompting.occurrence import Occurrence, regular_occasion
from bot.prompting.ports import PromptLibrary, Prompts
from bot.prompting.prompt import Prompt
from bot.prompting.schedule import Schedule, ScheduleState


class Chooser:
    def __init__(self, chat: Chat, kept: Prompts, library: PromptLibrary, ahead: Ahead) -> None:
        self._chat = chat
        self._kept = kept
        self._library = library
        self._ahead = ahead

    async def choose(self, occurrence: Occurrence, schedule: Schedule) -> Prompt | None:
        """The occasion's question, kept before anybody can see it; None: there is nothing at all."""
        if occurrence.extra:
            wanted = await self._wanted_extra(schedule)
        else:
            wanted = await self.wanted(schedule, occurrence.local_date)
        picked: Choice | None = None

        def pick(shelf: Shelf, chosen: str | None) -> tuple[str, str] | None:
            nonlocal picked
            picked = choosing.choose(shelf, self._library.prompts, wanted, chosen)
            return (picked.prompt.id, json.dumps(picked.because)) if picked is not None else None

        await self._kept.occurrences.choose(occurrence, schedule.places, pick, now=self._chat.clock.now())
        return picked.prompt if picked is not None else None

    async def likely(self, schedule: Schedule, on: date) -> Choice | None:
        """The question that would be posted as things stand; what was chosen for the date already stays."""
        occasion = await self._kept.occurrences.of(schedule.id, occasion=regular_occasion(on))
        chosen = next((each.prompt for each in occasion if each.prompt), None)
        shelf = await self._kept.occurrences.shelf(schedule.places, since=on)
        return choosing.choose(shelf, self._library.prompts, await self.wanted(schedule, on), chosen)

    async def season(self, schedule: Schedule, weeks: int) -> list[tuple[Week, Choice | None]]:
        """The dates to come with what they would be given if nothing changes; None where one is left out.

        Other active streams in the same channels take theirs in between.
        """
        return (await self.seasons([schedule, *await self._kept.schedules.beside(schedule)], weeks))[0]

    async def seasons(
        self, schedules: Sequence[Schedule], weeks: int
    ) -> list[list[tuple[Week, Choice | None]]]:
        """The same of several, each as if these were all there are."""
        coming = [await self._ahead.weeks(each, weeks) for each in schedules]
        streams = [await self._stream(each, dates) for each, dates in zip(schedules, coming, strict=True)]
        chosen = project(streams, self._library.prompts)
        return [list(zip(*each, strict=True)) for each in zip(coming, chosen, strict=True)]

    async def considered(self, schedule: Schedule, on: date, most: int) -> list[Choice]:
        """What would be chosen for the date if nobody had laid anything down for it, best first."""
        shelf = await self._kept.occurrences.shelf(schedule.places, since=on)
        return choosing.ranked(shelf, self._library.prompts, await self.wanted(schedule, on))[:most]

    async def unused(self, schedule: Schedule, on: date) -> tuple[list[Prompt], Shelf]:
        """What the schedule's channels have not seen within 52 weeks, best first."""
        shelf = await self._kept.occurrences.shelf(schedule.places, since=on)
        wanted = await self.wanted(schedule, on)
        return choosing.unused(shelf, self._library.prompts, wanted), shelf

    async def without_schedule(self, place: Place, on: date) -> Choice | None:
        """The question that a first schedule in this channel would post."""
        languages = frozenset([await self._chat.language_for(None, place)])
        return choosing.choose(
            await self._kept.occurrences.shelf((place,), since=on),
            self._library.prompts,
            Wanted(on=on, languages=languages, anywhere=languages),
        )

    def explain(self, because: str | Mapping[str, object], language: str) -> list[str]:
        """Sentences on how a question was chosen; `because` as `Choice` has it or as it was kept."""
        return explaining.explain(because, language, self._chat.wording)

    async def wanted(self, schedule: Schedule, on: date) -> Wanted:
        dates = await self._kept.dates.of(schedule.id, since=on)
        languages = await self.languages(schedule)
        return _wanted(on, schedule, dates, languages, await self._anywhere(languages))

    async def languages(self, schedule: Schedule) -> frozenset[str]:
        return frozenset([await self.language(schedule, place) for place in schedule.places])

    async def language(self, schedule: Schedule, place: Place) -> str:
        """The schedule's language, else the channel's, else the community's."""
        return schedule.language or await self._chat.language_for(None, place)

    async def _wanted_extra(self, schedule: Schedule) -> Wanted:
        """What preview shows: an extra posting takes the question of the next regular one.

        What is pinned to that date, or its host chose, is left to it: else it would be posted twice.
        """
        on = (await self._ahead.coming(schedule)).local_date
        return replace(await self.wanted(schedule, on), pinned=None, hosts=None)

    async def _stream(self, schedule: Schedule, weeks: Sequence[Week]) -> Stream:
        first = min((each.local_date for each in weeks), default=None)
        languages = await self.languages(schedule)
        anywhere = await self._anywhere(languages)
        return Stream(
            shelf=await self._kept.occurrences.shelf(schedule.places, since=first),
            dates=[_date(each, schedule, languages, anywhere) for each in weeks],
            places=frozenset(schedule.places),
        )

    async def _anywhere(self, languages: frozenset[str]) -> frozenset[str] | None:
        """The languages of all channels with a schedule, if a suggestion waits that these channels do not speak."""
        if (await self._kept.occurrences.waiting_languages()) <= languages:
            return None
        active = [each for each in await self._kept.schedules.all() if each.state is ScheduleState.ACTIVE]
        return languages.union(*[await self.languages(each) for each in active])


def _wanted(
    on: date, schedule: Schedule, dates: Dates, languages: frozenset[str], anywhere: frozenset[str] | None
) -> Wanted:
    pin, hosting = dates.pins.get(on), dates.hostings.get(on)
    return Wanted(
        on=on,
        languages=languages,
        anywhere=anywhere,
        pinned=pin.prompt if pin else None,
        hosts=hosting.prompt if hosting else None,
        kinds=schedule.rules.kinds,
    )


def _date(
    week: Week, schedule: Schedule, languages: frozenset[str], anywhere: frozenset[str] | None
) -> Date | None:
    if week.left_out:
        return None
    dates = Dates(
        pins={week.local_date: week.pin} if week.pin else {},
        hostings={week.local_date: week.hosting} if week.hosting else {},
    )
    chosen = next((each.prompt for each in week.occurrences if each.prompt), None)
    wanted = _wanted(week.local_date, schedule, dates, languages, anywhere)
    return Date(wanted=wanted, due_at=week.due_at, chosen=chosen)
