"""What staff put differently after it was posted, or took back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.ids import ChannelId, CommunityId, MemberId, MessageRef, Person, Place, SpaceId
from bot.prompting.occurrence import Occurrence, OccurrenceState
from storage.engine import Database
from storage.prompting.occurrences import occurrence_from, with_choices
from storage.prompting.taking_back import LEFT_OUT_TOO, lock
from storage.tables.prompting import corrections, occurrences

_POSTED = occurrences.c.state == OccurrenceState.POSTED


class StoredCorrections:
    """See `bot.prompting.posting.ports.Corrections`.

    A posted occurrence with a `next_try` to come is somebody's: nobody else edits its message before that moment.
    """

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community

    async def correct(
        self,
        schedule: str,
        occasion: str,
        language: str,
        text: str,
        *,
        by: Person,
        call: str,
        now: datetime,
        until: datetime,
    ) -> Sequence[Place]:
        said = {"text": text, "space": by.space, "member": by.member, "at": now, "call": call}
        row = self._database.insert(corrections).values(
            community=self._community, schedule=schedule, occasion=occasion, language=language, **said
        )
        kept = row.on_conflict_do_update(
            index_elements=["community", "schedule", "occasion", "language"], set_=said
        )
        nobodys = occurrences.c.next_try.is_(None) | (occurrences.c.next_try <= now)
        its = self._occasion(schedule, occasion) & _POSTED
        # Where an edit is under way, or was cut off, nobody knows what the message shows.
        unknown = update(occurrences).where(its, occurrences.c.next_try.is_not(None)).values(shown="")
        mine = (
            update(occurrences)
            .where(its, nobodys)
            .values(next_try=until)
            .returning(occurrences.c.space, occurrences.c.channel)
        )
        async with self._database.writing() as connection:
            await connection.execute(kept)
            await connection.execute(unknown)
            rows = (await connection.execute(mine)).all()
        return [Place(SpaceId(row.space), ChannelId(row.channel)) for row in rows]

    async def corrected_in(self, schedule: str, call: str) -> str | None:
        its = (corrections.c.community == self._community) & (corrections.c.schedule == schedule)
        query = select(corrections.c.occasion).where(its, corrections.c.call == call).limit(1)
        async with self._database.reading() as connection:
            return await connection.scalar(query)

    async def of(self, schedule: str, occasion: str) -> Mapping[str, str]:
        async with self._database.reading() as connection:
            return await self._corrected(connection, schedule, occasion)

    async def last(self, schedule: str, occasion: str) -> tuple[Person, datetime] | None:
        query = (
            select(corrections.c.space, corrections.c.member, corrections.c.at)
            .where(self._its(schedule, occasion))
            .order_by(corrections.c.at.desc(), corrections.c.language)
            .limit(1)
        )
        async with self._database.reading() as connection:
            row = (await connection.execute(query)).first()
        return (Person(SpaceId(row.space), MemberId(row.member)), row.at) if row is not None else None

    async def begin(self, occurrence: Occurrence, *, now: datetime, until: datetime) -> Occurrence | None:
        this = self._this(occurrence)
        mine = update(occurrences).where(this, _POSTED, occurrences.c.next_try <= now)
        async with self._database.writing() as connection:
            if (await connection.execute(mine.values(next_try=until))).rowcount != 1:
                return None
            row = (await connection.execute(with_choices().where(this))).one()
        return occurrence_from(row)

    async def showed(
        self,
        occurrence: Occurrence,
        digest: str,
        corrected: Mapping[str, str],
        *,
        others: MessageRef | None,
    ) -> bool:
        this = self._this(occurrence) & _POSTED
        values: dict[str, object] = {}
        if others is not None:
            values = {"others": others.message, "others_thread": others.thread}
        async with self._database.writing() as connection:
            # Locked first: a correction that comes now waits, and makes the occurrence due afterwards.
            await connection.execute(select(occurrences.c.state).where(this).with_for_update())
            now_corrected = await self._corrected(connection, occurrence.schedule, occurrence.occasion)
            is_last = now_corrected == corrected
            if is_last:
                values |= {"shown": digest, "next_try": None}
            if values:
                await connection.execute(update(occurrences).where(this).values(**values))
        return is_last

    async def take_back(self, schedule: str, occasion: str, *, call: str, now: datetime) -> int:
        its = self._occasion(schedule, occasion)
        waits = its & (occurrences.c.state == OccurrenceState.PLANNED)
        gone = {"state": OccurrenceState.TAKEN_BACK, "reason": call}
        # What waits may have been sent a moment ago: it is looked at once more.
        then = {"next_try": now, "changed_at": now}
        async with self._database.writing() as connection:
            await lock(connection, its)
            taken = await connection.execute(update(occurrences).where(its & _POSTED).values(**gone, **then))
            await connection.execute(update(occurrences).where(waits).values(**LEFT_OUT_TOO, **then))
        return taken.rowcount

    async def taken_back_in(self, schedule: str, call: str) -> str | None:
        query = select(occurrences.c.occasion).where(
            occurrences.c.community == self._community,
            occurrences.c.schedule == schedule,
            occurrences.c.state == OccurrenceState.TAKEN_BACK,
            occurrences.c.reason == call,
        )
        async with self._database.reading() as connection:
            return await connection.scalar(query.limit(1))

    async def _corrected(self, connection: AsyncConnection, schedule: str, occasion: str) -> dict[str, str]:
        its = self._its(schedule, occasion)
        query = select(corrections.c.language, corrections.c.text).where(its)
        return {row.language: row.text for row in (await connection.execute(query)).all()}

    def _its(self, schedule: str, occasion: str) -> ColumnElement[bool]:
        return (
            (corrections.c.community == self._community)
            & (corrections.c.schedule == schedule)
            & (corrections.c.occasion == occasion)
        )

    def _occasion(self, schedule: str, occasion: str) -> ColumnElement[bool]:
        return (
            (occurrences.c.community == self._community)
            & (occurrences.c.schedule == schedule)
            & (occurrences.c.occasion == occasion)
        )

    def _this(self, occurrence: Occurrence) -> ColumnElement[bool]:
        return (
            self._occasion(occurrence.schedule, occurrence.occasion)
            & (occurrences.c.space == occurrence.place.space)
            & (occurrences.c.channel == occurrence.place.channel)
        )
