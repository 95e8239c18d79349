"""Why a question was posted, waits or was left out in one channel, in words and with the numbers it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.chat.chat import Chat
from bot.prompting import showing
from bot.prompting.dates import Hosting
from bot.prompting.deciding.decide import Post, Skip, Wait, decide
from bot.prompting.deciding.facts import Gathered
from bot.prompting.deciding.governor import prior
from bot.prompting.deciding.outlook import Outlook
from bot.prompting.occurrence import Occurrence, OccurrenceState
from bot.prompting.parts import Parts
from bot.prompting.schedule import Schedule
from bot.prompting.staff.outlook_words import OutlookWords
from bot.prompting.staff.season_words import SeasonWords

_WEIGHED = (OccurrenceState.PLANNED, OccurrenceState.POSTED, OccurrenceState.SKIPPED)


class WhyWords:
    def __init__(self, parts: Parts) -> None:
        self._chat: Chat = parts.chat
        self._facts = parts.facts
        self._forecast = parts.forecast
        self._holidays = parts.holidays
        self._season = SeasonWords(parts)
        self._outlook = OutlookWords(parts)

    async def of(
        self, occurrence: Occurrence, schedule: Schedule, hosting: Hosting | None, language: str
    ) -> Sequence[str]:
        """What was or would be decided, and below it the numbers."""
        now = self._chat.clock.now()
        planned = occurrence.state is OccurrenceState.PLANNED
        # Of what is to come it is asked at its hour, with what is known now.
        moment = max(now, occurrence.due_at) if planned else occurrence.posted_at or occurrence.due_at
        gathered = await self._facts.gather(occurrence, schedule, at=moment)
        likely = await self._likely(occurrence, schedule) if planned else None
        if likely is not None:
            gathered = _as_foreseen(gathered, likely, schedule)
        if planned:
            decided = await self._would(occurrence, schedule, gathered, hosting, language)
        else:
            decided = await self._was(occurrence, schedule, hosting, language)
        channel = await showing.place_name(occurrence.place, self._chat)
        lines = [f"- {channel}: {decided}"]
        if occurrence.extra:
            lines.append(f"  - {self._say(language, 'decided-extra')}")
        elif occurrence.state in _WEIGHED:
            lines += [f"  - {each}" for each in self._numbers(gathered, schedule, language)]
        return lines

    async def _likely(self, occurrence: Occurrence, schedule: Schedule) -> Outlook | None:
        """Of what is to come."""
        if occurrence.extra or occurrence.due_at <= self._chat.clock.now():
            return None
        return (await self._forecast.on(schedule, occurrence.local_date)).get(occurrence.place)

    async def _was(
        self, occurrence: Occurrence, schedule: Schedule, hosting: Hosting | None, language: str
    ) -> str:
        at = occurrence.posted_at or occurrence.due_at
        when = self._when(at, schedule, language)
        match occurrence.state:
            case OccurrenceState.POSTED:
                return self._say(language, "decided-posted", when=when)
            case OccurrenceState.TAKEN_BACK:
                return self._taken_back(occurrence, when, language)
            case OccurrenceState.HOSTED:
                return self._say(
                    language, "decided-hosted", name=await self._host(hosting, language), when=when
                )
            case OccurrenceState.REFUSED:
                reason = showing.reason(occurrence.reason, language, self._chat.wording)
                return self._say(language, "decided-refused", reason=reason)
            case _:
                reason = self._reason(occurrence, schedule, occurrence.reason, language)
                return self._say(language, "decided-skipped", reason=reason)

    def _taken_back(self, occurrence: Occurrence, when: str, language: str) -> str:
        """Whether it is gone by now."""
        stays, sentence = occurrence.stays_because, "decided-taken-back"
        if occurrence.unfinished:
            sentence = "decided-taken-back-later"
        elif stays:
            sentence = "decided-taken-back-not"
        reason = showing.reason(stays, language, self._chat.wording)
        return self._say(language, sentence, when=when, reason=reason)

    async def _would(
        self,
        occurrence: Occurrence,
        schedule: Schedule,
        gathered: Gathered,
        hosting: Hosting | None,
        language: str,
    ) -> str:
        """What `decide` says now, or will say at its hour if nothing changes."""
        to_come = occurrence.due_at > self._chat.clock.now()
        match decide(occurrence, gathered.facts):
            case Post():
                if not to_come:
                    return self._say(language, "decided-now")
                return self._say(
                    language, "decided-comes", when=self._when(occurrence.due_at, schedule, language)
                )
            case Wait(until, reason):
                because = self._say(language, f"prompt-wait-{reason.replace('_', '-')}")
                if reason == "host":
                    because = self._say(
                        language, "decided-host-first", name=await self._host(hosting, language)
                    )
                sentence = "decided-would-wait" if to_come else "decided-waits"
                return self._say(
                    language, sentence, until=self._when(until, schedule, language), reason=because
                )
            case Skip(reason):
                return self._would_skip(occurrence, schedule, gathered, reason, language)

    def _would_skip(
        self, occurrence: Occurrence, schedule: Schedule, gathered: Gathered, reason: str, language: str
    ) -> str:
        """What rests on a forecast is said as one."""
        if gathered.outlook is not None and reason in {"ceiling", "stepping_back"}:
            because = self._outlook.because(gathered.outlook, schedule, language)
            return self._say(language, "decided-likely-skip", reason=because)
        because = self._reason(occurrence, schedule, reason, language)
        return self._say(language, "decided-would-skip", reason=because)

    def _numbers(self, gathered: Gathered, schedule: Schedule, language: str) -> list[str]:
        begun, allowed, rules = gathered.begun, gathered.budget, schedule.rules
        when = "past" if gathered.outlook is None else "to-come"
        share = f"{allowed.share:.2f}"
        budget = self._say(
            language,
            "decided-budget",
            when=when,
            members=len(begun.members),
            others=begun.others,
            own=begun.own,
            prior=prior(rules),
            share=share if language == "en" else share.replace(".", ","),
            floor=rules.floor,
            ceiling=rules.ceiling,
            allowed=allowed.allowed,
            used=allowed.used,
            foreseen=gathered.outlook.to_come if gathered.outlook is not None else 0,
        )
        limit = rules.lively if rules.lively is not None else "none"
        fields = {"when": when, "count": gathered.begun_this_week}
        lively = self._say(language, "decided-lively", limit=limit, **fields)
        return [budget, lively, self._quiet(schedule, language)]

    def _quiet(self, schedule: Schedule, language: str) -> str:
        quiet = schedule.rules.quiet
        if quiet is None:
            return self._say(language, "decided-no-quiet")
        start, end = (
            showing.wall_time(each.hour, each.minute, language) for each in (quiet.start, quiet.end)
        )
        return self._say(language, "decided-quiet", start=start, end=end, zone=schedule.zone)

    def _reason(self, occurrence: Occurrence, schedule: Schedule, reason: str, language: str) -> str:
        said = showing.reason(reason, language, self._chat.wording)
        country = schedule.rules.holidays_of
        if reason != "holiday" or country is None:
            return said
        name = self._holidays.name(country, occurrence.local_date, language)
        return f"{said} ({name})" if name else said

    async def _host(self, hosting: Hosting | None, language: str) -> str:
        if hosting is None:
            return self._say(language, "prompts-a-member")
        return await self._season.host(hosting, language)

    def _when(self, moment: datetime, schedule: Schedule, language: str) -> str:
        return showing.when(moment, schedule.zone, language, self._chat.wording)

    def _say(self, language: str, sentence: str, /, **fields: str | int) -> str:
        return self._chat.wording.say(language, sentence, **fields)


def _as_foreseen(gathered: Gathered, likely: Outlook, schedule: Schedule) -> Gathered:
    """With the talk of the last 28 days, and with what comes until then."""
    facts = replace(
        gathered.facts,
        ceiling_reached=likely.budget.used >= schedule.rules.ceiling,
        budget_spent=likely.budget.spent,
    )
    return replace(gathered, facts=facts, begun=likely.begun, budget=likely.budget, outlook=likely)
