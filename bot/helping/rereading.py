"""After a gap: reading reactions again, so that the kept set becomes the platform's.

Read are messages that have a mark; a first mark given to a message inside the gap is not seen, and neither is one
given and taken back inside it. An event that is late by the time a message has been read may tell of something older
than the reading; when it would change the set, the message is read once more.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from bot.chat.chat import Chat
from bot.chat.events import CaughtUp
from bot.chat.platform import Platform
from bot.errors import OutcomeUnknown, Refused, TryLater
from bot.helping.marking import Marking, Rules
from bot.helping.marks import Marked, differences
from bot.helping.ports import Marks

_log = logging.getLogger(__name__)

MOST_MESSAGES = 100
"""Of interest after a gap, the newest first."""
IN_ONE_ROUND = 10
AGAIN = timedelta(seconds=30)


class Rereading:
    def __init__(self, chat: Chat, log: Marks, rules: Rules, marking: Marking) -> None:
        self._chat = chat
        self._log = log
        self._rules = rules
        self._marking = marking
        self._rest_until: datetime | None = None

    async def caught_up(self, event: CaughtUp) -> None:
        """Begin at once; what the platform puts off is left to `tick`."""
        since = self._chat.clock.now() - self._rules.limits.oldest
        await self._log.want_reading(event.space, since=since, most=MOST_MESSAGES)
        await self._read(MOST_MESSAGES)

    async def tick(self, now: datetime) -> datetime | None:
        if self._rest_until is not None and now < self._rest_until:
            return self._rest_until
        return await self._read(IN_ONE_ROUND)

    async def _read(self, most: int) -> datetime | None:
        self._rest_until = None
        for message in await self._log.to_read(most=most):
            platform = self._chat.platforms.of(message.ref.space)
            if platform is None:
                continue
            try:
                await self._read_message(message, platform)
            except (TryLater, OutcomeUnknown) as error:
                pause = error.after if isinstance(error, TryLater) else AGAIN
                self._rest_until = self._chat.clock.now() + pause
                _log.info("reactions not read yet", extra={"error": type(error).__name__})
                break
        return self._rest_until

    async def _read_message(self, message: Marked, platform: Platform) -> None:
        if not platform.abilities.reads_history:
            await self._log.end_reading(message.ref)
            return
        held = await self._log.begin_reading(message.ref)
        try:
            present = await platform.reactions(message.ref)
        except Refused as error:
            if error.reason == "message_gone":
                await self._log.message_gone(message.ref, trace=True)
            else:
                _log.info("reactions not readable", extra={"reason": error.reason})
                await self._log.end_reading(message.ref)
            return
        changes = differences(held, present, emoji=self._rules.emoji, now=self._chat.clock.now())
        in_time = [await self._marking.apply(message, change) for change in changes]
        if all(in_time):
            await self._log.end_reading(message.ref)
