"""Waiting for what PostgreSQL holds: a bell rings at every change, and time passes when a test says so."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import partial

from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from tests.e2e.room import LONG

_BELLS = (
    """
    CREATE FUNCTION ring() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_notify('bell', ''); RETURN NULL; END $$
    """,
    *(
        f"CREATE TRIGGER bell AFTER INSERT OR UPDATE ON {table} EXECUTE FUNCTION ring()"
        for table in ("inbox", "questions", "occurrences", "deliveries")
    ),
)
_LATER = (
    "UPDATE inbox SET leased_until = leased_until - interval '2 minutes'",
    "UPDATE deliveries SET leased_until = leased_until - interval '2 minutes'",
    "UPDATE deliveries SET intended_at = intended_at - interval '2 minutes'",
    "UPDATE questions SET due_at = due_at - interval '2 minutes'",
    "UPDATE occurrences SET next_try = next_try - interval '2 minutes'",
)
_AT_REST = """
    NOT EXISTS (SELECT FROM inbox WHERE finished_at IS NULL)
    AND NOT EXISTS (SELECT FROM questions WHERE state = 'waiting')
    AND NOT EXISTS (SELECT FROM occurrences WHERE next_try IS NOT NULL)
"""


async def hang_bells(database_url: str) -> None:
    """Once for each database, before `until`."""
    await _do(database_url, _BELLS)


async def two_minutes_later(database_url: str) -> None:
    """While nobody runs, move what is on record two minutes back.

    Then leases have run out, lost sends must show, and what was put off is due.
    """
    await _do(database_url, _LATER)


async def until(database_url: str, condition: str) -> None:
    """Return when the SQL condition holds, looked at after every change that rings."""
    engine = create_async_engine(database_url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    rung = asyncio.Event()
    async with asyncio.timeout(LONG), engine.connect() as connection:
        listening = (await connection.get_raw_connection()).driver_connection
        assert listening is not None
        await listening.add_listener("bell", partial(_ring, rung))
        while not await connection.scalar(text(f"SELECT {condition}")):
            # Whatever has changed since the look has rung already.
            await rung.wait()
            rung.clear()
    await engine.dispose()


async def at_rest(database_url: str) -> None:
    """Return when every event is handled, every question settled and every occurrence done with."""
    await until(database_url, _AT_REST)


async def _do(database_url: str, statements: Sequence[str]) -> None:
    engine = create_async_engine(database_url, poolclass=NullPool)
    async with engine.begin() as connection:
        for statement in statements:
            await connection.execute(text(statement))
    await engine.dispose()


def _ring(bell: asyncio.Event, *_: object) -> None:
    bell.set()
