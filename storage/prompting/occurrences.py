"""Occurrences and the prompts chosen for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.ids import ChannelId, CommunityId, MessageId, MessageRef, Place, SpaceId
from bot.prompting.choosing.choosing import Shelf
from bot.prompting.ports import Pick
from bot.prompting.prompt import SuggestionState
from bot.prompting.schedule import Occurrence, OccurrenceState
from storage.engine import Database
from storage.prompting.suggestions import suggestion_from
from storage.tables.prompting import (
    choice_turns,
    choices,
    occurrences,
    suggestions,
)

_SAME_OCCASION = (
    (choices.c.community == occurrences.c.community)
    & (choices.c.schedule == occurrences.c.schedule)
    & (choices.c.occasion == occurrences.c.occasion)
)
_SHOWN = occurrences.c.state.in_([OccurrenceState.PLANNED, OccurrenceState.POSTED])
"""Posted, or about to be. What was skipped or refused everywhere has not been seen."""


class StoredOccurrences:
    """See `bot.prompting.ports.Occurrences`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community
        self._ours = occurrences.c.community == community
        self._whole = select(occurrences, choices.c.prompt).join_from(
            occurrences, choices, _SAME_OCCASION, isouter=True
        )

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

    async def put_off(self, occurrence: Occurrence, *, until: datetime) -> None:
        await self._update(
            self._this(occurrence) & occurrences.c.next_try.is_not(None),
            next_try=until,
        )

    async def settle(
        self,
        occurrence: Occurrence,
        state: OccurrenceState,
        *,
        now: datetime,
        message: MessageRef | None = None,
        reason: str = "",
        more_to_do: bool = False,
    ) -> bool:
        planned = occurrences.c.state == OccurrenceState.PLANNED
        return await self._update(
            self._this(occurrence) & planned,
            state=state,
            next_try=now if more_to_do else None,
            message=message.message if message else None,
            reason=reason,
            changed_at=now,
        )

    async def finish(self, occurrence: Occurrence) -> None:
        await self._update(self._this(occurrence), next_try=None)

    async def choose(
        self,
        occurrence: Occurrence,
        places: Sequence[Place],
        pick: Pick,
        *,
        now: datetime,
    ) -> str | None:
        this = (
            (choices.c.community == self._community)
            & (choices.c.schedule == occurrence.schedule)
            & (choices.c.occasion == occurrence.occasion)
        )
        async with self._database.writing() as connection:
            await self._take_turn(connection)
            chosen = await connection.scalar(select(choices.c.prompt).where(this))
            wanted = pick(await self._shelf(connection, places), chosen)
            if wanted is not None and wanted != chosen:
                row = self._database.insert(choices).values(
                    community=self._community,
                    schedule=occurrence.schedule,
                    occasion=occurrence.occasion,
                    prompt=wanted,
                    chosen_at=now,
                )
                await connection.execute(
                    row.on_conflict_do_update(
                        index_elements=["community", "schedule", "occasion"],
                        set_={"prompt": wanted, "chosen_at": now},
                    )
                )
        return wanted

    async def shelf(self, places: Sequence[Place]) -> Shelf:
        async with self._database.snapshot() as connection:
            return await self._shelf(connection, places)

    async def _take_turn(self, connection: AsyncConnection) -> None:
        """Wait until no other transaction chooses: the row stays locked until this one ends."""
        row = self._database.insert(choice_turns).values(community=self._community, turn=1)
        await connection.execute(
            row.on_conflict_do_update(index_elements=["community"], set_={"turn": choice_turns.c.turn + 1})
        )

    async def _shelf(self, connection: AsyncConnection, places: Sequence[Place]) -> Shelf:
        here = tuple_(occurrences.c.space, occurrences.c.channel).in_(
            [(place.space, place.channel) for place in places]
        )
        chosen = select(choices.c.prompt, func.max(occurrences.c.due_at).label("last")).join_from(
            choices, occurrences, _SAME_OCCASION
        )
        chosen = chosen.where(self._ours, _SHOWN).group_by(choices.c.prompt)
        approved = (
            select(suggestions)
            .where(
                suggestions.c.community == self._community,
                suggestions.c.state == SuggestionState.APPROVED,
            )
            .order_by(suggestions.c.created_at, suggestions.c.number)
        )
        seen = (await connection.execute(chosen.where(here))).all()
        anywhere = (await connection.execute(chosen.where(choices.c.prompt.startswith("s-")))).all()
        rows = (await connection.execute(approved)).all()
        return Shelf(
            seen={str(row.prompt): row.last for row in seen},
            taken=frozenset(str(row.prompt) for row in anywhere),
            approved=[suggestion_from(row) for row in rows],
        )

    async def _read(self, wanted: ColumnElement[bool], *, most: int | None = None) -> list[Occurrence]:
        query = self._whole.where(wanted).order_by(
            occurrences.c.due_at, occurrences.c.space, occurrences.c.channel
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(query.limit(most))).all()
        return [_occurrence(row) for row in rows]

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


def _occurrence(row: Row[Any]) -> Occurrence:
    place = Place(SpaceId(row.space), ChannelId(row.channel))
    message = MessageRef(place.space, place.channel, MessageId(row.message)) if row.message else None
    return Occurrence(
        schedule=row.schedule,
        occasion=row.occasion,
        local_date=row.local_date,
        place=place,
        due_at=row.due_at,
        state=OccurrenceState(row.state),
        prompt=row.prompt,
        message=message,
        reason=row.reason or "",
    )
