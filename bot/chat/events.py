"""What happened on a platform, without any platform's objects.

Every event carries an `event_id` that is the same each time the platform delivers the same happening;
handling one twice must change nothing. `at` is the platform's time, aware and in UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.chat.ids import MemberId, MessageId, MessageRef, Person, Place, SpaceId


class AuthorKind(StrEnum):
    PERSON = "person"
    BOT = "bot"
    VERTTI = "vertti"


@dataclass(frozen=True, slots=True)
class Author:
    member: MemberId
    kind: AuthorKind = AuthorKind.PERSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    event_id: str
    space: SpaceId
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePosted(Event):
    """`text` is plain text with the mention of Vertti taken out. `addressed`: Vertti was mentioned. `direct`: a private message to Vertti."""

    message: MessageRef
    author: Author
    text: str
    reply_to: MessageId | None = None
    addressed: bool = False
    direct: bool = False

    @property
    def person(self) -> Person:
        return Person(self.space, self.author.member)


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageEdited(Event):
    message: MessageRef
    author: Author
    text: str
    addressed: bool = False
    direct: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageDeleted(Event):
    message: MessageRef


@dataclass(frozen=True, slots=True, kw_only=True)
class ReactionChanged(Event):
    """`emoji` is the character without skin tone (`👍`) or a custom emoji's name (`helpful`).

    `sequence` orders changes of one reaction in the platform's own order: strings compare as text, so
    adapters pad numbers. `message_author` is None when the platform did not say.
    """

    message: MessageRef
    member: Author
    emoji: str
    added: bool
    sequence: str
    message_author: Author | None = None

    @property
    def person(self) -> Person:
        return Person(self.space, self.member.member)


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteChanged(Event):
    """Somebody chose an option of a native poll, or took the choice back. `option` counts from 1.

    `sequence` orders one member's choices, as `ReactionChanged.sequence` does.
    """

    message: MessageRef
    member: MemberId
    option: int
    added: bool
    sequence: str

    @property
    def person(self) -> Person:
        return Person(self.space, self.member)


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction(Event):
    """Somebody used a command, a button or a form; `reply_handle` is the adapter's own, for `Platform.reply`."""

    member: MemberId
    place: Place
    reply_handle: str
    thread: MessageId | None = None
    locale: str | None = None

    @property
    def person(self) -> Person:
        return Person(self.space, self.member)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandCalled(Interaction):
    """Either `words` (all that was typed behind the command) or `name` with `options` already told apart."""

    words: str | None = None
    name: str = ""
    options: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class ButtonPressed(Interaction):
    action: str
    value: str
    message: MessageRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSubmitted(Interaction):
    action: str
    value: str
    answers: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberJoined(Event):
    member: MemberId


@dataclass(frozen=True, slots=True, kw_only=True)
class CaughtUp(Event):
    """The platform's connection was interrupted and is back: what happened meanwhile may have been missed."""
