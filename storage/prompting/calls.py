"""Which commands have changed a schedule, so that none does it again when it is handled again, whatever came in between."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables.prompting import schedules

_REMEMBERED = 50
"""Of one schedule: more than staff give between a crash and the handling of what it left, which is a matter of minutes."""


async def calls_of(connection: AsyncConnection, schedule: ColumnElement[bool]) -> Sequence[str]:
    """The keys of its last commands, oldest first. Nobody changes the schedule until the transaction ends."""
    kept = await connection.scalar(select(schedules.c.changed_in).where(schedule).with_for_update())
    return (kept or "").split()


def last_of(kept: str | None) -> str | None:
    """The key of the last one, from what is kept."""
    return kept.split()[-1] if kept else None


def with_call(calls: Sequence[str], call: str) -> str:
    """As it is kept, with one more."""
    return " ".join([*calls, call][-_REMEMBERED:])
