"""Which messages' reactions are to be read again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select, tuple_, update

from bot.chat.ids import MemberId, MessageRef, SpaceId
from bot.helping.marks import Held, Marked
from storage.helping.base import Part, marked
from storage.tables.helping import mark_reactions, marked_messages, marks


class StoredRereads(Part):
    """See `bot.helping.ports.Rereads`."""

    async def want_reading(self, space: SpaceId, *, since: datetime, most: int) -> None:
        newest = (
            select(marks.c.channel, marks.c.message)
            .where(
                marks.c.community == self._community,
                marks.c.space == space,
                marks.c.at > since,
            )
            .group_by(marks.c.channel, marks.c.message)
            .order_by(func.max(marks.c.at).desc())
            .limit(most)
        )
        wanted = (
            update(marked_messages)
            .where(
                marked_messages.c.community == self._community,
                marked_messages.c.space == space,
                marked_messages.c.gone.is_(False),
                tuple_(marked_messages.c.channel, marked_messages.c.message).in_(newest),
            )
            .values(to_read=True)
        )
        async with self._database.writing() as connection:
            await connection.execute(wanted)

    async def to_read(self, *, most: int) -> Sequence[Marked]:
        query = (
            select(marked_messages)
            .where(
                marked_messages.c.community == self._community,
                marked_messages.c.to_read.is_(True),
                marked_messages.c.gone.is_(False),
            )
            .order_by(marked_messages.c.sent_at.desc())
            .limit(most)
        )
        async with self._database.reading() as connection:
            found = [marked(row) for row in (await connection.execute(query)).all()]
        return [message for message in found if isinstance(message, Marked)]

    async def begin_reading(self, ref: MessageRef) -> Sequence[Held]:
        begun = update(marked_messages).where(self._on(marked_messages, ref)).values(was_read=True)
        query = select(mark_reactions).where(self._on(mark_reactions, ref))
        async with self._database.writing() as connection:
            await connection.execute(begun)
            rows = (await connection.execute(query)).all()
        return [
            Held(
                giver=MemberId(row.giver),
                emoji=row.emoji,
                given=row.given,
                sequence=row.sequence,
            )
            for row in rows
        ]

    async def end_reading(self, ref: MessageRef) -> None:
        async with self._database.writing() as connection:
            await connection.execute(
                update(marked_messages).where(self._on(marked_messages, ref)).values(to_read=False)
            )
