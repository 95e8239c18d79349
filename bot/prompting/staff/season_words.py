"""How staff read a date of the season: when, what is asked, who hosts it, and why it is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.chat.content import literal, shortened
from bot.errors import PlatformError
from bot.prompting import showing
from bot.prompting.calendar.ahead import Week
from bot.prompting.choosing.choosing import Choice
from bot.prompting.dates import DaysOff, Hosting
from bot.prompting.occurrence import OccurrenceState
from bot.prompting.parts import Parts
from bot.prompting.prompt import Prompt
from bot.prompting.schedule import Schedule
from bot.prompting.staff.stream_dates import typed

QUESTION = 60
"""Characters of a question in a list."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads it: the language, and what open suggestions are called (`PromptNames.labels`)."""

    language: str
    labels: Mapping[str, str]

    def name(self, prompt: str) -> str:
        """What people call the question with this id."""
        return self.labels.get(prompt, prompt)


def posted_at(schedule: Schedule, week: Week) -> datetime | None:
    """When the question really comes: quiet hours put it off. None: until it is too late to post."""
    quiet = schedule.rules.quiet
    ended = quiet.until(week.due_at, schedule.zone) if quiet is not None else None
    if ended is None or week.settled:
        return week.due_at
    ends = schedule.rules.ends(week.due_at, hosted=week.hosting is not None)
    return ended if ended < ends else None


class SeasonWords:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._holidays = parts.holidays

    def when(self, moment: datetime, zone: str, language: str) -> str:
        """Short: `Mon 30 Nov 9:00`."""
        local = moment.astimezone(ZoneInfo(zone))
        return self._chat.wording.say(
            language,
            "season-when",
            weekday=local.weekday(),
            day=local.day,
            month=local.month,
            time=showing.wall_time(local.hour, local.minute, language),
        )

    def question(self, prompt: Prompt, reader: Reader, most: int = QUESTION) -> str:
        text = prompt.text[prompt.language_near(reader.language)]
        return f"{literal(shortened(text, most))} ({literal(reader.name(prompt.id))})"

    def left_out(self, schedule: Schedule, week: Week, language: str, off: tuple[DaysOff, ...]) -> str:
        """Why nothing is posted, in words; empty when something is."""
        if week.settled:
            return self._was_left_out(week, language)
        if week.left_out:
            return self._reason(schedule, week, language, off)
        if posted_at(schedule, week) is None:
            return self._say(language, "season-never-quiet")
        return ""

    def although(self, schedule: Schedule, week: Week, language: str, off: tuple[DaysOff, ...]) -> str:
        """The holiday or day off on which a pinned question is posted all the same; empty when it is an ordinary day."""
        holiday = self._holiday(schedule, week, language)
        return holiday or self._days_off(week, language, off)

    def days_off(self, off: DaysOff, language: str) -> str:
        """The first and the last day in words, with the year unless they are off every year."""
        ends = [self._end(off, each, language) for each in dict.fromkeys((off.first, off.last))]
        days = ends[0] if len(ends) == 1 else self._say(language, "season-span", first=ends[0], last=ends[1])
        return self._say(language, "season-yearly", days=days) if off.yearly else days

    async def host(self, hosting: Hosting, language: str) -> str:
        platform = self._chat.platforms.of(hosting.host.space)
        if platform is not None:
            try:
                return literal(await platform.member_name(hosting.host.member))
            except PlatformError:
                # The calendar is worth more than the name.
                pass
        return self._say(language, "prompts-a-member")

    def asked(self, choice: Choice | None, reader: Reader) -> str:
        if choice is None:
            return self._say(reader.language, "season-nothing")
        return self.question(choice.prompt, reader)

    def _was_left_out(self, week: Week, language: str) -> str:
        shown = (OccurrenceState.POSTED, OccurrenceState.HOSTED)
        if any(each.state in shown for each in week.occurrences):
            return ""
        first = week.occurrences[0]
        why = "taken_back" if first.state is OccurrenceState.TAKEN_BACK else first.reason
        return showing.reason(why, language, self._chat.wording)

    def _reason(self, schedule: Schedule, week: Week, language: str, off: tuple[DaysOff, ...]) -> str:
        match week.left_out:
            case "holiday":
                return self._holiday(schedule, week, language)
            case "day_off":
                return self._days_off(week, language, off)
            case "paused_until" if schedule.paused_until is not None:
                until = showing.day(schedule.paused_until, language, self._chat.wording)
                return self._say(language, "season-paused-until", until=until)
            case "date_skipped":
                fields = {"number": str(schedule.number), "date": typed(week.local_date, language)}
                return self._say(language, "season-skipped", **fields)
            case reason:
                return showing.reason(reason, language, self._chat.wording)

    def _holiday(self, schedule: Schedule, week: Week, language: str) -> str:
        country = schedule.rules.holidays_of
        name = self._holidays.name(country, week.local_date, language) if country else None
        return literal(name) if name else ""

    def _days_off(self, week: Week, language: str, off: tuple[DaysOff, ...]) -> str:
        found = next((each for each in off if each.holds(week.local_date)), None)
        return self._say(language, "season-day-off", number=str(found.number)) if found else ""

    def _end(self, off: DaysOff, day: date, language: str) -> str:
        if off.yearly:
            return self._say(language, "season-date", day=day.day, month=day.month)
        return showing.day(day, language, self._chat.wording)

    def _say(self, language: str, sentence: str, **fields: str | int) -> str:
        return self._chat.wording.say(language, sentence, **fields)
