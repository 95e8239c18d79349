"""`schedule unhost`: staff give a hosted week back to the community."""

from __future__ import annotations

from bot.chat.commands import Action, Call, Command, Handler, Kind, Option, Reply
from bot.chat.content import Content, literal
from bot.chat.ids import Person
from bot.chat.roles import Role
from bot.errors import PlatformError
from bot.prompting import showing
from bot.prompting.hosting.hearing import occurrence_of
from bot.prompting.hosting.notes import HostNotes
from bot.prompting.occurrence import OccurrenceState
from bot.prompting.parts import Parts
from bot.prompting.staff.schedule_talk import ScheduleTalk
from bot.prompting.staff.stream_dates import StreamDates, typed

UNHOST = Command(
    name="schedule unhost",
    role=Role.STAFF,
    options=(Option(name="number", kind=Kind.NUMBER, most=999_999), Option(name="date", most=40)),
)


class Freeing:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._kept = parts.kept
        self._telling = parts.telling
        self._notes = HostNotes(parts)
        self._talk = ScheduleTalk(parts)
        self._dates = StreamDates(parts)

    def commands(self) -> dict[Command | Action, Handler]:
        return {UNHOST: self._unhost}

    async def _unhost(self, call: Call) -> Reply:
        schedule = await self._talk.numbered(call)
        now = self._chat.clock.now()
        day = await self._dates.named(call, schedule)
        fields = {
            "number": str(schedule.number),
            "date": showing.day(day, call.language, self._chat.wording),
            "typed": typed(day, call.language),
        }
        hosting = await self._kept.hostings.get(schedule.id, day)
        # Who volunteered after the command was given is not meant, should it be handled twice.
        if hosting is None or hosting.since > call.event.at:
            return self._say(call, "unhost-none", **fields)
        occurrence = await occurrence_of(hosting, self._kept.occurrences)
        if occurrence is not None and occurrence.state is not OccurrenceState.PLANNED:
            return self._say(call, "unhost-late", **fields)
        await self._notes.freed(hosting, call.key)
        await self._talk.record(call, UNHOST, schedule)
        await self._kept.hostings.give_back(schedule.id, day, hosting.host, now=now)
        await self._telling.tick(now)
        return self._say(call, "unhost-done", name=await self._name(hosting.host, call), **fields)

    async def _name(self, person: Person, call: Call) -> str:
        platform = self._chat.platforms.of(person.space)
        try:
            if platform is not None:
                return literal(await platform.member_name(person.member))
        except PlatformError:
            # The reply is worth more than the name.
            pass
        return self._chat.wording.say(call.language, "prompts-a-member")

    def _say(self, call: Call, sentence: str, **fields: str) -> Content:
        return Content(text=self._chat.wording.say(call.language, sentence, **fields))
