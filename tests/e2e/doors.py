"""Doors in front of PostgreSQL's tables: a process that wants to write waits there, until it is let through or dies.

PostgreSQL grants locks in the order in which they were asked for. So whoever asks for a table while others wait
for it gets it after exactly those.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from tests.e2e.room import LONG

_WAITING = text(
    "SELECT query FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
)

_KEY = 9
_STALL = (
    f"""
    CREATE OR REPLACE FUNCTION stall() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_advisory_xact_lock({_KEY}); RETURN NEW; END $$
    """,
    "CREATE TRIGGER stall BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION stall()",
)


class Doors:
    """Reading goes on while they are shut."""

    def __init__(self, engine: AsyncEngine, tables: tuple[str, ...]) -> None:
        self._engine = engine
        self._lock = text(f"LOCK TABLE {', '.join(tables)} IN EXCLUSIVE MODE")
        self._keeper: AsyncConnection | None = None

    async def shut(self) -> None:
        self._keeper = await self._take()

    async def open(self) -> None:
        keeper, self._keeper = self._keeper, None
        if keeper is not None:
            await keeper.close()

    async def waiting(self, *beginnings: str) -> None:
        """Return when statements that begin so wait; what is named twice has to wait twice."""
        async with asyncio.timeout(LONG), self._engine.connect() as connection:
            looking = await connection.execution_options(isolation_level="AUTOCOMMIT")
            while True:
                queue = [str(query) for query in await looking.scalars(_WAITING)]
                there = {each: sum(query.startswith(each) for query in queue) for each in beginnings}
                if Counter(beginnings) <= Counter(there):
                    return

    async def let_through(self) -> None:
        """Whoever waits now may write, and nobody after them. For the door of a single table."""
        behind = asyncio.create_task(self._take())
        await self.waiting("LOCK TABLE")
        await self.open()
        self._keeper = await behind

    async def _take(self) -> AsyncConnection:
        keeper = await self._engine.connect()
        await keeper.execute(self._lock)
        return keeper


@asynccontextmanager
async def shut(database_url: str, *tables: str) -> AsyncGenerator[Doors]:
    """Shut until the block ends."""
    engine = create_async_engine(database_url, poolclass=NullPool)
    doors = Doors(engine, tables)
    try:
        await doors.shut()
        yield doors
    finally:
        await doors.open()
        await engine.dispose()


@asynccontextmanager
async def no_changes(database_url: str, table: str) -> AsyncGenerator[None]:
    """New rows come in, and whoever changes one waits until the block ends."""
    engine = create_async_engine(database_url, poolclass=NullPool)
    async with engine.connect() as keeper:
        await keeper.execute(text(f"SELECT pg_advisory_lock({_KEY})"))
        for statement in _STALL:
            await keeper.execute(text(statement.format(table=table)))
        await keeper.commit()
        try:
            yield
        finally:
            await keeper.execute(text(f"SELECT pg_advisory_unlock({_KEY})"))
            await keeper.execute(text(f"DROP TRIGGER stall ON {table}"))
            await keeper.commit()
    await engine.dispose()
