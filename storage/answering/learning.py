"""What moderators call right, and the questions that may become ways of asking."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, update
from sqlalchemy import Row as Found
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.answering.knowledge import Row
from bot.answering.upkeep.ports import Candidate, Fate
from bot.chat.ids import CommunityId, Person
from storage.answering.revising import StoredRevisions
from storage.engine import Database
from storage.tables.answering import entries, labels, questions
from storage.tables.upkeep import candidates, rights

_RIGHT_ENTRY = func.coalesce(rights.c.entry, labels.c.entry)
_RIGHT = and_(rights.c.community == questions.c.community, rights.c.question == questions.c.question)
_HELPED_ITS_ASKER = and_(
    labels.c.community == questions.c.community,
    labels.c.question == questions.c.question,
    labels.c.space == questions.c.space,
    labels.c.member == questions.c.asker,
    labels.c.helped.is_(True),
)
_COLUMNS: Sequence[ColumnElement[Any]] = (
    questions.c.question,
    questions.c.text,
    questions.c.language,
    candidates.c.number,
    candidates.c.fate,
    _RIGHT_ENTRY.label("right_entry"),
)
_NUMBERED = and_(
    candidates.c.community == questions.c.community, candidates.c.question == questions.c.question
)
_CONFIRMED = (
    questions.outerjoin(rights, _RIGHT)
    .outerjoin(labels, _HELPED_ITS_ASKER)
    .outerjoin(candidates, _NUMBERED)
    .join(
        entries,
        and_(
            entries.c.community == questions.c.community,
            entries.c.entry == _RIGHT_ENTRY,
            entries.c.retired.is_(False),
        ),
    )
)


class StoredLearning:
    """See `bot.answering.upkeep.ports.Learning`."""

    def __init__(self, database: Database, community: CommunityId, revisions: StoredRevisions) -> None:
        self._database = database
        self._community = community
        self._revisions = revisions

    async def right(
        self, question: str, entry: str, *, instead_of: str | None, by: Person, now: datetime
    ) -> None:
        said = {"entry": entry, "by": by.key, "at": now}
        row = self._database.insert(rights).values(
            community=self._community, question=question, instead_of=instead_of, **said
        )
        row = row.on_conflict_do_update(index_elements=["community", "question"], set_=said)
        async with self._database.writing() as connection:
            await connection.execute(row)

    async def gather(self, *, now: datetime) -> Sequence[Candidate]:
        async with self._database.writing() as connection:
            await self._number_new_ones(connection, now)
            waiting = self._confirmed().where(candidates.c.fate == Fate.WAITING).order_by(candidates.c.number)
            return [_candidate(row) for row in (await connection.execute(waiting)).all()]

    async def candidate(self, number: int) -> Candidate | None:
        async with self._database.reading() as connection:
            return await self._numbered(connection, number)

    async def accept(self, number: int, change: Callable[[Row], Row], *, by: Person, now: datetime) -> bool:
        async with self._database.writing() as connection:
            found = await self._numbered(connection, number)
            if found is None or not await self._decide(connection, found, Fate.ACCEPTED, by, now):
                return False
            await self._revisions.revise_in(connection, found.entry, change, by=by, now=now, texts=True)
            return True

    async def drop(self, number: int, *, by: Person, now: datetime) -> bool:
        async with self._database.writing() as connection:
            found = await self._numbered(connection, number)
            return found is not None and await self._decide(connection, found, Fate.DROPPED, by, now)

    async def _number_new_ones(self, connection: AsyncConnection, now: datetime) -> None:
        latest = select(func.coalesce(func.max(candidates.c.number), 0)).where(
            candidates.c.community == self._community
        )
        first = (await connection.execute(latest)).scalar_one() + 1
        new = self._confirmed().where(candidates.c.question.is_(None)).order_by(questions.c.asked_at)
        rows = [
            {
                "community": self._community,
                "question": row.question,
                "number": number,
                "entry": row.right_entry,
                "fate": Fate.WAITING,
                "changed_at": now,
            }
            for number, row in enumerate((await connection.execute(new)).all(), first)
        ]
        if rows:
            # Numbered by another process at the same time: then the next look finds it.
            await connection.execute(self._database.insert(candidates).on_conflict_do_nothing(), rows)

    async def _decide(
        self, connection: AsyncConnection, found: Candidate, fate: Fate, by: Person, now: datetime
    ) -> bool:
        waiting = (
            (candidates.c.community == self._community)
            & (candidates.c.number == found.number)
            & (candidates.c.fate == Fate.WAITING)
        )
        decided = {"fate": fate, "entry": found.entry, "by": by.key, "changed_at": now}
        done = await connection.execute(update(candidates).where(waiting).values(**decided))
        return done.rowcount == 1

    async def _numbered(self, connection: AsyncConnection, number: int) -> Candidate | None:
        query = self._confirmed().where(candidates.c.number == number)
        row = (await connection.execute(query)).first()
        return _candidate(row) if row is not None else None

    def _confirmed(self) -> Select[Any]:
        """Questions whose text is kept and whose right entry is in force."""
        return (
            select(*_COLUMNS)
            .select_from(_CONFIRMED)
            .where(
                questions.c.community == self._community,
                questions.c.text != "",
                or_(rights.c.entry.is_not(None), labels.c.entry.is_not(None)),
            )
        )


def _candidate(row: Found[Any]) -> Candidate:
    return Candidate(
        number=row.number,
        entry=row.right_entry,
        text=row.text,
        language=row.language,
        fate=Fate(row.fate),
    )
