"""Occurrences and the prompts chosen for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.ids import ChannelId, CommunityId, MessageId, MessageRef, Place, SpaceId
from bot.prompting.choosing.shelf import Shelf
from bot.prompting.occurrence import STAYS, Occurrence, OccurrenceState
from bot.prompting.ports import Pick
from storage.engine import Database
from storage.prompting.shelf import read_shelf, waiting_languages
from storage.tables.prompting import choice_turns, choices, occurrences

_SAME_OCCASION = (
    (choices.c.community == occurrences.c.community)
    & (choices.c.schedule == occurrences.c.schedule)
    & (choices.c.occasion == occurrences.c.occasion)
)


class StoredOccurrences:
    """See `bot.prompting.ports.Occurrences`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community
        self._ours = occurrences.c.community == community

    async def get(self, occurrence: Occurrence) -> Occurrence | None:
        found = await self._read(self._this(occurrence), most=1)
        return found[0] if found else None

    async def add(self, new: Sequence[Occurrence], *, now: datetime) -> None:
        rows = [row_of(each, self._community, now) for each in new]
        async with self._database.writing() as connection:
            await connection.execute(self._database.insert(occurrences).on_conflict_do_nothing(), rows)

    async def of(
        self, schedule: str, *, occasion: str | None = None, since: date | None = None
    ) -> Sequence[Occurrence]:
        wanted = self._ours & (occurrences.c.schedule == schedule)
        if occasion is not None:
            wanted &= occurrences.c.occasion == occasion
        if since is not None:
            wanted &= occurrences.c.local_date >= since
        return await self._read(wanted)

    async def due(self, *, now: datetime, most: int) -> Sequence[Occurrence]:
        return await self._read(self._ours & (occurrences.c.next_try <= now), most=most)

    async def next_due(self) -> datetime | None:
        async with self._database.reading() as connection:
            return await connection.scalar(select(func.min(occurrences.c.next_try)).where(self._ours))

    async def at(self, message: MessageRef) -> Occurrence | None:
        here = (occurrences.c.space == message.space) & (occurrences.c.channel == message.channel)
        its = occurrences.c.message == message.conversation
        found = await self._read(self._ours & here & its, most=1)
        return found[0] if found else None

    async def put_off(self, occurrence: Occurrence, *, until: datetime, reason: str = "") -> None:
        waits = {"reason": reason} if occurrence.state is OccurrenceState.PLANNED else {}
        await self._update(
            self._this(occurrence)
            & occurrences.c.next_try.is_not(None)
            & (occurrences.c.state == occurrence.state),
            next_try=until,
            **waits,
        )

    async def wake(self, schedule: str, *, occasion: str, now: datetime) -> None:
        alive = occurrences.c.state.in_(
            [OccurrenceState.PLANNED, OccurrenceState.POSTED, OccurrenceState.TAKEN_BACK]
        )
        its = (occurrences.c.schedule == schedule) & (occurrences.c.occasion == occasion)
        async with self._database.writing() as connection:
            await connection.execute(update(occurrences).where(self._ours, its, alive).values(next_try=now))

    async def settle(
        self,
        occurrence: Occurrence,
        state: OccurrenceState,
        *,
        now: datetime,
        message: MessageRef | None = None,
        reason: str = "",
        more_to_do: bool = False,
        unchosen: bool = False,
    ) -> bool:
        planned = self._this(occurrence) & (occurrences.c.state == OccurrenceState.PLANNED)
        settled = {
            "state": state,
            "next_try": now if more_to_do else None,
            "message": message.message if message else None,
            "reason": reason,
            "posted_at": now if state is OccurrenceState.POSTED else None,
            "changed_at": now,
        }
        async with self._database.writing() as connection:
            if unchosen:
                # Nobody chooses meanwhile; see `choose`.
                await self._take_turn(connection)
                if await connection.scalar(self._chosen(occurrence)) is not None:
                    return False
            done = await connection.execute(update(occurrences).where(planned).values(**settled))
            return done.rowcount == 1

    async def finish(self, occurrence: Occurrence, *, stays: str = "") -> None:
        shown = {"shown": f"{STAYS}{stays}"} if stays else {}
        message = occurrence.message.message if occurrence.message else None
        # A host who undoes it meanwhile makes it due again.
        as_read = (occurrences.c.state == occurrence.state) & occurrences.c.message.is_not_distinct_from(
            message
        )
        await self._update(self._this(occurrence) & as_read, next_try=None, **shown)

    async def choose(
        self,
        occurrence: Occurrence,
        places: Sequence[Place],
        pick: Pick,
        *,
        now: datetime,
    ) -> str | None:
        async with self._database.writing() as connection:
            await self._take_turn(connection)
            chosen = await connection.scalar(self._chosen(occurrence))
            state = await connection.scalar(select(occurrences.c.state).where(self._this(occurrence)))
            if chosen is None and state not in (None, OccurrenceState.PLANNED):
                return None
            shelf = await read_shelf(connection, self._community, places, occurrence.local_date)
            picked = pick(shelf, chosen)
            wanted, because = picked or (None, "")
            if wanted is not None and wanted != chosen:
                row = self._database.insert(choices).values(
                    community=self._community,
                    schedule=occurrence.schedule,
                    occasion=occurrence.occasion,
                    prompt=wanted,
                    because=because,
                    chosen_at=now,
                )
                await connection.execute(
                    row.on_conflict_do_update(
                        index_elements=["community", "schedule", "occasion"],
                        set_={"prompt": wanted, "because": because, "chosen_at": now},
                    )
                )
        return wanted

    async def because(self, schedule: str, occasion: str) -> str:
        query = select(choices.c.because).where(
            choices.c.community == self._community,
            choices.c.schedule == schedule,
            choices.c.occasion == occasion,
        )
        async with self._database.reading() as connection:
            return await connection.scalar(query) or ""

    async def shelf(self, places: Sequence[Place], *, since: date | None = None) -> Shelf:
        async with self._database.snapshot() as connection:
            return await read_shelf(connection, self._community, places, since)

    async def waiting_languages(self) -> frozenset[str]:
        async with self._database.reading() as connection:
            return frozenset((await connection.scalars(waiting_languages(self._community))).all())

    async def _take_turn(self, connection: AsyncConnection) -> None:
        """Wait until no other transaction chooses: the row stays locked until this one ends."""
        row = self._database.insert(choice_turns).values(community=self._community, turn=1)
        await connection.execute(
            row.on_conflict_do_update(index_elements=["community"], set_={"turn": choice_turns.c.turn + 1})
        )

    async def _read(self, wanted: ColumnElement[bool], *, most: int | None = None) -> list[Occurrence]:
        query = (
            with_choices()
            .where(wanted)
            .order_by(occurrences.c.due_at, occurrences.c.space, occurrences.c.channel)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(query.limit(most))).all()
        return [occurrence_from(row) for row in rows]

    def _chosen(self, occurrence: Occurrence) -> Select[str]:
        return select(choices.c.prompt).where(
            choices.c.community == self._community,
            choices.c.schedule == occurrence.schedule,
            choices.c.occasion == occurrence.occasion,
        )

    async def _update(self, wanted: ColumnElement[bool], **values: object) -> bool:
        async with self._database.writing() as connection:
            done = await connection.execute(update(occurrences).where(wanted).values(**values))
            return done.rowcount == 1

    def _this(self, occurrence: Occurrence) -> ColumnElement[bool]:
        return (
            self._ours
            & (occurrences.c.schedule == occurrence.schedule)
            & (occurrences.c.occasion == occurrence.occasion)
            & (occurrences.c.space == occurrence.place.space)
            & (occurrences.c.channel == occurrence.place.channel)
        )


