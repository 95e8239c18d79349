"""Proposals on their way, and what their authors are still to be told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.answering.sharing.ports import Approval, Proposed
from bot.answering.sharing.proposal import Choice, Note, Proposal, State, Texts, new_row
from bot.chat.ids import CommunityId, MessageRef, Person
from bot.errors import StorageError
from storage.answering.knowledge import StoredKnowledge
from storage.answering.sharing.kept import (
    NO_TEXTS,
    about,
    columns_of,
    found,
    numbered,
    proposal_of,
    storable,
)
from storage.engine import Database
from storage.tables.answering import entries
from storage.tables.sharing import proposals, shared_entries

_TRIES = 5


class StoredProposals:
    """See `bot.answering.sharing.ports.Proposals` and `Notes`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community
        self._knowledge = StoredKnowledge(database, community)

    async def propose(self, proposal: Proposal, *, now: datetime) -> Proposed:
        # Two processes may take one number at the same time: the second finds the next one.
        for _ in range(_TRIES):
            async with self._database.writing() as connection:
                proposed = await self._propose(connection, proposal, now)
            if proposed is not None:
                return proposed
        message = "a proposal found no number"
        raise StorageError(message)

    async def get(self, number: int) -> Proposal | None:
        async with self._database.reading() as connection:
            return await found(connection, numbered(self._community, number))

    async def about(self, message: MessageRef) -> Proposal | None:
        async with self._database.reading() as connection:
            return await found(connection, about(self._community, message))

    async def waiting(self) -> Sequence[Proposal]:
        return await self._all(self._proposed(), proposals.c.number)

    async def of_author(self, author: Person) -> Sequence[Proposal]:
        theirs = (
            (proposals.c.space == author.space)
            & (proposals.c.author == author.member)
            & (proposals.c.state != State.REFUSED)
            & _not_refused_by_author()
        )
        return await self._all(theirs, proposals.c.number.desc())

    async def drop(self, number: int) -> None:
        async with self._database.writing() as connection:
            await connection.execute(delete(proposals).where(numbered(self._community, number)))

    async def forget_unanswered(self, *, before: datetime) -> int:
        silent = (
            (proposals.c.community == self._community)
            & (proposals.c.state == State.PROPOSED)
            & proposals.c.choice.is_(None)
            & (proposals.c.changed_at < before)
        )
        async with self._database.writing() as connection:
            return (await connection.execute(delete(proposals).where(silent))).rowcount

    async def refuse(self, number: int, reason: str, *, by: Person, now: datetime) -> bool:
        decided = {
            "state": State.REFUSED,
            "note": Note.REFUSED,
            "reason": storable(reason),
            "decided_by": by.key,
        }
        async with self._database.writing() as connection:
            done = await connection.execute(
                update(proposals)
                .where(numbered(self._community, number), self._proposed())
                .values(**decided, **NO_TEXTS, changed_at=now)
            )
            return done.rowcount == 1

    async def approve(
        self, proposal: Proposal, entry: str, texts: Texts, *, by: Person, now: datetime
    ) -> Approval:
        this = numbered(self._community, proposal.number)
        async with self._database.writing() as connection:
            kept = await found(connection, this, lock=True)
            if kept is None or kept.state is not State.PROPOSED or kept.choice is Choice.NO:
                return Approval.DECIDED
            if not kept.allowed or (kept.choice, kept.texts) != (proposal.choice, proposal.texts):
                return Approval.CHANGED
            if await self._taken(connection, entry):
                return Approval.ID_TAKEN
            row = new_row(entry, texts, kept.language)
            await self._knowledge.put_in(connection, row, by=by.key, now=now)
            await self._share(connection, entry, kept, now)
            decided = {"state": State.APPROVED, "entry": entry, "note": Note.APPROVED, "decided_by": by.key}
            # Texts and name stand with the entry from here on.
            done = update(proposals).where(this).values(**decided, **NO_TEXTS, name=None, changed_at=now)
            await connection.execute(done)
            return Approval.DONE

    async def to_tell(self) -> Sequence[Proposal]:
        return await self._all(proposals.c.note.is_not(None), proposals.c.changed_at)

    async def claim(self, number: int, note: Note) -> bool:
        return await self._change(numbered(self._community, number) & (proposals.c.note == note), note=None)

    async def give_back(self, number: int, note: Note) -> None:
        await self._change(numbered(self._community, number) & proposals.c.note.is_(None), note=note)

    async def asked(self, number: int, message: MessageRef, *, now: datetime) -> None:
        where = {"asked_channel": message.channel, "asked_message": message.message, "asked_at": now}
        await self._change(numbered(self._community, number), **where)

    async def asked_since(self, author: Person, since: datetime) -> int:
        query = select(func.count()).where(
            proposals.c.community == self._community,
            proposals.c.space == author.space,
            proposals.c.author == author.member,
            proposals.c.asked_at >= since,
        )
        async with self._database.reading() as connection:
            return await connection.scalar(query) or 0

    async def _propose(
        self, connection: AsyncConnection, proposal: Proposal, now: datetime
    ) -> Proposed | None:
        this = about(self._community, proposal.message)
        kept = await found(connection, this, lock=True)
        by_author = proposal.saver == proposal.author.member
        if kept is not None and not (kept.choice is Choice.NO and by_author):
            return Proposed(kept, new=False)
        anew = self._values(proposal, now)
        if kept is not None:
            await connection.execute(update(proposals).where(this).values(**anew))
        else:
            latest = select(func.coalesce(func.max(proposals.c.number), 0)).where(
                proposals.c.community == self._community
            )
            number = (await connection.execute(latest)).scalar_one() + 1
            insert = self._database.insert(proposals).values(**anew, number=number).on_conflict_do_nothing()
            await connection.execute(insert)
        new = await found(connection, this)
        return Proposed(new, new=True) if new is not None else None

    def _values(self, proposal: Proposal, now: datetime) -> dict[str, object]:
        message, texts = proposal.message, proposal.texts
        return {
            "community": self._community,
            "space": message.space,
            "channel": message.channel,
            "message": message.message,
            "thread": message.thread,
            "author": proposal.author.member,
            "saver": proposal.saver,
            "language": proposal.language,
            **(columns_of(texts) if texts else NO_TEXTS),
            "choice": proposal.choice,
            "state": proposal.state,
            "entry": None,
            "note": proposal.note,
            "name": None,
            "reason": None,
            "asked_channel": None,
            "asked_message": None,
            "decided_by": None,
            "changed_at": now,
        }

    async def _share(
        self, connection: AsyncConnection, entry: str, proposal: Proposal, now: datetime
    ) -> None:
        values = {
            "space": proposal.author.space,
            "author": proposal.author.member,
            "choice": proposal.choice,
            "name": proposal.name or None,
            "held_back": False,
            "stale": False,
            "changed_at": now,
        }
        row = self._database.insert(shared_entries).values(community=self._community, entry=entry, **values)
        keys = ["community", "entry"]
        await connection.execute(row.on_conflict_do_update(index_elements=keys, set_=values))

    async def _taken(self, connection: AsyncConnection, entry: str) -> bool:
        """Also by an entry out of use, unless its text was withdrawn: its history is another's."""
        emptied = select(shared_entries.c.choice).where(
            shared_entries.c.community == self._community, shared_entries.c.entry == entry
        )
        there = select(entries.c.entry).where(
            entries.c.community == self._community, entries.c.entry == entry
        )
        if await connection.scalar(there) is None:
            return False
        return await connection.scalar(emptied) != Choice.NO

    async def _all(self, which: ColumnElement[bool], order: ColumnElement[object]) -> Sequence[Proposal]:
        query = (
            select(proposals)
            .where(proposals.c.community == self._community, which)
            .order_by(order, proposals.c.number)
        )
        async with self._database.reading() as connection:
            return [proposal_of(row) for row in (await connection.execute(query)).all()]

    async def _change(self, this: ColumnElement[bool], **values: object) -> bool:
        async with self._database.writing() as connection:
            return (await connection.execute(update(proposals).where(this).values(**values))).rowcount == 1

    def _proposed(self) -> ColumnElement[bool]:
        return (proposals.c.state == State.PROPOSED) & _not_refused_by_author()


def _not_refused_by_author() -> ColumnElement[bool]:
    return or_(proposals.c.choice.is_(None), proposals.c.choice != Choice.NO)
