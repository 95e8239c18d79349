"""What is likely, and what is waited for, as the calendar and `schedule why` say it: never as if it were certain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.chat.ids import Place
from bot.prompting import showing
from bot.prompting.calendar.ahead import Week
from bot.prompting.calendar.outlooks import Outlooks
from bot.prompting.deciding.decide import Skip, Wait, decide
from bot.prompting.deciding.outlook import Outlook
from bot.prompting.occurrence import Occurrence, OccurrenceState
from bot.prompting.parts import Parts
from bot.prompting.schedule import Schedule
from bot.prompting.staff.season_words import SeasonWords


class OutlookWords:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._facts = parts.facts
        self._words = SeasonWords(parts)

    def because(self, outlook: Outlook, schedule: Schedule, language: str) -> str:
        """Why the date is likely left out, with the numbers."""
        if outlook.reason == "ceiling":
            return self.ceiling(schedule, language)
        if outlook.reason != "stepping_back":
            return showing.reason(outlook.reason, language, self._chat.wording)
        begun = outlook.begun
        members = len(begun.members)
        everybody = members + begun.others + begun.own
        return self._say(language, "outlook-stepping-back", members=members, all=everybody)

    def ceiling(self, schedule: Schedule, language: str) -> str:
        return self._say(language, "outlook-ceiling", ceiling=schedule.rules.ceiling)

    async def remarks(self, schedule: Schedule, week: Week, outlooks: Outlooks, language: str) -> list[str]:
        """Of a date that is not left out: what it waits for, or what is likely. The channels, where not all agree."""
        if week.due_at <= self._chat.clock.now():
            said = {
                each.place: await self._waiting(each, schedule, week, language)
                for each in week.occurrences
                if each.state is OccurrenceState.PLANNED
            }
            return await self._together(said, [each.place for each in week.occurrences], language)
        likely = {
            place: self._likely(dates[week.local_date], schedule, week, language)
            for place, dates in outlooks.items()
            if week.local_date in dates
        }
        return await self._together(likely, schedule.places, language)

    async def _waiting(self, occurrence: Occurrence, schedule: Schedule, week: Week, language: str) -> str:
        """What `decide` says now."""
        gathered = await self._facts.gather(occurrence, schedule)
        match decide(occurrence, gathered.facts):
            case Wait(until, reason):
                if reason != "host":
                    until = schedule.rules.ends(occurrence.due_at, hosted=gathered.facts.hosted)
                return self._say(
                    language,
                    "season-waits",
                    since=self._words.when(week.due_at, schedule.zone, language),
                    until=self._words.when(until, schedule.zone, language),
                    reason=self._say(language, f"prompt-wait-{reason.replace('_', '-')}"),
                )
            case Skip(reason):
                why = showing.reason(reason, language, self._chat.wording)
                return self._say(language, "season-left-out", reason=why)
            case _:
                return self._say(language, "decided-now").rstrip(".")

    def _likely(self, outlook: Outlook, schedule: Schedule, week: Week, language: str) -> str:
        """Empty: it will probably come."""
        if outlook.reason:
            reason = self.because(outlook, schedule, language)
            return self._say(language, "season-likely-left-out", reason=reason)
        if outlook.lively_until is None:
            return ""
        ends = schedule.rules.ends(week.due_at, hosted=False)
        if outlook.lively_until >= ends:
            reason = self._say(language, "prompt-wait-lively")
            return self._say(language, "season-likely-left-out", reason=reason)
        return self._likely_waits(outlook.lively_until, schedule, language)

    def _likely_waits(self, until: datetime, schedule: Schedule, language: str) -> str:
        return self._say(
            language,
            "season-likely-waits",
            until=self._words.when(until, schedule.zone, language),
            reason=self._say(language, "prompt-wait-lively"),
        )

    async def _together(self, said: Mapping[Place, str], places: Iterable[Place], language: str) -> list[str]:
        """Each sentence once; with its channels where it is not true of all."""
        every = frozenset(places)
        found: list[str] = []
        for sentence in dict.fromkeys(filter(None, said.values())):
            of_it = tuple(place for place, each in said.items() if each == sentence)
            if frozenset(of_it) == every:
                found.append(sentence)
            else:
                channels = await showing.place_names(of_it, self._chat)
                found.append(self._say(language, "season-in-channels", channels=channels, what=sentence))
        return found

    def _say(self, language: str, sentence: str, **fields: str | int) -> str:
        return self._chat.wording.say(language, sentence, **fields)
