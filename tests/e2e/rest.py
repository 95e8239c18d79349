"""Time and rest as PostgreSQL knows them, so that no test has to sleep."""

from __future__ import annotations

import asyncio
from functools import partial

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from tests.e2e.room import LONG

_BELL = (
    """
    CREATE OR REPLACE FUNCTION ring() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_notify('bell', ''); RETURN NULL; END $$
    """,
    *(
        f"CREATE OR REPLACE TRIGGER bell AFTER INSERT OR UPDATE ON {table} EXECUTE FUNCTION ring()"
        for table in ("inbox", "questions", "occurrences")
    ),
)
_UNDER_WAY = text(
    "SELECT EXISTS (SELECT FROM inbox WHERE finished_at IS NULL)"
    " OR EXISTS (SELECT FROM questions WHERE state = 'waiting')"
    " OR EXISTS (SELECT FROM occurrences WHERE next_try IS NOT NULL)"
)


_LATER = (
    "UPDATE inbox SET leased_until = leased_until - interval '2 minutes'",
    "UPDATE deliveries SET leased_until = leased_until - interval '2 minutes'",
    "UPDATE deliveries SET intended_at = intended_at - interval '2 minutes'",
    "UPDATE questions SET due_at = due_at - interval '2 minutes'",
    "UPDATE occurrences SET next_try = next_try - interval '2 minutes'",
)


async def two_minutes_later(database_url: str) -> None:
    """While nobody runs, move what is on record two minutes back.

    Then leases have run out, lost sends must show, and what was put off is due.
    """
    engine = create_async_engine(database_url, poolclass=NullPool)
    async with engine.begin() as connection:
        for statement in _LATER:
            await connection.execute(text(statement))
    await engine.dispose()


async def at_rest(database_url: str) -> None:
    """Return when every event is handled, every question settled and every occurrence done with.

    A bell rings at every change.
    """
    engine = create_async_engine(database_url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    rung = asyncio.Event()
    async with asyncio.timeout(LONG), engine.connect() as connection:
        for statement in _BELL:
            await connection.execute(text(statement))
        listening = (await connection.get_raw_connection()).driver_connection
        assert listening is not None
        await listening.add_listener("bell", partial(_ring, rung))
        while await connection.scalar(_UNDER_WAY):
            # Whatever has changed since the look has rung already.
            await rung.wait()
            rung.clear()
    await engine.dispose()


def _ring(bell: asyncio.Event, *_: object) -> None:
    bell.set()
