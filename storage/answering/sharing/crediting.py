"""Whose name is shown with which entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select

from bot.answering.sharing.proposal import Choice
from bot.chat.ids import CommunityId
from storage.answering.knowledge import MOST_NAMED
from storage.engine import Database
from storage.tables.sharing import shared_entries


class StoredCredits:
    """See `bot.answering.sharing.ports.CreditStore`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community

    async def credit(self, entry: str) -> str | None:
        query = select(shared_entries.c.name).where(self._named(), shared_entries.c.entry == entry)
        async with self._database.reading() as connection:
            return await connection.scalar(query)

    async def credits(self) -> Mapping[str, str]:
        query = select(shared_entries.c.entry, shared_entries.c.name).where(self._named())
        async with self._database.reading() as connection:
            return {row.entry: row.name for row in (await connection.execute(query)).all()}

    async def take_over(self, names: Mapping[str, str], entries: Sequence[str], *, now: datetime) -> None:
        # Whose author is a member here has the author's own choice, which no file overrules.
        foreign = (shared_entries.c.community == self._community) & shared_entries.c.author.is_(None)
        rows = [self._row(entry, name, now) for entry, name in names.items()]
        async with self._database.writing() as connection:
            for first in range(0, len(entries), MOST_NAMED):
                some = shared_entries.c.entry.in_(entries[first : first + MOST_NAMED])
                await connection.execute(delete(shared_entries).where(foreign, some))
            if rows:
                await connection.execute(self._database.insert(shared_entries).on_conflict_do_nothing(), rows)

    async def authored(self) -> frozenset[str]:
        query = select(shared_entries.c.entry).where(
            shared_entries.c.community == self._community, shared_entries.c.author.is_not(None)
        )
        async with self._database.reading() as connection:
            return frozenset((await connection.scalars(query)).all())

    def _row(self, entry: str, name: str, now: datetime) -> dict[str, object]:
        return {
            "community": self._community,
            "entry": entry,
            "choice": Choice.NAMED,
            "name": name,
            "held_back": False,
            "stale": False,
            "changed_at": now,
        }

    def _named(self) -> ColumnElement[bool]:
        return (
            (shared_entries.c.community == self._community)
            & (shared_entries.c.choice == Choice.NAMED)
            & shared_entries.c.name.is_not(None)
        )
