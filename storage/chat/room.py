"""Channels, people and the audit."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.chat.ids import ChannelId, CommunityId, MemberId, Person, Place, SpaceId
from bot.chat.ports import Channel
from bot.chat.roles import Role
from storage.engine import Database
from storage.tables.chat import audit, channels, members

_ONE_MEMBER = ("community", "space", "member")


class StoredChannels:
    """See `bot.chat.ports.Channels`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community

    async def get(self, place: Place) -> Channel:
        async with self._database.reading() as connection:
            row = (await connection.execute(select(channels).where(self._this(place)))).first()
        return _channel(row) if row is not None else Channel(place=place)

    async def put(self, channel: Channel, *, by: Person, now: datetime) -> bool:
        values = {
            "questions": channel.questions,
            "prompts": channel.prompts,
            "watched": channel.watched,
            "people_first_seconds": int(channel.people_first.total_seconds()),
            "language": channel.language,
            "changed_at": now,
            "changed_by": by.key,
        }
        row = self._database.insert(channels).values(
            community=self._community,
            space=channel.place.space,
            channel=channel.place.channel,
            **values,
        )
        row = row.on_conflict_do_update(index_elements=["community", "space", "channel"], set_=values)
        async with self._database.writing() as connection:
            before = (await connection.execute(select(channels).where(self._this(channel.place)))).first()
            await connection.execute(row)
        return before is None or not (before.questions or before.prompts or before.watched)

    async def all(self) -> Sequence[Channel]:
        query = select(channels).where(channels.c.community == self._community)
        async with self._database.reading() as connection:
            return [_channel(row) for row in (await connection.execute(query)).all()]

    def _this(self, place: Place) -> ColumnElement[bool]:
        return (
            (channels.c.community == self._community)
            & (channels.c.space == place.space)
            & (channels.c.channel == place.channel)
        )


def _channel(row: Row[Any]) -> Channel:
    return Channel(
        place=Place(SpaceId(row.space), ChannelId(row.channel)),
        questions=row.questions,
        prompts=row.prompts,
        watched=row.watched,
        people_first=timedelta(seconds=row.people_first_seconds),
        language=row.language,
    )


class StoredPeople:
    """See `bot.chat.ports.People`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community

    async def language(self, person: Person) -> str | None:
        return await self._read(person, members.c.language)

    async def choose_language(self, person: Person, language: str, *, now: datetime) -> None:
        await self._write(person, now, language=language)

    async def heard(self, person: Person) -> str | None:
        return await self._read(person, members.c.heard)

    async def hear(self, person: Person, language: str, *, now: datetime) -> None:
        row = self._row(person, now, heard=language).on_conflict_do_update(
            index_elements=_ONE_MEMBER, set_={"heard": language, "changed_at": now}, where=members.c.recorded
        )
        async with self._database.writing() as connection:
            await connection.execute(row)

    async def recorded(self, person: Person) -> bool:
        return await self._read(person, members.c.recorded) is not False

    async def choose_recording(self, person: Person, *, recorded: bool, now: datetime) -> None:
        await self._write(person, now, recorded=recorded, **({} if recorded else {"heard": None}))

    async def granted(self, person: Person) -> Role | None:
        word = await self._read(person, members.c.role)
        return Role.named(word) if word else None

    async def grant(self, person: Person, role: Role, *, by: Person, now: datetime) -> None:
        del by
        await self._write(person, now, role=role.word)

    async def revoke(self, person: Person, *, by: Person, now: datetime) -> bool:
        del by
        had = self._this(person) & members.c.role.is_not(None)
        async with self._database.writing() as connection:
            done = await connection.execute(update(members).where(had).values(role=None, changed_at=now))
            return done.rowcount == 1

    async def grants(self) -> Sequence[tuple[Person, Role]]:
        query = (
            select(members)
            .where(members.c.community == self._community, members.c.role.is_not(None))
            .order_by(members.c.role.desc(), members.c.space, members.c.member)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        return [
            (
                Person(SpaceId(row.space), MemberId(row.member)),
                Role.named(row.role) or Role.MEMBER,
            )
            for row in rows
        ]

    async def _read(self, person: Person, column: ColumnElement[Any]) -> Any:  # noqa: ANN401 - a column's value
        async with self._database.reading() as connection:
            return await connection.scalar(select(column).where(self._this(person)))

    async def _write(self, person: Person, now: datetime, **values: object) -> None:
        row = self._row(person, now, **values).on_conflict_do_update(
            index_elements=_ONE_MEMBER, set_={**values, "changed_at": now}
        )
        async with self._database.writing() as connection:
            await connection.execute(row)

    def _row(self, person: Person, now: datetime, **values: object) -> sqlite.Insert | postgresql.Insert:
        return self._database.insert(members).values(
            community=self._community,
            space=person.space,
            member=person.member,
            **{"on_helpers_list": True, "recorded": True, "changed_at": now, **values},
        )

    def _this(self, person: Person) -> ColumnElement[bool]:
        return (
            (members.c.community == self._community)
            & (members.c.space == person.space)
            & (members.c.member == person.member)
        )


class StoredAudit:
    """See `bot.chat.ports.Audit`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community

    async def record(self, *, who: Person | None, what: str, about: str, now: datetime) -> None:
        row = self._database.insert(audit).values(
            community=self._community,
            id=uuid.uuid4().hex,
            at=now,
            who=who.key if who else None,
            what=what,
            about=about,
        )
        async with self._database.writing() as connection:
            await connection.execute(row)
