"""`schedule skip|unskip`: a date is left out, and then not after all."""

from __future__ import annotations

from datetime import date

from bot.chat.commands import Action, Call, Command, Handler, Option, Reply
from bot.chat.content import Content
from bot.chat.roles import Role
from bot.errors import UsageError
from bot.prompting import showing
from bot.prompting.calendar import local_time
from bot.prompting.parts import Parts
from bot.prompting.schedule import Schedule
from bot.prompting.staff.hosts_told import HostsTold
from bot.prompting.staff.pin_commands import DATE
from bot.prompting.staff.pinning import Pinning
from bot.prompting.staff.schedule_commands import NUMBER
from bot.prompting.staff.schedule_talk import ScheduleTalk
from bot.prompting.staff.season_words import SeasonWords
from bot.prompting.staff.stream_dates import StreamDates, typed

SKIP = Command(
    name="schedule skip",
    role=Role.STAFF,
    options=(NUMBER, Option(name="date", required=False, most=40)),
)
UNSKIP = Command(name="schedule unskip", role=Role.STAFF, options=(NUMBER, DATE))


class SkipCommands:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._kept = parts.kept
        self._planning = parts.planning
        self._ahead = parts.ahead
        self._dates = StreamDates(parts)
        self._words = SeasonWords(parts)
        self._hosts = HostsTold(parts)
        self._talk = ScheduleTalk(parts)
        self._pinning = Pinning(parts)

    def commands(self) -> dict[Command | Action, Handler]:
        return {SKIP: self._skip, UNSKIP: self._unskip}

    async def _skip(self, call: Call) -> Reply:
        schedule = await self._talk.numbered(call)
        done = await self._kept.dates.skipped_by(call.key)
        if done is None:
            await self._planning.plan(schedule)
            done = await self._date_to_skip(call, schedule)
            await self._kept.dates.skip(
                schedule.id,
                done,
                call=call.key,
                by=call.caller,
                now=self._chat.clock.now(),
            )
            await self._talk.record(call, SKIP, schedule)
        skipped = local_time.instant(done, schedule.time, schedule.zone)
        wording = self._chat.wording
        said = await self._talk.said(
            call,
            "schedule-skipped",
            schedule,
            skipped=showing.when(skipped, schedule.zone, call.language, wording),
        )
        fields = {"number": str(schedule.number), "date": typed(done, call.language)}
        undone = f"{said.text} {self._talk.say(call, 'season-skip-undo', **fields).text}"
        return Content(text="\n\n".join([undone, *await self._hosts.remarks(call, [schedule])]))

    async def _unskip(self, call: Call) -> Reply:
        schedule = await self._pinning.stream(call)
        day = await self._dates.named(call, schedule)
        if await self._kept.dates.unskip(schedule.id, day, now=self._chat.clock.now()):
            await self._talk.record(call, UNSKIP, schedule)
        week = await self._dates.week(call, schedule)
        off = tuple(await self._kept.dates.days_off())
        left_out = self._words.left_out(schedule, week, call.language, off)
        fields = {"date": self._dates.spoken(day, call), "number": str(schedule.number)}
        if left_out:
            return self._talk.say(call, "season-unskip-still", reason=left_out, **fields)
        return self._talk.say(call, "season-unskip", typed=typed(day, call.language), **fields)

    async def _date_to_skip(self, call: Call, schedule: Schedule) -> date:
        week = await self._ahead.coming(schedule)
        coming = week.local_date
        if not call.text("date"):
            if not week.comes:
                raise UsageError("season-nothing-comes", number=str(schedule.number))
            return coming
        wanted = await self._dates.named(call, schedule)
        self._dates.within_reach(schedule, wanted, call)
        wording = self._chat.wording
        spoken = showing.day(wanted, call.language, wording)
        if wanted != coming and wanted.weekday() != schedule.weekday:
            raise UsageError(
                "schedule-date-other-day",
                date=spoken,
                near=showing.day(coming, call.language, wording),
            )
        if wanted < coming:
            raise UsageError("schedule-date-done", date=spoken)
        return wanted
