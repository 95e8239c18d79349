"""How long the pauses between rounds really are: as asked for while something happens, and long where nothing is near.

This is a machine that is slow when it does not matter, which real machines may be too; weeks pass in a few rounds.
"""

from __future__ import annotations

import asyncio
import bisect
import random
from collections.abc import Iterable

from bot.bot import LONGEST_PAUSE
from tests.simulation.virtual_time import VirtualLoop

SOON = 120.0
SLOWEST = 720.0
"""How many times longer than asked for a pause becomes, at most, while something waits to be done."""
IDLE = 3 * 86400.0


class Pacing:
    def __init__(self, loop: VirtualLoop, chance: random.Random) -> None:
        self._loop = loop
        self._chance = chance
        self._notable: list[float] = []
        self._alarms: dict[int, tuple[asyncio.TimerHandle, asyncio.Future[None], float]] = {}
        self._growth: dict[int, float] = {}

    def note(self, moments: Iterable[float]) -> None:
        """Something will happen then: nobody sleeps through it."""
        for moment in moments:
            bisect.insort(self._notable, moment)

    def quicken(self, number: int) -> None:
        self._growth[number] = 1.0

    def stir(self) -> None:
        """Something happens: the machine is quick again, and whoever sleeps long wakes as it would have."""
        for number, (handle, alarm, since) in list(self._alarms.items()):
            self.quicken(number)
            if not alarm.done():
                handle.cancel()
                wake_at = max(self._loop.elapsed, since) + self._chance.uniform(0.0, 5.0)
                again = self._loop.call_at(min(wake_at, handle.when()), _ring, alarm)
                self._alarms[number] = (again, alarm, since)

    async def pace(self, number: int, pause: float, pending: float) -> None:
        """Return when it is time for the next round; `pending` is when something is to be done."""
        now = self._loop.elapsed
        if pause < LONGEST_PAUSE.total_seconds():
            pending = min(pending, now + pause)
        wanted = pending
        if pending <= now + SOON:
            # What is tried again and again is tried more seldom, until something happens.
            wanted = max(pending, now + pause * self._growth[number])
            self._growth[number] = min(self._growth[number] * 2, SLOWEST)
        wake_at = max(now + pause, min(wanted, self._next_notable(now)))
        if wake_at > now + pause:
            wake_at += self._chance.uniform(0.0, 3.0)
        alarm: asyncio.Future[None] = self._loop.create_future()
        self._alarms[number] = (self._loop.call_at(wake_at, _ring, alarm), alarm, now + pause)
        await alarm

    def _next_notable(self, now: float) -> float:
        later = bisect.bisect_right(self._notable, now)
        return self._notable[later] if later < len(self._notable) else now + IDLE


def _ring(alarm: asyncio.Future[None]) -> None:
    if not alarm.done():
        alarm.set_result(None)
