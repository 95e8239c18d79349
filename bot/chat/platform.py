"""The one port to Slack, Discord and the local page. What a platform cannot do, it says in `Abilities`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.chat.content import Content, Form
from bot.chat.events import Author, Event
from bot.chat.ids import MemberId, MessageId, MessageRef, Person, Place, SpaceId
from bot.chat.roles import Role

Receive = Callable[[Event], Awaitable[None]]
"""Returns once the event is kept durably: only then may the adapter acknowledge it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Abilities:
    """Declared, never discovered by an exception. Lengths are in characters."""

    threads: bool
    private_replies: bool
    """A reply only one person sees, outside an interaction."""
    forms: bool
    reports_edits: bool
    reports_deletions: bool
    reads_history: bool
    """`find`, `speakers_after` and `reactions` can look back."""
    deduplicates_sends: bool
    """Two sends with one key within a few minutes make one message."""
    several_replicas: bool
    message_length: int
    native_polls: bool
    """`Content.poll` becomes a poll of the platform's own: it counts by itself, tells every vote (`VoteChanged`) and
    cannot be edited; `edit` refuses (`invalid`). False: a poll is buttons with counts, which `edit` brings up to date."""


@dataclass(frozen=True, slots=True)
class Reaction:
    member: MemberId
    emoji: str
    by_bot: bool = False


@dataclass(frozen=True, slots=True)
class Vote:
    """`option` counts from 1."""

    member: MemberId
    option: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A message as it stands now. `text` is plain text, with mentions as the names people see."""

    message: MessageRef
    author: Author
    text: str
    about: MessageRef | None = None
    """What it answers: the message it replies to, else the one its thread began with."""


class Platform(Protocol):
    """Every method may raise `TryLater`, `OutcomeUnknown` or `Refused` (see `bot.errors`)."""

    @property
    def space(self) -> SpaceId: ...

    @property
    def name(self) -> str:
        """`slack`, `discord` or `local`."""
        ...

    @property
    def abilities(self) -> Abilities: ...

    @property
    def address(self) -> str:
        """For the line said when ready: a URL or the workspace's name."""
        ...

    async def start(self, receive: Receive) -> None:
        """Connect; return once events flow. `space` is known from here on."""
        ...

    async def stop(self) -> None:
        """Disconnect. Safe to call twice and without `start`."""
        ...

    async def problems(self) -> list[str]:
        """What is missing for full work (scopes, intents), a sentence each in English; for the operator."""
        ...

    async def post(
        self,
        place: Place,
        content: Content,
        *,
        key: str,
        thread: MessageId | None = None,
    ) -> MessageRef:
        """Post once. `key` (at most 25 characters) marks the message so that `find` can find it.

        `thread` is the first message of the thread to post in; the platform opens one where there is none.
        """
        ...

    async def edit(self, message: MessageRef, content: Content) -> None: ...

    async def delete(self, message: MessageRef) -> None:
        """Delete one of Vertti's own messages; no error if it is gone."""
        ...

    async def whisper(self, member: MemberId, content: Content, *, key: str) -> MessageRef:
        """Send a private message. Raises `InboxClosed`."""
        ...

    async def reply(self, handle: str, content: Content, *, private: bool = True) -> None:
        """Answer the interaction that carried `handle`, within 15 minutes."""
        ...

    async def ask(self, handle: str, form: Form) -> None:
        """Open `form` for the person behind `handle`; only where `Abilities.forms`."""
        ...

    async def find(
        self,
        place: Place,
        key: str,
        *,
        since: datetime,
        thread: MessageId | None = None,
    ) -> Sequence[MessageRef]:
        """Vertti's messages that carry `key`, oldest first."""
        ...

    async def speakers_after(self, message: MessageRef) -> frozenset[MemberId]:
        """People (never bots) who have spoken about `message` since.

        In its thread or by a reply reference; where there are no threads, anybody's later message in the channel.
        """
        ...

    async def reactions(self, message: MessageRef) -> frozenset[Reaction]:
        """All reactions the message has now."""
        ...

    async def votes(self, message: MessageRef) -> frozenset[Vote]:
        """All votes a native poll has now; none where a poll is buttons (`Abilities.native_polls`)."""
        ...

    async def first_by(
        self, member: MemberId, place: Place, *, since: datetime, until: datetime
    ) -> MessageRef | None:
        """The member's first message at the channel's top level after `since` and before `until`, or None.

        Neither a reply to something nor one that mentions Vertti; with words, and still there.
        """
        ...

    async def author(self, message: MessageRef) -> Author | None:
        """Who wrote it, or None when it is gone."""
        ...

    async def read(self, message: MessageRef) -> Said | None:
        """The message as it stands now, or None when it is gone or not for others to read (a private thread)."""
        ...

    async def sent_at(self, message: MessageRef) -> datetime:
        """When it was posted, from the platform's own id or record."""
        ...

    async def link(self, message: MessageRef) -> str:
        """A URL that opens the message."""
        ...

    async def place_link(self, place: Place) -> str:
        """A URL that opens the channel."""
        ...

    def read_link(self, url: str) -> MessageRef | None:
        """The message behind one of this platform's URLs, or None."""
        ...

    async def find_place(self, words: str) -> Place | None:
        """The channel meant by `#name`, `name`, a mention or an id, or None."""
        ...

    async def find_person(self, words: str) -> Person | None:
        """The member meant by `@name`, a mention or an id, or None."""
        ...

    async def place_name(self, place: Place) -> str:
        """`#name` as people of the platform write it."""
        ...

    async def member_name(self, member: MemberId) -> str:
        """The name shown beside the member's messages, as plain text."""
        ...

    async def names(self, member: MemberId) -> Sequence[str]:
        """All names the member goes by here, the shown one first, the account's among them; none for a stranger."""
        ...

    async def standing(self, member: MemberId) -> Role:
        """STAFF for the installer, workspace admins and server managers, else MEMBER (or what the platform knows)."""
        ...
