"""Private notes: left once, told at most once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select, update

from bot.chat.content import Button
from bot.chat.ids import CommunityId, MemberId, Person, SpaceId
from bot.prompting.telling.ports import Note
from storage.engine import Database
from storage.tables.prompting import notes


class StoredNotes:
    """See `bot.prompting.ports.Notes`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community
        self._ours = notes.c.community == community

    async def leave(self, note: Note) -> bool:
        row = (
            self._database.insert(notes)
            .values(
                community=self._community,
                note=note.key,
                space=note.to.space,
                member=note.to.member,
                text=note.text,
                buttons=_written(note.buttons),
                not_before=note.not_before,
                since=note.since,
            )
            .on_conflict_do_nothing()
            .returning(notes.c.note)
        )
        async with self._database.writing() as connection:
            return (await connection.execute(row)).first() is not None

    async def left(self, key: str) -> datetime | None:
        async with self._database.reading() as connection:
            return await connection.scalar(select(notes.c.since).where(self._this(key)))

    async def due(self, *, now: datetime, most: int) -> Sequence[Note]:
        query = (
            select(notes)
            .where(self._ours, notes.c.not_before <= now)
            .order_by(notes.c.not_before)
            .limit(most)
        )
        async with self._database.reading() as connection:
            return [_note(row) for row in (await connection.execute(query)).all()]

    async def next_due(self) -> datetime | None:
        async with self._database.reading() as connection:
            return await connection.scalar(select(func.min(notes.c.not_before)).where(self._ours))

    async def take(self, key: str) -> bool:
        waiting = self._this(key) & notes.c.not_before.is_not(None)
        async with self._database.writing() as connection:
            taken = await connection.execute(
                update(notes).where(waiting).values(not_before=None, text=None, buttons=None)
            )
            return taken.rowcount == 1

    async def put_back(self, note: Note, *, not_before: datetime) -> None:
        again = (
            update(notes)
            .where(self._this(note.key))
            .values(not_before=not_before, text=note.text, buttons=_written(note.buttons))
        )
        async with self._database.writing() as connection:
            await connection.execute(again)

    def _this(self, key: str) -> ColumnElement[bool]:
        return self._ours & (notes.c.note == key)


def _note(row: Row[Any]) -> Note:
    return Note(
        key=row.note,
        to=Person(SpaceId(row.space), MemberId(row.member)),
        text=row.text,
        not_before=row.not_before,
        since=row.since,
        buttons=tuple(Button(*each) for each in json.loads(row.buttons or "[]")),
    )


def _written(buttons: Sequence[Button]) -> str | None:
    return json.dumps([(each.action, each.value, each.label) for each in buttons]) if buttons else None
