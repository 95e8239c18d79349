"""Which channel an id of Discord's means: a thread is a channel of its own there, and hangs under another.

For us a message's channel is the one people see in the list, and its thread the thread's id, which is the
id of the message the thread grew from. Discord wants the thread's id where the message is in a thread.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import discord

from adapters.discord.api import Api
from adapters.discord.server import Server
from bot.chat.ids import ChannelId, MessageId, MessageRef, Place

_PRIVATE_THREAD = 12
_THREADS = {10, 11, _PRIVATE_THREAD}
_PRIVATE = {1, 3}
_MOST = 5000
_LINK = re.compile(r"https://(?:\w+\.)?discord(?:app)?\.com/channels/(@me|\d+)/(\d+)/(\d+)/?\s*$")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a channel id leads: a channel, or a thread in it, or a private conversation."""

    channel: int
    thread: int | None = None
    private: bool = False
    secluded: bool = field(default=False, compare=False)
    """A private thread, which only those invited to it see."""


class Whereabouts:
    """Asks the SDK's cache first, then what was learnt, then Discord."""

    def __init__(self, server: Server, api: Api) -> None:
        self._server = server
        self._api = api
        self._learnt: dict[int, Spot] = {}

    def known(self, channel: int) -> Spot | None:
        """Where the id leads, if that is known without asking."""
        cached = self._server.channel(channel)
        if isinstance(cached, discord.Thread):
            return Spot(cached.parent_id, cached.id, secluded=cached.is_private())
        return Spot(channel) if cached else self._learnt.get(channel)

    async def of(self, channel: int) -> Spot:
        """Where the id leads. Raises `Refused` when there is no such channel for Vertti."""
        known = self.known(channel)
        if known is not None:
            return known
        found = await self._api.get("/channels/{channel_id}", channel_id=channel)
        if found["type"] in _THREADS:
            spot = Spot(int(found["parent_id"]), channel, secluded=found["type"] == _PRIVATE_THREAD)
        else:
            spot = Spot(channel, private=found["type"] in _PRIVATE)
        self.learn(channel, spot)
        return spot

    def learn(self, channel: int, spot: Spot) -> None:
        if len(self._learnt) >= _MOST:
            self._learnt.pop(next(iter(self._learnt)))
        self._learnt[channel] = spot

    def forget(self, channel: int) -> None:
        self._learnt.pop(channel, None)

    async def takes_threads(self, channel: int) -> bool:
        """Whether Vertti can open threads in the channel."""
        if not self._server.takes_threads(channel):
            return False
        return not (await self.of(channel)).private

    def place(self, spot: Spot) -> Place:
        return Place(self._server.space, ChannelId(str(spot.channel)))

    def ref(self, spot: Spot, message: int | str) -> MessageRef:
        thread = MessageId(str(spot.thread)) if spot.thread else None
        return MessageRef(
            self._server.space,
            ChannelId(str(spot.channel)),
            MessageId(str(message)),
            thread,
        )

    def address(self, message: MessageRef) -> int:
        """The id of the channel or thread Discord keeps the message in."""
        channel = int(message.channel)
        if message.thread is None:
            return channel
        # A thread's first message is in the channel above it, but a forum post's is in the post.
        begins = message.thread == message.message
        forum = isinstance(self._server.channel(channel), discord.ForumChannel)
        return int(message.thread) if forum or not begins else channel

    async def link(self, message: MessageRef) -> str:
        address = self.address(message)
        private = (await self.of(address)).private
        server = "@me" if private else self._server.id
        return f"https://discord.com/channels/{server}/{address}/{message.message}"

    async def place_link(self, place: Place) -> str:
        channel = int(place.channel)
        private = (await self.of(channel)).private
        return f"https://discord.com/channels/{'@me' if private else self._server.id}/{channel}"

    def read_link(self, url: str) -> MessageRef | None:
        """The message, if the link is one to this server; a thread nobody has met counts as a channel."""
        numbers = self._numbers(url)
        if numbers is None:
            return None
        channel, message = numbers
        return self.ref(self.known(channel) or Spot(channel), message)

    async def get_to_know(self, url: str) -> None:
        """Make `read_link` certain about this link."""
        numbers = self._numbers(url)
        if numbers is not None:
            await self.of(numbers[0])

    def _numbers(self, url: str) -> tuple[int, int] | None:
        found = _LINK.match(url.strip())
        if found is None or found[1] not in {"@me", str(self._server.id)}:
            return None
        return int(found[2]), int(found[3])
