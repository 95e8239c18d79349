"""What all commands about schedules share: finding the one that is meant, and speaking about it."""

from __future__ import annotations

from bot.chat.commands import Call, Command
from bot.chat.content import Content
from bot.errors import UsageError
from bot.prompting import showing
from bot.prompting.parts import Parts
from bot.prompting.schedule import Schedule


class ScheduleTalk:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._kept = parts.kept
        self._ahead = parts.ahead

    async def numbered(self, call: Call) -> Schedule:
        """Raises `UsageError` where there is no such number."""
        number = call.number("number", 0)
        schedule = await self._kept.schedules.numbered(number)
        if schedule is None:
            raise UsageError("schedule-unknown", number=str(number))
        return schedule

    async def said(self, call: Call, sentence: str, schedule: Schedule, **fields: str) -> Content:
        """A sentence about the schedule, which may use all of `words`."""
        words = await self.words(schedule, call.language)
        return self.say(call, sentence, **{**words, **fields})

    def say(self, call: Call, sentence: str, **fields: str) -> Content:
        return Content(text=self._chat.wording.say(call.language, sentence, **fields))

    async def words(self, schedule: Schedule, language: str) -> dict[str, str]:
        """What every sentence about a schedule may want to say."""
        coming = await self._ahead.coming(schedule)
        wording = self._chat.wording
        ends = schedule.rules.ends(coming.due_at, hosted=coming.hosting is not None)
        # What waits since its hour is not said to come then.
        comes = "waits" if coming.due_at <= self._chat.clock.now() else "yes"
        return {
            "number": str(schedule.number),
            "weekly": showing.weekly(schedule, language, wording),
            "channels": await showing.place_names(schedule.places, self._chat),
            "next": showing.when(coming.due_at, schedule.zone, language, wording),
            "latest": showing.when(ends, schedule.zone, language, wording),
            "comes": comes if coming.comes else "no",
        }

    async def record(self, call: Call, command: Command, schedule: Schedule) -> None:
        await self._chat.audit.record(
            who=call.caller,
            what=command.name,
            about=schedule.id,
            now=self._chat.clock.now(),
        )
