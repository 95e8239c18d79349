"""Commands, buttons and forms. A row remembers whom and where to answer; its number is the reply handle."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

import aiosqlite

from adapters.local.inbound import number_of, thread_start
from adapters.local.outbox import put
from adapters.local.people import SPACE
from adapters.local.room import Room
from adapters.local.text import clean
from bot.chat.content import Form, FormField
from bot.chat.events import ButtonPressed, CommandCalled, Event, FormSubmitted
from bot.chat.ids import ChannelId, MemberId, MessageId, MessageRef, Place
from bot.errors import Refused

_LONGEST_LINE = 4000


@dataclass(frozen=True, slots=True)
class Doing:
    """Who is doing something, where, with the page in which language."""

    who: str
    channel: str
    thread: int | None
    language: str

    @property
    def member(self) -> MemberId:
        return MemberId(self.who)

    @property
    def place(self) -> Place:
        return Place(SPACE, ChannelId(self.channel))

    @property
    def thread_id(self) -> MessageId | None:
        return MessageId(str(self.thread)) if self.thread else None


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A form that waits for `who`."""

    number: int
    form: Form


async def call(room: Room, doing: Doing, words: str) -> None:
    """Call a command by its words. Raises `Refused` (too_long, channel_gone, message_gone)."""
    words = clean(words).strip()
    if len(words) > _LONGEST_LINE:
        raise Refused("too_long")

    def event(number: int) -> Event:
        return CommandCalled(
            event_id=f"command:{number}",
            space=SPACE,
            at=datetime.now(UTC),
            member=doing.member,
            place=doing.place,
            reply_handle=str(number),
            thread=doing.thread_id,
            locale=doing.language,
            words=words,
        )

    await _interact(room, doing, event, words=words)


async def press(room: Room, doing: Doing, message: MessageRef, action: str, value: str) -> None:
    """Press a button. The caller has seen that the message has it."""

    def event(number: int) -> Event:
        return ButtonPressed(
            event_id=f"button:{number}",
            space=SPACE,
            at=datetime.now(UTC),
            member=doing.member,
            place=doing.place,
            reply_handle=str(number),
            thread=doing.thread_id,
            locale=doing.language,
            action=action,
            value=value,
            message=message,
        )

    await _interact(room, doing, event)


async def submit(room: Room, who: str, form: int, answers: Mapping[str, str], language: str) -> Doing:
    """Send the form's answers; it closes. Raises `Refused` (message_gone, too_long, invalid: nothing in a required field)."""
    async with room.change() as db:
        doing, asked = await _form(db, who, form, language)
        given = {field.name: _answer(field, answers.get(field.name, "")) for field in asked.fields}
        number = await _remember(db, doing, None)
        await db.execute("UPDATE interaction SET form = NULL WHERE number = ?", (form,))
        event = FormSubmitted(
            event_id=f"form:{form}",
            space=SPACE,
            at=datetime.now(UTC),
            member=doing.member,
            place=doing.place,
            reply_handle=str(number),
            thread=doing.thread_id,
            locale=language,
            action=asked.action,
            value=asked.value,
            answers=given,
        )
        await put(db, lambda _: event)
    return doing


async def cancel(room: Room, who: str, form: int) -> None:
    """Close the form without answers; no error if it is closed."""
    async with room.change() as db:
        await db.execute(
            "UPDATE interaction SET form = NULL WHERE number = ? AND member = ?",
            (form, who),
        )


async def open_form(room: Room, handle: str, form: Form) -> None:
    """Put `form` before the person behind `handle`, in place of any other. Raises `Refused`."""
    fields = tuple(
        replace(field, label=clean(field.label), value=clean(field.value)) for field in form.fields
    )
    shown = replace(form, title=clean(form.title), fields=fields)
    written = json.dumps(asdict(shown), ensure_ascii=False)
    async with room.change() as db:
        member = (await _row(db, number_of(handle)))["member"]
        await db.execute("UPDATE interaction SET form = NULL WHERE member = ?", (member,))
        await db.execute(
            "UPDATE interaction SET form = ? WHERE number = ?",
            (written, int(handle)),
        )


async def form_before(room: Room, who: str) -> OpenForm | None:
    """The form that waits for `who`, or None."""
    row = await room.row(
        "SELECT number, form FROM interaction WHERE member = ? AND form IS NOT NULL ORDER BY number DESC",
        who,
    )
    return OpenForm(row["number"], _read_form(row["form"])) if row else None


async def behind(room: Room, handle: str) -> tuple[Doing, str]:
    """Who and where is behind a reply handle, and the command's words if it was one. Raises `Refused`."""
    row = await room.row("SELECT * FROM interaction WHERE number = ?", number_of(handle))
    if row is None:
        raise Refused("message_gone")
    return Doing(row["member"], row["channel"], row["thread"], ""), row["words"] or ""


async def _interact(
    room: Room, doing: Doing, event: Callable[[int], Event], *, words: str | None = None
) -> None:
    async with room.change() as db:
        number = await _remember(db, doing, words)
        made = event(number)
        await put(db, lambda _: made)


async def _remember(db: aiosqlite.Connection, doing: Doing, words: str | None) -> int:
    await thread_start(db, doing.channel, doing.thread)
    cursor = await db.execute(
        "INSERT INTO interaction (member, channel, thread, words) VALUES (?, ?, ?, ?)",
        (doing.who, doing.channel, doing.thread, words),
    )
    return cursor.lastrowid or 0


async def _row(db: aiosqlite.Connection, number: int) -> sqlite3.Row:
    for row in await db.execute_fetchall("SELECT * FROM interaction WHERE number = ?", (number,)):
        return row
    raise Refused("message_gone")


async def _form(db: aiosqlite.Connection, who: str, number: int, language: str) -> tuple[Doing, Form]:
    row = await _row(db, number)
    if row["form"] is None or row["member"] != who:
        raise Refused("message_gone")
    return Doing(who, row["channel"], row["thread"], language), _read_form(row["form"])


def _answer(field: FormField, given: str) -> str:
    given = clean(given).strip()
    if field.required and not given:
        raise Refused("invalid")
    if len(given) > field.max_length:
        raise Refused("too_long")
    return given


def _read_form(written: str) -> Form:
    kept: dict[str, Any] = json.loads(written)
    fields = tuple(FormField(**field) for field in kept["fields"])
    return Form(kept["action"], kept["value"], kept["title"], fields)
