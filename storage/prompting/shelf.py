"""What there is to choose from, read in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, exists, func, or_, select, true, tuple_, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.ids import ChannelId, CommunityId, Place, SpaceId
from bot.prompting.choosing.ports import Outcome
from bot.prompting.choosing.shelf import Promise, Shelf
from bot.prompting.occurrence import OccurrenceState
from bot.prompting.prompt import SuggestionState
from bot.prompting.schedule import ScheduleState
from storage.prompting.suggestions import suggestion_from
from storage.tables.prompting import (
    choices,
    hostings,
    occurrences,
    outcomes,
    pins,
    schedule_places,
    schedules,
    suggestions,
)

_SAME_OCCASION = and_(
    *(choices.c[name] == occurrences.c[name] for name in ("community", "schedule", "occasion"))
)
_SHOWN = occurrences.c.state.in_([OccurrenceState.PLANNED, OccurrenceState.POSTED, OccurrenceState.HOSTED])
"""Posted or asked by its host, or about to be. What was skipped or refused everywhere has not been seen."""
_SUGGESTED = "s-"
_ITS_PROMPT = _SUGGESTED + suggestions.c.suggestion


async def read_shelf(
    connection: AsyncConnection, community: CommunityId, places: Sequence[Place], since: date | None
) -> Shelf:
    seen = (await connection.execute(_seen(community, places))).all()
    anywhere = (await connection.scalars(_taken_suggestions(community))).all()
    approved = (await connection.execute(_approved(community))).all()
    promised = (await connection.execute(_promised(community, places, since))).all()
    counted = (await connection.execute(outcomes_in(community, places))).all()
    return Shelf(
        seen={str(row.prompt): row.last for row in seen},
        taken=frozenset(map(str, anywhere)),
        approved=[suggestion_from(row) for row in approved],
        promised=[Promise(prompt=row.prompt, on=row.local_date, here=bool(row.here)) for row in promised],
        outcomes=[outcome_from(row) for row in counted],
    )


def waiting_languages(community: CommunityId) -> Select[Any]:
    """Of the approved suggestions that are neither posted nor about to be."""
    waits = _approved_in(community) & _ITS_PROMPT.not_in(_taken_suggestions(community))
    return select(suggestions.c.language).distinct().where(waits)


def outcomes_in(community: CommunityId, places: Sequence[Place]) -> Select[Any]:
    """Oldest first; see `outcome_from`."""
    return (
        select(outcomes)
        .where(outcomes.c.community == community, _within(outcomes, places))
        .order_by(outcomes.c.local_date, outcomes.c.occasion, outcomes.c.space, outcomes.c.channel)
    )


def outcome_from(row: Row[Any]) -> Outcome:
    return Outcome(
        prompt=row.prompt,
        kind=row.kind,
        place=Place(SpaceId(row.space), ChannelId(row.channel)),
        local_date=row.local_date,
        members=row.members,
        staff=row.staff,
    )


def _seen(community: CommunityId, places: Sequence[Place]) -> Select[Any, Any]:
    return (
        select(choices.c.prompt, func.max(occurrences.c.local_date).label("last"))
        .join_from(occurrences, choices, _SAME_OCCASION)
        .where(occurrences.c.community == community, _within(occurrences, places), _SHOWN)
        .group_by(choices.c.prompt)
    )


def _taken_suggestions(community: CommunityId) -> Select[Any]:
    # Written with lists and no joins, so that SQLite begins with the few suggestions and not with all occurrences.
    approved = select(_ITS_PROMPT).where(_approved_in(community))
    shown = exists().where(_SAME_OCCASION, _SHOWN)
    return (
        select(choices.c.prompt)
        .distinct()
        .where(choices.c.community == community, choices.c.prompt.in_(approved), shown)
    )


def _approved(community: CommunityId) -> Select[Any]:
    return (
        select(suggestions)
        .where(_approved_in(community))
        .order_by(suggestions.c.created_at, suggestions.c.number)
    )


def _promised(community: CommunityId, places: Sequence[Place], since: date | None) -> Select[Any, Any, bool]:
    """Pins and hosts' choices of streams that are not removed: suggestions anywhere, the library's in these places."""
    given = union_all(
        select(pins.c.schedule, pins.c.local_date, pins.c.prompt).where(pins.c.community == community),
        select(hostings.c.schedule, hostings.c.local_date, hostings.c.prompt).where(
            hostings.c.community == community, hostings.c.prompt.is_not(None)
        ),
    ).subquery()
    here = given.c.schedule.in_(
        select(schedule_places.c.schedule).where(
            schedule_places.c.community == community, _within(schedule_places, places)
        )
    )
    alive = (
        (schedules.c.community == community)
        & (schedules.c.schedule == given.c.schedule)
        & (schedules.c.state != ScheduleState.REMOVED)
    )
    return (
        select(given.c.prompt, given.c.local_date, here.label("here"))
        .join_from(given, schedules, alive)
        .where(
            given.c.local_date >= since if since is not None else true(),
            or_(here, given.c.prompt.startswith(_SUGGESTED)),
        )
        .order_by(given.c.local_date, given.c.prompt)
    )


def _within(table: Any, places: Sequence[Place]) -> ColumnElement[bool]:  # noqa: ANN401 - any with a space and channel
    return tuple_(table.c.space, table.c.channel).in_([(place.space, place.channel) for place in places])


def _approved_in(community: CommunityId) -> ColumnElement[bool]:
    return (suggestions.c.community == community) & (suggestions.c.state == SuggestionState.APPROVED)
