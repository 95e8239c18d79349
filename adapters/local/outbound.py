"""What Vertti says on the page: kept as `Content`, so that each look at the page renders it anew."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

from adapters.local.inbound import erase, number_of, reference, thread_start
from adapters.local.people import VERTTI
from adapters.local.room import Room
from adapters.local.text import clean
from bot.chat.content import Button, Content, Field, Tone, shortened
from bot.chat.ids import MessageId, MessageRef
from bot.errors import InboxClosed, Refused

MESSAGE_LENGTH = 40_000
"""Characters of `Content.text` the page shows; the rest is cut off at a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One message of Vertti's on its way to the room. `said_to`: the command it answers, shown above it."""

    channel: str
    content: Content
    key: str
    thread: MessageId | None = None
    only_for: str | None = None
    said_to: str = ""


async def post(room: Room, parcel: Parcel) -> MessageRef:
    """Keep the message unless its key is there already; the message with that key either way. Raises `Refused`."""
    content = json.dumps(asdict(_cleaned(parcel.content)), ensure_ascii=False)
    async with room.change() as db:
        await _check_may_write(room, parcel)
        thread = await thread_start(db, parcel.channel, number_of(parcel.thread) if parcel.thread else None)
        await db.execute(
            "INSERT INTO message (channel, thread, author, content, send_key, only_for, said_to, sent_at)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (channel, send_key) DO NOTHING",
            (
                parcel.channel,
                thread,
                VERTTI,
                content,
                clean(parcel.key),
                parcel.only_for,
                parcel.said_to,
                datetime.now(UTC).isoformat(),
            ),
        )
        rows = await db.execute_fetchall(
            "SELECT * FROM message WHERE (channel, send_key) = (?, ?)",
            (parcel.channel, clean(parcel.key)),
        )
        return next(reference(row) for row in rows)


async def edit(room: Room, message: MessageRef, content: Content) -> None:
    """Change one of Vertti's messages in place. Raises `Refused`."""
    written = json.dumps(asdict(_cleaned(content)), ensure_ascii=False)
    async with room.change() as db:
        changed = await db.execute(
            "UPDATE message SET content = ?, edited_at = ? WHERE number = ? AND channel = ? AND author = ? AND NOT gone",
            (
                written,
                datetime.now(UTC).isoformat(),
                number_of(message.message),
                message.channel,
                VERTTI,
            ),
        )
        if changed.rowcount == 0:
            raise Refused("message_gone")


async def delete(room: Room, message: MessageRef) -> None:
    """Delete one of Vertti's messages; no error if it is gone. Raises `Refused` for another's message."""
    async with room.change() as db:
        number = number_of(message.message)
        rows = await db.execute_fetchall(
            "SELECT author FROM message WHERE number = ? AND channel = ?",
            (number, message.channel),
        )
        for row in rows:
            if row["author"] != VERTTI:
                raise Refused("no_permission")
            await erase(db, number)


def read_content(written: str) -> Content:
    """The content that `post` or `edit` kept."""
    fields: Mapping[str, Any] = json.loads(written)
    return Content(
        text=fields["text"],
        title=fields["title"],
        fields=tuple(Field(**field) for field in fields["fields"]),
        buttons=tuple(Button(**{**one, "tone": Tone(one["tone"])}) for one in fields["buttons"]),
        footer=fields["footer"],
    )


async def check_inbox(room: Room, channel: str) -> None:
    """Raises `InboxClosed` when the person takes no private messages from Vertti."""
    row = await room.row("SELECT vertti_may_write FROM channel WHERE id = ?", channel)
    if row is None or not row["vertti_may_write"]:
        raise InboxClosed


async def _check_may_write(room: Room, parcel: Parcel) -> None:
    row = await room.row("SELECT direct_with, vertti_may_write FROM channel WHERE id = ?", parcel.channel)
    if row is None:
        raise Refused("channel_gone")
    # Who talks to Vertti in private is answered there, also with the inbox closed: that stops what comes unasked.
    if not (row["vertti_may_write"] or row["direct_with"] or parcel.only_for):
        raise Refused("no_permission")


def _cleaned(content: Content) -> Content:
    return replace(
        content,
        text=clean(shortened(content.text, MESSAGE_LENGTH)),
        title=clean(content.title),
        fields=tuple(Field(clean(field.name), clean(field.text)) for field in content.fields),
        buttons=tuple(replace(one, label=clean(one.label)) for one in content.buttons),
        footer=clean(content.footer),
    )
