"""An occurrence on its way from its row to its message: decided, posted once, or left out with a reason.

Stopped anywhere in between, the next round (of this process or another) goes on where it stopped.
"""

from __future__ import annotations

from datetime import timedelta

from bot.chat.chat import Chat
from bot.chat.content import Content
from bot.chat.delivery import Delivered, Outcome, Parcel
from bot.chat.platform import Platform
from bot.prompting import showing
from bot.prompting.choosing import choosing
from bot.prompting.choosing.choosing import Shelf
from bot.prompting.choosing.next_up import NextUp
from bot.prompting.deciding.decide import WINDOW, Decision, Facts, Post, Skip, Wait, decide
from bot.prompting.ports import PromptLibrary, Prompts
from bot.prompting.posting.other_languages import OtherLanguages
from bot.prompting.prompt import Prompt
from bot.prompting.schedule import Occurrence, OccurrenceState, Schedule
from bot.prompting.telling.staff_notes import StaffNotes

STAFF_KNOW = frozenset({"date_skipped", "paused", "removed", "settled"})
"""Reasons that staff gave themselves: they are not told."""


class Posting:
    def __init__(
        self,
        chat: Chat,
        kept: Prompts,
        library: PromptLibrary,
        staff: StaffNotes,
        *,
        window: timedelta = WINDOW,
    ) -> None:
        self._chat = chat
        self._kept = kept
        self._library = library
        self._staff = staff
        self._next_up = NextUp(chat, kept, library)
        self._others = OtherLanguages(chat, kept.occurrences, library, window)
        self._window = window

    async def see_to(self, occurrence: Occurrence) -> None:
        """Do what can be done now; what cannot stays due for later."""
        schedule = await self._kept.schedules.get(occurrence.schedule)
        if schedule is None:
            await self._kept.occurrences.finish(occurrence)
        elif occurrence.state is OccurrenceState.POSTED:
            await self._others.see_to(occurrence, schedule)
        else:
            await self._post_or_not(occurrence, schedule)

    async def _post_or_not(self, occurrence: Occurrence, schedule: Schedule) -> None:
        decision = decide(occurrence, await self._facts(occurrence, schedule))
        platform = self._chat.platforms.of(occurrence.place.space)
        # Where a prompt was chosen a message may have been sent: the courier looks before it is given up.
        never_sent = platform is None or occurrence.prompt is None
        match decision:
            case Wait(until):
                await self._kept.occurrences.put_off(occurrence, until=until)
            case Skip(reason) if never_sent:
                await self._leave_out(occurrence, schedule, reason)
            case Post() | Skip():
                if platform is not None:
                    await self._deliver(occurrence, schedule, platform, decision)

    async def _facts(self, occurrence: Occurrence, schedule: Schedule) -> Facts:
        platform = self._chat.platforms.of(occurrence.place.space)
        channel = await self._chat.channels.get(occurrence.place)
        prompt = await self._next_up.prompt(schedule, occurrence.local_date)
        skips = await self._kept.schedules.skips(schedule.id)
        return Facts(
            now=self._chat.clock.now(),
            schedule=schedule.state,
            date_skipped=occurrence.local_date in skips,
            channel_on=channel.prompts,
            platform_running=platform is not None,
            something_to_post=prompt is not None,
            window=self._window,
        )

    async def _deliver(
        self,
        occurrence: Occurrence,
        schedule: Schedule,
        platform: Platform,
        decision: Decision,
    ) -> None:
        parcel = Parcel(
            key=occurrence.key(self._chat.community, "p"),
            place=occurrence.place,
            thread=None,
            last_look=lambda: self._last_look(occurrence),
        )
        delivered = await self._chat.courier.deliver(parcel, platform)
        match delivered.outcome:
            case Outcome.SENT:
                await self._posted(occurrence, delivered)
            case Outcome.REFUSED:
                await self._refused(occurrence, schedule, delivered.reason)
            case Outcome.CHANGED_MIND if isinstance(decision, Skip):
                await self._leave_out(occurrence, schedule, decision.reason)
            case Outcome.CHANGED_MIND | Outcome.HELD | Outcome.LATER:
                until = self._chat.clock.now() + self._chat.courier.again
                await self._kept.occurrences.put_off(occurrence, until=until)

    async def _last_look(self, occurrence: Occurrence) -> Content | None:
        """Right before the send: read everything again, and keep the choice before anybody can see it."""
        fresh = await self._kept.occurrences.get(occurrence)
        schedule = await self._kept.schedules.get(occurrence.schedule)
        if fresh is None or schedule is None:
            return None
        if not isinstance(decide(fresh, await self._facts(fresh, schedule)), Post):
            return None
        prompt = await self._choose(fresh, schedule)
        if prompt is None:
            return None
        language = await self._next_up.language(schedule, fresh.place)
        return await showing.prompt_content(prompt, language, self._chat)

    async def _choose(self, occurrence: Occurrence, schedule: Schedule) -> Prompt | None:
        on = occurrence.local_date
        if occurrence.extra:
            # What preview shows: an extra posting takes the question of the next regular one.
            on = (await self._next_up.coming(schedule)).local_date
        wanted = await self._next_up.wanted(schedule, on)
        picked: Prompt | None = None

        def pick(shelf: Shelf, chosen: str | None) -> str | None:
            nonlocal picked
            picked = choosing.choose(shelf, self._library.prompts, wanted, chosen)
            return picked.id if picked is not None else None

        await self._kept.occurrences.choose(occurrence, schedule.places, pick, now=self._chat.clock.now())
        return picked

    async def _posted(self, occurrence: Occurrence, delivered: Delivered) -> None:
        await self._kept.occurrences.settle(
            occurrence,
            OccurrenceState.POSTED,
            now=self._chat.clock.now(),
            message=delivered.message,
            more_to_do=True,
        )
        posted = await self._kept.occurrences.get(occurrence)
        if posted is not None and posted.state is OccurrenceState.POSTED:
            await self.see_to(posted)

    async def _refused(self, occurrence: Occurrence, schedule: Schedule, reason: str) -> None:
        why = reason or "refused"
        await self._staff.not_posted(schedule, occurrence, why)
        await self._settle(occurrence, OccurrenceState.REFUSED, why)

    async def _leave_out(self, occurrence: Occurrence, schedule: Schedule, reason: str) -> None:
        if reason not in STAFF_KNOW:
            await self._staff.not_posted(schedule, occurrence, reason)
        await self._settle(occurrence, OccurrenceState.SKIPPED, reason)

    async def _settle(self, occurrence: Occurrence, state: OccurrenceState, reason: str) -> None:
        await self._kept.occurrences.settle(occurrence, state, now=self._chat.clock.now(), reason=reason)
