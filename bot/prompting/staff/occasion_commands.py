"""`schedule now`: the next question at once, as an extra one."""

from __future__ import annotations

from bot.chat.commands import Action, Call, Command, Handler, Reply
from bot.chat.content import Content
from bot.chat.roles import Role
from bot.errors import UsageError
from bot.prompting import showing
from bot.prompting.calendar import local_time
from bot.prompting.occurrence import Occurrence, OccurrenceState, extra_occasion
from bot.prompting.parts import Parts
from bot.prompting.posting.posting import Posting
from bot.prompting.schedule import Schedule, ScheduleState
from bot.prompting.staff.schedule_commands import NUMBER
from bot.prompting.staff.schedule_talk import ScheduleTalk

NOW = Command(name="schedule now", role=Role.STAFF, options=(NUMBER,))


class OccasionCommands:
    def __init__(self, parts: Parts, posting: Posting) -> None:
        self._chat = parts.chat
        self._kept = parts.kept
        self._chooser = parts.chooser
        self._posting = posting
        self._talk = ScheduleTalk(parts)

    def commands(self) -> dict[Command | Action, Handler]:
        return {NOW: self._now}

    async def _now(self, call: Call) -> Reply:
        schedule = await self._talk.numbered(call)
        if schedule.state is ScheduleState.REMOVED:
            raise UsageError("schedule-is-removed", number=str(schedule.number))
        extra = self._extra(call, schedule)
        if await self._chooser.likely(schedule, extra[0].local_date) is None:
            raise UsageError("schedule-nothing-to-preview")
        await self._kept.occurrences.add(extra, now=self._chat.clock.now())
        await self._talk.record(call, NOW, schedule)
        occasion = await self._kept.occurrences.of(schedule.id, occasion=extra[0].occasion)
        for occurrence in occasion:
            await self._posting.see_to(occurrence)
        became = await self._kept.occurrences.of(schedule.id, occasion=extra[0].occasion)
        lines = [await self._outcome(each, call.language) for each in became]
        return Content(text="\n".join(lines))

    def _extra(self, call: Call, schedule: Schedule) -> list[Occurrence]:
        today = local_time.local_date(call.event.at, schedule.zone)
        return [
            Occurrence(
                schedule=schedule.id,
                occasion=extra_occasion(today, call.key),
                local_date=today,
                place=place,
                due_at=self._chat.clock.now(),
            )
            for place in schedule.places
        ]

    async def _outcome(self, occurrence: Occurrence, language: str) -> str:
        wording = self._chat.wording
        channel = await showing.place_name(occurrence.place, self._chat)
        match occurrence.state:
            case OccurrenceState.POSTED:
                return wording.say(language, "schedule-now-posted", channel=channel)
            case OccurrenceState.PLANNED:
                return wording.say(language, "schedule-now-later", channel=channel)
            case _:
                reason = showing.reason(occurrence.reason, language, wording)
                return wording.say(language, "schedule-now-not", channel=channel, reason=reason)
