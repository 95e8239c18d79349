"""What `pin`, `unpin`, `swap` and `move` share: laying questions down for dates, once for each call."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bot.chat.commands import Call, Command
from bot.errors import UsageError
from bot.prompting.calendar.ahead import Week
from bot.prompting.dates import Pin
from bot.prompting.parts import Parts
from bot.prompting.schedule import Schedule
from bot.prompting.staff.schedule_talk import ScheduleTalk
from bot.prompting.staff.stream_dates import StreamDates


class Pinning:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._kept = parts.kept
        self._planning = parts.planning
        self._dates = StreamDates(parts)
        self._talk = ScheduleTalk(parts)

    async def stream(self, call: Call) -> Schedule:
        """The one that is meant, with everything planned that is due now."""
        schedule = await self._talk.numbered(call)
        await self._planning.plan(schedule)
        return await self._kept.schedules.get(schedule.id) or schedule

    async def pin(
        self, call: Call, command: Command, schedule: Schedule, prompts: Mapping[date, str]
    ) -> None:
        """Prompts' ids by date. Handled again, the same call changes nothing."""
        pins = [Pin(local_date=day, prompt=prompt, pinned_by=call.caller) for day, prompt in prompts.items()]
        if await self._kept.dates.pin(schedule.id, pins, call=call.key, now=self._chat.clock.now()):
            await self._talk.record(call, command, schedule)

    async def pins(self, schedule: Schedule) -> Mapping[date, Pin]:
        """Of today and later."""
        return (await self._kept.dates.of(schedule.id, since=self._dates.today(schedule))).pins

    def not_chosen(self, call: Call, week: Week, prompt: str | None = None) -> None:
        """What was chosen for a date may be on its way already: raises `UsageError` unless it is `prompt`."""
        if any(each.prompt not in (None, prompt) for each in week.occurrences):
            raise UsageError("season-is-chosen", date=self._dates.spoken(week.local_date, call))
