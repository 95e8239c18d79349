"""An event loop whose clock jumps to the next timer when nothing is ready: weeks pass in no time, always in the same order."""

from __future__ import annotations

import asyncio
import selectors
from datetime import UTC, datetime, timedelta


class Deadlock(AssertionError):
    """Nothing is ready and no timer runs: everybody waits for somebody."""


class _Jumping(selectors.SelectSelector):
    """Waits for no file: passes the time instead."""

    loop: VirtualLoop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise Deadlock(self.loop.who_waits())
        if timeout > 0:
            self.loop.elapsed += timeout
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """`elapsed` are the seconds since `start`, on the one true clock of the simulation."""

    def __init__(self, start: datetime) -> None:
        selector = _Jumping()
        selector.loop = self
        self.start = start
        self.elapsed = 0.0
        super().__init__(selector)

    def time(self) -> float:
        return self.elapsed

    def now(self) -> datetime:
        """The true time, which no replica knows exactly."""
        return (self.start + timedelta(seconds=self.elapsed)).astimezone(UTC)

    def seconds_at(self, moment: datetime) -> float:
        return (moment - self.start).total_seconds()

    def who_waits(self) -> str:
        waiting = sorted(
            f"{task.get_name()} at {_where(task)}" for task in asyncio.all_tasks(self) if not task.done()
        )
        return "nothing will ever happen again; waiting:\n" + "\n".join(waiting)


def _where(task: asyncio.Task[object]) -> str:
    frames = task.get_stack(limit=1)
    return f"{frames[-1].f_code.co_qualname}:{frames[-1].f_lineno}" if frames else "its end"
