"""What authors choose, and taking a text out of everything that is kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, Table, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.answering.knowledge import EntryProblem, Row, read_entry, write_row
from bot.answering.sharing.proposal import Choice, Proposal, State, Texts
from bot.chat.ids import CommunityId
from storage.answering.sharing.kept import NO_TEXTS, columns_of, found, numbered
from storage.engine import Database
from storage.search.semantic.packed import key_of
from storage.tables.answering import entries, entry_revisions, knowledge_changes, questions
from storage.tables.search import vectors
from storage.tables.sharing import proposals, shared_entries
from storage.tables.upkeep import candidates, rights

BY_AUTHOR = "author"
"""Who changed the entry: the author, whom no revision names."""


class StoredChoices:
    """See `bot.answering.sharing.ports.Choices`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community

    async def choose(self, number: int, choice: Choice, name: str, *, now: datetime) -> bool:
        shown = name if choice is Choice.NAMED else None
        async with self._database.writing() as connection:
            kept = await self._open(connection, number)
            if kept is None:
                return False
            own = None if kept.state is State.APPROVED else shown
            await self._proposal(connection, number, choice=choice, name=own, changed_at=now)
            if kept.entry is not None and await self._held_back(connection, kept.entry):
                await self._entry(connection, kept, {"retired": False}, now)
            chosen = {"choice": choice, "name": shown, "held_back": False, "changed_at": now}
            await self._shared(connection, kept, **chosen)
            return True

    async def hold_back(self, number: int, *, now: datetime) -> None:
        async with self._database.writing() as connection:
            kept = await self._open(connection, number)
            if kept is None:
                return
            await self._proposal(connection, number, choice=None, name=None, changed_at=now)
            hidden = {"choice": Choice.UNNAMED, "name": None, "held_back": True, "changed_at": now}
            if not await self._in_force(connection, kept):
                hidden.pop("held_back")
            await self._shared(connection, kept, **hidden)
            await self._entry(connection, kept, {"retired": True}, now)

    async def draft(self, number: int, texts: Texts) -> None:
        async with self._database.writing() as connection:
            if await self._open(connection, number) is not None:
                await self._proposal(connection, number, **columns_of(texts))

    async def put_differently(
        self, number: int, texts: Texts, change: Callable[[Row], Row], *, now: datetime
    ) -> bool:
        async with self._database.writing() as connection:
            kept = await self._open(connection, number)
            if kept is None:
                return False
            left = NO_TEXTS if kept.state is State.APPROVED else columns_of(texts)
            await self._proposal(connection, number, choice=Choice.UNNAMED, name=None, **left, changed_at=now)
            await self._replace(connection, kept, change, now)
            chosen = {"choice": Choice.UNNAMED, "name": None, "held_back": False, "changed_at": now}
            await self._shared(connection, kept, **chosen)
        await self._database.clear_log()
        return True

    async def withdraw(self, number: int, *, now: datetime) -> None:
        async with self._database.writing() as connection:
            kept = await found(connection, numbered(self._community, number), lock=True)
            if kept is None:
                return
            gone = {"choice": Choice.NO, "name": None, "note": None, "reason": None, "changed_at": now}
            await self._proposal(connection, number, **gone, **NO_TEXTS)
            await self._shared(connection, kept, choice=Choice.NO, name=None, held_back=False, changed_at=now)
            await self._forget_questions(connection, kept, now)
            await self._empty(connection, kept.entry, now)
        await self._database.clear_log()

    async def _empty(self, connection: AsyncConnection, entry: str | None, now: datetime) -> None:
        """Of the entry only its id is left, so that every index hears that it is gone."""
        if entry is None:
            return
        number = await self._next_change(connection)
        bodies = await self._bodies(connection, entry)
        await self._forget_vectors(connection, bodies, kept=[])
        await connection.execute(delete(entry_revisions).where(self._of(entry_revisions, entry)))
        tombstone = {
            "body": write_row({"id": entry}),
            "retired": True,
            "starter_hash": None,
            "change": number,
        }
        revision = {"revision": entries.c.revision + 1, "changed_at": now, "changed_by": BY_AUTHOR}
        this = self._of(entries, entry)
        await connection.execute(update(entries).where(this).values(**tombstone, **revision))
        for table in (candidates, rights):
            await connection.execute(delete(table).where(self._of(table, entry)))

    async def _replace(
        self, connection: AsyncConnection, kept: Proposal, change: Callable[[Row], Row], now: datetime
    ) -> None:
        """The entry's text made anew, and nothing left of the one before."""
        if kept.entry is None:
            return
        query = select(entries).where(self._of(entries, kept.entry))
        row = (await connection.execute(query)).first()
        if row is None:
            return
        after = change(json.loads(row.body))
        read_entry(after)
        bodies = await self._bodies(connection, kept.entry)
        await self._forget_vectors(connection, bodies, kept=[after])
        await connection.execute(delete(entry_revisions).where(self._of(entry_revisions, kept.entry)))
        held_back = await self._held_back(connection, kept.entry)
        body, revision = write_row(after), row.revision + 1
        values = {"body": body, "revision": revision, "retired": row.retired and not held_back}
        await self._entry(connection, kept, values, now)
        of = {"community": self._community, "entry": kept.entry, "revision": revision}
        told = {"body": body, "at": now, "by": BY_AUTHOR}
        await connection.execute(self._database.insert(entry_revisions).values(**of, **told))

    async def _entry(
        self, connection: AsyncConnection, kept: Proposal, values: Mapping[str, object], now: datetime
    ) -> None:
        if kept.entry is None:
            return
        number = await self._next_change(connection)
        told = {"change": number, "changed_at": now, "changed_by": BY_AUTHOR}
        await connection.execute(
            update(entries).where(self._of(entries, kept.entry)).values(**values, **told)
        )

    async def _forget_vectors(
        self, connection: AsyncConnection, bodies: Iterable[Row], *, kept: Iterable[Row]
    ) -> None:
        gone = _text_keys(bodies) - _text_keys(kept)
        if gone:
            this = (vectors.c.community == self._community) & vectors.c.text_key.in_(gone)
            await connection.execute(delete(vectors).where(this))

    async def _bodies(self, connection: AsyncConnection, entry: str) -> list[Row]:
        """The entry as it is and as it ever was."""
        now = select(entries.c.body).where(self._of(entries, entry))
        before = select(entry_revisions.c.body).where(self._of(entry_revisions, entry))
        texts = [*(await connection.scalars(now)), *(await connection.scalars(before))]
        return [json.loads(text) for text in texts]

    async def _forget_questions(self, connection: AsyncConnection, kept: Proposal, now: datetime) -> None:
        """The message may once have been taken for a question."""
        this = (
            (questions.c.community == self._community)
            & (questions.c.space == kept.message.space)
            & (questions.c.channel == kept.message.channel)
            & (questions.c.message == kept.message.message)
        )
        await connection.execute(update(questions).where(this).values(text=None, changed_at=now))

    async def _open(self, connection: AsyncConnection, number: int) -> Proposal | None:
        kept = await found(connection, numbered(self._community, number), lock=True)
        return kept if kept is not None and not kept.decided else None

    async def _proposal(self, connection: AsyncConnection, number: int, **values: object) -> None:
        this = numbered(self._community, number)
        await connection.execute(update(proposals).where(this).values(**values))

    async def _shared(self, connection: AsyncConnection, kept: Proposal, **values: object) -> None:
        if kept.entry is not None:
            this = self._of(shared_entries, kept.entry)
            await connection.execute(update(shared_entries).where(this).values(**values, stale=True))

    async def _in_force(self, connection: AsyncConnection, kept: Proposal) -> bool:
        query = select(entries.c.retired).where(self._of(entries, kept.entry or ""))
        return await connection.scalar(query) is False

    async def _held_back(self, connection: AsyncConnection, entry: str) -> bool:
        query = select(shared_entries.c.held_back).where(self._of(shared_entries, entry))
        return bool(await connection.scalar(query))

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

    def _of(self, table: Table, entry: str) -> ColumnElement[bool]:
        return (table.c.community == self._community) & (table.c.entry == entry)


def _text_keys(rows: Iterable[Row]) -> frozenset[str]:
    """Of every text of the entries, read as a question and as an answer."""
    keys: set[str] = set()
    for row in rows:
        try:
            entry = read_entry(row)
        except EntryProblem:
            # Nothing but its id is left.
            continue
        texts = (*entry.phrasings(), *entry.answer.values())
        keys |= {key_of(text, answers=answers) for text in texts for answers in (True, False)}
    return frozenset(keys)
