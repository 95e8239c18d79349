"""`schedule why`: what was decided about a question, and what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.chat.commands import Action, Call, Command, Handler, Option, Reply
from bot.chat.content import Content, literal, shortened
from bot.chat.roles import Role
from bot.errors import UsageError
from bot.prompting import showing
from bot.prompting.calendar import local_time
from bot.prompting.occurrence import Occurrence, OccurrenceState, regular_occasion
from bot.prompting.parts import Parts
from bot.prompting.prompt import Prompt
from bot.prompting.schedule import Schedule
from bot.prompting.staff.prompt_names import PromptNames
from bot.prompting.staff.schedule_commands import NUMBER
from bot.prompting.staff.schedule_talk import ScheduleTalk
from bot.prompting.staff.stream_dates import StreamDates
from bot.prompting.staff.why_words import WhyWords

WHY = Command(
    name="schedule why", role=Role.STAFF, options=(NUMBER, Option(name="date", required=False, most=40))
)
_YEAR = timedelta(days=364)
_QUESTION = 200
"""Characters of the question."""


class WhyCommand:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._kept = parts.kept
        self._ahead = parts.ahead
        self._chooser = parts.chooser
        self._faces = parts.faces
        self._planning = parts.planning
        self._dates = StreamDates(parts)
        self._names = PromptNames(parts)
        self._talk = ScheduleTalk(parts)
        self._words = WhyWords(parts)

    def commands(self) -> dict[Command | Action, Handler]:
        return {WHY: self._why}

    async def _why(self, call: Call) -> Reply:
        schedule = await self._talk.numbered(call)
        await self._planning.plan(schedule)
        day = await self._day(call, schedule)
        rows = await self._occurrences(call, schedule, day)
        hosting = await self._kept.hostings.get(schedule.id, day)
        parts: list[str] = []
        for occasion in dict.fromkeys(each.occasion for each in rows):
            of_it = [each for each in rows if each.occasion == occasion]
            parts.append(await self._heading(call, schedule, of_it[0]))
            parts += await self._question(call, schedule, of_it)
            lines = [
                line
                for each in of_it
                for line in await self._words.of(each, schedule, hosting, call.language)
            ]
            parts.append("\n".join(lines))
        return Content(text="\n\n".join(parts))

    async def _day(self, call: Call, schedule: Schedule) -> date:
        """The date named, the nearest such day where no year is; else the last that was due, else the next."""
        today = self._dates.today(schedule)
        if call.text("date"):
            both = [local_time.read_date(call.text("date"), today=each) for each in (today - _YEAR, today)]
            return min(both, key=lambda day: abs((day - today).days))
        rows = await self._kept.occurrences.of(schedule.id, since=today - _YEAR)
        if rows:
            return max(each.local_date for each in rows)
        return (await self._ahead.coming(schedule)).local_date

    async def _occurrences(self, call: Call, schedule: Schedule, day: date) -> Sequence[Occurrence]:
        """All of that date, as they are kept or as they will be. Raises `UsageError`."""
        rows = await self._kept.occurrences.of(schedule.id, since=day)
        rows = [each for each in rows if each.local_date == day]
        if rows:
            order = {place: number for number, place in enumerate(schedule.places)}
            return sorted(rows, key=lambda each: (each.occasion, order.get(each.place, len(order))))
        if day < self._dates.today(schedule):
            fields = {"number": str(schedule.number), "date": self._dates.spoken(day, call)}
            raise UsageError("decided-nothing-then", **fields)
        named = bool(call.text("date"))
        week = await (self._dates.week(call, schedule) if named else self._ahead.coming(schedule))
        return [
            Occurrence(
                schedule=schedule.id,
                occasion=regular_occasion(day),
                local_date=day,
                place=place,
                due_at=week.due_at,
            )
            for place in schedule.places
        ]

    async def _heading(self, call: Call, schedule: Schedule, occurrence: Occurrence) -> str:
        when = showing.when(occurrence.due_at, schedule.zone, call.language, self._chat.wording)
        sentence = "decided-heading-extra" if occurrence.extra else "decided-heading"
        return self._talk.say(call, sentence, number=str(schedule.number), when=when).text

    async def _question(self, call: Call, schedule: Schedule, occasion: Sequence[Occurrence]) -> list[str]:
        """Which question it is, and how it was chosen."""
        first = occasion[0]
        if first.prompt is not None:
            prompt = await self._faces.prompt(first)
            because = await self._kept.occurrences.because(schedule.id, first.occasion)
            said = await self._named(call, "decided-question", prompt, first.prompt)
            told = [said, *self._chooser.explain(because, call.language)]
            told += await self._instead(call, schedule, first, first.prompt)
            if await self._kept.corrections.of(schedule.id, first.occasion):
                told.append(self._talk.say(call, "decided-corrected").text)
            return [" ".join(told)]
        if all(each.state is not OccurrenceState.PLANNED for each in occasion):
            return []
        count = self._dates.count_to(schedule, first.local_date)
        season = {each.local_date: choice for each, choice in await self._chooser.season(schedule, count)}
        choice = season.get(first.local_date)
        if choice is None:
            return []
        said = await self._named(call, "decided-question-likely", choice.prompt, choice.prompt.id)
        instead = await self._instead(call, schedule, first, choice.prompt.id)
        return [" ".join([said, *self._chooser.explain(choice.because, call.language), *instead])]

    async def _instead(self, call: Call, schedule: Schedule, first: Occurrence, prompt: str) -> list[str]:
        """That another question was pinned to the date, which is gone."""
        pins = (await self._kept.dates.of(schedule.id, since=first.local_date)).pins
        pin = None if first.extra else pins.get(first.local_date)
        if pin is None or pin.prompt == prompt:
            return []
        name = (await self._names.labels([pin.prompt])).get(pin.prompt, pin.prompt)
        return [self._talk.say(call, "decided-pin-lost", prompt=name).text]

    async def _named(self, call: Call, sentence: str, prompt: Prompt | None, prompt_id: str) -> str:
        name = (await self._names.labels([prompt_id])).get(prompt_id, prompt_id)
        if prompt is None:
            return self._talk.say(call, "decided-question-gone", prompt=name).text
        text = prompt.text[prompt.language_near(call.language)]
        return self._talk.say(call, sentence, question=literal(shortened(text, _QUESTION)), prompt=name).text
