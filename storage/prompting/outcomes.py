"""How many people answered each question. Numbers are kept, and no names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.ids import CommunityId, Place
from bot.prompting.choosing.ports import Outcome
from bot.prompting.occurrence import Occurrence, OccurrenceState
from storage.engine import Database
from storage.prompting.occurrences import occurrence_from, with_choices
from storage.prompting.shelf import outcome_from, outcomes_in
from storage.tables.activity import activity
from storage.tables.chat import members
from storage.tables.prompting import occurrences, outcomes, votes

_SAME = and_(
    *(
        outcomes.c[name] == occurrences.c[name]
        for name in ("community", "schedule", "occasion", "space", "channel")
    )
)
_STAFF_WITHIN = timedelta(days=28)
"""Who voted and wrote nothing is staff if the activity record says so within this time."""


class StoredOutcomes:
    """See `bot.prompting.choosing.ports.Outcomes`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community

    async def uncounted(
        self, *, posted_after: datetime, posted_before: datetime, most: int
    ) -> Sequence[Occurrence]:
        query = (
            with_choices()
            .where(
                occurrences.c.community == self._community,
                occurrences.c.posted_at > posted_after,
                occurrences.c.posted_at <= posted_before,
                occurrences.c.state.in_([OccurrenceState.POSTED, OccurrenceState.HOSTED]),
                ~exists().where(_SAME),
            )
            .order_by(occurrences.c.posted_at, occurrences.c.space, occurrences.c.channel)
            .limit(most)
        )
        async with self._database.reading() as connection:
            return [occurrence_from(row) for row in (await connection.execute(query)).all()]

    async def count(
        self, occurrence: Occurrence, *, prompt: str, kind: str, until: datetime, now: datetime
    ) -> Outcome:
        its = {
            "community": self._community,
            "schedule": occurrence.schedule,
            "occasion": occurrence.occasion,
            "space": occurrence.place.space,
            "channel": occurrence.place.channel,
        }
        this = and_(*(outcomes.c[name] == value for name, value in its.items()))
        async with self._database.writing() as connection:
            staff, others = await self._answered(connection, occurrence, until)
            row = self._database.insert(outcomes).values(
                **its,
                prompt=prompt,
                kind=kind,
                local_date=occurrence.local_date,
                members=len(others),
                staff=len(staff),
                counted_at=now,
            )
            await connection.execute(row.on_conflict_do_nothing())
            return outcome_from((await connection.execute(select(outcomes).where(this))).one())

    async def of(self, places: Sequence[Place]) -> Sequence[Outcome]:
        async with self._database.reading() as connection:
            rows = (await connection.execute(outcomes_in(self._community, places))).all()
        return [outcome_from(row) for row in rows]

    async def _answered(
        self, connection: AsyncConnection, occurrence: Occurrence, until: datetime
    ) -> tuple[set[str], set[str]]:
        """Staff and other people, never bots, who wrote under the question or voted in its poll."""
        wrote = [
            row for row in (await connection.execute(self._wrote(occurrence))).all() if row.first <= until
        ]
        staff = {str(row.member) for row in wrote if row.author == "staff"}
        people = staff | {str(row.member) for row in wrote if row.author == "member"}
        voted = set(map(str, (await connection.scalars(self._voted(occurrence, until))).all()))
        silent = sorted(voted - people)
        if silent:
            staff |= set(
                map(str, (await connection.scalars(self._staff_of(occurrence, silent, until))).all())
            )
        return staff, (people | voted) - staff

    def _wrote(self, occurrence: Occurrence) -> Any:  # noqa: ANN401 - a SELECT
        """Each person with when they first did. A limit on the time here would lead SQLite past the right index."""
        question = occurrence.message.message if occurrence.message else ""
        beginnings = [question, *([occurrence.others.message] if occurrence.others else [])]
        asker = select(activity.c.member).where(self._there(occurrence), activity.c.message == question)
        return (
            select(activity.c.member, activity.c.author, func.min(activity.c.at).label("first"))
            .where(
                self._there(occurrence),
                activity.c.conversation.in_(beginnings),
                activity.c.kind == "message",
                activity.c.member.not_in(asker),
            )
            .group_by(activity.c.member, activity.c.author)
        )

    def _voted(self, occurrence: Occurrence, until: datetime) -> Any:  # noqa: ANN401 - a SELECT
        """Those who asked not to be recorded may vote, but are not counted among those who answered."""
        ours = votes.c.community == self._community
        here = (votes.c.space == occurrence.place.space) & (votes.c.channel == occurrence.place.channel)
        question = occurrence.message.message if occurrence.message else ""
        poll = select(votes.c.poll).where(ours, here, votes.c.message == question)
        unrecorded = select(members.c.member).where(
            members.c.community == self._community,
            members.c.space == occurrence.place.space,
            members.c.recorded.is_(False),
        )
        return (
            select(votes.c.member)
            .distinct()
            .where(
                ours,
                votes.c.poll.in_(poll),
                votes.c.option.is_not(None),
                votes.c.at <= until,
                votes.c.member.not_in(unrecorded),
            )
        )

    def _staff_of(self, occurrence: Occurrence, people: Sequence[str], until: datetime) -> Any:  # noqa: ANN401 - a SELECT
        return (
            select(activity.c.member)
            .distinct()
            .where(
                activity.c.community == self._community,
                activity.c.space == occurrence.place.space,
                activity.c.at > until - _STAFF_WITHIN,
                activity.c.author == "staff",
                activity.c.member.in_(people),
            )
        )

    def _there(self, occurrence: Occurrence) -> ColumnElement[bool]:
        return (
            (activity.c.community == self._community)
            & (activity.c.space == occurrence.place.space)
            & (activity.c.channel == occurrence.place.channel)
        )
