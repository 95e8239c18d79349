"""Schedules, their channels and the dates left out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.ids import ChannelId, CommunityId, MemberId, Person, Place, SpaceId
from bot.prompting.schedule import (
    Occurrence,
    OccurrenceState,
    Schedule,
    ScheduleState,
)
from storage.engine import Database
from storage.prompting.occurrences import row_of
from storage.tables.prompting import occurrences, schedule_places, schedules, skips


class StoredSchedules:
    """See `bot.prompting.ports.Schedules`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community

    async def add(self, schedule: Schedule) -> Schedule:
        # A number taken by another process meanwhile is no error: the next round takes the one after it.
        while True:
            async with self._database.writing() as connection:
                added = await connection.execute(self._row(schedule))
                if added.first() is not None:
                    await self._add_places(connection, schedule)
            kept = await self.get(schedule.id)
            if kept is not None:
                return kept

    async def get(self, schedule: str) -> Schedule | None:
        found = await self._read(select(schedules).where(self._this(schedule)))
        return found[0] if found else None

    async def all(self) -> Sequence[Schedule]:
        ours = schedules.c.community == self._community
        return await self._read(select(schedules).where(ours).order_by(schedules.c.number))

    async def change(self, schedule: str, state: ScheduleState, *, now: datetime) -> bool:
        values: dict[str, object] = {"state": state}
        if state is ScheduleState.ACTIVE:
            values["since"] = now
        other = self._this(schedule) & (schedules.c.state != state)
        waiting = (
            (occurrences.c.community == self._community)
            & (occurrences.c.schedule == schedule)
            & (occurrences.c.state == OccurrenceState.PLANNED)
        )
        async with self._database.writing() as connection:
            done = await connection.execute(update(schedules).where(other).values(**values))
            if done.rowcount == 1 and state is ScheduleState.ACTIVE:
                await connection.execute(update(occurrences).where(waiting).values(next_try=now))
        return done.rowcount == 1

    async def plan(self, schedule: str, planned: Sequence[Occurrence], *, now: datetime) -> None:
        last = max((each.local_date for each in planned), default=None)
        if last is None:
            return
        not_yet = or_(schedules.c.planned_to.is_(None), schedules.c.planned_to < last)
        new = self._database.insert(occurrences).on_conflict_do_nothing()
        rows = [row_of(each, self._community, now) for each in planned]
        async with self._database.writing() as connection:
            await connection.execute(new, rows)
            await connection.execute(
                update(schedules).where(self._this(schedule), not_yet).values(planned_to=last)
            )

    async def skip(self, schedule: str, local_date: date, *, call: str, by: Person, now: datetime) -> None:
        row = self._database.insert(skips).values(
            community=self._community,
            schedule=schedule,
            local_date=local_date,
            call=call,
            skipped_by=by.key,
            at=now,
        )
        waiting = (
            (occurrences.c.community == self._community)
            & (occurrences.c.schedule == schedule)
            & (occurrences.c.local_date == local_date)
            & (occurrences.c.state == OccurrenceState.PLANNED)
        )
        async with self._database.writing() as connection:
            await connection.execute(row.on_conflict_do_nothing())
            await connection.execute(update(occurrences).where(waiting).values(next_try=now))

    async def skips(self, schedule: str) -> frozenset[date]:
        query = select(skips.c.local_date).where(
            skips.c.community == self._community, skips.c.schedule == schedule
        )
        async with self._database.reading() as connection:
            return frozenset((await connection.scalars(query)).all())

    async def skipped_by(self, call: str) -> date | None:
        query = select(skips.c.local_date).where(skips.c.community == self._community, skips.c.call == call)
        async with self._database.reading() as connection:
            return await connection.scalar(query)

    def _row(self, schedule: Schedule) -> Any:  # noqa: ANN401 - an INSERT of either engine
        columns: dict[str, ColumnElement[Any]] = {
            name: literal(value, schedules.c[name].type)
            for name, value in {
                "community": self._community,
                "schedule": schedule.id,
                "weekday": schedule.weekday,
                "time": schedule.time.strftime("%H:%M"),
                "zone": schedule.zone,
                "language": schedule.language,
                "state": schedule.state.value,
                "since": schedule.since,
                "planned_to": schedule.planned_to,
                "created_space": schedule.created_by.space,
                "created_by": schedule.created_by.member,
                "created_at": schedule.since,
            }.items()
        }
        latest = select(func.coalesce(func.max(schedules.c.number), 0) + 1).where(
            schedules.c.community == self._community
        )
        return (
            self._database.insert(schedules)
            .values(number=latest.scalar_subquery(), **columns)
            .on_conflict_do_nothing()
            .returning(schedules.c.schedule)
        )

    async def _add_places(self, connection: AsyncConnection, schedule: Schedule) -> None:
        rows = [
            {
                "community": self._community,
                "schedule": schedule.id,
                "space": place.space,
                "channel": place.channel,
                "position": position,
            }
            for position, place in enumerate(schedule.places)
        ]
        if rows:
            await connection.execute(self._database.insert(schedule_places), rows)

    async def _read(self, query: Select[Any]) -> list[Schedule]:
        where = (
            select(schedule_places)
            .where(schedule_places.c.community == self._community)
            .order_by(schedule_places.c.position)
        )
        async with self._database.snapshot() as connection:
            rows = (await connection.execute(query)).all()
            places = (await connection.execute(where)).all()
        return [_schedule(row, places) for row in rows]

    def _this(self, schedule: str) -> ColumnElement[bool]:
        return (schedules.c.community == self._community) & (schedules.c.schedule == schedule)


def _schedule(row: Row[Any], places: Sequence[Row[Any]]) -> Schedule:
    return Schedule(
        id=row.schedule,
        number=row.number,
        weekday=row.weekday,
        time=time.fromisoformat(row.time),
        zone=row.zone,
        language=row.language,
        places=tuple(
            Place(SpaceId(each.space), ChannelId(each.channel))
            for each in places
            if each.schedule == row.schedule
        ),
        state=ScheduleState(row.state),
        since=row.since,
        planned_to=row.planned_to,
        created_by=Person(SpaceId(row.created_space), MemberId(row.created_by)),
    )
