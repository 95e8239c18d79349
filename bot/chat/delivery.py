"""Posting a thing once, whatever crashes: claim, intent, send with the key, read back on doubt, complete, audit.

The protocol in six steps:
1. claim: a lease and a fencing token; a finished delivery says so.
2. if an earlier holder had written its intent, wait until a message it may have sent must be visible, then look.
3. last look: the feature may still change its mind (`last_look` returns None).
4. intent, under the token; then the send, with the key as marker, unless more than a lease has passed since the look.
5. on an unknown outcome: wait, look; found is adopted, not found is left for the next attempt.
6. complete under the token; if more than one message carries the key, the one on record stays. After any doubt, later
   audits look for doubles again: see `bot.chat.doubles`.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.chat.content import Content
from bot.chat.doubles import AUDITS, CLOCKS_APART, Doubles, PlatformOf
from bot.chat.ids import MessageId, MessageRef, Place
from bot.chat.platform import Platform
from bot.chat.ports import Claim, Deliveries, Sent
from bot.clock import Clock
from bot.errors import OutcomeUnknown, Refused, TryLater

_log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
"""Adapters keep one send under half of this."""
SETTLE = timedelta(seconds=5)
"""How long after a lost send its message may still appear; an assumption about the platforms, not a promise of theirs."""
AGAIN = timedelta(seconds=20)
"""When a platform did not answer, or another process has it."""


class Outcome(StrEnum):
    SENT = "sent"
    HELD = "held"
    """Another process has it."""
    CHANGED_MIND = "changed_mind"
    LATER = "later"
    """Not sent now; try again."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Delivered:
    outcome: Outcome
    message: MessageRef | None = None
    reason: str = ""


LastLook = Callable[[], Awaitable[Content | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What is to be posted. `key` has at most 25 characters; `last_look` gives the content, or None to stay silent."""

    key: str
    place: Place
    thread: MessageId | None
    last_look: LastLook


class Courier:
    """Delivers parcels for one process, whose `holder` name no other process has."""

    def __init__(self, log: Deliveries, clock: Clock, holder: str, *, lease: timedelta = LEASE) -> None:
        self._log = log
        self._lease = lease
        self._clock = clock
        self._holder = holder
        self._doubles = Doubles(log, clock)
        self.again = min(AGAIN, lease)
        """How long a parcel that was not delivered waits: what a dead process holds is free after its lease."""

    async def deliver(self, parcel: Parcel, platform: Platform) -> Delivered:
        """Post the parcel unless it has been posted. Raises `StorageError` only."""
        now = self._clock.now()
        claim = await self._log.claim(
            parcel.key, parcel.place, holder=self._holder, now=now, lease=self._lease
        )
        if claim is None:
            return Delivered(Outcome.HELD)
        if isinstance(claim, Sent):
            return Delivered(Outcome.SENT if claim.message else Outcome.REFUSED, claim.message)
        try:
            if claim.intended_at is not None:
                await self._doubt(claim, parcel, claim.intended_at)
                found = await self._read_back(parcel, platform, claim.intended_at)
                if found is not None:
                    return await self._finish(claim, parcel, platform, found)
            return await self._send(claim, parcel, platform)
        except Refused as error:
            await self._log.give_up(claim, error.reason, now=self._clock.now())
            _log.warning("refused", extra={"key": parcel.key, "reason": error.reason})
            return Delivered(Outcome.REFUSED, reason=error.reason)
        except (TryLater, OutcomeUnknown) as error:
            _log.info("not sent yet", extra={"key": parcel.key, "error": type(error).__name__})
            return Delivered(Outcome.LATER, reason=type(error).__name__)

    async def tick(self, platform_of: PlatformOf) -> None:
        """Look for doubles where an earlier doubt wants it. Raises `StorageError` only."""
        await self._doubles.look(platform_of)

    async def _send(self, claim: Claim, parcel: Parcel, platform: Platform) -> Delivered:
        looked_at = self._clock.now()
        content = await parcel.last_look()
        if content is None:
            await self._log.withdraw(claim)
            return Delivered(Outcome.CHANGED_MIND)
        intended_at = self._clock.now()
        if not await self._log.intend(claim, now=intended_at, lease=self._lease):
            return Delivered(Outcome.HELD)
        try:
            self._trust(looked_at)
            message = await platform.post(parcel.place, content, key=parcel.key, thread=parcel.thread)
        except TryLater:
            # This try has sent nothing; one before it may have, and is looked for again.
            await self._log.withdraw(claim, still_in_doubt=claim.intended_at)
            raise
        except OutcomeUnknown:
            await self._doubt(claim, parcel, intended_at)
            found = await self._read_back(parcel, platform, intended_at)
            if found is None:
                raise
            message = found
        return await self._finish(claim, parcel, platform, message)

    def _trust(self, looked_at: datetime) -> None:
        """Raises `TryLater` when this process was stopped since its last look: what it saw then may hold no more."""
        if self._clock.now() - looked_at >= self._lease:
            raise TryLater("this process was stopped on the way", self.again)

    async def _doubt(self, claim: Claim, parcel: Parcel, since: datetime) -> None:
        """What was begun may still take effect, whatever is found now: it is looked at again later."""
        await self._log.doubt(
            claim, since=since, thread=parcel.thread, audit_at=self._clock.now() + AUDITS[0]
        )

    async def _read_back(
        self, parcel: Parcel, platform: Platform, intended_at: datetime
    ) -> MessageRef | None:
        rest = intended_at + SETTLE - self._clock.now()
        if rest > timedelta():
            await self._clock.sleep(rest)
        found = await platform.find(
            parcel.place,
            parcel.key,
            since=intended_at - CLOCKS_APART,
            thread=parcel.thread,
        )
        _log.info("looked again", extra={"key": parcel.key, "found": len(found)})
        return found[0] if found else None

    async def _finish(
        self, claim: Claim, parcel: Parcel, platform: Platform, message: MessageRef
    ) -> Delivered:
        ours = await self._log.complete(claim, message, now=self._clock.now())
        if not ours or claim.token > 1:
            await self._audit(parcel, platform, message, since=claim.intended_at)
        return Delivered(Outcome.SENT if ours else Outcome.HELD, message)

    async def _audit(
        self,
        parcel: Parcel,
        platform: Platform,
        message: MessageRef,
        *,
        since: datetime | None,
    ) -> None:
        """Remove doubles. Who lost the claim while sending may find no record yet: then the new holder cleans up."""
        kept = await self._log.sent_message(parcel.key)
        if kept is None:
            return
        earliest = (since or self._clock.now()) - CLOCKS_APART
        found = await platform.find(parcel.place, parcel.key, since=earliest, thread=parcel.thread)
        for double in {message, *found} - {kept}:
            _log.warning("removed a double", extra={"key": parcel.key})
            await platform.delete(double)
