"""Platforms as they are from outside: what was posted is there, sooner or later, whoever hears of it.

`Space` is the platform itself; see `line` for the connections to it.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

from bot.chat.content import Button
from bot.chat.events import Author, AuthorKind
from bot.chat.ids import ChannelId, MemberId, MessageId, MessageRef, Place, SpaceId
from tests.simulation.virtual_time import VirtualLoop

T = TypeVar("T")
NONCE_KEPT = timedelta(minutes=3)
VERTTI = MemberId("vertti")


@dataclass(slots=True, kw_only=True)
class Message:
    """`shows_at`: from then on history tells of it. `by` is the process that sent it, `meant_at` when it meant to."""

    ref: MessageRef
    author: Author
    text: str
    at: datetime
    shows_at: datetime
    key: str | None = None
    by: str = ""
    meant_at: datetime | None = None
    edited_at: datetime | None = None
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Whisper:
    member: MemberId
    key: str
    at: datetime
    buttons: tuple[Button, ...]


@dataclass(slots=True, kw_only=True)
class Weather:
    """How the platform is just now. Shares are chances, 0 to 1."""

    down: bool = False
    shut: bool = False
    """Channels are closed to Vertti: what is posted is refused."""
    lost_requests: float = 0.0
    lost_answers: float = 0.0
    late_effects: float = 0.0
    busy: float = 0.0
    history_lag: float = 0.0
    """Seconds until history tells of a message, at most."""


@dataclass(slots=True, kw_only=True)
class Space:
    """`remembers_keys`: a second send with a key within a few minutes brings the first message."""

    space: SpaceId
    name: str
    loop: VirtualLoop
    chance: random.Random
    remembers_keys: bool
    posted: Callable[[Space, Message], None]
    """Called when a message of Vertti's has become visible."""
    weather: Weather = field(default_factory=Weather)
    messages: list[Message] = field(default_factory=list[Message])
    whispers: list[Whisper] = field(default_factory=list[Whisper])
    replies: dict[str, datetime] = field(default_factory=dict[str, datetime])
    called: dict[str, MessageRef] = field(default_factory=dict[str, MessageRef])
    """Members' messages, by the name that the plan gives them."""
    reacted: dict[MessageRef, set[tuple[MemberId, str]]] = field(
        default_factory=dict[MessageRef, set[tuple[MemberId, str]]]
    )

    def place(self, channel: str) -> Place:
        return Place(self.space, ChannelId(channel))

    def say(self, who: str, channel: str, text: str) -> Message:
        return self._add(self.place(channel), None, text, Author(MemberId(who)))

    def visible(self, key: str | None = None) -> list[Message]:
        return [
            each for each in self.messages if each.deleted_at is None and (key is None or each.key == key)
        ]

    def at(self, ref: MessageRef) -> Message | None:
        return next((each for each in self.messages if each.ref == ref and each.deleted_at is None), None)

    def post(
        self,
        place: Place,
        thread: MessageId | None,
        text: str,
        *,
        key: str,
        by: str,
        meant_at: datetime | None,
    ) -> Message:
        """The effect of a send."""
        if self.remembers_keys:
            for each in reversed(self.messages):
                if each.key == key and self.loop.now() - each.at < NONCE_KEPT:
                    return each
        message = self._add(place, thread, text, Author(VERTTI, AuthorKind.VERTTI))
        message.key, message.by, message.meant_at = key, by, meant_at
        lag = self.chance.random() * self.weather.history_lag
        message.shows_at = message.at + timedelta(seconds=lag)
        if meant_at is not None:
            # The platforms keep what the courier assumes of them: it shows within the settle time.
            message.shows_at = max(message.at, min(message.shows_at, meant_at + timedelta(seconds=4.5)))
        self.posted(self, message)
        return message

    def find(self, place: Place, key: str, since: datetime) -> list[MessageRef]:
        now = self.loop.now()
        return [
            each.ref
            for each in self.messages
            if each.key == key
            and each.ref.place == place
            and each.deleted_at is None
            and since <= each.at
            and each.shows_at <= now
        ]

    def delete(self, ref: MessageRef) -> None:
        message = self.at(ref)
        if message is not None:
            message.deleted_at = self.loop.now()

    def _add(self, place: Place, thread: MessageId | None, text: str, author: Author) -> Message:
        now = self.loop.now()
        ref = MessageRef(self.space, place.channel, MessageId(f"m{len(self.messages):05}"), thread)
        message = Message(ref=ref, author=author, text=text, at=now, shows_at=now)
        self.messages.append(message)
        return message
