"""Votes as a set keyed by (poll, member), and whose turn it is to show their counts.

The poll's row in `shown_polls` is written first by whoever changes a vote and locked first by whoever counts, so
that no vote can slip in between the counting and the verdict that everything is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, case, delete, func, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.ids import ChannelId, CommunityId, MemberId, MessageId, MessageRef, Person, SpaceId
from bot.prompting.polls.choices import Change, Choice
from bot.prompting.polls.ports import Counts, Turn
from storage.engine import Database
from storage.tables.prompting import shown_polls, votes


class StoredVotes:
    """See `bot.prompting.polls.ports.Votes`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community
        self._ours = votes.c.community == community

    async def change(
        self, poll: str, message: MessageRef, person: Person, change: Change, *, shown: bool, now: datetime
    ) -> bool:
        async with self._database.writing() as connection:
            if shown:
                await self._touch(connection, poll, message, now)
            kept = await self._kept(connection, poll, person)
            choice = change(kept)
            if choice is None:
                return False
            await self._keep(connection, poll, message, person, choice)
            return choice.option != (kept.option if kept else None)

    async def show(self, poll: str, message: MessageRef, *, now: datetime) -> None:
        async with self._database.writing() as connection:
            await self._touch(connection, poll, message, now)

    async def counts(self, poll: str, options: int) -> Counts:
        async with self._database.reading() as connection:
            return await self._counts(connection, poll, options)

    async def held(self, poll: str) -> Mapping[Person, Choice]:
        query = select(votes).where(self._ours, votes.c.poll == poll)
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        return {
            Person(SpaceId(row.space), MemberId(row.member)): Choice(row.option, row.sequence, row.at)
            for row in rows
        }

    async def voters(self, message: MessageRef) -> int:
        here = self._ours & (votes.c.space == message.space) & (votes.c.channel == message.channel)
        its = select(votes.c.poll).where(here, votes.c.message == message.message)
        query = (
            select(func.count(func.distinct(votes.c.member)))
            .select_from(votes)
            .where(self._ours, votes.c.poll.in_(its), votes.c.option.is_not(None))
        )
        async with self._database.reading() as connection:
            return await connection.scalar(query) or 0

    async def due(self, *, now: datetime, most: int) -> Sequence[str]:
        query = (
            select(shown_polls.c.poll)
            .where(shown_polls.c.community == self._community, _free(now))
            .order_by(shown_polls.c.next_try)
            .limit(most)
        )
        async with self._database.reading() as connection:
            return [str(poll) for poll in (await connection.scalars(query)).all()]

    async def next_due(self) -> datetime | None:
        busy = shown_polls.c.busy_until > shown_polls.c.next_try
        free_at = case((busy, shown_polls.c.busy_until), else_=shown_polls.c.next_try)
        query = select(func.min(free_at)).where(shown_polls.c.community == self._community)
        async with self._database.reading() as connection:
            return await connection.scalar(query)

    async def begin(self, poll: str, *, now: datetime, lease: timedelta) -> Turn | None:
        take = (
            update(shown_polls)
            .where(self._this(poll), _free(now))
            .values(turn=shown_polls.c.turn + 1, busy_until=now + lease, again=False)
            .returning(shown_polls)
        )
        async with self._database.writing() as connection:
            row = (await connection.execute(take)).first()
        return Turn(poll, _message(row), row.turn, row.since) if row is not None else None

    async def finish(self, turn: Turn, shown: Counts, *, now: datetime, then: datetime | None) -> bool:
        this = self._this(turn.poll)
        async with self._database.writing() as connection:
            row = (await connection.execute(select(shown_polls).where(this).with_for_update())).first()
            if row is None:
                return True
            if row.turn != turn.number:
                # Another took over, and our edit may have come after theirs: whoever is at it looks once more.
                busy = row.busy_until is not None and row.busy_until > now
                again = {"again": True} if busy else {"next_try": now}
                await connection.execute(update(shown_polls).where(this).values(**again))
                return busy
            counted = await self._counts(connection, turn.poll, len(shown))
            is_last = counted == shown and not row.again
            values = {"next_try": then if is_last else now, "busy_until": None, "again": False}
            await connection.execute(update(shown_polls).where(this).values(**values))
            return is_last

    async def put_off(self, turn: Turn, *, until: datetime | None) -> None:
        mine = self._this(turn.poll) & (shown_polls.c.turn == turn.number)
        async with self._database.writing() as connection:
            await connection.execute(update(shown_polls).where(mine).values(next_try=until, busy_until=None))

    async def forget_person(self, person: Person, *, now: datetime) -> int:
        theirs = self._ours & (votes.c.space == person.space) & (votes.c.member == person.member)
        async with self._database.writing() as connection:
            found = (await connection.scalars(select(votes.c.poll).where(theirs))).all()
            for poll in sorted(map(str, found)):
                still_open = self._this(poll) & shown_polls.c.next_try.is_not(None)
                await connection.execute(update(shown_polls).where(still_open).values(next_try=_at_most(now)))
            return (await connection.execute(delete(votes).where(theirs))).rowcount

    async def forget(self, *, before: datetime) -> None:
        unfinished = select(shown_polls.c.poll).where(
            shown_polls.c.community == self._community, shown_polls.c.next_try.is_not(None)
        )
        old = self._ours & (votes.c.at < before) & votes.c.poll.not_in(unfinished)
        finished = (
            (shown_polls.c.community == self._community)
            & (shown_polls.c.since < before)
            & shown_polls.c.next_try.is_(None)
        )
        async with self._database.writing() as connection:
            await connection.execute(delete(votes).where(old))
            await connection.execute(delete(shown_polls).where(finished))

    async def _touch(
        self, connection: AsyncConnection, poll: str, message: MessageRef, now: datetime
    ) -> None:
        """Make the poll due; one that is due or under way stays so."""
        row = self._database.insert(shown_polls).values(
            community=self._community,
            poll=poll,
            space=message.space,
            channel=message.channel,
            message=message.message,
            thread=message.thread,
            since=now,
            next_try=now,
            turn=0,
            again=False,
        )
        await connection.execute(
            row.on_conflict_do_update(
                index_elements=["community", "poll"],
                set_={"next_try": _at_most(now)},
            )
        )

    async def _kept(self, connection: AsyncConnection, poll: str, person: Person) -> Choice | None:
        its = self._ours & (votes.c.poll == poll) & (votes.c.member == person.member)
        query = select(votes.c.option, votes.c.sequence, votes.c.at).where(its)
        row = (await connection.execute(query)).first()
        return Choice(row.option, row.sequence, row.at) if row is not None else None

    async def _keep(
        self, connection: AsyncConnection, poll: str, message: MessageRef, person: Person, choice: Choice
    ) -> None:
        values = {"option": choice.option, "sequence": choice.sequence, "at": choice.at}
        row = self._database.insert(votes).values(
            community=self._community,
            poll=poll,
            member=person.member,
            space=message.space,
            channel=message.channel,
            message=message.message,
            **values,
        )
        # Of two that happen at once the later one stays, whichever is written last.
        later = votes.c.sequence <= row.excluded.sequence
        await connection.execute(
            row.on_conflict_do_update(
                index_elements=["community", "poll", "member"], set_=values, where=later
            )
        )

    async def _counts(self, connection: AsyncConnection, poll: str, options: int) -> Counts:
        query = (
            select(votes.c.option, func.count())
            .where(self._ours, votes.c.poll == poll, votes.c.option.is_not(None))
            .group_by(votes.c.option)
        )
        counted = {int(row[0]): int(row[1]) for row in (await connection.execute(query)).all()}
        return tuple(counted.get(number, 0) for number in range(1, options + 1))

    def _this(self, poll: str) -> ColumnElement[bool]:
        return (shown_polls.c.community == self._community) & (shown_polls.c.poll == poll)


def _free(now: datetime) -> ColumnElement[bool]:
    """Due, and nobody is at it."""
    busy_until = shown_polls.c.busy_until
    return (shown_polls.c.next_try <= now) & (busy_until.is_(None) | (busy_until <= now))


def _at_most(now: datetime) -> ColumnElement[datetime]:
    next_try = shown_polls.c.next_try
    return case((next_try < now, next_try), else_=literal(now, shown_polls.c.next_try.type))


def _message(row: Row[Any]) -> MessageRef:
    thread = MessageId(row.thread) if row.thread else None
    return MessageRef(SpaceId(row.space), ChannelId(row.channel), MessageId(row.message), thread)
