"""What happens to a posted question afterwards: its other languages, corrections, and taking it back.

A correction is kept first, and what is posted is edited until it shows it. One process at a time edits a message: it
has it for a lease. Whoever has edited reads the corrections again and goes on when there are others by then; stopped
in between, the next process begins anew when the lease ends. Deleting needs no lease: twice is no error.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable
from dataclasses import replace
from datetime import timedelta

from bot.chat.content import Content, Poll
from bot.chat.delivery import CLOCKS_APART, LEASE, Parcel
from bot.chat.ids import MessageRef
from bot.chat.platform import Platform
from bot.errors import OutcomeUnknown, Refused, TryLater
from bot.prompting.occurrence import Occurrence
from bot.prompting.parts import Parts
from bot.prompting.polls.question import PollQuestions
from bot.prompting.polls.voting import KEPT
from bot.prompting.posting.faces import Face
from bot.prompting.posting.other_languages import OtherLanguages
from bot.prompting.posting.results import Became, Result, sent
from bot.prompting.schedule import Schedule

_log = logging.getLogger(__name__)

NOT_RUNNING = timedelta(minutes=5)
"""When a platform that does not run is looked at again."""


class Afterwards:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._kept = parts.kept
        self._faces = parts.faces
        self._staff = parts.staff
        self._polls = PollQuestions(parts)
        self._others = OtherLanguages(parts.chat, parts.kept, parts.faces)

    async def see_to(self, occurrence: Occurrence, schedule: Schedule) -> None:
        """Do what is left to do with a posted question, unless another process is at it."""
        now = self._chat.clock.now()
        mine = await self._kept.corrections.begin(occurrence, now=now, until=now + LEASE)
        if mine is not None:
            await self.bring_up_to_date(mine, schedule, unasked=True)

    async def bring_up_to_date(
        self, occurrence: Occurrence, schedule: Schedule, *, unasked: bool = False
    ) -> Result:
        """Let its messages show what they are to show. The occurrence is the caller's (`Corrections`).

        `unasked`: nobody waits for the result; whoever asked for a correction that cannot be made is told.
        """
        try:
            return await self._show(occurrence, schedule, self._platform(occurrence), unasked=unasked)
        except (TryLater, OutcomeUnknown) as error:
            return await self._later(occurrence, error)

    async def take_away(self, occurrence: Occurrence, tell: Schedule | None = None) -> Result:
        """Delete what was posted of it, now or later. `tell`: if it cannot be, whoever made this schedule is told."""
        try:
            platform = self._platform(occurrence)
            others = occurrence.others or await self._others.find(occurrence, platform)
            question = occurrence.message or await self._question(occurrence, platform)
            for message in (others, question):
                if message is not None:
                    await platform.delete(message)
        except (TryLater, OutcomeUnknown) as error:
            return await self._later(occurrence, error)
        except Refused as error:
            _log.warning("a question cannot be taken back", extra={"reason": error.reason})
            return await self._stays(occurrence, tell, error.reason)
        await self._kept.occurrences.finish(occurrence)
        return Result(Became.DONE)

    async def make_way(self, occurrence: Occurrence, schedule: Schedule) -> Result:
        """A member has asked the week's question: delete what Vertti may have sent at that very moment."""
        try:
            own = await self._question(occurrence, self._platform(occurrence))
            if own is not None:
                await self._platform(occurrence).delete(own)
        except (TryLater, OutcomeUnknown) as error:
            return await self._later(occurrence, error)
        except Refused as error:
            _log.warning("a question does not make way", extra={"reason": error.reason})
            return await self._stays(occurrence, schedule, error.reason)
        await self._kept.occurrences.finish(occurrence)
        return Result(Became.DONE)

    async def _stays(self, occurrence: Occurrence, tell: Schedule | None, reason: str) -> Result:
        """Its message cannot be deleted. Told before that is kept: stopped in between, it is seen to again."""
        if tell is not None:
            await self._staff.not_deleted(tell, occurrence, reason)
        await self._kept.occurrences.finish(occurrence, stays=reason)
        return Result(Became.NOT, reason)

    async def _show(
        self, occurrence: Occurrence, schedule: Schedule, platform: Platform, *, unasked: bool
    ) -> Result:
        while True:
            face = await self._faces.of(occurrence, schedule)
            if face is None:
                await self._kept.occurrences.finish(occurrence)
                return Result(Became.NOT, "not_there")
            others = occurrence.others
            if face.others is not None and others is None:
                others = await self._others.see_to(occurrence, schedule, platform)
            occurrence = replace(occurrence, others=others)
            result, shown = Result(Became.DONE), " ".join(face.digests)
            if face.corrected:
                result, shown = await self._edit(occurrence, face, platform)
                if unasked and result.became is Became.NOT:
                    await self._say_not_edited(occurrence, result.reason)
            if await self._kept.corrections.showed(occurrence, shown, face.corrected, others=others):
                return result
            occurrence = replace(occurrence, shown=shown)

    async def _say_not_edited(self, occurrence: Occurrence, reason: str) -> None:
        """Before it is kept as seen to. What was posted after the correction shows it, edited or not."""
        last = await self._kept.corrections.last(occurrence.schedule, occurrence.occasion)
        if last is not None and last[1] >= (occurrence.posted_at or occurrence.due_at):
            await self._staff.not_edited(*last, occurrence, reason)

    async def _edit(self, occurrence: Occurrence, face: Face, platform: Platform) -> tuple[Result, str]:
        """Edit what looks otherwise by now: what became of the question, and the digests of what is shown then."""
        before = [*occurrence.shown.split(" "), "", ""]
        after = face.digests
        result = Result(Became.DONE)
        if before[0] != after[0]:
            result = await self._edit_question(occurrence, face, platform)
        if occurrence.others is not None and face.others is not None and before[1] != after[1]:
            others = await self._try(platform.edit(occurrence.others, face.others))
        else:
            others = Result(Became.DONE)
        results = (result, others)
        shown = [
            digest if each.became is Became.DONE else "-"
            for digest, each in zip(face.digests, results, strict=True)
        ]
        return next((each for each in results if each.became is not Became.DONE), result), " ".join(shown)

    async def _edit_question(self, occurrence: Occurrence, face: Face, platform: Platform) -> Result:
        if occurrence.message is None:
            return Result(Became.NOT, "message_gone")
        native = face.question.poll is not None and platform.abilities.native_polls
        if face.question.poll is not None and not native and self._votes_are_forgotten(occurrence):
            return Result(Became.NOT, "votes_forgotten")
        content = await self._counted(face.question, occurrence.message)
        while True:
            result = await self._try(platform.edit(occurrence.message, content))
            counted = await self._counted(face.question, occurrence.message)
            if result.became is not Became.DONE or counted == content:
                break
            content = counted
        if result.became is Became.DONE and content.poll is not None:
            await self._close_in_time(content.poll, occurrence.message)
        if result.reason == "invalid" and native:
            return Result(Became.NOT, "native_poll")
        return result

    async def _try(self, editing: Awaitable[None]) -> Result:
        try:
            await editing
        except Refused as error:
            _log.info("a message was not corrected", extra={"reason": error.reason})
            return Result(Became.NOT, error.reason)
        return Result(Became.DONE)

    async def _counted(self, question: Content, message: MessageRef) -> Content:
        """A poll with its votes as they are now, and closed when its time has passed."""
        asked = await self._polls.on(message) if question.poll is not None else None
        if asked is None:
            return question
        counts = await self._kept.votes.counts(asked.poll.key, len(asked.poll.options))
        return asked.counted(counts, is_open=self._chat.clock.now() < asked.closes_at)

    async def _close_in_time(self, poll: Poll, message: MessageRef) -> None:
        """It was edited as one that is open. Another process, whose clock is ahead, may have closed it: once more, then."""
        asked, now = await self._polls.on(message), self._chat.clock.now()
        if asked is not None and asked.closes_at - now < CLOCKS_APART:
            await self._kept.votes.show(poll.key, message, now=now)

    def _votes_are_forgotten(self, occurrence: Occurrence) -> bool:
        """Then the counts stand in the message alone, and an edit would take them away."""
        return self._chat.clock.now() >= (occurrence.posted_at or occurrence.due_at) + KEPT

    async def _question(self, occurrence: Occurrence, platform: Platform) -> MessageRef | None:
        """The message of one that waited when it was taken back, if it was sent at that very moment."""
        if occurrence.prompt is None:
            return None

        async def silence() -> Content | None:
            return None

        key = occurrence.key(self._chat.community, "p")
        parcel = Parcel(key=key, place=occurrence.place, thread=None, last_look=silence)
        return await sent(self._chat.courier, parcel, platform)

    async def _later(self, occurrence: Occurrence, error: TryLater | OutcomeUnknown) -> Result:
        after = error.after if isinstance(error, TryLater) else self._chat.courier.again
        until = self._chat.clock.now() + after
        await self._kept.occurrences.put_off(occurrence, until=until)
        return Result(Became.LATER)

    def _platform(self, occurrence: Occurrence) -> Platform:
        platform = self._chat.platforms.of(occurrence.place.space)
        if platform is None:
            message = "the platform does not run"
            raise TryLater(message, NOT_RUNNING)
        return platform
