"""What a look at the page shows, as plain values for the template."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from adapters.local.inbound import EMOJI, author_of, reference
from adapters.local.links import permalink
from adapters.local.outbound import options_of, read_content
from adapters.local.people import name_of
from adapters.local.rendering import rendered, rendered_line
from adapters.local.room import Room
from bot.chat.content import Button
from bot.chat.events import AuthorKind

MOST_MESSAGES = 100
"""Messages in one look at a channel; earlier ones are behind a link."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One emoji under a message."""

    emoji: str
    count: int
    mine: bool
    names: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A message as `who` sees it. `said` is Vertti's, rendered; `text` is a person's, plain."""

    number: int
    link: str
    author: str
    name: str
    is_bot: bool
    at: datetime
    mine: bool
    gone: bool
    edited: bool
    only_me: bool
    said_to: str
    text: str
    title: Markup
    said: Markup
    fields: Sequence[tuple[Markup, Markup]]
    footer: Markup
    options: Sequence[Button]
    """A poll's, each with its count."""
    buttons: Sequence[Button]
    chips: Sequence[Chip]
    free_emoji: Sequence[str]
    """Those not yet under the message."""
    replies: int
    last_reply: datetime | None


@dataclass(frozen=True, slots=True)
class Channel:
    id: str
    name: str
    direct: bool
    vertti_may_write: bool
    unseen: int


async def channels(room: Room, who: str) -> Sequence[Channel]:
    """The channels and `who`'s own conversation with Vertti, with what is new to them in each."""
    rows = await room.rows(
        "SELECT c.*, (SELECT count(*) FROM message m WHERE m.channel = c.id AND NOT m.gone AND m.author != ?1"
        "   AND (m.only_for IS NULL OR m.only_for = ?1) AND m.number > coalesce(s.message, 0)) AS unseen"
        " FROM channel c LEFT JOIN seen s ON s.channel = c.id AND s.member = ?1"
        " WHERE c.direct_with IS NULL OR c.direct_with = ?1 ORDER BY c.direct_with IS NOT NULL, c.rowid",
        who,
    )
    return [
        Channel(
            row["id"],
            row["name"],
            row["direct_with"] is not None,
            bool(row["vertti_may_write"]),
            row["unseen"],
        )
        for row in rows
    ]


async def mark_seen(room: Room, who: str, channel: str) -> None:
    """What is in the channel now is no longer new to `who`."""
    row = await room.row(
        "SELECT max(m.number) AS newest, (SELECT message FROM seen WHERE member = ?1 AND channel = ?2) AS seen"
        " FROM message m WHERE m.channel = ?2",
        who,
        channel,
    )
    if row is None or row["newest"] is None or row["newest"] == row["seen"]:
        return
    async with room.change(quiet=True) as db:
        await db.execute(
            "INSERT INTO seen (member, channel, message) VALUES (?1, ?2, ?3)"
            " ON CONFLICT DO UPDATE SET message = excluded.message",
            (who, channel, row["newest"]),
        )


async def top_level(room: Room, who: str, channel: str, *, before: int | None) -> Sequence[Shown]:
    """The channel's messages outside threads, oldest first, at most `MOST_MESSAGES`, earlier than `before`."""
    rows = await room.rows(
        "SELECT * FROM message m WHERE channel = ?1 AND thread IS NULL AND (only_for IS NULL OR only_for = ?2)"
        " AND (?3 IS NULL OR number < ?3)"
        " AND (NOT gone OR EXISTS (SELECT 1 FROM message r WHERE r.thread = m.number AND NOT r.gone))"
        " ORDER BY number DESC LIMIT ?4",
        channel,
        who,
        before,
        MOST_MESSAGES,
    )
    return await _shown(room, who, list(reversed(rows)))


async def in_thread(room: Room, who: str, channel: str, thread: int) -> Sequence[Shown]:
    """The thread's first message and all replies, oldest first; empty when there is no such message here."""
    rows = await room.rows(
        "SELECT * FROM message WHERE channel = ?1 AND (number = ?2 OR thread = ?2 AND NOT gone)"
        " AND (only_for IS NULL OR only_for = ?3) ORDER BY number",
        channel,
        thread,
        who,
    )
    return await _shown(room, who, rows) if rows and rows[0]["number"] == thread else []


async def _shown(room: Room, who: str, rows: Sequence[sqlite3.Row]) -> Sequence[Shown]:
    numbers = [row["number"] for row in rows]
    chips = await _chips(room, who, numbers)
    replies = await _replies(room, who, numbers)
    return [_one(row, who, chips[row["number"]], replies.get(row["number"])) for row in rows]


async def _chips(room: Room, who: str, numbers: Sequence[int]) -> Mapping[int, Sequence[Chip]]:
    members: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in await room.rows(
        f"SELECT * FROM reaction WHERE message IN ({_marks(numbers)}) ORDER BY rowid",  # noqa: S608 - question marks only
        *numbers,
    ):
        members[row["message"]][row["emoji"]].append(row["member"])
    chips: dict[int, Sequence[Chip]] = defaultdict(list)
    for number, emojis in members.items():
        chips[number] = [
            Chip(
                emoji,
                len(those),
                who in those,
                ", ".join(name_of(one) for one in those),
            )
            for emoji, those in emojis.items()
        ]
    return chips


async def _replies(room: Room, who: str, numbers: Sequence[int]) -> Mapping[int, sqlite3.Row]:
    rows = await room.rows(
        "SELECT thread, count(*) AS count, max(sent_at) AS last FROM message"  # noqa: S608 - question marks only
        f" WHERE thread IN ({_marks(numbers)}) AND NOT gone AND (only_for IS NULL OR only_for = ?) GROUP BY thread",
        *numbers,
        who,
    )
    return {row["thread"]: row for row in rows}


def _marks(values: Sequence[int]) -> str:
    return ", ".join("?" * len(values))


def _one(
    row: sqlite3.Row,
    who: str,
    chips: Sequence[Chip],
    replies: sqlite3.Row | None,
) -> Shown:
    message = reference(row)
    said = read_content(row["content"]) if row["content"] else None
    there = {chip.emoji for chip in chips}
    return Shown(
        number=row["number"],
        link=permalink(message, message.thread),
        author=row["author"],
        name=name_of(row["author"]),
        is_bot=author_of(row["author"]).kind is not AuthorKind.PERSON,
        at=datetime.fromisoformat(row["sent_at"]),
        mine=row["author"] == who,
        gone=bool(row["gone"]),
        edited=row["edited_at"] is not None,
        only_me=row["only_for"] is not None,
        said_to=row["said_to"] or "",
        text=row["text"],
        title=rendered_line(said.title) if said else Markup(),
        said=rendered(said.text) if said else Markup(),
        fields=[(rendered_line(one.name), rendered(one.text)) for one in said.fields] if said else [],
        footer=rendered_line(said.footer) if said else Markup(),
        options=options_of(said) if said else (),
        buttons=said.buttons if said else (),
        chips=chips,
        free_emoji=[emoji for emoji in EMOJI if emoji not in there],
        replies=replies["count"] if replies else 0,
        last_reply=datetime.fromisoformat(replies["last"]) if replies else None,
    )
