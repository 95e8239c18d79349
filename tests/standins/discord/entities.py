"""The nouns of one guild. They change in place: this is the far side's memory, not our core."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, IntFlag
from typing import Any

from tests.standins.discord.permissions import NOTHING, Permission

Json = dict[str, Any]


class ChannelKind(IntEnum):
    """Discord's channel types that exist here."""

    TEXT = 0
    DIRECT = 1
    THREAD = 11


class MessageKind(IntEnum):
    """Discord's message types that exist here."""

    DEFAULT = 0
    REPLY = 19
    COMMAND = 20
    THREAD_STARTER = 21
    CONTEXT_MENU_COMMAND = 23
    POLL_RESULT = 46


class MessageFlag(IntFlag):
    """Discord's message flags that mean something here."""

    SUPPRESS_EMBEDS = 1 << 2
    HAS_THREAD = 1 << 5
    EPHEMERAL = 1 << 6
    LOADING = 1 << 7
    SUPPRESS_NOTIFICATIONS = 1 << 12
    COMPONENTS_V2 = 1 << 15


NO_FLAG = MessageFlag(0)


@dataclass(slots=True)
class Role:
    """A role of the guild."""

    id: int
    name: str
    permissions: Permission
    position: int
    bot_id: int | None = None
    """The bot this role was made for when it was invited."""


@dataclass(slots=True)
class User:
    """A person or a bot. `member` says whether they are in the guild."""

    id: int
    name: str
    display: str
    joined: datetime
    bot: bool = False
    member: bool = True
    inbox_open: bool = True
    locale: str = "en-GB"
    roles: list[int] = field(default_factory=list[int])

    @property
    def mention(self) -> str:
        """The text that mentions them."""
        return f"<@{self.id}>"


@dataclass(frozen=True, slots=True)
class Emoji:
    """A Unicode emoji has no id; a custom one has."""

    name: str
    id: int | None = None

    @property
    def json(self) -> Json:
        """As reactions carry it."""
        return {"id": None if self.id is None else str(self.id), "name": self.name}


@dataclass(slots=True)
class Channel:
    """A text channel, a thread or a direct conversation with the bot."""

    id: int
    kind: ChannelKind
    name: str
    created: datetime
    position: int = 0
    topic: str | None = None
    denied_to_bot: Permission = NOTHING
    recipient: User | None = None
    parent_id: int | None = None
    owner_id: int | None = None
    archive_minutes: int = 1440
    archived: bool = False
    bot_joined: datetime | None = None
    last_message_id: int | None = None
    message_count: int = 0


@dataclass(slots=True)
class Reactors:
    """Who reacted with one emoji: normally, and with a burst."""

    normal: set[int] = field(default_factory=set[int])
    burst: set[int] = field(default_factory=set[int])


@dataclass(frozen=True, slots=True)
class Reference:
    """What a reply or a thread's first message points at."""

    channel_id: int
    message_id: int


@dataclass(slots=True)
class Draft:
    """What somebody wants posted; the guild gives it an id and a time."""

    content: str = ""
    kind: MessageKind = MessageKind.DEFAULT
    reference: Reference | None = None
    embeds: Sequence[Json] = ()
    components: Sequence[Json] = ()
    attachments: Sequence[Json] = ()
    poll: Json | None = None
    flags: MessageFlag = NO_FLAG
    nonce: str | int | None = None
    allowed_mentions: Json | None = None
    interaction: Json | None = None
    only_for: int | None = None


@dataclass(slots=True)
class Message:
    """A posted message. `only_for` is the id of the one person an ephemeral message is shown to."""

    id: int
    channel_id: int
    author: User
    created: datetime
    content: str
    kind: MessageKind
    reference: Reference | None
    embeds: list[Json]
    components: list[Json]
    attachments: list[Json]
    poll: Json | None
    flags: MessageFlag
    nonce: str | int | None
    interaction: Json | None
    only_for: int | None
    mentions: list[int] = field(default_factory=list[int])
    mentions_everyone: bool = False
    edited: datetime | None = None
    deleted: bool = False
    reactions: dict[Emoji, Reactors] = field(default_factory=dict[Emoji, Reactors])
    voters: dict[int, list[int]] = field(default_factory=dict[int, list[int]])
    """Who chose each of a poll's answers, by the answer's id."""
    poll_ended: bool = False

    @property
    def ephemeral(self) -> bool:
        """Whether only one person sees it."""
        return self.only_for is not None

    @property
    def loading(self) -> bool:
        """Whether it is still the "thinking" notice of a deferred answer."""
        return MessageFlag.LOADING in self.flags

    @property
    def tally(self) -> tuple[tuple[str, int], ...]:
        """A poll's answers with how many have chosen each."""
        answers: list[Json] = self.poll["answers"] if self.poll else []
        return tuple(
            (each["poll_media"]["text"], len(self.voters.get(each["answer_id"], []))) for each in answers
        )

    @property
    def buttons(self) -> list[Json]:
        """Every button and select anywhere in its components."""
        return [c for c in walk_components(self.components) if "custom_id" in c]


def walk_components(components: Sequence[Json]) -> list[Json]:
    """All components, containers before what they hold."""
    found: list[Json] = []
    for component in components:
        found.append(component)
        found += walk_components(component.get("components") or [])
        for single in ("accessory", "component"):
            if component.get(single):
                found += walk_components([component[single]])
    return found
