"""Skips, pins and days off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, delete, func, literal, select, update

from bot.chat.ids import ChannelId, CommunityId, MemberId, MessageId, MessageRef, Person, Place, SpaceId
from bot.prompting.dates import Dates, DaysOff, Hosting, Pin
from bot.prompting.occurrence import OccurrenceState
from storage.engine import Database
from storage.prompting.calls import calls_of, with_call
from storage.tables.prompting import days_off, hostings, occurrences, pins, schedules, skips


class StoredDateBook:
    """See `bot.prompting.calendar.ports.DateBook`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community

    async def of(self, schedule: str, *, since: date) -> Dates:
        def its(table: Any) -> ColumnElement[bool]:  # noqa: ANN401 - one of three tables
            return (
                (table.c.community == self._community)
                & (table.c.schedule == schedule)
                & (table.c.local_date >= since)
            )

        async with self._database.snapshot() as connection:
            skipped = (await connection.scalars(select(skips.c.local_date).where(its(skips)))).all()
            pinned = (await connection.execute(select(pins).where(its(pins)))).all()
            hosted = (await connection.execute(select(hostings).where(its(hostings)))).all()
            off = (await connection.execute(self._days_off())).all()
        return Dates(
            skips=frozenset(skipped),
            pins={row.local_date: _pin(row) for row in pinned},
            hostings={row.local_date: hosting_from(row) for row in hosted},
            days_off=tuple(_days_off(row) for row in off),
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
        async with self._database.writing() as connection:
            await connection.execute(row.on_conflict_do_nothing())
            await connection.execute(
                update(occurrences)
                .where(self._on(schedule, local_date), occurrences.c.state == OccurrenceState.PLANNED)
                .values(next_try=now)
            )

    async def skipped_by(self, call: str) -> date | None:
        query = select(skips.c.local_date).where(skips.c.community == self._community, skips.c.call == call)
        async with self._database.reading() as connection:
            return await connection.scalar(query)

    async def unskip(self, schedule: str, local_date: date, *, now: datetime) -> bool:
        this = (
            (skips.c.community == self._community)
            & (skips.c.schedule == schedule)
            & (skips.c.local_date == local_date)
        )
        to_come = (
            self._on(schedule, local_date)
            & (occurrences.c.state == OccurrenceState.SKIPPED)
            & (occurrences.c.reason == "date_skipped")
            & (occurrences.c.due_at > now)
        )
        async with self._database.writing() as connection:
            gone = await connection.execute(delete(skips).where(this))
            await connection.execute(
                update(occurrences)
                .where(to_come)
                .values(state=OccurrenceState.PLANNED, reason="", next_try=occurrences.c.due_at)
            )
        return gone.rowcount == 1

    async def pin(self, schedule: str, new: Sequence[Pin], *, now: datetime, call: str = "") -> bool:
        rows = [
            {
                "community": self._community,
                "schedule": schedule,
                "local_date": each.local_date,
                "prompt": each.prompt,
                "space": each.pinned_by.space,
                "member": each.pinned_by.member,
                "at": now,
            }
            for each in new
        ]
        row = self._database.insert(pins)
        columns = ("prompt", "space", "member", "at")
        replaced = row.on_conflict_do_update(
            index_elements=["community", "schedule", "local_date"],
            set_={each: row.excluded[each] for each in columns},
        )
        its = (schedules.c.community == self._community) & (schedules.c.schedule == schedule)
        async with self._database.writing() as connection:
            if call:
                calls = await calls_of(connection, its)
                if call in calls:
                    return False
                marked = update(schedules).where(its).values(changed_in=with_call(calls, call))
                await connection.execute(marked)
            await connection.execute(replaced, rows)
        return True

    async def unpin(self, schedule: str, dates: Sequence[date]) -> int:
        these = (
            (pins.c.community == self._community)
            & (pins.c.schedule == schedule)
            & pins.c.local_date.in_(dates)
        )
        async with self._database.writing() as connection:
            return (await connection.execute(delete(pins).where(these))).rowcount

    async def add_days_off(
        self, first: date, last: date, *, yearly: bool, call: str, by: Person, now: datetime
    ) -> DaysOff:
        latest = select(func.coalesce(func.max(days_off.c.number), 0) + 1).where(
            days_off.c.community == self._community
        )
        values = {"community": self._community, "call": call, "first": first, "last": last, "yearly": yearly}
        values |= {"space": by.space, "member": by.member, "at": now}
        columns = {name: literal(value, days_off.c[name].type) for name, value in values.items()}
        row = self._database.insert(days_off).values(number=latest.scalar_subquery(), **columns)
        mine = self._days_off().where(days_off.c.call == call)
        # A number taken by another process meanwhile is no error: the next round takes the one after it.
        while True:
            async with self._database.writing() as connection:
                await connection.execute(row.on_conflict_do_nothing())
                kept = (await connection.execute(mine)).first()
            if kept is not None:
                return _days_off(kept)

    async def remove_days_off(self, number: int) -> bool:
        this = (days_off.c.community == self._community) & (days_off.c.number == number)
        async with self._database.writing() as connection:
            return (await connection.execute(delete(days_off).where(this))).rowcount == 1

    async def days_off(self) -> Sequence[DaysOff]:
        async with self._database.reading() as connection:
            return [_days_off(row) for row in (await connection.execute(self._days_off())).all()]

    def _days_off(self) -> Any:  # noqa: ANN401 - a SELECT
        return select(days_off).where(days_off.c.community == self._community).order_by(days_off.c.number)

    def _on(self, schedule: str, local_date: date) -> ColumnElement[bool]:
        return (
            (occurrences.c.community == self._community)
            & (occurrences.c.schedule == schedule)
            & (occurrences.c.local_date == local_date)
        )


def hosting_from(row: Row[Any]) -> Hosting:
    place = Place(SpaceId(row.space), ChannelId(row.channel))
    message = MessageRef(place.space, place.channel, MessageId(row.message)) if row.message else None
    return Hosting(
        schedule=row.schedule,
        local_date=row.local_date,
        place=place,
        host=Person(place.space, MemberId(row.member)),
        since=row.since,
        prompt=row.prompt,
        message=message,
        not_before=row.not_before,
    )


def _pin(row: Row[Any]) -> Pin:
    by = Person(SpaceId(row.space), MemberId(row.member))
    return Pin(local_date=row.local_date, prompt=row.prompt, pinned_by=by)


def _days_off(row: Row[Any]) -> DaysOff:
    return DaysOff(
        number=row.number,
        first=row.first,
        last=row.last,
        yearly=row.yearly,
        added_by=Person(SpaceId(row.space), MemberId(row.member)),
    )
