"""What Vertti says on the page: kept as `Content`, so that each look at the page renders it anew."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

from adapters.local.inbound import erase, number_of, reference, thread_start
from adapters.local.people import VERTTI
from adapters.local.room import Room
from adapters.local.text import clean
from bot.chat.content import Button, Content, Field, Poll, Tone, ballot, shortened
from bot.chat.ids import MessageId, MessageRef
from bot.errors import InboxClosed, Refused

MESSAGE_LENGTH = 40_000
"""Characters of `Content.text` the page shows; the rest is cut off at a word."""
_OPTION = 1000
"""Characters of a poll's button."""


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
    new = _cleaned(content)
    its = (number_of(message.message), message.channel, VERTTI)
    async with room.change() as db:
        rows = await db.execute_fetchall(
            "SELECT content, edited_at FROM message WHERE number = ? AND channel = ? AND author = ? AND NOT gone",
            its,
        )
        for row in rows:
            # Who votes changes no words: the message is not shown as edited for it.
            words_stay = _without_counts(read_content(row["content"])) == _without_counts(new)
            at = row["edited_at"] if words_stay else datetime.now(UTC).isoformat()
            await db.execute(
                "UPDATE message SET content = ?, edited_at = ? WHERE number = ? AND channel = ? AND author = ?",
                (json.dumps(asdict(new), ensure_ascii=False), at, *its),
            )
            return
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
        poll=_poll(fields.get("poll")),
    )


def options_of(content: Content) -> Sequence[Button]:
    """A poll's options as buttons; the page has room for whole ones."""
    return ballot(content.poll, _OPTION) if content.poll else ()


def all_buttons(content: Content) -> Sequence[Button]:
    """Everything that can be pressed on the message."""
    return (*options_of(content), *content.buttons)


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
    poll = content.poll
    return replace(
        content,
        text=clean(shortened(content.text, MESSAGE_LENGTH)),
        title=clean(content.title),
        fields=tuple(Field(clean(field.name), clean(field.text)) for field in content.fields),
        buttons=tuple(replace(one, label=clean(one.label)) for one in content.buttons),
        footer=clean(content.footer),
        poll=replace(poll, options=tuple(map(clean, poll.options))) if poll else None,
    )


def _without_counts(content: Content) -> Content:
    return replace(content, poll=replace(content.poll, counts=())) if content.poll else content


def _poll(kept: Mapping[str, Any] | None) -> Poll | None:
    """None also for messages that were kept before there were polls."""
    return Poll(tuple(kept["options"]), kept["key"], tuple(kept["counts"])) if kept else None
