"""Many people at once, each doing the same thing again as soon as it is done."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.bench.table import percentiles

PATIENCE = 60.0
"""Seconds; only something broken takes them."""


@dataclass(frozen=True, slots=True)
class Work:
    """`seconds` also holds what was left to do when the last person had stopped. `cpu` is this process's alone."""

    waits: list[float]
    seconds: float
    cpu: float
    """Seconds of processor time, for all of it: unlike the rate it hardly depends on who else is busy."""

    def told(self, what: str) -> str:
        rate, done = len(self.waits) / self.seconds, len(self.waits)
        cpu = self.cpu / done * 1000
        return f"{rate:.0f} {what}/s ({done} in {self.seconds:.1f} s; {percentiles(self.waits)}; CPU {cpu:.1f} ms each)"


async def work(
    people: int,
    seconds: float,
    deed: Callable[[int], Awaitable[None]],
    settle: Callable[[], Awaitable[None]],
) -> Work:
    """`deed` is given the person's number; `settle` returns when nothing is left to do."""
    waits: list[float] = []

    async def one(person: int) -> None:
        while (before := time.perf_counter()) < began + seconds:
            async with asyncio.timeout(PATIENCE):
                await deed(person)
            waits.append(time.perf_counter() - before)

    busy, began = time.process_time(), time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for person in range(people):
            group.create_task(one(person))
    await settle()
    return Work(waits, time.perf_counter() - began, time.process_time() - busy)
