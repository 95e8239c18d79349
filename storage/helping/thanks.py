"""Who is still to be told that an answer of theirs helped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Delete, and_, delete, exists, select, update

from bot.chat.ids import ChannelId, MemberId, MessageId, MessageRef, Person, SpaceId
from bot.helping.marks import Kind, Verdict
from bot.helping.ports import Waiting
from storage.helping.base import MESSAGE_KEY, Part, stands
from storage.helping.helpers import left
from storage.tables.helping import marks, thanks, thanks_notes


class StoredThanks(Part):
    """See `bot.helping.ports.Thanks`."""

    async def waiting(self, *, day: date, since: datetime) -> Sequence[Waiting]:
        told_today = exists().where(
            thanks_notes.c.community == thanks.c.community,
            thanks_notes.c.space == thanks.c.space,
            thanks_notes.c.member == thanks.c.receiver,
            thanks_notes.c.day == day,
        )
        query = (
            select(thanks.c.space, thanks.c.receiver, told_today.label("told_today"))
            .where(self._untold(since))
            .distinct()
            .order_by(thanks.c.space, thanks.c.receiver)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        return [
            Waiting(Person(SpaceId(row.space), MemberId(row.receiver)), bool(row.told_today)) for row in rows
        ]

    async def claim_note(
        self, person: Person, *, day: date, since: datetime, now: datetime
    ) -> Sequence[MessageRef]:
        note = (
            self._database.insert(thanks_notes)
            .values(
                community=self._community,
                space=person.space,
                member=person.member,
                day=day,
                written_at=now,
            )
            .on_conflict_do_nothing()
            .returning(thanks_notes.c.day)
        )
        theirs = and_(
            thanks.c.space == person.space,
            thanks.c.receiver == person.member,
            self._untold(since),
        )
        told = (
            update(thanks)
            .where(theirs)
            .values(told_on=day)
            .returning(thanks.c.channel, thanks.c.message, thanks.c.earned_at)
        )
        async with self._database.writing() as connection:
            if (await connection.execute(note)).first() is None:
                return []
            rows = (await connection.execute(told)).all()
            if not rows:
                await connection.execute(self._forget_note(person, day))
        rows = sorted(rows, key=lambda row: row.earned_at, reverse=True)
        return [MessageRef(person.space, ChannelId(row.channel), MessageId(row.message)) for row in rows]

    async def give_back_note(self, person: Person, *, day: date) -> None:
        waits = (
            update(thanks)
            .where(
                thanks.c.community == self._community,
                thanks.c.space == person.space,
                thanks.c.receiver == person.member,
                thanks.c.told_on == day,
            )
            .values(told_on=None)
        )
        async with self._database.writing() as connection:
            await connection.execute(waits)
            await connection.execute(self._forget_note(person, day))

    def _forget_note(self, person: Person, day: date) -> Delete:
        return delete(thanks_notes).where(
            thanks_notes.c.community == self._community,
            thanks_notes.c.space == person.space,
            thanks_notes.c.member == person.member,
            thanks_notes.c.day == day,
        )

    def _untold(self, since: datetime) -> ColumnElement[bool]:
        same = [marks.c[name] == thanks.c[name] for name in MESSAGE_KEY]
        helped = exists().where(
            *same,
            marks.c.kind == Kind.HELPFUL,
            marks.c.verdict == Verdict.COUNTED,
            stands(),
        )
        return and_(
            thanks.c.community == self._community,
            thanks.c.told_on.is_(None),
            thanks.c.earned_at > since,
            helped,
            ~left(thanks.c.community, thanks.c.space, thanks.c.receiver),
        )
