"""The one Discord server Vertti serves, as the SDK's cache has it now."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import discord
from discord.abc import GuildChannel

from bot.chat.ids import SpaceId


class Server:
    """Looked up anew each time: after a lost session the SDK makes all its objects again."""

    def __init__(self, client: Callable[[], discord.Client | None]) -> None:
        self._client = client
        self.id = 0
        """0 until connected."""

    def choose(self, guilds: Sequence[discord.Guild]) -> None:
        """The server that made Vertti's acquaintance first; it stays the same while the program runs."""
        if guilds and self.id not in {guild.id for guild in guilds}:
            self.id = min(guild.id for guild in guilds)

    @property
    def space(self) -> SpaceId:
        return SpaceId(f"discord:{self.id}")

    @property
    def guild(self) -> discord.Guild | None:
        client = self._client()
        return client.get_guild(self.id) if client else None

    @property
    def name(self) -> str:
        return self.guild.name if self.guild else ""

    @property
    def me(self) -> int:
        """Vertti's own user id; 0 until connected."""
        client = self._client()
        return client.user.id if client and client.user else 0

    @property
    def application(self) -> int:
        client = self._client()
        return (client.application_id if client else None) or 0

    @property
    def allowed(self) -> discord.Permissions | None:
        """What Vertti may do in the whole server."""
        own = self.guild.get_member(self.me) if self.guild else None
        return own.guild_permissions if own else None

    @property
    def own_role(self) -> int | None:
        """The role Discord made for Vertti when it was invited."""
        role = self.guild.self_role if self.guild else None
        return role.id if role else None

    def channel(self, channel: int) -> GuildChannel | discord.Thread | None:
        """A channel or thread of the server that the cache knows."""
        guild = self.guild
        return guild.get_channel_or_thread(channel) if guild else None

    def takes_threads(self, channel: int) -> bool:
        """Whether Vertti may open threads in the channel; yes where nothing is known."""
        guild = self.guild
        found = guild.get_channel(channel) if guild else None
        own = guild.get_member(self.me) if guild else None
        if found is None or own is None or isinstance(found, discord.ForumChannel):
            return True
        allowed = found.permissions_for(own)
        return (
            isinstance(found, discord.TextChannel)
            and allowed.create_public_threads
            and allowed.send_messages_in_threads
        )
