"""Who asks the week's question."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.ids import CommunityId, MessageRef, Person, Place
from bot.prompting.dates import Hosting
from bot.prompting.occurrence import OccurrenceState, regular_occasion
from storage.engine import Database
from storage.prompting.dates import hosting_from
from storage.prompting.taking_back import LEFT_OUT_TOO, is_taken_back
from storage.tables.prompting import hostings, occurrences

_NEAR = timedelta(days=8)
"""Weeks further apart have no message in common."""
_OPEN = hostings.c.message.is_(None)


class StoredHostings:
    """See `bot.prompting.hosting.ports.Hostings`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community
        self._ours = hostings.c.community == community

    async def volunteer(self, hosting: Hosting) -> Hosting:
        row = self._database.insert(hostings).values(
            community=self._community,
            schedule=hosting.schedule,
            local_date=hosting.local_date,
            space=hosting.place.space,
            channel=hosting.place.channel,
            member=hosting.host.member,
            prompt=hosting.prompt,
            since=hosting.since,
        )
        async with self._database.writing() as connection:
            await connection.execute(row.on_conflict_do_nothing())
            kept = await connection.execute(select(hostings).where(self._this(hosting)))
            return hosting_from(kept.one())

    async def give_back(self, schedule: str, local_date: date, host: Person, *, now: datetime) -> bool:
        async with self._database.writing() as connection:
            gone = await connection.execute(
                delete(hostings).where(self._on(schedule, local_date), self._by(host), _OPEN)
            )
            if gone.rowcount == 1:
                await self._wake(connection, schedule, local_date, now)
        return gone.rowcount == 1

    async def choose_draft(self, schedule: str, local_date: date, host: Person, prompt: str) -> bool:
        chosen = update(hostings).where(self._on(schedule, local_date), self._by(host), _OPEN)
        async with self._database.writing() as connection:
            return (await connection.execute(chosen.values(prompt=prompt))).rowcount == 1

    async def get(self, schedule: str, local_date: date) -> Hosting | None:
        found = await self._read(self._on(schedule, local_date))
        return found[0] if found else None

    async def of(self, host: Person, *, since: date) -> Sequence[Hosting]:
        return await self._read(self._ours & self._by(host) & (hostings.c.local_date >= since))

    async def of_host_in(self, place: Place, host: Person, *, since: date) -> Sequence[Hosting]:
        here = (hostings.c.channel == place.channel) & (hostings.c.local_date >= since)
        return await self._read(self._ours & self._by(host) & here)

    async def taken_as(self, message: MessageRef) -> Hosting | None:
        here = (hostings.c.space == message.space) & (hostings.c.channel == message.channel)
        found = await self._read(self._ours & here & (hostings.c.message == message.message))
        return found[0] if found else None

    async def coming(self, *, since: date, until: date) -> Sequence[Hosting]:
        return await self._read(self._ours & hostings.c.local_date.between(since, until) & _OPEN)

    async def take(self, hosting: Hosting, message: MessageRef, *, at: datetime, now: datetime) -> bool:
        # Always the hosting before its occurrence: so no two transactions wait for each other.
        # What was undone since the hosting was read is not taken again.
        unchanged = hostings.c.not_before.is_not_distinct_from(hosting.not_before)
        mine = select(hostings).where(self._this(hosting), self._by(hosting.host), _OPEN, unchanged)
        taken = update(hostings).where(self._this(hosting)).values(message=message.message)
        hosted = (
            update(occurrences)
            .where(self._its_occurrence(hosting), occurrences.c.state == OccurrenceState.PLANNED)
            .values(
                state=OccurrenceState.HOSTED,
                message=message.message,
                reason="",
                next_try=now,
                posted_at=at,
                changed_at=now,
            )
        )
        async with self._database.writing() as connection:
            if await self._is_taken(connection, hosting, message):
                return False
            if (await connection.execute(mine)).first() is None:
                return False
            if (await connection.execute(hosted)).rowcount != 1:
                return False
            await connection.execute(taken)
        return True

    async def _is_taken(self, connection: AsyncConnection, hosting: Hosting, message: MessageRef) -> bool:
        """By another of the host's weeks. All of them there are locked: none takes it meanwhile."""
        here = (hostings.c.channel == hosting.place.channel) & self._by(hosting.host)
        near = hostings.c.local_date.between(hosting.local_date - _NEAR, hosting.local_date + _NEAR)
        weeks = select(hostings.c.message).where(self._ours, here, near)
        weeks = weeks.order_by(hostings.c.local_date, hostings.c.schedule).with_for_update()
        return message.message in (await connection.scalars(weeks)).all()

    async def untake(self, hosting: Hosting, message: MessageRef, *, now: datetime) -> bool:
        this = self._this(hosting) & (hostings.c.message == message.message)
        its = self._its_occurrence(hosting) & (occurrences.c.state == OccurrenceState.HOSTED)
        waits = {"state": OccurrenceState.PLANNED, "message": None, "posted_at": None}
        async with self._database.writing() as connection:
            # By a clock that is slow the message has not been written yet: it must not be taken again.
            written = await connection.scalar(select(occurrences.c.posted_at).where(its))
            freed = update(hostings).where(this).values(message=None, not_before=max(now, written or now))
            if (await connection.execute(freed)).rowcount != 1:
                return False
            if await is_taken_back(connection, self._occasion(hosting)):
                waits |= LEFT_OUT_TOO
            change = update(occurrences).where(its).values(**waits, next_try=now, changed_at=now)
            await connection.execute(change)
        return True

    async def _wake(
        self, connection: AsyncConnection, schedule: str, local_date: date, now: datetime
    ) -> None:
        waiting = (
            (occurrences.c.community == self._community)
            & (occurrences.c.schedule == schedule)
            & (occurrences.c.occasion == regular_occasion(local_date))
            & (occurrences.c.state == OccurrenceState.PLANNED)
        )
        await connection.execute(update(occurrences).where(waiting).values(next_try=now))

    async def _read(self, wanted: ColumnElement[bool]) -> list[Hosting]:
        query = select(hostings).where(wanted).order_by(hostings.c.local_date, hostings.c.schedule)
        async with self._database.reading() as connection:
            return [hosting_from(row) for row in (await connection.execute(query)).all()]

    def _this(self, hosting: Hosting) -> ColumnElement[bool]:
        return self._on(hosting.schedule, hosting.local_date)

    def _on(self, schedule: str, local_date: date) -> ColumnElement[bool]:
        return self._ours & (hostings.c.schedule == schedule) & (hostings.c.local_date == local_date)

    def _by(self, host: Person) -> ColumnElement[bool]:
        return (hostings.c.space == host.space) & (hostings.c.member == host.member)

    def _its_occurrence(self, hosting: Hosting) -> ColumnElement[bool]:
        return (
            self._occasion(hosting)
            & (occurrences.c.space == hosting.place.space)
            & (occurrences.c.channel == hosting.place.channel)
        )

    def _occasion(self, hosting: Hosting) -> ColumnElement[bool]:
        """In all channels."""
        return (
            (occurrences.c.community == self._community)
            & (occurrences.c.schedule == hosting.schedule)
            & (occurrences.c.occasion == regular_occasion(hosting.local_date))
        )
