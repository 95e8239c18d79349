"""`schedule add|list|pause|resume|remove`: which schedules there are."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.commands import Action, Call, Command, Handler, Kind, Option, Reply
from bot.chat.content import Content, literal, shortened
from bot.chat.ids import derived_id
from bot.chat.roles import Role
from bot.errors import UsageError
from bot.prompting.calendar import local_time
from bot.prompting.parts import Parts
from bot.prompting.rules import Rules
from bot.prompting.schedule import WEEKDAYS, Schedule, ScheduleState
from bot.prompting.staff import rule_sentences
from bot.prompting.staff.hosts_told import HostsTold
from bot.prompting.staff.schedule_talk import ScheduleTalk
from bot.prompting.staff.season_words import SeasonWords
from bot.prompting.staff.stream_checks import StreamChecks
from bot.prompting.staff.stream_dates import StreamDates

NUMBER = Option(name="number", kind=Kind.NUMBER, most=999_999)
MOST_LISTED, MOST_CHARACTERS = 16, 3500
"""So much of a list fits into one message on every platform; on Slack each change of look costs room."""


def _staff(name: str, *options: Option) -> Command:
    return Command(name=name, role=Role.STAFF, options=options)


ADD = _staff(
    "schedule add",
    Option(name="weekday", kind=Kind.CHOICE, choices=WEEKDAYS),
    Option(name="time", most=40, words_before=local_time.WORDS_BEFORE_TIME),
    Option(name="channels", kind=Kind.PLACES),
    Option(name="zone", required=False, most=60),
    Option(name="language", kind=Kind.CHOICE, choices=("fi", "sv", "en"), required=False),
)
LIST = _staff("schedule list", Option(name="number", kind=Kind.NUMBER, required=False, most=NUMBER.most))
PAUSE = _staff("schedule pause", NUMBER, Option(name="until", required=False, most=40))
RESUME = _staff("schedule resume", NUMBER)
REMOVE = _staff("schedule remove", NUMBER)


class ScheduleCommands:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._kept = parts.kept
        self._planning = parts.planning
        self._ahead = parts.ahead
        self._chooser = parts.chooser
        self._talk = ScheduleTalk(parts)
        self._checks = StreamChecks(parts)
        self._dates = StreamDates(parts)
        self._words = SeasonWords(parts)
        self._hosts = HostsTold(parts)

    def commands(self) -> dict[Command | Action, Handler]:
        return {
            ADD: self._add,
            LIST: self._list,
            PAUSE: self._pause,
            RESUME: self._resume,
            REMOVE: self._remove,
        }

    async def _add(self, call: Call) -> Reply:
        zone = local_time.read_zone(call.text("zone", self._chat.timezone))
        schedule = Schedule(
            id=derived_id("schedule", call.key),
            number=0,
            weekday=WEEKDAYS.index(call.text("weekday")),
            time=local_time.read_time(call.text("time")),
            zone=zone,
            language=call.text("language") or None,
            places=tuple(dict.fromkeys(call.places("channels"))),
            state=ScheduleState.ACTIVE,
            since=self._chat.clock.now(),
            planned_to=None,
            created_by=call.caller,
        )
        if not schedule.places:
            raise UsageError("schedule-no-channels")
        await self._checks.may_be(schedule)
        kept = await self._kept.schedules.add(schedule)
        await self._talk.record(call, ADD, kept)
        added = await self._talk.said(call, "schedule-added", kept)
        undo = self._talk.say(call, "season-added-undo", number=str(kept.number)).text
        return _together(f"{added.text} {undo}", self._checks.quiet_remark(kept, call.language))

    async def _list(self, call: Call) -> Reply:
        schedules = [
            each for each in await self._kept.schedules.all() if each.state is not ScheduleState.REMOVED
        ]
        if not schedules:
            return self._talk.say(call, "schedule-none")
        first = call.number("number", 0)
        wanted = [each for each in schedules if each.number >= first]
        if not wanted:
            raise UsageError("schedule-unknown", number=str(first))
        lines = await self._lines(wanted, call)
        more, rest = "", wanted[len(lines) :]
        if rest:
            fields = {"count": len(rest), "number": str(rest[0].number)}
            more = self._chat.wording.say(call.language, "schedule-more", **fields)
        return _together("\n".join(lines), more, await self._days_off(call))

    async def _lines(self, schedules: Sequence[Schedule], call: Call) -> list[str]:
        """Of the first ones, as many as fit."""
        lines: list[str] = []
        room = MOST_CHARACTERS
        for schedule in schedules[:MOST_LISTED]:
            line = await self._line(schedule, call)
            room -= len(line)
            if lines and room < 0:
                break
            lines.append(line)
        return lines

    async def _line(self, schedule: Schedule, call: Call) -> str:
        coming = await self._ahead.coming(schedule)
        choice = await self._chooser.likely(schedule, coming.local_date)
        wording = self._chat.wording
        question = wording.say(call.language, "schedule-nothing-left")
        if choice is not None:
            text = choice.prompt.text[choice.prompt.language_near(call.language)]
            question = literal(shortened(text, 90))
        line = wording.say(
            call.language,
            "schedule-line",
            state=schedule.state.value,
            question=question,
            **await self._talk.words(schedule, call.language),
        )
        return " ".join([f"- {line}", *self._own(schedule, call)])

    def _own(self, schedule: Schedule, call: Call) -> list[str]:
        """What differs from what a new schedule has."""
        said: list[str] = []
        if schedule.paused_until is not None and schedule.paused_until > self._dates.today(schedule):
            until = self._dates.spoken(schedule.paused_until, call)
            said.append(self._talk.say(call, "season-list-paused", until=until).text)
        rules = [
            rule_sentences.sentence(each, schedule.rules, call.language, self._chat.wording)
            for each in rule_sentences.differing(schedule.rules, Rules())
        ]
        if rules:
            said.append(self._talk.say(call, "season-list-rules", rules=" ".join(rules)).text)
        return said

    async def _days_off(self, call: Call) -> str:
        found = await self._kept.dates.days_off()
        days = "; ".join(self._words.days_off(each, call.language) for each in found)
        return self._talk.say(call, "season-list-off", days=days).text if found else ""

    async def _pause(self, call: Call) -> Reply:
        schedule = await self._talk.numbered(call)
        if schedule.state is ScheduleState.REMOVED:
            raise UsageError("schedule-is-removed", number=str(schedule.number))
        if call.text("until"):
            return await self._pause_until(call, schedule)
        await self._change(call, PAUSE, schedule, ScheduleState.PAUSED)
        await self._kept.schedules.pause_until(schedule.id, None, now=self._chat.clock.now())
        return await self._talk.said(call, "schedule-paused", schedule)

    async def _pause_until(self, call: Call, schedule: Schedule) -> Reply:
        """It stays active: the dates before `until` are left out."""
        until = self._dates.read(call, schedule, "until")
        self._dates.within_reach(schedule, until, call)
        await self._planning.plan(schedule)
        now = self._chat.clock.now()
        if schedule.paused_until != until or schedule.state is not ScheduleState.ACTIVE:
            await self._kept.schedules.pause_until(schedule.id, until, now=now)
            await self._kept.schedules.change(schedule.id, ScheduleState.ACTIVE, now=now)
            await self._talk.record(call, PAUSE, schedule)
        fresh = await self._kept.schedules.get(schedule.id) or schedule
        said = await self._talk.said(call, "season-paused", fresh, until=self._dates.spoken(until, call))
        return _together(said.text, *await self._hosts.remarks(call, [fresh]))

    async def _resume(self, call: Call) -> Reply:
        schedule = await self._talk.numbered(call)
        await self._change(call, RESUME, schedule, ScheduleState.ACTIVE)
        if schedule.paused_until is not None:
            await self._kept.schedules.pause_until(schedule.id, None, now=self._chat.clock.now())
            if schedule.state is ScheduleState.ACTIVE:
                await self._talk.record(call, RESUME, schedule)
        fresh = await self._kept.schedules.get(schedule.id)
        said = await self._talk.said(call, "schedule-resumed", fresh or schedule)
        undo = self._talk.say(call, "season-resumed-undo", number=str(schedule.number)).text
        return Content(text=f"{said.text} {undo}")

    async def _remove(self, call: Call) -> Reply:
        schedule = await self._talk.numbered(call)
        await self._change(call, REMOVE, schedule, ScheduleState.REMOVED)
        return await self._talk.said(call, "schedule-removed", schedule)

    async def _change(self, call: Call, command: Command, schedule: Schedule, state: ScheduleState) -> None:
        # What was due before the change is planned first, so that the change loses nothing.
        await self._planning.plan(schedule)
        now = self._chat.clock.now()
        if await self._kept.schedules.change(schedule.id, state, now=now):
            await self._talk.record(call, command, schedule)


def _together(*parts: str) -> Content:
    return Content(text="\n\n".join(filter(None, parts)))
