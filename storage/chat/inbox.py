"""Events, kept before they are acknowledged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select, tuple_, update

from bot.chat.codec import read_event, write_event
from bot.chat.events import Event
from storage.chat.company import Company
from storage.engine import Database
from storage.tables.chat import inbox

MOST_TRIES = 5
_Row = dict[str, object]


class StoredInbox:
    """See `bot.chat.ports.Inbox`. One inbox for all communities: an event arrives before its community is known."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._accepting: Company[_Row, bool] = Company(self._accept_all)
        self._finishing: Company[tuple[Event, datetime], None] = Company(self._finish_all)

    async def accept(self, event: Event, *, now: datetime, lease: timedelta) -> bool:
        row: _Row = {
            "space": event.space,
            "event_id": event.event_id,
            "body": write_event(event),
            "accepted_at": now,
            "leased_until": now + lease,
            "tries": 1,
        }
        return await self._accepting.add(row)

    async def finish(self, event: Event, *, now: datetime) -> None:
        await self._finishing.add((event, now))

    async def hold(self, events: Sequence[Event], *, until: datetime) -> None:
        these = [(event.space, event.event_id) for event in events]
        unfinished = tuple_(inbox.c.space, inbox.c.event_id).in_(these) & inbox.c.finished_at.is_(None)
        async with self._database.writing() as connection:
            await connection.execute(update(inbox).where(unfinished).values(leased_until=until))

    async def fail(self, event: Event, *, now: datetime, again_at: datetime, reason: str) -> None:
        del now
        await self._update(event, leased_until=again_at, reason=reason)

    async def take_up(self, *, now: datetime, lease: timedelta, most: int) -> Sequence[Event]:
        waiting = (
            select(inbox.c.space, inbox.c.event_id)
            .where(inbox.c.finished_at.is_(None), inbox.c.leased_until <= now)
            .order_by(inbox.c.accepted_at)
            .limit(most)
        )
        if not self._database.is_sqlite:
            waiting = waiting.with_for_update(skip_locked=True)
        found: list[Event] = []
        async with self._database.writing() as connection:
            for space, event_id in (await connection.execute(waiting)).all():
                this = (inbox.c.space == space) & (inbox.c.event_id == event_id)
                taken = (
                    update(inbox)
                    .where(this)
                    .values(tries=inbox.c.tries + 1, leased_until=now + lease)
                    .returning(inbox.c.body, inbox.c.tries)
                )
                event, why_not = _readable(*(await connection.execute(taken)).one())
                if event is not None:
                    found.append(event)
                    continue
                await connection.execute(
                    update(inbox).where(this).values(body=None, finished_at=now, reason=why_not)
                )
        return found

    async def forget(self, *, before: datetime) -> int:
        async with self._database.writing() as connection:
            done = await connection.execute(delete(inbox).where(inbox.c.finished_at < before))
            return done.rowcount

    async def _accept_all(self, rows: Sequence[_Row]) -> Sequence[bool]:
        insert = (
            self._database.insert(inbox).on_conflict_do_nothing().returning(inbox.c.space, inbox.c.event_id)
        )
        async with self._database.writing() as connection:
            new = {(space, event_id) for space, event_id in await connection.execute(insert, [*rows])}
        kept: list[bool] = []
        for row in rows:
            this = (str(row["space"]), str(row["event_id"]))
            kept.append(this in new)
            # The same event may stand twice in one company: it is new once.
            new.discard(this)
        return kept

    async def _finish_all(self, finished: Sequence[tuple[Event, datetime]]) -> Sequence[None]:
        these = [(event.space, event.event_id) for event, _ in finished]
        latest = max(now for _, now in finished)
        done = (
            update(inbox)
            .where(tuple_(inbox.c.space, inbox.c.event_id).in_(these))
            .values(body=None, leased_until=None, finished_at=latest)
        )
        async with self._database.writing() as connection:
            await connection.execute(done)
        return [None] * len(finished)

    async def _update(self, event: Event, **values: object) -> None:
        this = (inbox.c.space == event.space) & (inbox.c.event_id == event.event_id)
        async with self._database.writing() as connection:
            await connection.execute(update(inbox).where(this).values(**values))


def _readable(body: str, tries: int) -> tuple[Event | None, str]:
    if tries > MOST_TRIES:
        return None, "too many tries"
    try:
        return read_event(body), ""
    except (ValueError, TypeError, KeyError):
        return None, "written by another version"
