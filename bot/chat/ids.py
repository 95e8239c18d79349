"""Who and where, on any platform. All ids are opaque strings; only an adapter reads meaning into them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import NewType

CommunityId = NewType("CommunityId", str)
SpaceId = NewType("SpaceId", str)
"""A Slack workspace, a Discord server or the local page: `slack:T024`, `discord:81384`, `local:home`."""
ChannelId = NewType("ChannelId", str)
MessageId = NewType("MessageId", str)
MemberId = NewType("MemberId", str)


@dataclass(frozen=True, slots=True)
class Place:
    """A channel. A thread is a channel plus the id of the message it began with."""

    space: SpaceId
    channel: ChannelId

    @property
    def key(self) -> str:
        return f"{self.space}/{self.channel}"


@dataclass(frozen=True, slots=True)
class Person:
    space: SpaceId
    member: MemberId

    @property
    def key(self) -> str:
        return f"{self.space}/{self.member}"


@dataclass(frozen=True, slots=True)
class MessageRef:
    """One message. `thread` is the id of the thread's first message, or None at the top level.

    Two references to one message are equal whether or not the thread is known.
    """

    space: SpaceId
    channel: ChannelId
    message: MessageId
    thread: MessageId | None = field(default=None, compare=False)

    @property
    def key(self) -> str:
        return f"{self.space}/{self.channel}/{self.message}"

    @property
    def place(self) -> Place:
        return Place(self.space, self.channel)

    @property
    def conversation(self) -> MessageId:
        """The id of the message that began the conversation this message belongs to."""
        return self.thread or self.message


def derived_id(*parts: str, length: int = 12) -> str:
    """Make a short id that is the same for the same parts, so that doing a thing again changes nothing.

    Lower-case hexadecimal, 4 bits a character, `length` characters.
    """
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]
