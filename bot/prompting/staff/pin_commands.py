"""`schedule pin|unpin`: this question on that date."""

from __future__ import annotations

from datetime import timedelta

from bot.chat.commands import Action, Call, Command, Handler, Option, Reply
from bot.chat.content import Content
from bot.chat.roles import Role
from bot.errors import UsageError
from bot.prompting.calendar.ahead import Week
from bot.prompting.dates import Pin
from bot.prompting.parts import Parts
from bot.prompting.prompt import Prompt
from bot.prompting.schedule import Schedule
from bot.prompting.staff.pinning import Pinning
from bot.prompting.staff.prompt_names import PromptNames
from bot.prompting.staff.schedule_commands import NUMBER
from bot.prompting.staff.schedule_talk import ScheduleTalk
from bot.prompting.staff.season_words import Reader, SeasonWords
from bot.prompting.staff.stream_dates import StreamDates, typed

DATE = Option(name="date", most=40)
PIN = Command(name="schedule pin", role=Role.STAFF, options=(NUMBER, DATE, Option(name="prompt", most=40)))
UNPIN = Command(name="schedule unpin", role=Role.STAFF, options=(NUMBER, DATE))
SAME = timedelta(weeks=52)
"""A question that comes twice within this time is remarked on."""
_WHOLE = 200


class PinCommands:
    def __init__(self, parts: Parts) -> None:
        self._kept = parts.kept
        self._dates = StreamDates(parts)
        self._names = PromptNames(parts)
        self._words = SeasonWords(parts)
        self._talk = ScheduleTalk(parts)
        self._pinning = Pinning(parts)

    def commands(self) -> dict[Command | Action, Handler]:
        return {PIN: self._pin, UNPIN: self._unpin}

    async def _pin(self, call: Call) -> Reply:
        schedule = await self._pinning.stream(call)
        prompt = await self._names.find(call.text("prompt"))
        week = await self._dates.week(call, schedule)
        self._may_be_pinned(call, schedule, week)
        self._pinning.not_chosen(call, week, prompt.id)
        remarks = [
            *await self._remarks(call, schedule, week),
            *await self._twice(call, schedule, week, prompt),
        ]
        await self._pinning.pin(call, PIN, schedule, {week.local_date: prompt.id})
        reader = Reader(call.language, await self._names.labels())
        before = await self._there(week.pin) or prompt.id
        said = self._talk.say(
            call,
            "season-pin",
            number=str(schedule.number),
            date=self._dates.spoken(week.local_date, call),
            typed=typed(week.local_date, call.language),
            question=self._words.question(prompt, reader, _WHOLE),
            before=reader.name(before) if before != prompt.id else "none",
        )
        return Content(text="\n\n".join([said.text, *remarks]))

    async def _unpin(self, call: Call) -> Reply:
        schedule = await self._pinning.stream(call)
        day = await self._dates.named(call, schedule)
        pinned = (await self._pinning.pins(schedule)).get(day)
        if await self._kept.dates.unpin(schedule.id, [day]):
            await self._talk.record(call, UNPIN, schedule)
        before = await self._there(pinned)
        reader = Reader(call.language, await self._names.labels())
        return self._talk.say(
            call,
            "season-unpin",
            number=str(schedule.number),
            date=self._dates.spoken(day, call),
            typed=typed(day, call.language),
            before=reader.name(before) if before else "none",
        )

    async def _there(self, pin: Pin | None) -> str | None:
        """The id of what was pinned before, unless it is gone and cannot be pinned again."""
        return pin.prompt if pin is not None and pin.prompt in await self._names.known() else None

    def _may_be_pinned(self, call: Call, schedule: Schedule, week: Week) -> None:
        fields = {"date": self._dates.spoken(week.local_date, call), "number": str(schedule.number)}
        if week.left_out == "date_skipped":
            raise UsageError("season-is-skipped", typed=typed(week.local_date, call.language), **fields)
        if week.left_out == "paused_until":
            raise UsageError("season-is-paused", **fields)

    async def _remarks(self, call: Call, schedule: Schedule, week: Week) -> list[str]:
        found: list[str] = []
        off = tuple(await self._kept.dates.days_off())
        if although := self._words.although(schedule, week, call.language, off):
            found.append(self._talk.say(call, "season-pin-although", what=although).text)
        if week.hosting is not None:
            name = await self._words.host(week.hosting, call.language)
            found.append(self._talk.say(call, "season-pin-hosted", name=name).text)
        return found

    async def _twice(self, call: Call, schedule: Schedule, week: Week, prompt: Prompt) -> list[str]:
        """Where else the stream's channels see it within a year."""
        found = [
            self._talk.say(call, "season-pin-twice", date=self._dates.spoken(day, call)).text
            for day, pin in sorted((await self._pinning.pins(schedule)).items())
            if pin.prompt == prompt.id and day != week.local_date and abs(day - week.local_date) < SAME
        ]
        shelf = await self._kept.occurrences.shelf(schedule.places, since=week.local_date)
        seen = shelf.seen.get(prompt.id)
        if seen is not None and seen != week.local_date and abs(week.local_date - seen) < SAME:
            found.append(self._talk.say(call, "season-pin-seen", date=self._dates.spoken(seen, call)).text)
        return found
