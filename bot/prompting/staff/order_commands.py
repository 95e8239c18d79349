"""`schedule swap|move`: the same questions in another order. What they lay down is pinned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from bot.chat.commands import Action, Call, Command, Handler, Option, Reply
from bot.chat.content import Content
from bot.chat.roles import Role
from bot.errors import UsageError
from bot.prompting.calendar.ahead import Week
from bot.prompting.choosing.choosing import Choice
from bot.prompting.parts import Parts
from bot.prompting.schedule import Schedule
from bot.prompting.staff.pin_commands import DATE
from bot.prompting.staff.pinning import Pinning
from bot.prompting.staff.prompt_names import PromptNames
from bot.prompting.staff.schedule_commands import NUMBER
from bot.prompting.staff.schedule_talk import ScheduleTalk
from bot.prompting.staff.season_words import Reader, SeasonWords
from bot.prompting.staff.stream_dates import StreamDates, typed

SWAP = Command(name="schedule swap", role=Role.STAFF, options=(NUMBER, DATE, Option(name="other", most=40)))
MOVE = Command(name="schedule move", role=Role.STAFF, options=(NUMBER, DATE, Option(name="to", most=40)))

Season = Sequence[tuple[Week, Choice | None]]


class OrderCommands:
    def __init__(self, parts: Parts) -> None:
        self._chooser = parts.chooser
        self._dates = StreamDates(parts)
        self._names = PromptNames(parts)
        self._words = SeasonWords(parts)
        self._talk = ScheduleTalk(parts)
        self._pinning = Pinning(parts)

    def commands(self) -> dict[Command | Action, Handler]:
        return {SWAP: self._swap, MOVE: self._move}

    async def _swap(self, call: Call) -> Reply:
        schedule = await self._pinning.stream(call)
        one, other = await self._ends(call, schedule, "other")
        season = await self._season(schedule, [one, other])
        asked = [self._asked(call, season, each) for each in (one, other)]
        pins = dict(zip((other.local_date, one.local_date), asked, strict=True))
        await self._pinning.pin(call, SWAP, schedule, pins)
        return await self._laid_down(call, "season-swap", schedule, pins, (one, other))

    async def _move(self, call: Call) -> Reply:
        schedule = await self._pinning.stream(call)
        start, end = await self._ends(call, schedule, "to")
        season = await self._season(schedule, [start, end])
        days = sorted((start.local_date, end.local_date))
        between = [
            week
            for week, _ in season
            if days[0] < week.local_date < days[1] and not week.left_out and not week.settled
        ]
        forward = start.local_date < end.local_date
        weeks = [start, *between, end] if forward else [end, *between, start]
        asked = [self._asked(call, season, each) for each in weeks]
        # The moved one goes to the end, and all others go one date towards where it stood.
        turned = [*asked[1:], asked[0]] if forward else [asked[-1], *asked[:-1]]
        pins = {week.local_date: prompt for week, prompt in zip(weeks, turned, strict=True)}
        await self._pinning.pin(call, MOVE, schedule, pins)
        return await self._laid_down(call, "season-move", schedule, pins, (start, end))

    async def _ends(self, call: Call, schedule: Schedule, option: str) -> tuple[Week, Week]:
        one, other = await self._dates.week(call, schedule), await self._dates.week(call, schedule, option)
        if one.local_date == other.local_date:
            raise UsageError("season-same-date", date=self._dates.spoken(one.local_date, call))
        return one, other

    async def _season(self, schedule: Schedule, weeks: Sequence[Week]) -> Season:
        last = max(each.local_date for each in weeks)
        return await self._chooser.season(schedule, self._dates.count_to(schedule, last))

    def _asked(self, call: Call, season: Season, week: Week) -> str:
        """The id of what the date would ask. Raises `UsageError` where it would ask nothing."""
        self._pinning.not_chosen(call, week)
        choice = next((found for each, found in season if each.local_date == week.local_date), None)
        if week.left_out or choice is None:
            raise UsageError("season-asks-nothing", date=self._dates.spoken(week.local_date, call))
        return choice.prompt.id

    async def _laid_down(
        self, call: Call, sentence: str, schedule: Schedule, days: Iterable[date], ends: tuple[Week, Week]
    ) -> Content:
        """The dates as they are now, so that a call handled twice says the same twice."""
        reader = Reader(call.language, await self._names.labels())
        known = await self._names.known()
        pins = await self._pinning.pins(schedule)
        lines = [
            f"- **{self._dates.spoken(day, call)}** · {self._words.question(known[pins[day].prompt], reader)}"
            for day in sorted(days)
            if day in pins and pins[day].prompt in known
        ]
        date_, other = (typed(each.local_date, call.language) for each in ends)
        number = str(schedule.number)
        heading = self._talk.say(call, sentence, number=number).text
        undo = self._talk.say(call, f"{sentence}-undo", number=number, date=date_, other=other).text
        return Content(text="\n".join([heading, "", *lines, "", undo]))
