"""Work that whoever stops Vertti has to wait for."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Generator


class UnderWay:
    def __init__(self) -> None:
        self._count = 0
        self._ended = asyncio.Event()

    @contextlib.contextmanager
    def one(self) -> Generator[None]:
        """A piece of work, for as long as the block lasts."""
        self._count += 1
        try:
            yield
        finally:
            self._count -= 1
            self._ended.set()

    async def settle(self, *, within: float | None = None) -> None:
        """Return when nothing is under way, or after so many seconds."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within):
                while self._count:
                    self._ended.clear()
                    await self._ended.wait()
