"""The feature: its commands, and what is due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.chat.chat import Chat
from bot.chat.commands import Action, Command, Handler
from bot.chat.events import Event
from bot.prompting.calendar.planning import Planning, next_instant
from bot.prompting.choosing.next_up import NextUp
from bot.prompting.deciding.decide import WINDOW
from bot.prompting.ports import LanguageOf, PromptLibrary, Prompts
from bot.prompting.posting.posting import Posting
from bot.prompting.schedule import Schedule, ScheduleState
from bot.prompting.staff.occasion_commands import OccasionCommands
from bot.prompting.staff.schedule_commands import ScheduleCommands
from bot.prompting.suggesting.suggesting import Suggesting
from bot.prompting.telling.staff_notes import StaffNotes
from bot.prompting.telling.telling import Telling

AT_A_TIME = 50
COUNT_EVERY = timedelta(hours=1)
"""How often the questions left are counted."""


class Prompting:
    """`window` is how late a question may still be posted; `language_of` guesses a suggestion's language."""

    def __init__(
        self,
        chat: Chat,
        kept: Prompts,
        library: PromptLibrary,
        *,
        window: timedelta = WINDOW,
        language_of: LanguageOf | None = None,
    ) -> None:
        self._chat = chat
        self._kept = kept
        self._telling = Telling(chat, kept.notes)
        self._staff = StaffNotes(chat, self._telling, library)
        self._planning = Planning(chat, kept.schedules, self._staff, window=window)
        self._posting = Posting(chat, kept, library, self._staff, window=window)
        self._next_up = NextUp(chat, kept, library)
        self._schedules = ScheduleCommands(chat, kept, self._planning, self._next_up)
        self._occasions = OccasionCommands(chat, kept, self._planning, self._posting, self._next_up)
        self._suggesting = Suggesting(chat, kept, library, self._telling, language_of)
        self._counted_at: datetime | None = None

    def commands(self) -> Mapping[Command | Action, Handler]:
        return {
            **self._schedules.commands(),
            **self._occasions.commands(),
            **self._suggesting.commands(),
        }

    async def on(self, event: Event) -> None:
        """Nothing that happens in the channels changes the weekly questions."""

    async def tick(self, now: datetime) -> datetime | None:
        """Plan, post and tell what is due; returns when something is due next, or None."""
        schedules = [each for each in await self._kept.schedules.all() if each.state is ScheduleState.ACTIVE]
        for schedule in schedules:
            await self._planning.plan(schedule)
        due = await self._kept.occurrences.due(now=now, most=AT_A_TIME)
        for occurrence in due:
            await self._posting.see_to(occurrence)
        if due or self._counted_at is None or now - self._counted_at >= COUNT_EVERY:
            self._counted_at = now
            await self._count_questions_left(schedules)
        moments = [
            await self._telling.tick(now),
            await self._kept.occurrences.next_due(),
            *(next_instant(each, now) for each in schedules),
        ]
        return min((each for each in moments if each is not None), default=None)

    async def _count_questions_left(self, schedules: list[Schedule]) -> None:
        for schedule in schedules:
            coming = await self._next_up.coming(schedule)
            unused, shelf = await self._next_up.unused(schedule, coming.local_date)
            await self._staff.running_dry(schedule, unused, shelf)
