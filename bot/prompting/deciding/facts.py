"""What `decide` is told about an occurrence, gathered from all that is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.chat.chat import Chat
from bot.prompting.calendar.ports import Holidays
from bot.prompting.dates import Dates
from bot.prompting.deciding.decide import Facts
from bot.prompting.deciding.governor import PERIOD, Budget, budget, lively_until
from bot.prompting.deciding.outlook import Outlook
from bot.prompting.deciding.ports import Begun
from bot.prompting.occurrence import Occurrence
from bot.prompting.ports import PromptLibrary, Prompts
from bot.prompting.rules import BUDGET_DAYS
from bot.prompting.schedule import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The facts, and for explanations what they were made of."""

    facts: Facts
    begun: Begun
    budget: Budget
    begun_this_week: int
    """Conversations that members began within 7 days."""
    outlook: Outlook | None = None
    """Of a date to come: what all of this foresees."""


class FactFinder:
    def __init__(self, chat: Chat, kept: Prompts, library: PromptLibrary, holidays: Holidays) -> None:
        self._chat = chat
        self._kept = kept
        self._library = library
        self._holidays = holidays

    async def gather(
        self, occurrence: Occurrence, schedule: Schedule, *, at: datetime | None = None
    ) -> Gathered:
        """At the moment `at` (None: now), as far as what was known then still is: what staff have set is as it is now."""
        now = at or self._chat.clock.now()
        day, rules = occurrence.local_date, schedule.rules
        dates = await self._kept.dates.of(schedule.id, since=day)
        begun = await self._kept.conversations.begun(
            occurrence.place,
            schedule.id,
            since=now - PERIOD,
            after=day - timedelta(days=BUDGET_DAYS),
            before=day,
            until=at,
        )
        channel = await self._chat.channels.get(occurrence.place)
        allowed = budget(begun, rules)
        lively = lively_until(begun, rules, now)
        hosting = dates.hostings.get(day)
        facts = Facts(
            now=now,
            schedule=schedule.state,
            date_skipped=day in dates.skips,
            paused_until_later=schedule.paused_until is not None and day < schedule.paused_until,
            day_off=dates.is_off(day),
            holiday=self.is_holiday(schedule, day),
            pinned=day in dates.pins,
            hosted=hosting is not None and hosting.place == occurrence.place,
            channel_on=channel.prompts,
            platform_running=self._chat.platforms.of(occurrence.place.space) is not None,
            something_to_post=await self._something_to_post(occurrence),
            ceiling_reached=allowed.used >= rules.ceiling,
            budget_spent=allowed.spent,
            lively_until=lively,
            quiet_until=rules.quiet.until(now, schedule.zone) if rules.quiet else None,
            window=rules.window,
            host_window=rules.host_window,
        )
        recent = sum(1 for each in begun.members if each > now - timedelta(days=7))
        return Gathered(facts=facts, begun=begun, budget=allowed, begun_this_week=recent)

    def is_holiday(self, schedule: Schedule, day: date) -> bool:
        country = schedule.rules.holidays_of
        return country is not None and self._holidays.name(country, day, "en") is not None

    def left_out(self, schedule: Schedule, day: date, dates: Dates) -> Facts:
        """What is known of a date beforehand: enough to tell whether it is left out."""
        return Facts(
            now=self._chat.clock.now(),
            schedule=schedule.state,
            date_skipped=day in dates.skips,
            paused_until_later=schedule.paused_until is not None and day < schedule.paused_until,
            day_off=dates.is_off(day),
            holiday=self.is_holiday(schedule, day),
            pinned=day in dates.pins,
            window=schedule.rules.window,
        )

    async def _something_to_post(self, occurrence: Occurrence) -> bool:
        if occurrence.prompt is not None or self._library.prompts:
            return True
        return bool((await self._kept.occurrences.shelf(())).approved)
