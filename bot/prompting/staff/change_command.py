"""`schedule change`: another weekday, time, zone, language or other channels, without a double and without a loss."""

from __future__ import annotations

from dataclasses import replace

from bot.chat.commands import Action, Call, Command, Handler, Kind, Option, Reply
from bot.chat.content import Content
from bot.chat.roles import Role
from bot.errors import UsageError
from bot.prompting import showing
from bot.prompting.calendar import local_time
from bot.prompting.calendar.changing import altered
from bot.prompting.parts import Parts
from bot.prompting.schedule import WEEKDAYS, Schedule, ScheduleState
from bot.prompting.staff import typing_back
from bot.prompting.staff.hosts_told import HostsTold
from bot.prompting.staff.pinning import Pinning
from bot.prompting.staff.schedule_commands import NUMBER
from bot.prompting.staff.schedule_talk import ScheduleTalk
from bot.prompting.staff.stream_checks import StreamChecks

OWN = "own"
"""The language of each channel."""
CHANGE = Command(
    name="schedule change",
    role=Role.STAFF,
    options=(
        NUMBER,
        Option(name="weekday", kind=Kind.CHOICE, choices=WEEKDAYS, required=False),
        Option(name="time", required=False, most=40, words_before=local_time.WORDS_BEFORE_TIME),
        Option(name="zone", required=False, most=60),
        Option(name="channels", kind=Kind.PLACES, required=False),
        Option(name="language", kind=Kind.CHOICE, choices=("fi", "sv", "en", OWN), required=False),
    ),
)


class ChangeCommand:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._kept = parts.kept
        self._talk = ScheduleTalk(parts)
        self._pinning = Pinning(parts)
        self._checks = StreamChecks(parts)
        self._hosts = HostsTold(parts)

    def commands(self) -> dict[Command | Action, Handler]:
        return {CHANGE: self._change}

    async def _change(self, call: Call) -> Reply:
        # What was due before the change is planned first, so that the change loses nothing.
        old = await self._pinning.stream(call)
        if old.state is ScheduleState.REMOVED:
            raise UsageError("schedule-is-removed", number=str(old.number))
        if set(call.options) <= {"number"}:
            raise UsageError("season-change-what", number=str(old.number))
        new = self._wanted(call, old)
        await self._checks.may_be(new, old)
        if new == old:
            if await self._kept.schedules.changed_in(old.id) == call.key:
                # Handled again: it may have been stopped before its hosts were told.
                await self._hosts.tell_again(call, old)
            return await self._talk.said(call, "season-change-same", old)
        now = self._chat.clock.now()
        planned, moved = altered(old, new, now)
        if not await self._kept.schedules.alter(old, planned, moved, call=call.key, now=now):
            raise UsageError("season-changed-meanwhile", number=str(old.number))
        await self._talk.record(call, CHANGE, old)
        fresh = await self._kept.schedules.get(old.id) or planned
        await self._hosts.tell(call, old, fresh)
        return await self._reply(call, old, fresh)

    def _wanted(self, call: Call, old: Schedule) -> Schedule:
        weekday, time = call.text("weekday"), call.text("time")
        zone, language = call.text("zone"), call.text("language")
        if "channels" in call.options and not call.places("channels"):
            raise UsageError("schedule-no-channels")
        return replace(
            old,
            weekday=WEEKDAYS.index(weekday) if weekday else old.weekday,
            time=local_time.read_time(time) if time else old.time,
            zone=local_time.read_zone(zone) if zone else old.zone,
            places=tuple(dict.fromkeys(call.places("channels"))) or old.places,
            language=(None if language == OWN else language) if language else old.language,
        )

    async def _reply(self, call: Call, old: Schedule, new: Schedule) -> Content:
        wording = self._chat.wording
        said = await self._talk.said(
            call,
            "season-changed",
            new,
            language=new.language or OWN,
            was=showing.weekly(old, call.language, wording),
            channels_were=await showing.place_names(old.places, self._chat),
            language_was=old.language or OWN,
            undo=await self._undo(call, old, new),
        )
        quiet = self._checks.quiet_remark(new, call.language)
        return Content(text="\n\n".join(filter(None, [said.text, quiet])))

    async def _undo(self, call: Call, old: Schedule, new: Schedule) -> str:
        wording, language = self._chat.wording, call.language
        values: list[tuple[str, str]] = []
        if new.weekday != old.weekday:
            values.append(("weekday", typing_back.weekday(old, language, wording)))
        if new.time != old.time:
            values.append(("time", typing_back.clock(old.time, language)))
        if new.zone != old.zone:
            values.append(("zone", old.zone))
        if new.places != old.places:
            values.append(("channels", await typing_back.channels(old.places, self._chat)))
        if new.language != old.language:
            values.append(("language", old.language or wording.say(language, "choice-own")))
        return typing_back.command(CHANGE, old.number, values, language, wording)
