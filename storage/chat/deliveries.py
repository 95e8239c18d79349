"""Claims with lease and fencing token: see `bot.chat.delivery` for the protocol they serve."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, func, or_, select, update

from bot.chat.ids import ChannelId, CommunityId, MessageId, MessageRef, Place, SpaceId
from bot.chat.ports import Claim, Doubt, Sent
from storage.engine import Database
from storage.tables.chat import deliveries


class StoredDeliveries:
    """See `bot.chat.ports.Deliveries`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community

    async def claim(
        self, key: str, place: Place, *, holder: str, now: datetime, lease: timedelta
    ) -> Claim | Sent | None:
        new = (
            self._database.insert(deliveries)
            .values(
                community=self._community,
                key=key,
                space=place.space,
                channel=place.channel,
                holder=holder,
                token=1,
                leased_until=now + lease,
            )
            .on_conflict_do_update(
                index_elements=["community", "key"],
                set_={
                    "holder": holder,
                    "token": deliveries.c.token + 1,
                    "leased_until": now + lease,
                },
                where=deliveries.c.finished_at.is_(None)
                & or_(
                    deliveries.c.leased_until.is_(None),
                    deliveries.c.leased_until <= now,
                ),
            )
            .returning(deliveries.c.token, deliveries.c.intended_at)
        )
        async with self._database.writing() as connection:
            row = (await connection.execute(new)).first()
            if row is not None:
                return Claim(key, row.token, row.intended_at)
            held = (await connection.execute(select(deliveries).where(self._this(key)))).one()
        return Sent(_message(held)) if held.finished_at is not None else None

    async def intend(self, claim: Claim, *, now: datetime, lease: timedelta) -> bool:
        return await self._as_holder(claim, intended_at=now, leased_until=now + lease)

    async def withdraw(self, claim: Claim, *, still_in_doubt: datetime | None = None) -> bool:
        return await self._as_holder(claim, intended_at=still_in_doubt, leased_until=None)

    async def complete(self, claim: Claim, message: MessageRef, *, now: datetime) -> bool:
        return await self._as_holder(
            claim,
            finished_at=now,
            leased_until=None,
            message=message.message,
            message_channel=message.channel,
            thread=message.thread,
        )

    async def give_up(self, claim: Claim, reason: str, *, now: datetime) -> bool:
        return await self._as_holder(claim, finished_at=now, leased_until=None, reason=reason)

    async def sent_message(self, key: str) -> MessageRef | None:
        async with self._database.reading() as connection:
            row = (await connection.execute(select(deliveries).where(self._this(key)))).first()
        return _message(row) if row is not None else None

    async def doubt(
        self, claim: Claim, *, since: datetime, thread: MessageId | None, audit_at: datetime
    ) -> bool:
        return await self._as_holder(
            claim,
            doubtful_since=func.coalesce(deliveries.c.doubtful_since, since),
            thread=thread,
            audit_at=audit_at,
            audits=0,
        )

    async def to_audit(self, *, now: datetime, most: int) -> Sequence[Doubt]:
        query = (
            select(deliveries)
            .where(deliveries.c.community == self._community, deliveries.c.audit_at <= now)
            .order_by(deliveries.c.audit_at)
            .limit(most)
        )
        async with self._database.reading() as connection:
            return [_doubt(row) for row in (await connection.execute(query)).all()]

    async def unchanged(self, doubt: Doubt) -> bool:
        query = select(deliveries).where(self._this(doubt.key), deliveries.c.token == doubt.token)
        async with self._database.reading() as connection:
            row = (await connection.execute(query)).first()
        return row is not None and _doubt(row).settled == doubt.settled and _message(row) == doubt.kept

    async def audited(self, doubt: Doubt, *, audits: int, audit_at: datetime | None) -> bool:
        as_read = self._this(doubt.key) & (deliveries.c.audits == doubt.audits)
        change = (
            update(deliveries)
            .where(as_read, deliveries.c.audit_at.is_not(None))
            .values(audits=audits, audit_at=audit_at)
        )
        async with self._database.writing() as connection:
            return (await connection.execute(change)).rowcount == 1

    async def doubtful(self, *, now: datetime) -> Sequence[str]:
        query = select(deliveries.c.key).where(
            deliveries.c.community == self._community,
            deliveries.c.finished_at.is_(None),
            deliveries.c.intended_at.is_not(None),
            or_(deliveries.c.leased_until.is_(None), deliveries.c.leased_until <= now),
        )
        async with self._database.reading() as connection:
            return list((await connection.scalars(query)).all())

    async def _as_holder(self, claim: Claim, **values: object) -> bool:
        """Fenced: only the newest token of an unfinished delivery may change it."""
        ours = (
            self._this(claim.key) & (deliveries.c.token == claim.token) & deliveries.c.finished_at.is_(None)
        )
        async with self._database.writing() as connection:
            done = await connection.execute(update(deliveries).where(ours).values(**values))
            return done.rowcount == 1

    def _this(self, key: str) -> ColumnElement[bool]:
        return (deliveries.c.community == self._community) & (deliveries.c.key == key)


def _doubt(row: Row[Any]) -> Doubt:
    withdrawn = row.intended_at is None and row.leased_until is None
    return Doubt(
        key=row.key,
        place=Place(SpaceId(row.space), ChannelId(row.channel)),
        thread=MessageId(row.thread) if row.thread else None,
        since=row.doubtful_since,
        token=row.token,
        audits=row.audits,
        settled=row.finished_at is not None or withdrawn,
        kept=_message(row),
    )


def _message(row: Row[Any]) -> MessageRef | None:
    if row.message is None:
        return None
    thread = MessageId(row.thread) if row.thread else None
    return MessageRef(
        SpaceId(row.space),
        ChannelId(row.message_channel),
        MessageId(row.message),
        thread,
    )
