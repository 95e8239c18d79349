"""A process that can be delayed, stopped and killed at every step it takes, as SIGSTOP and `kill -9` do it.

Every statement and every call to a platform passes `before` and `after`. What is stopped there stays until it is let go; what
is killed there never goes on, its transactions are rolled back and its connections closed.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, Protocol

from tests.simulation.virtual_time import VirtualLoop


class Watch(Protocol):
    """Whoever sees what processes do, and decides what befalls them."""

    loop: VirtualLoop

    def reached(self, process: Process, phase: str, what: str) -> float:
        """Called at each step; seconds to wait there. May stop or kill the process."""
        ...

    def done(self, process: Process, what: str, result: object, parameters: tuple[Any, ...]) -> None: ...

    def writing(self, process: Process, what: str) -> None:
        """Raises what the disk raises."""
        ...

    def changed(self, process: Process) -> None:
        """It was stopped, let go or killed."""
        ...


class Process:
    """`number` is the replica's, `life` counts its restarts; `skew` is how far its clock is ahead of the true time."""

    def __init__(self, watch: Watch, number: int, life: int, skew: timedelta) -> None:
        self._watch = watch
        self._loop = watch.loop
        self.number = number
        self.life = life
        self.skew = skew
        self.alive = True
        self._let_go: asyncio.Future[None] | None = None
        self._never: asyncio.Future[None] = self._loop.create_future()
        self._connections: list[sqlite3.Connection] = []
        self.meant: dict[str, datetime] = {}
        """When it wrote its intent to send, by key."""
        self.tasks: list[asyncio.Task[Any]] = []
        """All that it was doing: kept, so that nothing of a dead process is ever tidied up."""

    @property
    def name(self) -> str:
        return f"r{self.number}.{self.life}"

    @property
    def moves(self) -> bool:
        return self.alive and self._let_go is None

    @property
    def writes(self) -> bool:
        """Whether it is in the middle of a transaction that may shut others out."""
        return any(connection.in_transaction for connection in self._connections)

    async def before(self, what: str) -> None:
        await self._step("before", what)
        if not what.startswith(("select", "rollback", "close")):
            self._watch.writing(self, what)

    async def after(self, what: str, done: object, parameters: tuple[Any, ...]) -> None:
        self._watch.done(self, what, done, parameters)
        await self._step("after", what)

    async def inside(self, what: str) -> None:
        """The request has left and its effect is done; the answer is on its way."""
        await self._step("inside", what)

    async def pause(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        await self.pass_by()

    async def pass_by(self) -> None:
        """Return when the process moves; never, when it is dead."""
        while not self.moves:
            await (self._let_go if self.alive and self._let_go is not None else self._never)

    def begin(self, work: Callable[[], Awaitable[Any]], name: str) -> asyncio.Task[Any]:
        async def working() -> Any:  # noqa: ANN401 - whatever the work brings
            return await work()

        task = self._loop.create_task(working(), name=f"{self.name} {name}")
        task._log_destroy_pending = False  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]
        self.tasks.append(task)
        return task

    def stop_for(self, seconds: float) -> None:
        """SIGSTOP now, SIGCONT then."""
        if not self.moves:
            return
        self._let_go = self._loop.create_future()
        self._loop.call_later(seconds, self._go_on)
        self._watch.changed(self)

    def let_go(self) -> None:
        """SIGCONT now."""
        self._go_on()

    def kill(self) -> None:
        """`kill -9`."""
        self.alive = False
        for connection in self._connections:
            connection.rollback()
            connection.close()
        self._connections.clear()
        self._watch.changed(self)

    def opened(self, raw: sqlite3.Connection) -> None:
        self._connections.append(raw)

    def closed(self, raw: sqlite3.Connection) -> None:
        self._connections.remove(raw)

    async def _step(self, phase: str, what: str) -> None:
        wait = self._watch.reached(self, phase, what)
        if wait:
            await asyncio.sleep(wait)
        if not self.moves:
            await self.pass_by()

    def _go_on(self) -> None:
        if not self.alive:
            # What waits there must wait for ever; let go of, it would be tidied up.
            return
        waiting, self._let_go = self._let_go, None
        if waiting is not None:
            waiting.set_result(None)
            self._watch.changed(self)


class SkewedClock:
    """What the process believes the time to be."""

    def __init__(self, process: Process, loop: VirtualLoop) -> None:
        self._process = process
        self._loop = loop

    def now(self) -> datetime:
        return self._loop.now() + self._process.skew

    async def sleep(self, pause: timedelta) -> None:
        await self._process.pause(max(0.0, pause.total_seconds()))


class PacedClock(SkewedClock):
    """As it is seen by the rounds: where nothing is near, the machine is slow and a pause takes long."""

    def __init__(
        self, process: Process, loop: VirtualLoop, pace: Callable[[Process, float], Awaitable[None]]
    ) -> None:
        super().__init__(process, loop)
        self._pace = pace

    async def sleep(self, pause: timedelta) -> None:
        await self._pace(self._process, max(0.0, pause.total_seconds()))
        await self._process.pass_by()
