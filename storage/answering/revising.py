"""Changing an entry in place, and all that it has been."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.answering.knowledge import Row, read_entry, write_row
from bot.answering.upkeep.ports import Revision
from bot.chat.ids import CommunityId, Person
from storage.engine import Database
from storage.tables.answering import entries, entry_revisions, knowledge_changes


class StoredRevisions:
    """See `bot.answering.upkeep.ports.Revisions`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community

    async def revise(
        self, entry: str, change: Callable[[Row], Row], *, by: Person, now: datetime, texts: bool
    ) -> Row | None:
        async with self._database.writing() as connection:
            return await self.revise_in(connection, entry, change, by=by, now=now, texts=texts)

    async def revise_in(
        self,
        connection: AsyncConnection,
        entry: str,
        change: Callable[[Row], Row],
        *,
        by: Person,
        now: datetime,
        texts: bool,
    ) -> Row | None:
        """The same within a transaction that has begun."""
        # Taking the next number first makes those who change knowledge wait for one another.
        number = await self._next_change(connection)
        found = (await connection.execute(select(entries).where(self._in_force(entry)))).first()
        if found is None:
            return None
        before: Row = json.loads(found.body)
        after = change(before)
        read_entry(after)
        if write_row(after) == found.body:
            return before
        kept = {"body": write_row(after), "revision": found.revision + 1, "change": number}
        told = {"changed_at": now, "changed_by": by.key}
        own = {"starter_hash": None} if texts else {}
        await connection.execute(update(entries).where(self._in_force(entry)).values(**kept, **told, **own))
        await connection.execute(
            self._database.insert(entry_revisions).values(
                community=self._community,
                entry=entry,
                revision=kept["revision"],
                body=kept["body"],
                at=now,
                by=by.key,
            )
        )
        return after

    async def history(self, entry: str) -> Sequence[Revision]:
        query = (
            select(entry_revisions)
            .where(entry_revisions.c.community == self._community, entry_revisions.c.entry == entry)
            .order_by(entry_revisions.c.revision)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        return [Revision(row.revision, json.loads(row.body), row.at, row.by) for row in rows]

    async def _next_change(self, connection: AsyncConnection) -> int:
        counter = (
            self._database.insert(knowledge_changes)
            .values(community=self._community, latest=1)
            .on_conflict_do_update(
                index_elements=["community"], set_={"latest": knowledge_changes.c.latest + 1}
            )
            .returning(knowledge_changes.c.latest)
        )
        return (await connection.execute(counter)).scalar_one()

    def _in_force(self, entry: str) -> ColumnElement[bool]:
        return (
            (entries.c.community == self._community)
            & (entries.c.entry == entry)
            & entries.c.retired.is_(False)
        )
