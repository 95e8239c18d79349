"""Who was told about reviews in which week: claimed before it is told, so it is told at most once."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import delete

from bot.chat.ids import CommunityId, Person
from storage.engine import Database
from storage.tables.upkeep import review_notes


class StoredReviewNotes:
    """See `bot.answering.upkeep.ports.ReviewNotes`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community

    async def claim(self, week: date, person: Person, *, now: datetime) -> bool:
        row = (
            self._database.insert(review_notes)
            .values(community=self._community, week=week, space=person.space, member=person.member, at=now)
            .on_conflict_do_nothing()
            .returning(review_notes.c.member)
        )
        async with self._database.writing() as connection:
            return (await connection.execute(row)).first() is not None

    async def give_back(self, week: date, person: Person) -> None:
        this = (
            (review_notes.c.community == self._community)
            & (review_notes.c.week == week)
            & (review_notes.c.space == person.space)
            & (review_notes.c.member == person.member)
        )
        async with self._database.writing() as connection:
            await connection.execute(delete(review_notes).where(this))
