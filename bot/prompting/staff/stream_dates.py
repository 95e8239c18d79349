"""Reading a date that staff name: one on which the stream has a question, or a sentence about why not."""

from __future__ import annotations

from datetime import date

from bot.chat.commands import Call
from bot.errors import UsageError
from bot.prompting import showing
from bot.prompting.calendar import local_time
from bot.prompting.calendar.ahead import Week
from bot.prompting.parts import Parts
from bot.prompting.schedule import Schedule

MOST_WEEKS = 104
"""How far ahead anything is laid down for a date."""


class StreamDates:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._ahead = parts.ahead

    def today(self, schedule: Schedule) -> date:
        return local_time.local_date(self._chat.clock.now(), schedule.zone)

    def read(self, call: Call, schedule: Schedule, option: str = "date") -> date:
        """Any date that has not passed. Raises `UsageError`."""
        today = self.today(schedule)
        wanted = local_time.read_date(call.text(option), today=today)
        if wanted < today:
            raise UsageError("schedule-date-past", date=self.spoken(wanted, call))
        return wanted

    async def named(self, call: Call, schedule: Schedule, option: str = "date") -> date:
        """A date that has not passed, or of which a question waits still, past midnight. Raises `UsageError`."""
        (first,) = await self._ahead.weeks(schedule, 1)
        today = min(self.today(schedule), first.local_date)
        wanted = local_time.read_date(call.text(option), today=today)
        if wanted < today:
            raise UsageError("schedule-date-past", date=self.spoken(wanted, call))
        return wanted

    async def week(self, call: Call, schedule: Schedule, option: str = "date") -> Week:
        """A date on which the stream's question is still to come, even if it is left out as things stand."""
        wanted = await self.named(call, schedule, option)
        weeks = await self.until(schedule, wanted, call)
        found = next((each for each in weeks if each.local_date == wanted), None)
        if found is None:
            # Of yesterday what waits is among the weeks: only now is it sure that the date has passed.
            self.read(call, schedule, option)
            raise UsageError(
                "season-date-other-day",
                date=self.spoken(wanted, call),
                near=self.spoken(_nearest(wanted, weeks), call),
            )
        if found.settled:
            raise UsageError("season-date-done", date=self.spoken(wanted, call))
        return found

    async def until(self, schedule: Schedule, wanted: date, call: Call) -> list[Week]:
        """The stream's dates up to the one after `wanted`. Raises `UsageError` beyond two years."""
        self.within_reach(schedule, wanted, call)
        return await self._ahead.weeks(schedule, self.count_to(schedule, wanted))

    def within_reach(self, schedule: Schedule, wanted: date, call: Call) -> None:
        """Raises `UsageError` beyond two years."""
        if self.count_to(schedule, wanted) > MOST_WEEKS:
            raise UsageError("season-date-too-far", date=self.spoken(wanted, call))

    def count_to(self, schedule: Schedule, day: date) -> int:
        """So many weeks ahead hold the date and the one after it."""
        return max((day - self.today(schedule)).days // 7, 0) + 3

    def spoken(self, day: date, call: Call) -> str:
        return showing.day(day, call.language, self._chat.wording)


def typed(day: date, language: str) -> str:
    """As people write it into a command."""
    return showing.typed(day, language)


def _nearest(wanted: date, weeks: list[Week]) -> date:
    to_come = [each.local_date for each in weeks if not each.settled] or [each.local_date for each in weeks]
    return min(to_come, key=lambda day: (abs((day - wanted).days), day))
