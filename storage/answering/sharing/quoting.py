"""Where Vertti's messages show what members have shared, and what in them is to be put right."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import or_, select, update

from bot.answering.question import State
from bot.answering.sharing.ports import Stale
from bot.answering.sharing.proposal import Choice
from bot.chat.ids import CommunityId
from storage.engine import Database
from storage.tables.answering import questions
from storage.tables.sharing import shared_entries


class StoredQuotations:
    """See `bot.answering.sharing.ports.Quotations`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community

    async def stale(self) -> Sequence[Stale]:
        query = (
            select(shared_entries.c.entry, shared_entries.c.choice, shared_entries.c.changed_at)
            .where(shared_entries.c.community == self._community, shared_entries.c.stale.is_(True))
            .order_by(shared_entries.c.changed_at, shared_entries.c.entry)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        return [
            Stale(entry=row.entry, withdrawn=row.choice == Choice.NO, since=row.changed_at) for row in rows
        ]

    async def quoted_in(self, entry: str) -> Sequence[str]:
        offered = questions.c.suggested.contains(json.dumps(entry), autoescape=True)
        query = (
            select(questions.c.question)
            .where(
                questions.c.community == self._community,
                questions.c.answer.is_not(None),
                or_(
                    (questions.c.state == State.ANSWERED) & (questions.c.entry == entry),
                    (questions.c.state == State.SUGGESTED) & offered,
                ),
            )
            .order_by(questions.c.changed_at.desc(), questions.c.question)
        )
        async with self._database.reading() as connection:
            return list((await connection.scalars(query)).all())

    async def fresh(self, stale: Stale) -> None:
        this = (
            (shared_entries.c.community == self._community)
            & (shared_entries.c.entry == stale.entry)
            & (shared_entries.c.changed_at == stale.since)
        )
        async with self._database.writing() as connection:
            await connection.execute(update(shared_entries).where(this).values(stale=False))
