"""What the person who made a schedule is told, in private and once each."""

from __future__ import annotations

from collections.abc import Sequence

from bot.chat.chat import Chat
from bot.prompting import showing
from bot.prompting.choosing.choosing import FEW, Shelf, out_of_quiet_hours
from bot.prompting.ports import PromptLibrary
from bot.prompting.prompt import Prompt
from bot.prompting.schedule import Occurrence, Schedule
from bot.prompting.telling.telling import Telling


class StaffNotes:
    def __init__(self, chat: Chat, telling: Telling, library: PromptLibrary) -> None:
        self._chat = chat
        self._telling = telling
        self._library = library

    async def not_posted(self, schedule: Schedule, occurrence: Occurrence, reason: str) -> None:
        """`reason` is one of `decide.Skip` or of `bot.errors.Refused`."""
        channel = await showing.place_name(occurrence.place, self._chat)
        wording = self._chat.wording

        def say(language: str) -> str:
            return wording.say(
                language,
                "prompting-not-posted",
                number=str(schedule.number),
                when=showing.when(occurrence.due_at, schedule.zone, language, wording),
                channel=channel,
                reason=showing.reason(reason, language, wording),
            )

        key = f"not-posted:{schedule.id}:{occurrence.occasion}:{occurrence.place.key}"
        await self._telling.leave(key, schedule.created_by, say)

    async def missed(self, schedule: Schedule, missed: Sequence[Occurrence]) -> None:
        """`missed`: one occurrence for each date, oldest first."""
        last = missed[-1]
        wording = self._chat.wording

        def say(language: str) -> str:
            return wording.say(
                language,
                "prompting-missed",
                count=len(missed),
                number=str(schedule.number),
                when=showing.when(last.due_at, schedule.zone, language, wording),
            )

        key = f"missed:{schedule.id}:{last.occasion}"
        await self._telling.leave(key, schedule.created_by, say)

    async def running_dry(self, schedule: Schedule, unused: Sequence[Prompt], shelf: Shelf) -> None:
        """Fewer than two questions are left: once for each such state, and not at night.

        The state is how many are left of which stock, so that a stock filled up and used up again is told again.
        """
        if len(unused) >= FEW:
            return
        stock = [each.id for each in (*self._library.prompts, *shelf.approved)]
        now = self._chat.clock.now()
        wording = self._chat.wording

        def say(language: str) -> str:
            return wording.say(
                language,
                "prompting-running-dry",
                count=len(unused),
                number=str(schedule.number),
            )

        await self._telling.leave(
            ":".join(["dry", schedule.id, str(len(unused)), *sorted(stock)]),
            schedule.created_by,
            say,
            not_before=out_of_quiet_hours(now, schedule.zone),
        )
