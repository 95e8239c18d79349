"""Finding doubles later: what a sender that slept has sent after another had taken over from it.

Such a sender removes its message itself when it wakes and learns that its claim is gone. If it dies before that, the message
would stay. So a delivery that was taken over in doubt, or whose answer was lost, is looked at again three times, by
whichever process comes first. The record decides: its message stays, every other one goes.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.chat.ids import SpaceId
from bot.chat.platform import Platform
from bot.chat.ports import Deliveries, Doubt
from bot.clock import Clock
from bot.errors import OutcomeUnknown, PlatformError, TryLater

_log = logging.getLogger(__name__)

AUDITS = (timedelta(minutes=2), timedelta(minutes=30), timedelta(days=1))
"""How long after the doubt, and after each look, the next look is."""
AGAIN = timedelta(minutes=1)
"""When the platform does not answer, or a process is at work on it."""
CLOCKS_APART = timedelta(minutes=2)
AT_A_TIME = 20

PlatformOf = Callable[[SpaceId], Platform | None]


class Doubles:
    def __init__(self, log: Deliveries, clock: Clock) -> None:
        self._log = log
        self._clock = clock

    async def look(self, platform_of: PlatformOf) -> None:
        """Audit what is due. Raises `StorageError` only."""
        for doubt in await self._log.to_audit(now=self._clock.now(), most=AT_A_TIME):
            if await self._is_clean(doubt, platform_of(doubt.place.space)):
                audits = doubt.audits + 1
                pause = AUDITS[audits] if audits < len(AUDITS) else None
                await self._log.audited(doubt, audits=audits, audit_at=self._in(pause))
            else:
                await self._log.audited(doubt, audits=doubt.audits, audit_at=self._in(AGAIN))

    async def _is_clean(self, doubt: Doubt, platform: Platform | None) -> bool:
        """Whether nothing but the message on record is there now."""
        if platform is None or not doubt.settled:
            return False
        try:
            found = await platform.find(
                doubt.place, doubt.key, since=doubt.since - CLOCKS_APART, thread=doubt.thread
            )
            # Asked after the look: had somebody begun to send meanwhile, one of these might be the new one.
            if not await self._log.unchanged(doubt):
                return False
            for double in found:
                if double != doubt.kept:
                    _log.warning("removed a double later", extra={"key": doubt.key})
                    await platform.delete(double)
        except (TryLater, OutcomeUnknown):
            return False
        except PlatformError as error:
            # The channel is gone or closed to Vertti: nothing can be done, and nothing seen.
            _log.info("not audited", extra={"key": doubt.key, "error": type(error).__name__})
        else:
            _log.info("audited", extra={"key": doubt.key, "found": len(found)})
        return True

    def _in(self, pause: timedelta | None) -> datetime | None:
        return self._clock.now() + pause if pause is not None else None
