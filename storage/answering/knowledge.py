"""Entries and every revision of them. A counter grows with each change, so that indexes know when to read again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, literal, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.answering.knowledge import Entry, Row, read_entry, write_row
from bot.chat.ids import CommunityId
from storage.engine import Database
from storage.tables.answering import entries, entry_revisions, knowledge_changes

MOST_NAMED = 500
"""Entries a statement names; for more, all are read."""


class Position(NamedTuple):
    """A place in the order of all changes. One change may be of many entries."""

    change: int = 0
    entry: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What an index that has seen everything up to some position has missed, up to `until`."""

    until: Position
    rows: Sequence[Row]
    retired: Sequence[str]


class StoredKnowledge:
    """See `bot.answering.ports.Knowledge`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community

    async def get(self, entry: str) -> Entry | None:
        row = await self._body(self._in_force(entries.c.body).where(entries.c.entry == entry))
        return read_entry(row) if row is not None else None

    async def row(self, entry: str) -> Row | None:
        return await self._body(select(entries.c.body).where(self._this(entry)))

    async def ids(self) -> Sequence[str]:
        async with self._database.reading() as connection:
            return list((await connection.scalars(self._in_force(entries.c.entry))).all())

    async def rows(self) -> Sequence[Row]:
        async with self._database.reading() as connection:
            return [json.loads(body) for body in await connection.scalars(self._in_force(entries.c.body))]

    async def put(self, rows: Sequence[Row], *, by: str, now: datetime) -> int:
        return await self._put(rows, by=by, now=now, starter_hashes=None)

    async def put_starter(self, rows: Sequence[Row], hashes: Sequence[str], *, now: datetime) -> int:
        """Bring the shipped entries in: new ones, and those nobody here has edited or retired; how many changed."""
        # Mostly nothing has changed, and a start need not wait for whoever writes.
        async with self._database.snapshot() as connection:
            if not await self._changed(connection, rows, hashes, by="starter", now=now):
                return 0
        return await self._put(rows, by="starter", now=now, starter_hashes=hashes)

    async def retire(self, entry: str, *, by: str, now: datetime) -> bool:
        async with self._database.writing() as connection:
            change = await self._next_change(connection)
            done = await connection.execute(
                update(entries)
                .where(self._this(entry), entries.c.retired.is_(False))
                .values(
                    retired=True,
                    change=change,
                    changed_at=now,
                    changed_by=by,
                    starter_hash=None,
                )
            )
            return done.rowcount == 1

    async def changed_since(self, position: Position, *, most: int) -> Changes:
        """Up to `most` entries that have changed after `position`, as they are now, in the order of their changes."""
        query = (
            select(entries.c.entry, entries.c.body, entries.c.retired, entries.c.change)
            .where(
                entries.c.community == self._community,
                tuple_(entries.c.change, entries.c.entry)
                > tuple_(literal(position.change), literal(position.entry)),
            )
            .order_by(entries.c.change, entries.c.entry)
            .limit(most)
        )
        async with self._database.reading() as connection:
            found = (await connection.execute(query)).all()
        return Changes(
            until=Position(found[-1].change, found[-1].entry) if found else position,
            rows=[json.loads(row.body) for row in found if not row.retired],
            retired=[row.entry for row in found if row.retired],
        )

    async def latest_change(self) -> int:
        """Grows with every change; 0 when nothing has ever been kept."""
        query = select(knowledge_changes.c.latest).where(knowledge_changes.c.community == self._community)
        async with self._database.reading() as connection:
            return await connection.scalar(query) or 0

    async def _put(
        self,
        rows: Sequence[Row],
        *,
        by: str,
        now: datetime,
        starter_hashes: Sequence[str] | None,
    ) -> int:
        for row in rows:
            read_entry(row)
        hashes = list(starter_hashes) if starter_hashes is not None else [None] * len(rows)
        async with self._database.writing() as connection:
            return await self._put_in(connection, rows, hashes, by=by, now=now)

    async def put_in(self, connection: AsyncConnection, row: Row, *, by: str, now: datetime) -> None:
        """`put` of one row within a transaction that has begun."""
        read_entry(row)
        await self._put_in(connection, [row], [None], by=by, now=now)

    async def _put_in(
        self,
        connection: AsyncConnection,
        rows: Sequence[Row],
        hashes: Sequence[str | None],
        *,
        by: str,
        now: datetime,
    ) -> int:
        changed = await self._changed(connection, rows, hashes, by=by, now=now)
        if changed:
            await self._write(connection, changed)
        return len(changed)

    async def _changed(
        self,
        connection: AsyncConnection,
        rows: Sequence[Row],
        hashes: Sequence[str | None],
        *,
        by: str,
        now: datetime,
    ) -> list[dict[str, object]]:
        """What would be written for those of `rows` that are new or different."""
        old = await self._old(connection, [str(row["id"]) for row in rows])
        changed: list[dict[str, object]] = []
        for row, starter_hash in zip(rows, hashes, strict=True):
            before = old.get(str(row["id"]))
            if before is not None and not _replaces(before, row, starter_hash):
                continue
            revision = before[1] + 1 if before else 1
            changed.append(self._values(row, revision, starter_hash, by, now))
        return changed

    async def _write(self, connection: AsyncConnection, changed: list[dict[str, object]]) -> None:
        change = await self._next_change(connection)
        insert = self._database.insert(entries)
        replaced = {name: insert.excluded[name] for name in changed[0] if name not in ("community", "entry")}
        upsert = insert.on_conflict_do_update(
            index_elements=["community", "entry"], set_={**replaced, "change": change}
        )
        await connection.execute(upsert, [{**values, "change": change} for values in changed])
        await connection.execute(
            self._database.insert(entry_revisions),
            [
                {
                    "community": values["community"],
                    "entry": values["entry"],
                    "revision": values["revision"],
                    "body": values["body"],
                    "at": values["changed_at"],
                    "by": values["changed_by"],
                }
                for values in changed
            ],
        )

    def _values(
        self, row: Row, revision: int, starter_hash: str | None, by: str, now: datetime
    ) -> dict[str, object]:
        return {
            "community": self._community,
            "entry": str(row["id"]),
            "body": write_row(row),
            "revision": revision,
            "retired": False,
            "starter_hash": starter_hash,
            "changed_at": now,
            "changed_by": by,
        }

    async def _old(
        self, connection: AsyncConnection, names: Sequence[str]
    ) -> dict[str, tuple[str, int, bool, str | None]]:
        """Body, revision, retired and starter hash by id, of the entries named and perhaps of others."""
        query = select(
            entries.c.entry,
            entries.c.body,
            entries.c.revision,
            entries.c.retired,
            entries.c.starter_hash,
        ).where(entries.c.community == self._community)
        if len(names) <= MOST_NAMED:
            query = query.where(entries.c.entry.in_(names))
        return {
            row.entry: (row.body, row.revision, row.retired, row.starter_hash)
            for row in (await connection.execute(query)).all()
        }

    async def _next_change(self, connection: AsyncConnection) -> int:
        counter = (
            self._database.insert(knowledge_changes)
            .values(community=self._community, latest=1)
            .on_conflict_do_update(
                index_elements=["community"],
                set_={"latest": knowledge_changes.c.latest + 1},
            )
            .returning(knowledge_changes.c.latest)
        )
        return (await connection.execute(counter)).scalar_one()

    async def _body(self, query: Select[str]) -> Row | None:
        async with self._database.reading() as connection:
            body = await connection.scalar(query)
        return json.loads(body) if body is not None else None

    def _in_force(self, column: ColumnElement[str]) -> Select[str]:
        return (
            select(column)
            .where(entries.c.community == self._community, entries.c.retired.is_(False))
            .order_by(entries.c.entry)
        )

    def _this(self, entry: str) -> ColumnElement[bool]:
        return (entries.c.community == self._community) & (entries.c.entry == entry)


def _replaces(before: tuple[str, int, bool, str | None], row: Row, starter_hash: str | None) -> bool:
    body, _, retired, old_hash = before
    if starter_hash is not None:
        # What people here have edited or retired is theirs; the shipped text does not come back.
        return old_hash is not None and old_hash != starter_hash
    return retired or body != write_row(row)
