"""What the parts of this package share: whose rows, and which marks stand."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, FromClause, Row, and_, exists, or_, text
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.chat.events import Author, AuthorKind
from bot.chat.ids import ChannelId, CommunityId, MemberId, MessageId, MessageRef, SpaceId
from bot.helping.marks import SOLVING, Gone, Kind, Marked
from storage.engine import Database
from storage.tables.helping import mark_reactions, marked_messages, marks

MESSAGE_KEY = ("community", "space", "channel", "message")


class Part:
    def __init__(self, database: Database, community: CommunityId) -> None:
        self._database = database
        self._community = community

    def _on(self, table: FromClause, ref: MessageRef) -> ColumnElement[bool]:
        return and_(*(table.c[name] == value for name, value in self._message_key(ref).items()))

    def _message_key(self, ref: MessageRef) -> dict[str, str]:
        values = (self._community, ref.space, ref.channel, ref.message)
        return dict(zip(MESSAGE_KEY, values, strict=True))

    async def _alone(self, connection: AsyncConnection, *keys: str) -> None:
        """Wait until no other transaction works on these people. SQLite has one writer anyway."""
        if self._database.is_sqlite:
            return
        lock = text("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))")
        # Always in one order, so that two transactions cannot wait for each other.
        for key in sorted(set(keys)):
            await connection.execute(lock, {"key": f"{self._community}/{key}"})


def stands() -> ColumnElement[bool]:
    """For a query on `marks`: a reaction that means the mark is there, and so is the message."""
    same = [mark_reactions.c[name] == marks.c[name] for name in (*MESSAGE_KEY, "giver")]
    means = or_(marks.c.kind == Kind.HELPFUL, mark_reactions.c.emoji == SOLVING)
    there = [marked_messages.c[name] == marks.c[name] for name in MESSAGE_KEY]
    return and_(
        exists().where(*same, mark_reactions.c.given.is_(True), means),
        exists().where(*there, marked_messages.c.gone.is_(False)),
    )


def reference(row: Row[Any]) -> MessageRef:
    thread = MessageId(row.thread) if row.thread else None
    return MessageRef(SpaceId(row.space), ChannelId(row.channel), MessageId(row.message), thread)


def marked(row: Row[Any]) -> Marked | Gone:
    if row.gone or row.author is None:
        return Gone(reference(row))
    return Marked(
        ref=reference(row),
        author=Author(MemberId(row.author), AuthorKind(row.author_kind)),
        asker=MemberId(row.asker) if row.asker else None,
        sent_at=row.sent_at,
    )
