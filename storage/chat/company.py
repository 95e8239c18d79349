"""Writing in company: what comes while a write is under way is written together by the next one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
MOST = 200
"""Items in one transaction."""


class Company(Generic[Item, Result]):
    """`write` is one transaction for many items, with a result for each; `add` returns after its commit."""

    def __init__(self, write: Callable[[Sequence[Item]], Awaitable[Sequence[Result]]]) -> None:
        self._write = write
        self._waiting: list[tuple[Item, asyncio.Future[Result]]] = []
        self._writer: asyncio.Task[None] | None = None

    async def add(self, item: Item) -> Result:
        """Raises what writing it raised."""
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, future))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write_all())
        return await future

    async def _write_all(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            if not await self._written(batch, alone=len(batch) == 1):
                # One of them cannot be written; it must not keep the others from it.
                for each in batch:
                    await self._written([each], alone=True)

    async def _written(self, batch: Sequence[tuple[Item, asyncio.Future[Result]]], *, alone: bool) -> bool:
        try:
            results = await self._write([item for item, _ in batch])
        except Exception as error:  # noqa: BLE001 - whoever waits is told
            for _, future in batch if alone else ():
                if not future.done():
                    future.set_exception(error)
            return alone
        for (_, future), result in zip(batch, results, strict=True):
            if not future.done():
                future.set_result(result)
        return True
