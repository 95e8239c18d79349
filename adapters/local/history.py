"""Looking back: what the room says about messages that are there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from adapters.local.inbound import author_of, number_of, reference
from adapters.local.people import VERTTI
from adapters.local.room import Room
from adapters.local.text import clean, said_to_vertti
from bot.chat.events import Author, AuthorKind
from bot.chat.ids import MemberId, MessageId, MessageRef, Place
from bot.chat.platform import Reaction, Said
from bot.errors import Refused


async def find(
    room: Room, place: Place, key: str, *, since: datetime, thread: MessageId | None
) -> Sequence[MessageRef]:
    """As `Platform.find`."""
    rows = await room.rows(
        "SELECT * FROM message WHERE channel = ? AND send_key = ? AND author = ? ORDER BY number",
        place.channel,
        clean(key),
        VERTTI,
    )
    found = [reference(row) for row in rows if datetime.fromisoformat(row["sent_at"]) >= since]
    return [message for message in found if thread is None or message.conversation == thread]


async def speakers_after(room: Room, message: MessageRef) -> frozenset[MemberId]:
    """As `Platform.speakers_after`: people in the message's thread, later than the message."""
    number = number_of(message.message)
    rows = await room.rows(
        "SELECT DISTINCT author FROM message WHERE channel = ?1 AND number > ?2 AND NOT gone AND only_for IS NULL"
        " AND thread = coalesce((SELECT thread FROM message WHERE number = ?2), ?2)",
        message.channel,
        number,
    )
    authors = (author_of(row["author"]) for row in rows)
    return frozenset(author.member for author in authors if author.kind is AuthorKind.PERSON)


async def first_by(
    room: Room, member: MemberId, place: Place, *, since: datetime, until: datetime
) -> MessageRef | None:
    """As `Platform.first_by`."""
    rows = await room.rows(
        "SELECT * FROM message WHERE channel = ? AND thread IS NULL AND author = ? AND sent_at > ? AND NOT gone"
        " AND only_for IS NULL ORDER BY number",
        place.channel,
        member,
        since.astimezone(UTC).isoformat(),
    )
    for row in rows:
        text, addressed = said_to_vertti(row["text"])
        if since < datetime.fromisoformat(row["sent_at"]) < until and text.strip() and not addressed:
            return reference(row)
    return None


async def reactions(room: Room, message: MessageRef) -> frozenset[Reaction]:
    """As `Platform.reactions`."""
    rows = await room.rows(
        "SELECT member, emoji FROM reaction WHERE message = ?",
        number_of(message.message),
    )
    authors = ((author_of(row["member"]), row["emoji"]) for row in rows)
    return frozenset(
        Reaction(author.member, emoji, by_bot=author.kind is not AuthorKind.PERSON)
        for author, emoji in authors
    )


async def author(room: Room, message: MessageRef) -> Author | None:
    """As `Platform.author`."""
    row = await room.row(
        "SELECT author FROM message WHERE number = ? AND channel = ? AND NOT gone",
        number_of(message.message),
        message.channel,
    )
    return author_of(row["author"]) if row else None


async def read(room: Room, message: MessageRef) -> Said | None:
    """As `Platform.read`."""
    row = await room.row(
        "SELECT * FROM message WHERE number = ? AND channel = ? AND NOT gone AND only_for IS NULL",
        number_of(message.message),
        message.channel,
    )
    if row is None:
        return None
    ref = reference(row)
    about = MessageRef(ref.space, ref.channel, ref.thread) if ref.thread else None
    text, _ = said_to_vertti(row["text"])
    return Said(message=ref, author=author_of(row["author"]), text=text, about=about)


async def sent_at(room: Room, message: MessageRef) -> datetime:
    """As `Platform.sent_at`. Raises `Refused` when there never was such a message."""
    row = await room.row(
        "SELECT sent_at FROM message WHERE number = ? AND channel = ?",
        number_of(message.message),
        message.channel,
    )
    if row is None:
        raise Refused("message_gone")
    return datetime.fromisoformat(row["sent_at"])


async def thread_of(room: Room, message: MessageRef) -> MessageId | None:
    """The id of the message its thread began with, or None at the top level."""
    row = await room.row("SELECT thread FROM message WHERE number = ?", number_of(message.message))
    return MessageId(str(row["thread"])) if row and row["thread"] else None
