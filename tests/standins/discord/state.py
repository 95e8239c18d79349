"""What one guild remembers, how to find it again, and how to wait for it to change."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self, TypeAlias, TypeVar

from tests.standins.discord.clock import Snowflakes, StandInClock
from tests.standins.discord.entities import (
    Channel,
    ChannelKind,
    Emoji,
    Json,
    Message,
    Role,
    User,
)
from tests.standins.discord.gateway import Gateway
from tests.standins.discord.permissions import EVERYTHING, MEMBER, Permission
from tests.standins.discord.refusals import Refused

Who: TypeAlias = User | str | int
Where: TypeAlias = Channel | str | int
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Call:
    """One REST request as it came in."""

    method: str
    path: str
    operation: str
    body: object


@dataclass(slots=True)
class Interaction:
    """A command called, a button pressed or a form sent, and what the bot made of it."""

    id: int
    token: str
    kind: int
    user: User
    channel: Channel
    created: datetime
    data: Json
    source: Message | None = None
    answered: int | None = None
    expired: bool = False
    original_id: int | None = None
    reply_ids: list[int] = field(default_factory=list[int])
    modal: Json | None = None
    choices: list[Json] | None = None


class GuildState:
    """The memory. Ids are ints; lookups take an entity, an id or a name (`#general`, `anna`)."""

    def __init__(self, name: str, clock: StandInClock, gateway: Gateway) -> None:
        self.name = name
        self.clock = clock
        self.gateway = gateway
        self.snowflakes = Snowflakes(clock)
        self.id = self.snowflakes.next()
        self.users: dict[int, User] = {}
        self.roles: dict[int, Role] = {}
        self.emojis: list[Emoji] = []
        self.channels: dict[int, Channel] = {}
        self.messages: dict[int, Message] = {}
        self.nonces: dict[tuple[int, int, str | int], Message] = {}
        self.commands: dict[str, list[Json]] = {"global": [], "guild": []}
        self.interactions: dict[int, Interaction] = {}
        self.calls: list[Call] = []
        self.violations: list[str] = []
        self._watchers: list[asyncio.Future[None]] = []
        self.bot = self.add_user("Vertti", bot=True)
        self.owner = self.bot
        self.add_role("@everyone", MEMBER, role_id=self.id)

    def add_user(self, name: str, *, display: str | None = None, bot: bool = False) -> User:
        """Somebody new, in the guild from the start, without an event."""
        user = User(
            self.snowflakes.next(),
            name.lower(),
            display or name,
            self.clock.now(),
            bot=bot,
        )
        self.users[user.id] = user
        return user

    def add_role(self, name: str, permissions: Permission, *, role_id: int | None = None) -> Role:
        """A role nobody has yet."""
        role = Role(role_id or self.snowflakes.next(), name, permissions, len(self.roles))
        self.roles[role.id] = role
        return role

    def user(self, who: Who) -> User:
        """The user meant. Raises Refused 10013 when there is none."""
        if isinstance(who, User):
            return who
        for user in self.users.values():
            if who in {user.id, str(user.id)} or str(who).lower() == user.name:
                return user
        raise Refused(10013)

    def channel(self, where: Where) -> Channel:
        """The channel, thread or conversation meant. Raises Refused 10003."""
        if isinstance(where, Channel):
            where = where.id
        if isinstance(where, int) or where.isdigit():
            if int(where) in self.channels:
                return self.channels[int(where)]
            raise Refused(10003)
        for channel in self.channels.values():
            if channel.kind is not ChannelKind.DIRECT and channel.name == where.removeprefix("#"):
                return channel
        raise Refused(10003)

    def message(self, where: Where, message_id: int) -> Message:
        """A message that still stands, ephemeral ones included. Raises Refused 10008."""
        found = self.messages.get(int(message_id))
        if found is None or found.deleted or found.channel_id != self.channel(where).id:
            raise Refused(10008)
        return found

    def history(self, where: Where) -> list[Message]:
        """What stands in a channel for all to read, oldest first."""
        channel_id = self.channel(where).id
        return [
            message
            for message in self.messages.values()
            if message.channel_id == channel_id and not message.deleted and not message.ephemeral
        ]

    def threads(self, where: Where | None = None) -> list[Channel]:
        """Threads that are not archived, of one channel or of all."""
        parent = None if where is None else self.channel(where).id
        return [
            channel
            for channel in self.channels.values()
            if channel.kind is ChannelKind.THREAD
            and not channel.archived
            and parent in {None, channel.parent_id}
        ]

    def thread_of(self, message_id: int) -> Channel | None:
        """The thread that grew from a message: it bears the message's id."""
        return self.channels.get(int(message_id))

    def permissions_of(self, who: Who, where: Where | None = None) -> Permission:
        """What somebody may do, in a channel if one is named."""
        user = self.user(who)
        held = self.roles[self.id].permissions
        for role_id in user.roles:
            held |= self.roles[role_id].permissions
        if user is self.owner or Permission.ADMINISTRATOR in held:
            return EVERYTHING
        if where is not None and user is self.bot:
            held &= ~self._home_of(self.channel(where)).denied_to_bot
        return held

    def _home_of(self, channel: Channel) -> Channel:
        return channel if channel.parent_id is None else self.channels[channel.parent_id]

    def changed(self) -> None:
        """Wake everybody who waits for a change."""
        for watcher in self._watchers:
            if not watcher.done():
                watcher.set_result(None)
        self._watchers.clear()

    async def wait_for(
        self,
        condition: Callable[[Self], T],
        timeout: float | None = 10.0,
    ) -> T:
        """The first truthy value of the condition, looked at after every change.

        Raises AssertionError with the last calls when the seconds run out; None waits for ever.
        """
        try:
            async with asyncio.timeout(timeout):
                while not (value := condition(self)):
                    watcher = asyncio.get_running_loop().create_future()
                    self._watchers.append(watcher)
                    await watcher
        except TimeoutError:
            raise AssertionError(self._story(timeout)) from None
        return value

    def _story(self, seconds: float | None) -> str:
        last = [f"{call.method} {call.path}" for call in self.calls[-8:]]
        return (
            f"It did not happen within {seconds} s. Last calls: {last}."
            f" Violations: {self.violations}. Programs connected: {len(self.gateway.online)}."
        )
