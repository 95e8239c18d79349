"""From the room to the core, at least once and in order.

An event is written in the same transaction as what it tells about, and deleted when the core has kept it:
a crash in between hands it over again, with the same `event_id`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

import aiosqlite

from adapters.local.room import Room
from bot.chat.codec import read_event, write_event
from bot.chat.events import Event
from bot.chat.platform import Receive

_log = logging.getLogger(__name__)

_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 30.0


async def put(db: aiosqlite.Connection, make: Callable[[int], Event]) -> None:
    """Add the event `make` builds from its number, inside the caller's transaction. Numbers only grow."""
    cursor = await db.execute("INSERT INTO outbox (event) VALUES ('')")
    number = cursor.lastrowid or 0
    await db.execute(
        "UPDATE outbox SET event = ? WHERE number = ?",
        (write_event(make(number)), number),
    )


class Outbox:
    """Hands events to the core one after another; waits and tries again while the core cannot keep them."""

    def __init__(self, room: Room, receive: Receive) -> None:
        self._room = room
        self._receive = receive

    async def run(self) -> None:
        """Run until cancelled, or until the room's news has ended."""
        pause = _FIRST_PAUSE
        while not self._room.news.closed:
            heard = self._room.news.count
            try:
                await self.hand_over()
            except Exception:  # noqa: BLE001 - see below; the next look tries again
                # Whatever went wrong, the event stays where it is: nothing a person did may be lost.
                _log.exception("an event waits for the core", extra={"pause": pause})
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
                continue
            pause = _FIRST_PAUSE
            await self._room.news.after(heard)

    async def hand_over(self) -> None:
        """Hand over all that waits. Raises what `receive` raises; the event it was raised for stays."""
        for row in await self._room.rows("SELECT number, event FROM outbox ORDER BY number"):
            try:
                event = read_event(row["event"])
            except (ValueError, TypeError):
                _log.warning(
                    "dropped an event of another version",
                    extra={"number": row["number"]},
                )
            else:
                await self._receive(event)
            await self._forget(row["number"])

    async def _forget(self, number: int) -> None:
        async with self._room.change(quiet=True) as db:
            await db.execute("DELETE FROM outbox WHERE number = ?", (number,))
