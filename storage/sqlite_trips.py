"""SQLite's connection with one trip to its thread for each statement.

The driver makes four (cursor, execute, fetch, close), and trips between threads, not the disk, are what a small
statement waits for: see docs/measurements.md. Rows are fetched whole, which every query here does anyway.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self, cast

import aiosqlite


@dataclass(frozen=True, slots=True)
class Done:
    """What one statement brought."""

    description: Any
    rowcount: int
    lastrowid: int | None
    rows: Sequence[Any]


class OneTripCursor:
    """What SQLAlchemy's adapter asks of a cursor."""

    arraysize = 1

    def __init__(self, connection: OneTripConnection) -> None:
        self._connection = connection
        self._done = Done(None, -1, None, ())

    async def __aenter__(self) -> Self:
        return self

    @property
    def description(self) -> Any:  # noqa: ANN401 - the driver's own
        return self._done.description

    @property
    def rowcount(self) -> int:
        return self._done.rowcount

    @property
    def lastrowid(self) -> int | None:
        return self._done.lastrowid

    async def execute(self, statement: str, parameters: Iterable[Any] = ()) -> OneTripCursor:
        self._done = await self._connection.do(lambda raw: raw.execute(statement, tuple(parameters)))
        return self

    async def executemany(self, statement: str, parameters: Iterable[Iterable[Any]]) -> OneTripCursor:
        rows = [tuple(each) for each in parameters]
        self._done = await self._connection.do(lambda raw: raw.executemany(statement, rows))
        return self

    async def fetchall(self) -> Sequence[Any]:
        return self._done.rows

    async def close(self) -> None:
        """It was closed on its thread."""


class OneTripConnection(aiosqlite.Connection):
    def cursor(self) -> Any:  # noqa: ANN401 - not the driver's cursor, but used alike
        return OneTripCursor(self)

    async def do(self, statement: Callable[[sqlite3.Connection], sqlite3.Cursor]) -> Done:
        """Execute, fetch and close on the connection's thread."""

        def there() -> Done:
            cursor = statement(self._conn)
            rows = cursor.fetchall() if cursor.description else ()
            done = Done(cursor.description, cursor.rowcount, cursor.lastrowid, rows)
            cursor.close()
            return done

        return cast("Done", await super()._execute(there))  # pyright: ignore[reportUnknownMemberType] - half typed

    async def rollback(self) -> None:
        """SQLAlchemy rolls back whatever it gives back to the pool; without a transaction that is a trip for nothing."""
        if self.in_transaction:
            await super().rollback()


def connect(database: str, **options: Any) -> OneTripConnection:  # noqa: ANN401 - sqlite3's own options
    """For SQLAlchemy's `async_creator_fn`."""
    connection = OneTripConnection(lambda: sqlite3.connect(database, **options), iter_chunk_size=64)
    # As SQLAlchemy does: an engine that is not closed must not keep the program from ending.
    connection._thread.daemon = True  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    return connection
