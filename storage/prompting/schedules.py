"""Schedules, their channels and the dates left out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, delete, func, literal, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.ids import ChannelId, CommunityId, MemberId, Person, Place, SpaceId
from bot.prompting.occurrence import Occurrence, OccurrenceState
from bot.prompting.rules import QuietHours, Rules
from bot.prompting.schedule import Schedule, ScheduleState
from storage.engine import Database
from storage.prompting.calls import calls_of, last_of, with_call
from storage.prompting.following import Following
from storage.prompting.occurrences import row_of
from storage.tables.prompting import occurrences, schedule_places, schedules

_FEW = 100
"""So many schedules are named in a query; of more, all are read."""


class StoredSchedules:
    """See `bot.prompting.ports.Schedules`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community
        self._following = Following(database, community)

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

    async def numbered(self, number: int) -> Schedule | None:
        ours = (schedules.c.community == self._community) & (schedules.c.number == number)
        found = await self._read(select(schedules).where(ours))
        return found[0] if found else None

    async def due(self, *, now: datetime, most: int) -> Sequence[Schedule]:
        come = or_(schedules.c.next_at.is_(None), schedules.c.next_at <= now)
        query = select(schedules).where(self._active(), come).order_by(schedules.c.next_at).limit(most)
        return await self._read(query)

    async def next_due(self) -> datetime | None:
        # What was never planned is due since it began.
        first = func.min(func.coalesce(schedules.c.next_at, schedules.c.since))
        async with self._database.reading() as connection:
            return await connection.scalar(select(first).where(self._active()))

    async def all(self) -> Sequence[Schedule]:
        ours = schedules.c.community == self._community
        return await self._read(select(schedules).where(ours).order_by(schedules.c.number))

    async def beside(self, schedule: Schedule) -> Sequence[Schedule]:
        channels = [(place.space, place.channel) for place in schedule.places]
        there = select(schedule_places.c.schedule).where(
            schedule_places.c.community == self._community,
            tuple_(schedule_places.c.space, schedule_places.c.channel).in_(channels),
        )
        others = schedules.c.schedule.in_(there) & (schedules.c.schedule != schedule.id)
        return await self._read(select(schedules).where(self._active(), others).order_by(schedules.c.number))

    async def change(self, schedule: str, state: ScheduleState, *, now: datetime) -> bool:
        values: dict[str, object] = {"state": state}
        if state is ScheduleState.ACTIVE:
            values |= {"since": now, "next_at": None}
        other = self._this(schedule) & (schedules.c.state != state)
        async with self._database.writing() as connection:
            done = await connection.execute(update(schedules).where(other).values(**values))
            if done.rowcount == 1 and state is ScheduleState.ACTIVE:
                await connection.execute(
                    update(occurrences).where(self._waiting(schedule)).values(next_try=now)
                )
        return done.rowcount == 1

    async def pause_until(self, schedule: str, until: date | None, *, now: datetime) -> None:
        async with self._database.writing() as connection:
            await connection.execute(
                update(schedules).where(self._this(schedule)).values(paused_until=until, next_at=None)
            )
            await connection.execute(update(occurrences).where(self._waiting(schedule)).values(next_try=now))

    async def alter(
        self, old: Schedule, new: Schedule, moved: Sequence[Occurrence], *, call: str, now: datetime
    ) -> bool:
        async with self._database.writing() as connection:
            calls = await calls_of(connection, self._this(old.id))
            if call in calls:
                return True
            values = _settings(new) | {"changed_in": with_call(calls, call)}
            changed = update(schedules).where(self._as_read(old)).values(**values)
            if (await connection.execute(changed)).rowcount != 1:
                return False
            if new.places != old.places:
                await self._move_places(connection, new)
            await self._following.follow(connection, old, new, moved, now)
        return True

    async def changed_in(self, schedule: str) -> str | None:
        async with self._database.reading() as connection:
            query = select(schedules.c.changed_in).where(self._this(schedule))
            return last_of(await connection.scalar(query))

    async def plan(
        self, schedule: Schedule, planned: Sequence[Occurrence], *, next_at: datetime, now: datetime
    ) -> None:
        rows = [row_of(each, self._community, now) for each in planned]
        struck = update(schedules).where(self._as_read(schedule)).values(next_at=next_at)
        async with self._database.writing() as connection:
            if (await connection.execute(struck)).rowcount != 1:
                return
            if rows and not await self._posts_in(connection, schedule):
                await connection.execute(
                    update(schedules).where(self._this(schedule.id)).values(next_at=None)
                )
                return
            if rows:
                last = max(each.local_date for each in planned)
                later = or_(schedules.c.planned_to.is_(None), schedules.c.planned_to < last)
                await connection.execute(self._database.insert(occurrences).on_conflict_do_nothing(), rows)
                await connection.execute(
                    update(schedules).where(self._this(schedule.id), later).values(planned_to=last)
                )

    async def _posts_in(self, connection: AsyncConnection, schedule: Schedule) -> bool:
        """Its channels are as they were when it was read."""
        query = select(schedule_places.c.space, schedule_places.c.channel).where(self._channels(schedule.id))
        found = {Place(SpaceId(row.space), ChannelId(row.channel)) for row in await connection.execute(query)}
        return found == set(schedule.places)

    async def _move_places(self, connection: AsyncConnection, new: Schedule) -> None:
        await connection.execute(delete(schedule_places).where(self._channels(new.id)))
        await self._add_places(connection, new)

    def _channels(self, schedule: str) -> ColumnElement[bool]:
        ours = schedule_places.c.community == self._community
        return ours & (schedule_places.c.schedule == schedule)

    def _waiting(self, schedule: str) -> ColumnElement[bool]:
        return (
            (occurrences.c.community == self._community)
            & (occurrences.c.schedule == schedule)
            & (occurrences.c.state == OccurrenceState.PLANNED)
        )

    def _as_read(self, schedule: Schedule) -> ColumnElement[bool]:
        """Its clock is as it was when it was read."""
        return (
            self._this(schedule.id)
            & (schedules.c.weekday == schedule.weekday)
            & (schedules.c.time == schedule.time.strftime("%H:%M"))
            & (schedules.c.zone == schedule.zone)
        )

    def _row(self, schedule: Schedule) -> Any:  # noqa: ANN401 - an INSERT of either engine
        columns: dict[str, ColumnElement[Any]] = {
            name: literal(value, schedules.c[name].type)
            for name, value in {
                "community": self._community,
                "schedule": schedule.id,
                **_settings(schedule),
                "state": schedule.state.value,
                "since": schedule.since,
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
        async with self._database.snapshot() as connection:
            rows = (await connection.execute(query)).all()
            if not rows:
                return []
            where = (
                select(schedule_places)
                .where(schedule_places.c.community == self._community)
                .order_by(schedule_places.c.schedule, schedule_places.c.position)
            )
            if len(rows) <= _FEW:
                where = where.where(schedule_places.c.schedule.in_([row.schedule for row in rows]))
            places: dict[str, list[Place]] = {}
            for each in (await connection.execute(where)).all():
                place = Place(SpaceId(each.space), ChannelId(each.channel))
                places.setdefault(each.schedule, []).append(place)
        return [_schedule(row, tuple(places.get(row.schedule, ()))) for row in rows]

    def _active(self) -> ColumnElement[bool]:
        return (schedules.c.community == self._community) & (schedules.c.state == ScheduleState.ACTIVE)

    def _this(self, schedule: str) -> ColumnElement[bool]:
        return (schedules.c.community == self._community) & (schedules.c.schedule == schedule)


def _schedule(row: Row[Any], places: tuple[Place, ...]) -> Schedule:
    return Schedule(
        id=row.schedule,
        number=row.number,
        weekday=row.weekday,
        time=time.fromisoformat(row.time),
        zone=row.zone,
        language=row.language,
        places=places,
        state=ScheduleState(row.state),
        since=row.since,
        planned_to=row.planned_to,
        created_by=Person(SpaceId(row.created_space), MemberId(row.created_by)),
        rules=_rules(row),
        paused_until=row.paused_until,
        next_at=row.next_at,
    )


def _rules(row: Row[Any]) -> Rules:
    quiet = None
    if row.quiet:
        start, _, end = row.quiet.partition("-")
        quiet = QuietHours(time.fromisoformat(start), time.fromisoformat(end))
    return Rules(
        holidays_of=row.holidays_of,
        window=timedelta(minutes=row.window_minutes),
        host_window=timedelta(minutes=row.host_minutes),
        quiet=quiet,
        lively=row.lively,
        floor=row.floor,
        ceiling=row.ceiling,
        kinds=tuple(filter(None, row.kinds.split(","))),
    )


def _settings(schedule: Schedule) -> dict[str, object]:
    """The columns that staff may change, and what follows from them."""
    rules = schedule.rules
    quiet = f"{rules.quiet.start:%H:%M}-{rules.quiet.end:%H:%M}" if rules.quiet else None
    return {
        "weekday": schedule.weekday,
        "time": schedule.time.strftime("%H:%M"),
        "zone": schedule.zone,
        "language": schedule.language,
        "planned_to": schedule.planned_to,
        "paused_until": schedule.paused_until,
        "next_at": None,
        "holidays_of": rules.holidays_of,
        "window_minutes": rules.window // timedelta(minutes=1),
        "host_minutes": rules.host_window // timedelta(minutes=1),
        "quiet": quiet,
        "lively": rules.lively,
        "floor": rules.floor,
        "ceiling": rules.ceiling,
        "kinds": ",".join(rules.kinds),
    }
