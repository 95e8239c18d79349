"""Reactions, the marks they mean, and the verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, and_, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.ids import MemberId, MessageRef
from bot.helping.judging import Counts, Limits
from bot.helping.marks import Change, Gone, Held, Kind, Mark, Marked, Verdict
from bot.helping.ports import Recorded, Ruling
from storage.helping.base import MESSAGE_KEY, Part, marked, stands
from storage.tables.helping import mark_reactions, marked_messages, marks, thanks


class StoredMarkLog(Part):
    """See `bot.helping.ports.MarkLog`."""

    async def message(self, ref: MessageRef) -> Marked | Gone | None:
        query = select(marked_messages).where(self._on(marked_messages, ref))
        async with self._database.reading() as connection:
            row = (await connection.execute(query)).first()
        return marked(row) if row is not None else None

    async def keep_message(self, message: Marked) -> None:
        row = self._database.insert(marked_messages).values(
            **self._message_key(message.ref),
            thread=message.ref.thread,
            author=message.author.member,
            author_kind=message.author.kind,
            asker=message.asker,
            sent_at=message.sent_at,
            gone=False,
            was_read=False,
            to_read=False,
        )
        async with self._database.writing() as connection:
            await connection.execute(row.on_conflict_do_nothing())

    async def record(self, message: Marked, change: Change, ruling: Ruling) -> Recorded:
        giver, receiver = change.giver.member, message.author.member
        space = message.ref.space
        async with self._database.writing() as connection:
            await self._alone(connection, f"{space}/{giver}", f"{space}/{receiver}")
            kept = await self._before(connection, message.ref, change)
            if kept is None or kept.gone:
                return Recorded(given=False)
            held = _held(kept, change)
            in_time = change.supersedes(held)
            if in_time:
                await self._keep(connection, message.ref, change)
                flipped = change.added != (held is not None and held.given)
                if flipped and kept.was_read and not change.read:
                    await self._want_reading(connection, message.ref)
            if change.added and (in_time or not change.read):
                await self._judge(connection, message, change, ruling)
            given = (change.added and in_time) or await self._gives(connection, message.ref, giver)
        return Recorded(given=given, in_time=in_time or not change.read)

    async def message_gone(self, ref: MessageRef, *, trace: bool) -> None:
        gone = update(marked_messages).where(self._on(marked_messages, ref)).values(gone=True, to_read=False)
        row = self._database.insert(marked_messages).values(
            **self._message_key(ref),
            thread=ref.thread,
            gone=True,
            was_read=False,
            to_read=False,
        )
        upsert = row.on_conflict_do_update(
            index_elements=list(MESSAGE_KEY), set_={"gone": True, "to_read": False}
        )
        async with self._database.writing() as connection:
            await connection.execute(upsert if trace else gone)

    async def marks_on(self, ref: MessageRef) -> Sequence[Mark]:
        query = (
            select(marks, stands().label("stands"))
            .where(self._on(marks, ref))
            .order_by(marks.c.at, marks.c.giver, marks.c.kind)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        return [
            Mark(
                giver=MemberId(row.giver),
                kind=Kind(row.kind),
                verdict=Verdict(row.verdict),
                stands=bool(row.stands),
                at=row.at,
            )
            for row in rows
        ]

    async def _before(
        self, connection: AsyncConnection, ref: MessageRef, change: Change
    ) -> Row[Any, Any, Any, Any] | None:
        """What is kept of the message, and of this giver's reaction to it if there is one."""
        same = [mark_reactions.c[name] == marked_messages.c[name] for name in MESSAGE_KEY]
        this = and_(
            *same,
            mark_reactions.c.giver == change.giver.member,
            mark_reactions.c.emoji == change.emoji,
        )
        query = (
            select(
                marked_messages.c.gone,
                marked_messages.c.was_read,
                mark_reactions.c.given,
                mark_reactions.c.sequence,
            )
            .select_from(marked_messages.outerjoin(mark_reactions, this))
            .where(self._on(marked_messages, ref))
        )
        return (await connection.execute(query)).first()

    async def _keep(self, connection: AsyncConnection, ref: MessageRef, change: Change) -> None:
        values = {"given": change.added, "sequence": change.sequence}
        row = self._database.insert(mark_reactions).values(
            **self._message_key(ref),
            giver=change.giver.member,
            emoji=change.emoji,
            **values,
        )
        await connection.execute(
            row.on_conflict_do_update(index_elements=[*MESSAGE_KEY, "giver", "emoji"], set_=values)
        )

    async def _want_reading(self, connection: AsyncConnection, ref: MessageRef) -> None:
        await connection.execute(
            update(marked_messages).where(self._on(marked_messages, ref)).values(to_read=True)
        )

    async def _gives(self, connection: AsyncConnection, ref: MessageRef, giver: MemberId) -> bool:
        query = select(
            exists().where(
                self._on(mark_reactions, ref),
                mark_reactions.c.giver == giver,
                mark_reactions.c.given.is_(True),
            )
        )
        return bool(await connection.scalar(query))

    async def _judge(
        self,
        connection: AsyncConnection,
        message: Marked,
        change: Change,
        ruling: Ruling,
    ) -> None:
        before, counts = await self._counts(connection, message, change, ruling.limits)
        new = [kind for kind in ruling.kinds if kind not in before]
        for kind in new:
            verdict = ruling.judge(kind, counts)
            await self._keep_mark(connection, message, change, kind, verdict)

    async def _keep_mark(
        self,
        connection: AsyncConnection,
        message: Marked,
        change: Change,
        kind: Kind,
        verdict: Verdict,
    ) -> None:
        giver, receiver = change.giver.member, message.author.member
        row = self._database.insert(marks).values(
            **self._message_key(message.ref),
            giver=giver,
            kind=kind,
            receiver=receiver,
            verdict=verdict,
            at=change.at,
        )
        await connection.execute(row)
        if kind is Kind.HELPFUL and verdict is Verdict.COUNTED:
            owed = self._database.insert(thanks).values(
                **self._message_key(message.ref),
                receiver=receiver,
                earned_at=change.at,
            )
            await connection.execute(owed.on_conflict_do_nothing())

    async def _counts(
        self,
        connection: AsyncConnection,
        message: Marked,
        change: Change,
        limits: Limits,
    ) -> tuple[set[Kind], Counts]:
        """The kinds of mark the giver has on the message already, and what the limits are held against."""
        giver, receiver = change.giver.member, message.author.member
        counted = (
            select(func.count())
            .select_from(marks)
            .where(
                marks.c.community == self._community,
                marks.c.space == message.ref.space,
                marks.c.kind == Kind.HELPFUL,
                marks.c.verdict == Verdict.COUNTED,
                marks.c.at <= change.at,
            )
        )
        by_giver = counted.where(marks.c.giver == giver)
        in_window = marks.c.at > change.at - limits.pair_window
        theirs = [self._on(marks, message.ref), marks.c.giver == giver]
        kinds = [exists().where(*theirs, marks.c.kind == kind) for kind in Kind]
        row = (
            await connection.execute(
                select(
                    *kinds,
                    by_giver.where(marks.c.at > change.at - limits.hour).scalar_subquery(),
                    by_giver.where(marks.c.receiver == receiver, in_window).scalar_subquery(),
                    counted.where(
                        marks.c.giver == receiver, marks.c.receiver == giver, in_window
                    ).scalar_subquery(),
                )
            )
        ).one()
        before = {kind for kind, there in zip(Kind, row, strict=False) if there}
        return before, Counts(*row[len(Kind) :])


def _held(row: Row[Any, Any, Any, Any], change: Change) -> Held | None:
    if row.given is None:
        return None
    return Held(giver=change.giver.member, emoji=change.emoji, given=row.given, sequence=row.sequence)
