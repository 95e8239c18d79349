"""Counts on a poll's buttons: at most one edit of a message under way, and the last one shows what is kept.

Several votes within a moment make one edit, `PACE` after the one before. After each edit the votes are counted
again, whoever wrote them meanwhile; if they are others by now, the message is edited again. Stopped anywhere in
between, or refused for a while, the poll stays due, and the next round of any process goes on. When a poll closes,
a last edit takes its buttons away.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.chat.chat import Chat
from bot.chat.delivery import LEASE
from bot.chat.ids import MessageRef
from bot.errors import OutcomeUnknown, Refused, TryLater, VerttiError
from bot.prompting.polls.ports import Counts, Turn, Votes
from bot.prompting.polls.question import PollQuestion

_log = logging.getLogger(__name__)

PACE = timedelta(seconds=2)
AGAIN = timedelta(seconds=20)
UNKNOWN = timedelta(hours=1)
"""How long a message may take to become known as a posted question: one that never does was removed as a double."""
AT_A_TIME = 20

QuestionOn = Callable[[MessageRef], Awaitable[PollQuestion | None]]
"""None when no posted question is known there."""


@dataclass(frozen=True, slots=True)
class _Shown:
    counts: Counts
    then: datetime | None
    """When the message has to be edited next if nobody votes."""


class Live:
    def __init__(self, chat: Chat, votes: Votes, question_on: QuestionOn) -> None:
        self._chat = chat
        self._votes = votes
        self._question_on = question_on
        self._under_way: dict[str, asyncio.Task[None]] = {}

    def touch(self, poll: str) -> None:
        """Bring the poll's message up to date behind the caller's back, unless that is under way."""
        if poll not in self._under_way:
            task = asyncio.create_task(self._bring_up_to_date(poll), name="poll counts")
            self._under_way[poll] = task
            task.add_done_callback(lambda done: self._ended(poll, done))

    async def tick(self, now: datetime) -> datetime | None:
        """Begin what is due; when something is due next."""
        for poll in await self._votes.due(now=now, most=AT_A_TIME):
            self.touch(poll)
        return await self._votes.next_due()

    async def settle(self) -> None:
        """Return when nothing is under way."""
        while self._under_way:
            await asyncio.wait(list(self._under_way.values()))

    def _ended(self, poll: str, task: asyncio.Task[None]) -> None:
        del self._under_way[poll]
        error = None if task.cancelled() else task.exception()
        if error is not None:
            _log.error("a poll was not brought up to date", exc_info=error)

    async def _bring_up_to_date(self, poll: str) -> None:
        try:
            while turn := await self._votes.begin(poll, now=self._chat.clock.now(), lease=LEASE):
                shown = await self._show(turn)
                if shown is None:
                    return
                await self._chat.clock.sleep(PACE)
                now = self._chat.clock.now()
                if await self._votes.finish(turn, shown.counts, now=now, then=shown.then):
                    return
        except VerttiError as error:
            # The turn ends with its lease; then the poll is due again.
            _log.warning("a poll waits", extra={"error": type(error).__name__})

    async def _show(self, turn: Turn) -> _Shown | None:
        """What the message shows after the edit; None: nothing, and the turn was given back."""
        platform = self._chat.platforms.of(turn.message.space)
        question = await self._question_on(turn.message)
        now = self._chat.clock.now()
        if platform is None or question is None:
            soon = now - turn.since < UNKNOWN
            await self._votes.put_off(turn, until=now + AGAIN if soon else None)
            return None
        counts = await self._votes.counts(turn.poll, len(question.poll.options))
        is_open = now < question.closes_at
        try:
            await platform.edit(turn.message, question.counted(counts, is_open=is_open))
            if await self._question_on(turn.message) != question:
                # Corrected meanwhile, and this edit may have come after that one: once more, with the new words.
                await self._votes.put_off(turn, until=self._chat.clock.now())
                return None
        except Refused as error:
            _log.info("a poll cannot be brought up to date", extra={"reason": error.reason})
            await self._votes.put_off(turn, until=None)
            return None
        except (TryLater, OutcomeUnknown) as error:
            after = error.after if isinstance(error, TryLater) else AGAIN
            await self._votes.put_off(turn, until=self._chat.clock.now() + after)
            return None
        return _Shown(counts, question.closes_at if is_open else None)
