"""Who began conversations in a channel, read from the activity record and from what was posted."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import func, select

from bot.chat.ids import CommunityId, Place
from bot.prompting.deciding.ports import Begun
from bot.prompting.occurrence import OccurrenceState
from storage.engine import Database
from storage.tables.activity import activity
from storage.tables.prompting import occurrences


class StoredConversations:
    """See `bot.prompting.deciding.ports.Conversations`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community

    async def begun(
        self,
        place: Place,
        schedule: str,
        *,
        since: datetime,
        after: date,
        before: date,
        until: datetime | None = None,
    ) -> Begun:
        begun = select(activity.c.author, activity.c.at).where(
            activity.c.community == self._community,
            activity.c.space == place.space,
            activity.c.channel == place.channel,
            activity.c.starter.is_(True),
            activity.c.at > since,
        )
        if until is not None:
            begun = begun.where(activity.c.at <= until)
        own = (
            select(occurrences.c.schedule, func.count().label("posts"))
            .where(
                occurrences.c.community == self._community,
                occurrences.c.space == place.space,
                occurrences.c.channel == place.channel,
                occurrences.c.state == OccurrenceState.POSTED,
                occurrences.c.local_date > after,
                occurrences.c.local_date < before,
            )
            .group_by(occurrences.c.schedule)
        )
        async with self._database.snapshot() as connection:
            happened = (await connection.execute(begun)).all()
            posted = {str(row.schedule): int(row.posts) for row in (await connection.execute(own)).all()}
        by_members = sorted((row.at for row in happened if row.author == "member"), reverse=True)
        return Begun(
            members=tuple(by_members),
            others=sum(1 for row in happened if row.author not in {"member", "vertti"}),
            own=sum(posted.values()),
            own_stream=posted.get(schedule, 0),
        )
