"""The activity record."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, literal, select

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
                conversation=self._conversation(happening),
                member=happening.person.member,
                starter=happening.starter,
                author=happening.author,
            )
            .on_conflict_do_nothing()
        )
        async with self._database.writing() as connection:
            await connection.execute(row)

    def _conversation(self, happening: Happening) -> ColumnElement[str] | str | None:
        """An answer by reference belongs where the message it answers does, as far as that is known."""
        message, reply_to = happening.message, happening.reply_to
        if message is None or reply_to is None:
            return message.conversation if message else None
        answered = activity.alias()
        known = (
            select(answered.c.conversation)
            .where(
                answered.c.community == self._community,
                answered.c.space == message.space,
                answered.c.channel == message.channel,
                answered.c.message == reply_to,
                answered.c.kind == "message",
            )
            .limit(1)
        )
        return func.coalesce(known.scalar_subquery(), literal(reply_to))

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
