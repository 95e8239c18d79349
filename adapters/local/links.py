"""Names and addresses of messages and channels."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from adapters.local.people import CAST, SPACE, VERTTI_NAME, direct_channel
from adapters.local.room import Room
from adapters.local.text import clean
from bot.chat.ids import ChannelId, MessageId, MessageRef, Place

_PERMALINK = re.compile(r"/message/([a-z-]{1,40})/([0-9]{1,18})(?:/in/([0-9]{1,18}))?")


def permalink(message: MessageRef, thread: MessageId | None) -> str:
    """The path of a message; `thread` is its thread's first message."""
    path = f"/message/{message.channel}/{message.message}"
    return f"{path}/in/{thread}" if thread else path


def channel_path(place: Place) -> str:
    """The path of a channel, seen as whoever opens it."""
    return f"/channel/{place.channel}"


def read_permalink(url: str, port: int) -> MessageRef | None:
    """The message behind an address of this page, or None."""
    try:
        parts = urlsplit(url.strip())
        ours = parts.hostname in ("127.0.0.1", "localhost", "::1") and parts.port == port
    except ValueError:
        return None
    found = _PERMALINK.fullmatch(parts.path)
    if not ours or parts.scheme != "http" or found is None:
        return None
    thread = MessageId(found[3]) if found[3] else None
    return MessageRef(SPACE, ChannelId(found[1]), MessageId(found[2]), thread)


async def find_place(room: Room, words: str) -> Place | None:
    """The channel meant by `#vienti`, `vienti` or its id, or None."""
    name = clean(words).strip().removeprefix("#").casefold()
    row = await room.row("SELECT id FROM channel WHERE id = ?1 OR name = ?1", name)
    return Place(SPACE, ChannelId(row["id"])) if row else None


async def place_name(room: Room, place: Place) -> str:
    """`#vienti`; for a private conversation, whose it is."""
    row = await room.row("SELECT name FROM channel WHERE id = ?", place.channel)
    whose = next((one.name for one in CAST if direct_channel(one.id) == place.channel), None)
    if whose is not None:
        return f"@{VERTTI_NAME} ({whose})"
    return f"#{row['name'] if row else place.channel}"
