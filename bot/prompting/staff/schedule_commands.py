"""`schedule add|list|pause|resume|remove`: which schedules there are."""

from __future__ import annotations

from bot.chat.chat import Chat
from bot.chat.commands import Action, Call, Command, Handler, Kind, Option, Reply
from bot.chat.content import Content, literal, shortened
from bot.chat.ids import Place, derived_id
from bot.chat.roles import Role
from bot.errors import UsageError
from bot.prompting import showing
from bot.prompting.calendar import local_time
from bot.prompting.calendar.planning import Planning
from bot.prompting.choosing.next_up import NextUp
from bot.prompting.ports import Prompts
from bot.prompting.schedule import (
    WEEKDAYS,
    Schedule,
    ScheduleState,
)
from bot.prompting.staff.schedule_talk import ScheduleTalk

NUMBER = Option(name="number", kind=Kind.NUMBER, most=999_999)


def _staff(name: str, *options: Option) -> Command:
    return Command(name=name, role=Role.STAFF, options=options)


ADD = _staff(
    "schedule add",
    Option(name="weekday", kind=Kind.CHOICE, choices=WEEKDAYS),
    Option(name="time", most=40),
    Option(name="channels", kind=Kind.PLACES),
    Option(name="zone", required=False, most=60),
    Option(name="language", kind=Kind.CHOICE, choices=("fi", "sv", "en"), required=False),
)
LIST = _staff("schedule list")
PAUSE = _staff("schedule pause", NUMBER)
RESUME = _staff("schedule resume", NUMBER)
REMOVE = _staff("schedule remove", NUMBER)


class ScheduleCommands:
    def __init__(
        self,
        chat: Chat,
        kept: Prompts,
        planning: Planning,
        next_up: NextUp,
    ) -> None:
        self._chat = chat
        self._kept = kept
        self._planning = planning
        self._next_up = next_up
        self._talk = ScheduleTalk(chat, kept, next_up)

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
        await self._channels_are_on(schedule.places)
        await self._is_new(schedule)
        kept = await self._kept.schedules.add(schedule)
        await self._talk.record(call, ADD, kept)
        return await self._talk.said(call, "schedule-added", kept)

    async def _list(self, call: Call) -> Reply:
        schedules = [
            each for each in await self._kept.schedules.all() if each.state is not ScheduleState.REMOVED
        ]
        if not schedules:
            return self._talk.say(call, "schedule-none")
        return Content(text="\n".join([await self._line(each, call) for each in schedules]))

    async def _line(self, schedule: Schedule, call: Call) -> str:
        coming = await self._next_up.coming(schedule)
        prompt = await self._next_up.prompt(schedule, coming.local_date)
        wording = self._chat.wording
        question = wording.say(call.language, "schedule-nothing-left")
        if prompt is not None:
            text = prompt.text[prompt.language_near(call.language)]
            question = literal(shortened(text, 90))
        line = wording.say(
            call.language,
            "schedule-line",
            state=schedule.state.value,
            question=question,
            **await self._talk.words(schedule, call.language),
        )
        return f"- {line}"

    async def _pause(self, call: Call) -> Reply:
        schedule = await self._talk.numbered(call)
        if schedule.state is ScheduleState.REMOVED:
            raise UsageError("schedule-is-removed", number=str(schedule.number))
        await self._change(call, PAUSE, schedule, ScheduleState.PAUSED)
        return await self._talk.said(call, "schedule-paused", schedule)

    async def _resume(self, call: Call) -> Reply:
        schedule = await self._talk.numbered(call)
        await self._change(call, RESUME, schedule, ScheduleState.ACTIVE)
        fresh = await self._kept.schedules.get(schedule.id)
        return await self._talk.said(call, "schedule-resumed", fresh or schedule)

    async def _remove(self, call: Call) -> Reply:
        schedule = await self._talk.numbered(call)
        await self._change(call, REMOVE, schedule, ScheduleState.REMOVED)
        return await self._talk.said(call, "schedule-removed", schedule)

    async def _channels_are_on(self, places: tuple[Place, ...]) -> None:
        for place in places:
            if not (await self._chat.channels.get(place)).prompts:
                name = await showing.place_name(place, self._chat)
                raise UsageError("schedule-channel-off", channel=name)

    async def _is_new(self, schedule: Schedule) -> None:
        for other in await self._kept.schedules.all():
            same_hour = (other.weekday, other.time, other.zone) == (
                schedule.weekday,
                schedule.time,
                schedule.zone,
            )
            shared = set(other.places) & set(schedule.places)
            alive = other.state is not ScheduleState.REMOVED
            if same_hour and shared and alive and other.id != schedule.id:
                raise UsageError("schedule-exists", number=str(other.number))

    async def _change(self, call: Call, command: Command, schedule: Schedule, state: ScheduleState) -> None:
        # What was due before the change is planned first, so that the change loses nothing.
        await self._planning.plan(schedule)
        now = self._chat.clock.now()
        if await self._kept.schedules.change(schedule.id, state, now=now):
            await self._talk.record(call, command, schedule)
