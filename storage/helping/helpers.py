"""Who has helped, and who does not want to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, func, select

from bot.chat.ids import MemberId, Person, SpaceId
from bot.helping.marks import Kind, Verdict
from bot.helping.ports import Helper
from storage.helping.base import Part, stands
from storage.tables.chat import members
from storage.tables.helping import marks


class StoredHelpers(Part):
    """See `bot.helping.ports.Helpers`."""

    async def helpers(self, *, since: datetime) -> Sequence[Helper]:
        givers = func.count(marks.c.giver.distinct())
        number = func.count()
        query = (
            select(marks.c.space, marks.c.receiver, givers, number)
            .where(
                marks.c.community == self._community,
                marks.c.kind == Kind.HELPFUL,
                marks.c.verdict == Verdict.COUNTED,
                marks.c.at > since,
                stands(),
                ~left(marks.c.community, marks.c.space, marks.c.receiver),
            )
            .group_by(marks.c.space, marks.c.receiver)
            .order_by(givers.desc(), number.desc(), marks.c.space, marks.c.receiver)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(query)).all()
        return [
            Helper(Person(SpaceId(space), MemberId(receiver)), people, count)
            for space, receiver, people, count in rows
        ]

    async def listed(self, person: Person) -> bool:
        query = select(members.c.on_helpers_list).where(
            members.c.community == self._community,
            members.c.space == person.space,
            members.c.member == person.member,
        )
        async with self._database.reading() as connection:
            return await connection.scalar(query) is not False

    async def choose_listing(self, person: Person, *, listed: bool, now: datetime) -> None:
        choice = {"on_helpers_list": listed, "changed_at": now}
        row = self._database.insert(members).values(
            community=self._community,
            space=person.space,
            member=person.member,
            recorded=True,
            **choice,
        )
        async with self._database.writing() as connection:
            await connection.execute(
                row.on_conflict_do_update(index_elements=["community", "space", "member"], set_=choice)
            )


def left(
    community: ColumnElement[str], space: ColumnElement[str], member: ColumnElement[str]
) -> ColumnElement[bool]:
    """The person is not to be shown or told: they left the list, or asked not to be recorded."""
    return exists().where(
        and_(
            members.c.community == community,
            members.c.space == space,
            members.c.member == member,
            members.c.on_helpers_list.is_(False) | members.c.recorded.is_(False),
        )
    )
