"""What people do on the page: each is one transaction that changes the room and puts one event in the outbox."""

from __future__ import annotations

import re
import sqlite3
from datetime import UTC, datetime

import aiosqlite

from adapters.local.outbox import put
from adapters.local.people import BOT_PREFIX, SPACE, VERTTI
from adapters.local.room import Room
from adapters.local.text import clean, said_to_vertti
from bot.chat.events import (
    Author,
    AuthorKind,
    Event,
    MessageDeleted,
    MessageEdited,
    MessagePosted,
    ReactionChanged,
)
from bot.chat.ids import ChannelId, MemberId, MessageId, MessageRef
from bot.errors import Refused

_NUMBER = re.compile(r"[0-9]{1,18}")
LONGEST = 4000
"""Characters in one message of a person's."""
EMOJI = ("✅", "💡", "🙏", "helpful", "👍")
"""What can be reacted with; `helpful` is a custom one, shown as its name."""


def author_of(who: str) -> Author:
    if who == VERTTI:
        return Author(VERTTI, AuthorKind.VERTTI)
    kind = AuthorKind.BOT if who.startswith(BOT_PREFIX) else AuthorKind.PERSON
    return Author(MemberId(who), kind)


def reference(row: sqlite3.Row) -> MessageRef:
    """The reference to a row of `message`."""
    thread = MessageId(str(row["thread"])) if row["thread"] else None
    return MessageRef(SPACE, ChannelId(row["channel"]), MessageId(str(row["number"])), thread)


def number_of(message: str | None) -> int:
    """The number of a row of `message`. Raises `Refused` for what cannot be one."""
    if message is None or not _NUMBER.fullmatch(message):
        raise Refused("message_gone")
    return int(message)


async def say(room: Room, who: str, channel: str, text: str, *, thread: int | None = None) -> MessageRef:
    """Post what a person wrote. Raises `Refused` (invalid, too_long, channel_gone, message_gone)."""
    text = _accepted(text)
    now = datetime.now(UTC)
    async with room.change() as db:
        direct = await _is_direct(db, who, channel)
        thread = await thread_start(db, channel, thread)
        cursor = await db.execute(
            "INSERT INTO message (channel, thread, author, text, sent_at) VALUES (?, ?, ?, ?, ?)",
            (channel, thread, who, text, now.isoformat()),
        )
        row = await _message(db, cursor.lastrowid or 0)
        message = reference(row)
        plain, addressed = said_to_vertti(text)
        event = MessagePosted(
            event_id=f"msg:{channel}:{message.message}",
            space=SPACE,
            at=now,
            message=message,
            author=author_of(who),
            text=plain,
            addressed=addressed,
            direct=direct,
        )
        await put(db, lambda _: event)
    return message


async def edit(room: Room, who: str, number: int, text: str) -> MessageRef:
    """Change one's own message. Raises `Refused` (as `say`, and no_permission)."""
    text = _accepted(text)
    now = datetime.now(UTC)
    async with room.change() as db:
        row = await _own(db, who, number)
        message = reference(row)
        await db.execute(
            "UPDATE message SET text = ?, edited_at = ? WHERE number = ?",
            (text, now.isoformat(), number),
        )
        direct = await _is_direct(db, who, message.channel)
        plain, addressed = said_to_vertti(text)

        def event(change: int) -> Event:
            return MessageEdited(
                event_id=f"edit:{message.channel}:{number}:{change}",
                space=SPACE,
                at=now,
                message=message,
                author=author_of(who),
                text=plain,
                addressed=addressed,
                direct=direct,
            )

        await put(db, event)
    return message


async def remove(room: Room, who: str, number: int) -> MessageRef:
    """Delete one's own message. Raises `Refused` (message_gone, no_permission)."""
    async with room.change() as db:
        message = reference(await _own(db, who, number))
        await erase(db, number)
        event = MessageDeleted(
            event_id=f"del:{message.channel}:{number}",
            space=SPACE,
            at=datetime.now(UTC),
            message=message,
        )
        await put(db, lambda _: event)
    return message


async def react(room: Room, who: str, number: int, emoji: str) -> MessageRef:
    """Add the reaction, or take it back if it is there. Raises `Refused` (invalid, message_gone)."""
    if emoji not in EMOJI:
        raise Refused("invalid")
    async with room.change() as db:
        row = await _message(db, number)
        if row["only_for"]:
            raise Refused("message_gone")
        there = (number, who, emoji)
        taken = await db.execute("DELETE FROM reaction WHERE (message, member, emoji) = (?, ?, ?)", there)
        added = taken.rowcount == 0
        if added:
            await db.execute("INSERT INTO reaction (message, member, emoji) VALUES (?, ?, ?)", there)

        def event(change: int) -> Event:
            return ReactionChanged(
                event_id=f"react:{change}",
                space=SPACE,
                at=datetime.now(UTC),
                message=reference(row),
                member=author_of(who),
                emoji=emoji,
                added=added,
                sequence=f"{change:020d}",
                message_author=author_of(row["author"]),
            )

        await put(db, event)
    return reference(row)


async def thread_start(db: aiosqlite.Connection, channel: str, thread: int | None) -> int | None:
    """The first message of the thread that `thread` belongs to. Raises `Refused` when there is no such message here."""
    if thread is None:
        return None
    row = await _message(db, thread, even_gone=True)
    if row["channel"] != channel or row["only_for"]:
        raise Refused("message_gone")
    return row["thread"] or thread


async def erase(db: aiosqlite.Connection, number: int) -> None:
    """Empty the message. Its row stays, so that its id is never given again and its thread still has a start."""
    await db.execute(
        "UPDATE message SET text = '', content = NULL, send_key = NULL, gone = 1 WHERE number = ?",
        (number,),
    )
    await db.execute("DELETE FROM reaction WHERE message = ?", (number,))


def _accepted(text: str) -> str:
    text = clean(text).strip()
    if not text:
        raise Refused("invalid")
    if len(text) > LONGEST:
        raise Refused("too_long")
    return text


async def _is_direct(db: aiosqlite.Connection, who: str, channel: str) -> bool:
    for row in await db.execute_fetchall("SELECT direct_with FROM channel WHERE id = ?", (channel,)):
        if row["direct_with"] in (None, who):
            return row["direct_with"] is not None
    raise Refused("channel_gone")


async def _own(db: aiosqlite.Connection, who: str, number: int) -> sqlite3.Row:
    row = await _message(db, number)
    if row["author"] != who:
        raise Refused("no_permission")
    return row


async def _message(db: aiosqlite.Connection, number: int, *, even_gone: bool = False) -> sqlite3.Row:
    for row in await db.execute_fetchall("SELECT * FROM message WHERE number = ?", (number,)):
        if even_gone or not row["gone"]:
            return row
    raise Refused("message_gone")