def with_choices() -> Select[Any]:
    """Occurrences with the prompts chosen for them; see `occurrence_from`."""
    return select(occurrences, choices.c.prompt).join_from(occurrences, choices, _SAME_OCCASION, isouter=True)


def row_of(occurrence: Occurrence, community: CommunityId, now: datetime) -> dict[str, object]:
    """The row of a new occurrence; a planned one is due at its time."""
    planned = occurrence.state is OccurrenceState.PLANNED
    return {
        "community": community,
        "schedule": occurrence.schedule,
        "occasion": occurrence.occasion,
        "space": occurrence.place.space,
        "channel": occurrence.place.channel,
        "local_date": occurrence.local_date,
        "due_at": occurrence.due_at,
        "state": occurrence.state,
        "next_try": occurrence.due_at if planned else None,
        "reason": occurrence.reason,
        "changed_at": now,
    }


def occurrence_from(row: Row[Any]) -> Occurrence:
    place = Place(SpaceId(row.space), ChannelId(row.channel))
    message = MessageRef(place.space, place.channel, MessageId(row.message)) if row.message else None
    others = None
    if row.others:
        thread = MessageId(row.others_thread) if row.others_thread else None
        others = MessageRef(place.space, place.channel, MessageId(row.others), thread)
    return Occurrence(
        schedule=row.schedule,
        occasion=row.occasion,
        local_date=row.local_date,
        place=place,
        due_at=row.due_at,
        state=OccurrenceState(row.state),
        prompt=row.prompt,
        message=message,
        others=others,
        reason=row.reason or "",
        posted_at=row.posted_at,
        shown=row.shown,
        unfinished=row.next_try is not None,
    )
