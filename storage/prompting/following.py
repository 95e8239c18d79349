"""What is laid down and what waits, when the stream it belongs to is altered. All of it in the caller's transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, delete, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.ids import CommunityId, Place
from bot.prompting.calendar.changing import due_anew
from bot.prompting.occurrence import Occurrence, OccurrenceState, regular_occasion
from bot.prompting.schedule import Schedule
from storage.engine import Database
from storage.prompting.occurrences import occurrence_from, row_of, with_choices
from storage.tables.prompting import hostings, occurrences, pins, skips

MOVED = "moved"


class Following:
    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community

    async def follow(
        self,
        connection: AsyncConnection,
        old: Schedule,
        new: Schedule,
        moved: Sequence[Occurrence],
        now: datetime,
    ) -> None:
        """See `bot.prompting.ports.Schedules.alter`: all that it says besides the stream itself."""
        if new.places != old.places:
            await self._leave_out_elsewhere(connection, new, now)
        since = now - new.rules.window - new.rules.host_window
        known = await self._regular(connection, new.id, since=since)
        due = await self._move_hours(connection, old, new, known, now)
        if new.places != old.places:
            await self._join(connection, old, new, due, now)
        await self._move_dates(connection, old, new, [each.local_date for each in moved], now)
        if moved:
            await self._insert(connection, moved, now)

    async def _leave_out_elsewhere(self, connection: AsyncConnection, new: Schedule, now: datetime) -> None:
        """What still waits in a channel that is left is not posted."""
        here = tuple_(occurrences.c.space, occurrences.c.channel).in_(
            [(place.space, place.channel) for place in new.places]
        )
        left_out = {"state": OccurrenceState.SKIPPED, "reason": MOVED, "next_try": None, "changed_at": now}
        waits = occurrences.c.state == OccurrenceState.PLANNED
        await connection.execute(update(occurrences).where(self._of(new.id), waits, ~here).values(**left_out))

    async def _move_hours(
        self,
        connection: AsyncConnection,
        old: Schedule,
        new: Schedule,
        known: Iterable[Occurrence],
        now: datetime,
    ) -> list[Occurrence]:
        """The same occurrences, with what waits for its hour due at the new one."""
        found: list[Occurrence] = []
        for each in known:
            waits = each.state is OccurrenceState.PLANNED
            due = due_anew(each, old, new, now) if waits else each.due_at
            found.append(replace(each, due_at=due))
            if due != each.due_at:
                still = self._this(each) & (occurrences.c.state == OccurrenceState.PLANNED)
                again = update(occurrences).where(still).values(due_at=due, next_try=due)
                await connection.execute(again)
        return found

    async def _join(
        self,
        connection: AsyncConnection,
        old: Schedule,
        new: Schedule,
        known: Sequence[Occurrence],
        now: datetime,
    ) -> None:
        """A new channel gets the question that the others have or wait for, unless it is too late or was taken back."""
        added = [place for place in new.places if place not in old.places]
        for _, group in groupby(known, key=lambda each: each.occasion):
            occasion = list(group)
            there = {each.place: each for each in occasion}
            first = _latest_due(occasion)
            if first.due_at + new.rules.window <= now or any(each.taken_back for each in occasion):
                continue
            missing = [_in(first, place) for place in added if place not in there]
            if missing:
                await self._insert(connection, missing, now)
            for back in (there[place] for place in added if place in there):
                if back.state is OccurrenceState.SKIPPED and back.reason == MOVED:
                    anew = {"state": OccurrenceState.PLANNED, "reason": "", "changed_at": now}
                    due = {"due_at": first.due_at, "next_try": first.due_at}
                    await connection.execute(
                        update(occurrences).where(self._this(back)).values(**anew, **due)
                    )

    async def _move_dates(
        self, connection: AsyncConnection, old: Schedule, new: Schedule, stay: Sequence[date], now: datetime
    ) -> None:
        """Pins, skips and hosts go with their week to the new weekday; where its question is planned, all stay."""
        step = timedelta(days=new.weekday - old.weekday)
        if not step:
            return
        today = now.astimezone(ZoneInfo(old.zone)).date()
        planned = await self._regular(connection, old.id, on=today)
        stay = [*stay, *(each.local_date for each in planned)]
        for table in (skips, pins, hostings):
            theirs = (
                (table.c.community == self._community)
                & (table.c.schedule == old.id)
                & (table.c.local_date >= today)
                & table.c.local_date.not_in(stay)
            )
            rows = [dict(row) for row in (await connection.execute(select(table).where(theirs))).mappings()]
            if rows:
                await connection.execute(delete(table).where(theirs))
                moved = [{**row, "local_date": row["local_date"] + step} for row in rows]
                await connection.execute(self._database.insert(table).on_conflict_do_nothing(), moved)

    async def _regular(
        self,
        connection: AsyncConnection,
        schedule: str,
        *,
        since: datetime | None = None,
        on: date | None = None,
    ) -> list[Occurrence]:
        """Its regular ones due after `since`, or of the local date `on` and later; by occasion."""
        wanted = occurrences.c.local_date >= on if on is not None else occurrences.c.due_at > since
        rows = await connection.execute(
            with_choices().where(self._of(schedule), wanted).order_by(occurrences.c.occasion)
        )
        found = [occurrence_from(row) for row in rows.all()]
        return [each for each in found if each.occasion == regular_occasion(each.local_date)]

    async def _insert(self, connection: AsyncConnection, new: Iterable[Occurrence], now: datetime) -> None:
        rows = [row_of(each, self._community, now) for each in new]
        await connection.execute(self._database.insert(occurrences).on_conflict_do_nothing(), rows)

    def _of(self, schedule: str) -> ColumnElement[bool]:
        return (occurrences.c.community == self._community) & (occurrences.c.schedule == schedule)

    def _this(self, occurrence: Occurrence) -> ColumnElement[bool]:
        return (
            self._of(occurrence.schedule)
            & (occurrences.c.occasion == occurrence.occasion)
            & (occurrences.c.space == occurrence.place.space)
            & (occurrences.c.channel == occurrence.place.channel)
        )


def _in(occurrence: Occurrence, place: Place) -> Occurrence:
    """The same occasion in another channel, still to come."""
    return Occurrence(
        schedule=occurrence.schedule,
        occasion=occurrence.occasion,
        local_date=occurrence.local_date,
        place=place,
        due_at=occurrence.due_at,
    )


def _latest_due(occasion: Sequence[Occurrence]) -> Occurrence:
    """What waits says when the occasion is due; a posted one is due as it was."""
    return max(occasion, key=lambda each: (each.state is OccurrenceState.PLANNED, each.due_at))
