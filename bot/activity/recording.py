"""One row a happening. People who turned recording off leave none."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from bot.chat.chat import Chat
from bot.chat.events import (
    Author,
    AuthorKind,
    CommandCalled,
    Event,
    MemberJoined,
    MessagePosted,
    ReactionChanged,
)
from bot.chat.ids import MemberId, MessageId, MessageRef, Person, Place
from bot.chat.roles import Role
from bot.errors import PlatformError


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """`kind` is message, reaction, command or joined; `author` is member, staff, bot or vertti."""

    event_id: str
    at: datetime
    kind: str
    person: Person
    author: str
    place: Place | None = None
    message: MessageRef | None = None
    reply_to: MessageId | None = None
    """The message it answers by reference, outside of a thread: it belongs to that one's conversation."""
    starter: bool = False
    """It began a conversation (a message at the top level)."""


class ActivityLog(Protocol):
    async def record(self, happening: Happening) -> None:
        """Keep it; the same event again changes nothing."""
        ...

    async def forget(self, *, before: datetime) -> int:
        """Delete what happened before; how many rows."""
        ...

    async def forget_person(self, person: Person) -> int:
        """Delete all rows of the person; how many."""
        ...


class Activity:
    def __init__(self, chat: Chat, log: ActivityLog, *, kept: timedelta) -> None:
        self._chat = chat
        self._log = log
        self._kept = kept

    async def on(self, event: Event) -> None:
        match event:
            case MessagePosted() if not event.direct:
                happening = await self._message(event)
            case ReactionChanged(added=True):
                happening = await self._happening(event, "reaction", event.member, event.message)
            case CommandCalled():
                author = Author(event.member)
                happening = await self._happening(event, "command", author, place=event.place)
            case MemberJoined():
                happening = await self._happening(event, "joined", Author(event.member))
            case _:
                return
        if happening is not None:
            await self._log.record(happening)

    async def forget(self, now: datetime) -> None:
        """Keep to the retention setting."""
        await self._log.forget(before=now - self._kept)

    async def forget_person(self, person: Person) -> None:
        await self._log.forget_person(person)

    async def _message(self, event: MessagePosted) -> Happening | None:
        at_top = event.message.thread is None
        happening = await self._happening(event, "message", event.author, event.message)
        if happening is None or not at_top:
            return happening
        return replace(happening, reply_to=event.reply_to, starter=event.reply_to is None)

    async def _happening(
        self,
        event: Event,
        kind: str,
        author: Author,
        message: MessageRef | None = None,
        *,
        place: Place | None = None,
    ) -> Happening | None:
        person = Person(event.space, MemberId(author.member))
        if message is not None and not (await self._chat.channels.get(message.place)).on:
            # Nobody there has been told that anything is recorded.
            return None
        if not await self._chat.people.recorded(person):
            return None
        return Happening(
            event_id=event.event_id,
            at=event.at,
            kind=kind,
            person=person,
            author=await self._author(author, person),
            place=message.place if message else place,
            message=message,
        )

    async def _author(self, author: Author, person: Person) -> str:
        if author.kind is not AuthorKind.PERSON:
            return author.kind.value
        try:
            role = await self._chat.role_of(person)
        except PlatformError:
            # A record must not keep the event from being handled.
            return "member"
        return "staff" if role is Role.STAFF else "member"
