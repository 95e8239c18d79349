"""The feature: its commands, and what is due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.chat.chat import Chat
from bot.chat.commands import Action, Command, Handler
from bot.chat.events import Event
from bot.chat.ids import Person
from bot.prompting.calendar.ports import Holidays
from bot.prompting.choosing.chooser import Chooser
from bot.prompting.choosing.counting import Counting
from bot.prompting.choosing.foresight import Foresight
from bot.prompting.hosting.hosting import Hosting
from bot.prompting.library.check_command import CheckCommand
from bot.prompting.parts import Parts
from bot.prompting.polls.voting import Voting
from bot.prompting.ports import LanguageOf, PromptLibrary, Prompts
from bot.prompting.posting.posting import Posting
from bot.prompting.posting.rounds import Rounds
from bot.prompting.staff.occasion_commands import OccasionCommands
from bot.prompting.staff.preview import Preview
from bot.prompting.staff.schedule_commands import ScheduleCommands
from bot.prompting.staff.season_commands import SeasonCommands
from bot.prompting.staff.sent_commands import SentCommands
from bot.prompting.staff.why_command import WhyCommand
from bot.prompting.suggesting.suggesting import Suggesting

AT_A_TIME = 50


class Prompting:
    """`language_of` guesses a suggestion's language."""

    def __init__(
        self,
        chat: Chat,
        kept: Prompts,
        library: PromptLibrary,
        holidays: Holidays,
        *,
        language_of: LanguageOf | None = None,
    ) -> None:
        parts = Parts.of(chat, kept, library, holidays)
        self._kept = kept
        self._parts = parts
        self._posting = Posting(parts)
        self._rounds = Rounds(parts, self._posting)
        self._schedules = ScheduleCommands(parts)
        self._season = SeasonCommands(parts)
        self._occasions = OccasionCommands(parts, self._posting)
        self._preview = Preview(parts)
        self._why = WhyCommand(parts)
        self._sent = SentCommands(parts, self._posting.afterwards)
        self._suggesting = Suggesting(chat, kept, library, parts.telling, language_of)
        self._check = CheckCommand(chat, library)
        self._voting = Voting(parts)
        self._hosting = Hosting(parts)
        self._counting = Counting(kept, library)
        self._foresight = Foresight(kept, parts.chooser, parts.staff, library)

    @property
    def chooser(self) -> Chooser:
        return self._parts.chooser

    def commands(self) -> Mapping[Command | Action, Handler]:
        return {
            **self._schedules.commands(),
            **self._season.commands(),
            **self._occasions.commands(),
            **self._preview.commands(),
            **self._sent.commands(),
            **self._why.commands(),
            **self._suggesting.commands(),
            **self._check.commands(),
            **self._voting.commands(),
            **self._hosting.commands(),
        }

    async def on(self, event: Event) -> bool:
        """Votes in polls, and what hosts say. True: the event is a member's weekly question, and nothing else."""
        await self._voting.on(event)
        return await self._hosting.on(event)

    async def settle(self) -> None:
        """Return when no counts of a poll are on their way to their message."""
        await self._voting.live.settle()

    async def before_forgetting(self, now: datetime, kept: timedelta) -> None:
        """Count what can be counted only from the activity record, which is kept for so long."""
        await self._counting.before_forgetting(now, kept)

    async def forget(self, now: datetime) -> None:
        """Delete votes that are of no use any more."""
        await self._voting.forget(now)

    async def forget_person(self, person: Person) -> None:
        """Delete the person's votes."""
        await self._voting.forget_person(person)

    async def tick(self, now: datetime) -> datetime | None:
        """Plan, post and tell what is due; returns when something is due next, or None."""
        for schedule in await self._kept.schedules.due(now=now, most=AT_A_TIME):
            await self._parts.planning.plan(schedule)
        due = await self._kept.occurrences.due(now=now, most=AT_A_TIME)
        await self._rounds.see_to(due)
        await self._counting.tick(now)
        await self._foresight.tick(now)
        await self._hosting.tick(now)
        moments = [
            await self._parts.telling.tick(now),
            await self._kept.occurrences.next_due(),
            await self._kept.schedules.next_due(),
            await self._voting.tick(now),
        ]
        return min((each for each in moments if each is not None), default=None)
