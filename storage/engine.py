"""Opening the database: SQLite in the data folder, or PostgreSQL.

SQLite: write-ahead log, `synchronous=FULL`, one write connection behind a lock and BEGIN IMMEDIATE, so that a
transaction that has begun will not meet a conflict. PostgreSQL: an ordinary pool.
"""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections.abc import AsyncGenerator
from typing import TYPE_CHECKING, Any

from sqlalchemy import event, make_url
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoneFree
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.util import await_only

from bot.errors import StorageError, StorageFull
from storage.in_use import InUse
from storage.sqlite_trips import connect

if TYPE_CHECKING:
    from sqlalchemy import Table
    from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor

_PRAGMAS = (
    "PRAGMA busy_timeout=10000",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    # What somebody takes back is overwritten, not only unlinked.
    "PRAGMA secure_delete=ON",
)
_TRIES, _PAUSE = 200, 0.05
"""Seconds; together as long as any other statement waits."""
_FREE_WITHIN = 30.0
"""Seconds that a connection is waited for."""
_ONE_STATEMENT = "vertti_one_statement"
_DISCREET: dict[str, Any] = {"hide_parameters": True}
"""Errors are logged; what people wrote must not travel there in a statement's parameters."""


class Database:
    """Transactions on one database. Driver errors come out as `StorageError`.

    `free_within`: seconds that a connection is waited for when others have them all.
    """

    def __init__(self, url: str, *, free_within: float = _FREE_WITHIN) -> None:
        self.url = make_url(url)
        self._pool: dict[str, Any] = {"max_overflow": 0, "pool_timeout": free_within}
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._write_lock = asyncio.Lock() if self.is_sqlite else contextlib.nullcontext()
        self._writer = self._engine(pool_size=1 if self.is_sqlite else 10, begin="BEGIN IMMEDIATE")
        self._reader = self._engine(pool_size=4, begin="BEGIN") if self.is_sqlite else self._writer
        one, several = (
            ({_ONE_STATEMENT: True}, {})
            if self.is_sqlite
            else ({"isolation_level": "AUTOCOMMIT"}, {"isolation_level": "REPEATABLE READ"})
        )
        self._of_one_statement = self._reader.execution_options(**one)
        self._of_several = self._reader.execution_options(**several)
        self._in_use = InUse()

    @contextlib.asynccontextmanager
    async def writing(self) -> AsyncGenerator[AsyncConnection]:
        """One transaction, durable when the block ends; rolled back when it raises."""
        with self._in_use.once(), _our_errors():
            async with self._write_lock, self._writer.begin() as connection:
                yield connection

    @contextlib.asynccontextmanager
    async def reading(self) -> AsyncGenerator[AsyncConnection]:
        """For one statement, which sees one state; nothing may be written."""
        with self._in_use.once(), _our_errors():
            async with self._of_one_statement.connect() as connection:
                yield connection

    @contextlib.asynccontextmanager
    async def snapshot(self) -> AsyncGenerator[AsyncConnection]:
        """For several statements that must see the same state; nothing may be written."""
        with self._in_use.once(), _our_errors():
            async with self._of_several.connect() as connection:
                yield connection

    @contextlib.asynccontextmanager
    async def outside(self) -> AsyncGenerator[AsyncConnection]:
        """On the connection that writes, in no transaction: what is read waits for no other process."""
        alone = {_ONE_STATEMENT: True} if self.is_sqlite else {"isolation_level": "AUTOCOMMIT"}
        with self._in_use.once(), _our_errors():
            async with self._write_lock, self._writer.execution_options(**alone).connect() as connection:
                yield connection

    def insert(self, table: Table) -> sqlite.Insert | postgresql.Insert:
        """An INSERT that knows ON CONFLICT."""
        return sqlite.insert(table) if self.is_sqlite else postgresql.insert(table)

    async def clear_log(self) -> None:
        """Empty SQLite's write-ahead log, where deleted texts stand until then; as far as nobody reads just now."""
        if not self.is_sqlite:
            return
        async with self.outside() as connection:
            await connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    async def close(self) -> None:
        """For ever: what is under way is waited for, and who comes later gets a `StorageError`."""
        await self._in_use.close()
        await self._writer.dispose()
        if self._reader is not self._writer:
            await self._reader.dispose()

    def _engine(self, *, pool_size: int, begin: str) -> AsyncEngine:
        if not self.is_sqlite:
            return create_async_engine(
                self.url, pool_size=pool_size, pool_pre_ping=True, **self._pool, **_DISCREET
            )
        connection = {"connect_args": {"async_creator_fn": connect}}
        engine = create_async_engine(self.url, pool_size=pool_size, **self._pool, **_DISCREET, **connection)

        def prepare(connection: DBAPIConnection, _record: object) -> None:
            # The driver must not begin transactions by itself: ours are begun below.
            connection.isolation_level = None
            cursor = connection.cursor()
            for pragma in _PRAGMAS:
                cursor.execute(pragma)
            _write_ahead(cursor)
            cursor.close()

        def begin_ours(connection: Any) -> None:  # noqa: ANN401 - SQLAlchemy's sync connection
            # A single read needs no transaction of its own to see one state.
            if not connection.get_execution_options().get(_ONE_STATEMENT):
                connection.exec_driver_sql(begin)

        event.listen(engine.sync_engine, "connect", prepare)
        event.listen(engine.sync_engine, "begin", begin_ours)
        return engine


def _write_ahead(cursor: DBAPICursor) -> None:
    """Turn the write-ahead log on. SQLite does not wait for others here as it does elsewhere: processes that make a new
    database together have to try again.
    """
    for _ in range(_TRIES):
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            await_only(asyncio.sleep(_PAUSE))
        else:
            return
    cursor.execute("PRAGMA journal_mode=WAL")


@contextlib.contextmanager
def _our_errors() -> Any:  # noqa: ANN401 - a generator behind contextmanager
    try:
        yield
    except OSError as error:
        # SQLAlchemy lets through what happens on the way to a server.
        message = f"the database cannot be reached: {error}"
        raise StorageError(message) from error
    except NoneFree as error:
        message = "no connection to the database became free"
        raise StorageError(message) from error
    except DBAPIError as error:
        full = "disk is full" in str(error.orig) or "No space left" in str(error.orig)
        if full:
            message = "there is no room on the disk"
            raise StorageFull(message) from error
        # Without a statement there was no connection yet: a wrong name or password, a server that is starting.
        if isinstance(error, OperationalError) or error.connection_invalidated or error.statement is None:
            raise StorageError(str(error.orig)) from error
        raise
