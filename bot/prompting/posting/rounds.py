"""Seeing to many occurrences in one round, some at once, so that one slow or broken channel holds up no other."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from bot.errors import StorageError
from bot.prompting.deciding.decide import AGAIN
from bot.prompting.occurrence import Occurrence
from bot.prompting.parts import Parts
from bot.prompting.posting.posting import Posting

_log = logging.getLogger(__name__)

AT_ONCE = 8
"""So many posts are on their way at the same time; more would only wait for the platform or for the database."""


class Rounds:
    def __init__(self, parts: Parts, posting: Posting) -> None:
        self._parts = parts
        self._posting = posting
        self._hands = asyncio.Semaphore(AT_ONCE)

    async def see_to(self, due: Sequence[Occurrence]) -> None:
        """Each of them. Raises `StorageError` when all have been tried."""
        done = await asyncio.gather(*map(self._one, due), return_exceptions=True)
        failed = next((each for each in done if isinstance(each, BaseException)), None)
        if failed is not None:
            raise failed

    async def _one(self, occurrence: Occurrence) -> None:
        async with self._hands:
            try:
                await self._posting.see_to(occurrence)
            except StorageError:
                raise
            except Exception:  # noqa: BLE001 - whatever it is, the other channels get their question
                _log.error("a question failed", extra={"occasion": occurrence.occasion}, exc_info=True)
                until = self._parts.chat.clock.now() + AGAIN
                await self._parts.kept.occurrences.put_off(occurrence, until=until)
