"""How a database is closed: nobody is let in any more, and whoever is in is waited for.

A pool that is disposed of closes only the connections nobody has, and opens new ones for whoever comes later; either
would be left open with nobody to close it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Generator

from bot.errors import StorageError
from bot.under_way import UnderWay

PATIENCE = 10.0
"""Seconds: the longest that a statement waits for another process."""


class InUse:
    def __init__(self) -> None:
        self._inside = UnderWay()
        self._closed = False

    @contextlib.contextmanager
    def once(self) -> Generator[None]:
        """For as long as the database is used. Raises `StorageError` when it is closed."""
        if self._closed:
            message = "the database is closed"
            raise StorageError(message)
        with self._inside.one():
            yield

    async def close(self) -> None:
        """Return when nobody is inside, or after `PATIENCE`."""
        self._closed = True
        await self._inside.settle(within=PATIENCE)
