"""What staff have taken back, in every channel of an occasion at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.prompting.occurrence import OccurrenceState
from storage.tables.prompting import occurrences

LEFT_OUT_TOO = {"state": OccurrenceState.SKIPPED, "reason": "taken_back"}
"""What had not been posted when the others were taken back."""


async def lock(connection: AsyncConnection, occasion: ColumnElement[bool]) -> Sequence[Row[Any, Any]]:
    """Its rows, until the transaction ends: nobody takes it back, or lets one of them wait again, meanwhile."""
    query = select(occurrences.c.state, occurrences.c.reason).where(occasion)
    query = query.order_by(occurrences.c.space, occurrences.c.channel).with_for_update()
    return (await connection.execute(query)).all()


async def is_taken_back(connection: AsyncConnection, occasion: ColumnElement[bool]) -> bool:
    """In any channel, and as long as the transaction lasts."""
    rows = await lock(connection, occasion)
    return any(row.state == OccurrenceState.TAKEN_BACK or row.reason == "taken_back" for row in rows)
