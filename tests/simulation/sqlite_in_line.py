"""SQLite's connection without its thread: each statement runs in line, behind the gate of its process.

Nothing in the source is switched: `storage.engine` asks `connect` for a connection, and here it is given one whose
trips are calls. SQLite itself never waits for a lock (its `busy_timeout` is 0): whoever meets one sleeps in virtual time,
as long as SQLite would, and then gets the real error.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager
from typing import Any, Protocol, cast

import aiosqlite

from storage import engine
from storage.sqlite_trips import OneTripConnection, OneTripCursor
from tests.simulation.labels import label_of

BUSY_FOR = 10.0
"""Seconds, as `PRAGMA busy_timeout` in `storage.engine`."""


class Gate(Protocol):
    """What a process is to its connections."""

    async def before(self, what: str) -> None: ...

    async def after(self, what: str, done: object, parameters: tuple[Any, ...]) -> None: ...

    async def pause(self, seconds: float) -> None: ...

    def opened(self, raw: sqlite3.Connection) -> None: ...

    def closed(self, raw: sqlite3.Connection) -> None: ...


class _Trips(aiosqlite.Connection):
    """Where the driver would send a call to its thread, the call is made."""

    gate: Gate
    about: str = ""
    written: str = ""
    """What the transaction under way has written last."""
    parameters: tuple[Any, ...] = ()

    async def _connect(self) -> aiosqlite.Connection:
        # SQLAlchemy itself sends one call to the thread.
        self._tx = cast("Any", _AtOnce())
        raw = self._connector()
        self._connection = raw
        self.gate.opened(raw)
        return self

    def __await__(self) -> Generator[Any, None, aiosqlite.Connection]:
        return self._connect().__await__()

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - the driver's own
        what, parameters = self._told(fn)
        if what.startswith("pragma"):
            return fn(*args, **kwargs)
        await self.gate.before(what)
        waited, nap = 0.0, 0.01
        while True:
            try:
                done = fn(*args, **kwargs)
                break
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) or waited >= BUSY_FOR:
                    raise
            await self.gate.pause(nap)
            waited, nap = waited + nap, min(nap * 2, 0.5)
        await self.gate.after(what, done, parameters)
        return done

    def _told(self, call: Callable[..., Any]) -> tuple[str, tuple[Any, ...]]:
        """What the call is about, in the words of `labels`, with its parameters."""
        statement, self.about = self.about, ""
        parameters, self.parameters = self.parameters, ()
        if not statement:
            name = str(getattr(call, "__name__", "call"))
            return (f"commit {self.written}" if name == "commit" and self.written else name), ()
        what = label_of(statement)
        if what.startswith("begin"):
            self.written = ""
        elif not what.startswith("select"):
            if what == "update deliveries intend" and parameters[0] is None:
                what = "update deliveries withdraw"
            self.written = what.partition(" ")[2]
        return what, parameters

    def stop(self) -> None:  # pyright: ignore[reportIncompatibleMethodOverride] - there is no thread to wait for
        self._running = False

    def __del__(self) -> None:
        """A killed process closes nothing."""


class _AtOnce:
    """What is put into this queue is done by then."""

    def put_nowait(self, order: tuple[asyncio.Future[Any] | None, Callable[[], Any]]) -> None:
        future, call = order
        done = call()
        if future is not None:
            future.set_result(done)


class InLine(OneTripConnection, _Trips):
    def cursor(self) -> Any:  # noqa: ANN401 - as the one behind
        return _Cursor(self)

    async def rollback(self) -> None:
        # Before anything is asked of a connection that may be a dead process's.
        await self.gate.before("rollback")
        await super().rollback()

    async def close(self) -> None:
        await self.gate.before("close")
        if self._connection is not None:
            raw, self._connection = self._connection, None
            self.gate.closed(raw)
            raw.close()


class _Cursor(OneTripCursor):
    def _note(self, statement: str, parameters: tuple[Any, ...]) -> None:
        trips = cast("InLine", self._connection)
        trips.about, trips.parameters = statement, parameters

    async def execute(self, statement: str, parameters: Iterable[Any] = ()) -> OneTripCursor:
        if statement.startswith("PRAGMA busy_timeout"):
            statement = "PRAGMA busy_timeout=0"
        given = tuple(parameters)
        self._note(statement, given)
        return await super().execute(statement, given)

    async def executemany(self, statement: str, parameters: Iterable[Iterable[Any]]) -> OneTripCursor:
        rows = [tuple(each) for each in parameters]
        self._note(statement, ())
        return await super().executemany(statement, rows)


@contextmanager
def connections_of(gate: Gate) -> Generator[None]:
    """A `Database` made in this block belongs to the process behind `gate`."""

    def connect(database: str, **options: Any) -> InLine:  # noqa: ANN401 - sqlite3's own options
        connection = InLine(lambda: sqlite3.connect(database, **options), iter_chunk_size=64)
        connection.gate = gate
        return connection

    before = engine.connect
    engine.connect = cast("Any", connect)
    try:
        yield
    finally:
        engine.connect = before
