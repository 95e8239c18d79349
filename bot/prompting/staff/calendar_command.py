"""`schedule calendar`: the next twelve weeks of one stream, or of all together."""

from __future__ import annotations

from bot.chat.commands import Action, Call, Command, Handler, Kind, Option, Reply
from bot.chat.content import Content
from bot.chat.roles import Role
from bot.errors import UsageError
from bot.prompting import showing
from bot.prompting.calendar.ahead import Week
from bot.prompting.choosing.choosing import Choice
from bot.prompting.parts import Parts
from bot.prompting.schedule import Schedule, ScheduleState
from bot.prompting.staff.calendar_lines import CalendarLines, Entry
from bot.prompting.staff.prompt_names import PromptNames
from bot.prompting.staff.schedule_commands import NUMBER
from bot.prompting.staff.schedule_talk import ScheduleTalk
from bot.prompting.staff.season_words import Reader

CALENDAR = Command(
    name="schedule calendar",
    role=Role.STAFF,
    options=(Option(name="number", kind=Kind.NUMBER, required=False, most=NUMBER.most),),
)
WEEKS = 12
MOST_LINES = 32
"""Of several streams together: so many still fit into one message on Slack."""


class CalendarCommand:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._kept = parts.kept
        self._chooser = parts.chooser
        self._forecast = parts.forecast
        self._names = PromptNames(parts)
        self._parts = parts
        self._talk = ScheduleTalk(parts)

    def commands(self) -> dict[Command | Action, Handler]:
        return {CALENDAR: self._calendar}

    async def _calendar(self, call: Call) -> Reply:
        streams = await self._streams(call)
        entries = [
            entry
            for each, season in zip(streams, await self._seasons(streams), strict=True)
            for entry in await self._entries(each, season)
        ]
        entries.sort(key=lambda each: (each.at, each.schedule.number))
        drawn = await self._lines(streams, entries, call)
        lines = [await drawn.line(each) for each in entries[:MOST_LINES]]
        more = len(entries) - MOST_LINES
        if more > 0:
            lines += ["", self._say(call.language, "season-more", count=more)]
        lines += ["", self._say(call.language, "season-how")]
        return Content(text="\n".join([await self._heading(streams, call), "", *lines]))

    async def _entries(self, stream: Schedule, season: list[tuple[Week, Choice | None]]) -> list[Entry]:
        outlooks = await self._forecast.of(stream, [week for week, _ in season])
        return [Entry(stream, week, choice, outlooks) for week, choice in season]

    async def _lines(self, streams: list[Schedule], entries: list[Entry], call: Call) -> CalendarLines:
        pinned = [each.week.pin.prompt for each in entries if each.week.pin is not None]
        reader = Reader(call.language, await self._names.labels(pinned))
        off = tuple(await self._kept.dates.days_off())
        # Asked once for each stream, not for each date: a platform may have to be asked for a channel's name.
        several = streams if len(streams) > 1 else []
        channels = {each.id: await showing.place_names(each.places, self._chat) for each in several}
        return CalendarLines(self._parts, reader, off, channels)

    async def _seasons(self, streams: list[Schedule]) -> list[list[tuple[Week, Choice | None]]]:
        if len(streams) == 1:
            return [await self._chooser.season(streams[0], WEEKS)]
        return await self._chooser.seasons(streams, WEEKS)

    async def _streams(self, call: Call) -> list[Schedule]:
        if "number" in call.options:
            return [await self._talk.numbered(call)]
        streams = [each for each in await self._kept.schedules.all() if each.state is ScheduleState.ACTIVE]
        if not streams:
            raise UsageError("season-no-streams")
        return streams

    async def _heading(self, streams: list[Schedule], call: Call) -> str:
        if len(streams) > 1:
            return self._say(call.language, "season-of-all", count=len(streams), weeks=WEEKS)
        stream = streams[0]
        return self._say(
            call.language,
            "season-of-one",
            state=stream.state.value,
            weeks=WEEKS,
            number=str(stream.number),
            weekly=showing.weekly(stream, call.language, self._chat.wording),
            channels=await showing.place_names(stream.places, self._chat),
        )

    def _say(self, language: str, sentence: str, **fields: str | int) -> str:
        return self._chat.wording.say(language, sentence, **fields)
