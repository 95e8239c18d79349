"""What is asked of a stream before it is kept: channels that are turned on, an hour of its own, and a word on quiet hours."""

from __future__ import annotations

from bot.chat.ids import Place
from bot.errors import UsageError
from bot.prompting import showing
from bot.prompting.calendar.planning import next_instant
from bot.prompting.parts import Parts
from bot.prompting.schedule import Schedule, ScheduleState


class StreamChecks:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._kept = parts.kept

    async def may_be(self, new: Schedule, old: Schedule | None = None) -> None:
        """Raises `UsageError`. Channels that `old` had are not asked about again."""
        await self._channels_are_on([each for each in new.places if old is None or each not in old.places])
        await self._has_the_hour_alone(new)

    def quiet_remark(self, schedule: Schedule, language: str) -> str:
        """When it is really posted if its hour is a quiet one; else empty."""
        rules = schedule.rules
        due = next_instant(schedule, self._chat.clock.now())
        until = rules.quiet.until(due, schedule.zone) if rules.quiet is not None else None
        if until is None:
            return ""
        sentence = "season-quiet" if until < due + rules.window else "season-quiet-never"
        end = rules.quiet.end if rules.quiet is not None else schedule.time
        fields = {"number": str(schedule.number), "time": showing.wall_time(end.hour, end.minute, language)}
        return self._chat.wording.say(language, sentence, **fields)

    async def _channels_are_on(self, places: list[Place]) -> None:
        for place in places:
            if not (await self._chat.channels.get(place)).prompts:
                name = await showing.place_name(place, self._chat)
                raise UsageError("schedule-channel-off", channel=name)

    async def _has_the_hour_alone(self, schedule: Schedule) -> None:
        """Two zones may call the same moment by different names."""
        now = self._chat.clock.now()
        for other in await self._kept.schedules.all():
            if other.id == schedule.id or other.state is ScheduleState.REMOVED:
                continue
            shared = set(other.places) & set(schedule.places)
            if shared and next_instant(other, now) == next_instant(schedule, now):
                raise UsageError("schedule-exists", number=str(other.number))
