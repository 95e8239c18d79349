"""One REST operation: how it is asked, and what its handler sees and gives back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

from tests.standins.discord.entities import Channel, Json, Message
from tests.standins.discord.guild import Guild
from tests.standins.discord.permissions import Permission
from tests.standins.discord.refusals import Complaint, Refused

Answer: TypeAlias = tuple[int, Any]
NO_CONTENT: Answer = (204, None)


@dataclass(frozen=True, slots=True)
class Request:
    """A request that has passed every check of its shape."""

    guild: Guild
    path: Mapping[str, str]
    query: Mapping[str, str]
    body: Any
    files: Sequence[tuple[str, int]] = ()
    address: str = ""

    @property
    def json(self) -> Json:
        """The body as an object; an absent one is empty."""
        return cast("Json", self.body or {})

    def id(self, name: str) -> int:
        """An id from the path. Raises Refused 50035 when it is none."""
        if not self.path[name].isdigit():
            raise Refused(
                50035,
                [Complaint((name,), f"Value {self.path[name]!r} is no snowflake.")],
            )
        return int(self.path[name])

    def number(self, name: str, default: int, low: int, high: int) -> int:
        """A bounded whole number from the query. Raises Refused 50035 outside the bounds."""
        value = self.query.get(name, str(default))
        if not value.isdigit() or not low <= int(value) <= high:
            raise Refused(
                50035,
                [Complaint((name,), f"Value should be between {low} and {high}.")],
            )
        return int(value)

    def truth(self, name: str) -> bool:
        """A yes or no from the query."""
        return self.query.get(name, "false").lower() in {"1", "true"}

    def channel(self, *needed: Permission) -> Channel:
        """The path's channel, in which the bot holds what is needed.

        Raises Refused 10003, 50001 (cannot see it) or 50013 (may not).
        """
        channel = self.guild.channel(self.id("channel_id"))
        held = self.guild.permissions_of(self.guild.bot, channel)
        if Permission.VIEW_CHANNEL not in held:
            raise Refused(50001)
        if any(permission not in held for permission in needed):
            raise Refused(50013)
        return channel

    def message(self, *needed: Permission) -> Message:
        """The path's message, if the bot may see it. Ephemeral ones it does not find here."""
        channel = self.channel(*needed)
        message = self.guild.message(channel, self.id("message_id"))
        if message.ephemeral:
            raise Refused(10008)
        return message


@dataclass(frozen=True, slots=True)
class Operation:
    """A row of the table of routes. `name` is the document's operationId."""

    method: str
    template: str
    name: str
    handle: Callable[[Request], Answer]
    needs_token: bool = True
