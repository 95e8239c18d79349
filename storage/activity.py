"""The activity record."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete

from bot.activity import Happening
from bot.chat.ids import CommunityId, Person
from storage.engine import Database
from storage.tables.activity import activity


class StoredActivity:
    """See `bot.activity.ActivityLog`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community

    async def record(self, happening: Happening) -> None:
        message = happening.message
        row = (
            self._database.insert(activity)
            .values(
                community=self._community,
                space=happening.person.space,
                event_id=happening.event_id,
                at=happening.at,
                kind=happening.kind,
                channel=happening.place.channel if happening.place else None,
                message=message.message if message else None,
                conversation=message.conversation if message else None,
                member=happening.person.member,
                starter=happening.starter,
                author=happening.author,
            )
            .on_conflict_do_nothing()
        )
        async with self._database.writing() as connection:
            await connection.execute(row)

    async def forget(self, *, before: datetime) -> int:
        old = (activity.c.community == self._community) & (activity.c.at < before)
        async with self._database.writing() as connection:
            return (await connection.execute(delete(activity).where(old))).rowcount

    async def forget_person(self, person: Person) -> int:
        theirs = (
            (activity.c.community == self._community)
            & (activity.c.space == person.space)
            & (activity.c.member == person.member)
        )
        async with self._database.writing() as connection:
            return (await connection.execute(delete(activity).where(theirs))).rowcount
