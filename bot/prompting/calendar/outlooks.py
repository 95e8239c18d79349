"""What the governor will probably make of a stream's dates, from what is kept now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.chat.chat import Chat
from bot.chat.ids import Place
from bot.prompting.calendar import local_time
from bot.prompting.calendar.ahead import Ahead, Week
from bot.prompting.deciding.governor import PERIOD
from bot.prompting.deciding.outlook import Coming, Outlook, outlook
from bot.prompting.occurrence import OccurrenceState
from bot.prompting.ports import Prompts
from bot.prompting.rules import BUDGET_DAYS
from bot.prompting.schedule import Schedule

Outlooks = Mapping[Place, Mapping[date, Outlook]]


class Forecast:
    def __init__(self, chat: Chat, kept: Prompts, ahead: Ahead) -> None:
        self._chat = chat
        self._kept = kept
        self._ahead = ahead

    async def of(self, schedule: Schedule, weeks: Sequence[Week]) -> Outlooks:
        """Of the dates among `weeks`, which follow one another from the next on, whose hour is still to come."""
        now = self._chat.clock.now()
        today = local_time.local_date(now, schedule.zone)
        month_ago = today - timedelta(days=BUDGET_DAYS)
        kept = await self._kept.occurrences.of(schedule.id, since=month_ago)
        posted = [each for each in kept if each.state is OccurrenceState.POSTED]
        found: dict[Place, Mapping[date, Outlook]] = {}
        for place in schedule.places:
            begun = await self._kept.conversations.begun(
                place, schedule.id, since=now - PERIOD, after=month_ago, before=today + timedelta(days=1)
            )
            here = [each.local_date for each in posted if each.place == place]
            # What waits since its hour may still be posted, and then counts.
            here += [each.local_date for each in weeks if each.due_at <= now and _waits(each, place)]
            coming = [
                _coming(each, place, schedule)
                for each in weeks
                if each.due_at > now and not _settled(each, place)
            ]
            found[place] = await self._in(place, outlook(begun, here, coming, schedule.rules))
        return found

    async def _in(self, place: Place, foreseen: Mapping[date, Outlook]) -> Mapping[date, Outlook]:
        """Nothing is posted in a channel where weekly questions are turned off."""
        if (await self._chat.channels.get(place)).prompts:
            return foreseen
        return {day: replace(each, reason="channel_off") for day, each in foreseen.items()}

    async def on(self, schedule: Schedule, day: date) -> Mapping[Place, Outlook]:
        """Of one date."""
        today = local_time.local_date(self._chat.clock.now(), schedule.zone)
        weeks = await self._ahead.weeks(schedule, max((day - today).days // 7, 0) + 3)
        found = await self.of(schedule, weeks)
        return {place: dates[day] for place, dates in found.items() if day in dates}


def _coming(week: Week, place: Place, schedule: Schedule) -> Coming:
    hosted = week.hosting is not None and week.hosting.place == place
    return Coming(
        local_date=week.local_date,
        due_at=week.due_at,
        left_out=bool(week.left_out) or not (hosted or _ever_loud(week, schedule)),
        pinned=week.pin is not None,
        hosted=hosted,
    )


def _ever_loud(week: Week, schedule: Schedule) -> bool:
    """Its quiet hours end before it is too late to post."""
    quiet = schedule.rules.quiet
    until = quiet.until(week.due_at, schedule.zone) if quiet is not None else None
    return until is None or until < schedule.rules.ends(week.due_at, hosted=False)


def _waits(week: Week, place: Place) -> bool:
    """And not for its host."""
    hosted = week.hosting is not None and week.hosting.place == place
    here = (each for each in week.occurrences if each.place == place)
    return not hosted and any(each.state is OccurrenceState.PLANNED for each in here)


def _settled(week: Week, place: Place) -> bool:
    return any(each.place == place and each.state is not OccurrenceState.PLANNED for each in week.occurrences)
