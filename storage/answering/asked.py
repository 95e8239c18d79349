"""The questions looked at together: what nobody was helped with, and what was said of answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, exists, or_, select

from bot.answering.question import State
from bot.answering.upkeep.ports import Labelled, Unanswered
from bot.chat.ids import CommunityId
from storage.engine import Database
from storage.tables.answering import labels, questions
from storage.tables.upkeep import rights

_NOTHING_FITS = "nothing fits"


class StoredAsked:
    """See `bot.answering.upkeep.ports.Asked`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community

    async def unanswered(self, *, since: datetime, most: int) -> Sequence[Unanswered]:
        query = (
            select(questions.c.text, questions.c.language, questions.c.asked_at, questions.c.entry)
            .where(self._kept(), questions.c.asked_at >= since, self._helped_nobody())
            .order_by(questions.c.asked_at.desc(), questions.c.question)
            .limit(most)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        return [
            Unanswered(text=row.text, language=row.language, asked_at=row.asked_at, entry=row.entry)
            for row in rows
        ]

    async def labelled(self) -> Sequence[Labelled]:
        said = (
            select(
                questions.c.text,
                questions.c.language,
                labels.c.entry,
                questions.c.confidence,
                labels.c.helped,
            )
            .join(labels, _same(labels))
            .where(self._kept())
        )
        by_moderators = (
            select(
                questions.c.text,
                questions.c.language,
                rights.c.entry,
                questions.c.confidence,
                rights.c.instead_of,
            )
            .join(rights, _same(rights))
            .where(self._kept())
        )
        async with self._database.snapshot() as connection:
            helped = (await connection.execute(said)).all()
            right = (await connection.execute(by_moderators)).all()
        found = [
            _labelled(each, each.entry, "helped" if each.helped else "did not help", each.confidence)
            for each in helped
        ]
        found += [_labelled(each, each.entry, "right") for each in right]
        found += [
            _labelled(each, each.instead_of, "wrong", each.confidence)
            for each in right
            if each.instead_of not in (None, each.entry)
        ]
        return sorted(found, key=lambda each: (each.text, each.language, each.entry, each.verdict))

    def _kept(self) -> ColumnElement[bool]:
        """Its text has not been forgotten."""
        return (questions.c.community == self._community) & (questions.c.text != "")

    def _helped_nobody(self) -> ColumnElement[bool]:
        said_no = exists().where(
            _same(labels),
            labels.c.space == questions.c.space,
            labels.c.member == questions.c.asker,
            labels.c.helped.is_(False),
        )
        return or_(
            questions.c.state.in_([State.UNKNOWN, State.OPEN]),
            and_(questions.c.state == State.SILENT, questions.c.reason == _NOTHING_FITS),
            and_(questions.c.state == State.ANSWERED, said_no),
        )


def _same(table: Table) -> ColumnElement[bool]:
    return (table.c.community == questions.c.community) & (table.c.question == questions.c.question)


def _labelled(row: Any, entry: str, verdict: str, confidence: float | None = None) -> Labelled:  # noqa: ANN401 - a row of either query
    return Labelled(text=row.text, language=row.language, entry=entry, verdict=verdict, confidence=confidence)
