"""The SDK's client, connected for as long as the program runs.

The SDK resumes and reconnects by itself; what it gives up on (a refused token, a closed session) is tried
again here with growing pauses, because a thousand IDENTIFYs a day are all there are.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import discord
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from adapters.discord.commands import invitation
from adapters.discord.failures import LOST
from adapters.discord.listening import Listening
from adapters.discord.server import Server
from bot.errors import PlatformError, SettingsError, TryLater

_log = logging.getLogger(__name__)
_API, _GATEWAY = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
_AUTHENTICATION_FAILED = 4004
_LONGEST_PAUSE, _AFTER_REFUSAL = 60.0, 300.0
_RATE_LIMIT = 30.0
NOT_ACCEPTED = (
    "Discord does not accept VERTTI_DISCORD_TOKEN: copy the bot's token again from the"
    " developer portal (your application, Bot, Reset Token)."
)


def intents() -> discord.Intents:
    """What Vertti listens to. Members and message content are privileged."""
    return discord.Intents(
        guilds=True,
        members=True,
        message_content=True,
        guild_messages=True,
        dm_messages=True,
        guild_reactions=True,
        dm_reactions=True,
        guild_polls=True,
    )


def point_sdk(api_url: str | None, gateway_url: str | None) -> None:
    """Where the SDK finds Discord; None is the real one. The SDK knows one place for the whole process."""
    Route.BASE = api_url.rstrip("/") if api_url else _API
    DiscordWebSocket.DEFAULT_GATEWAY = URL(gateway_url) if gateway_url else _GATEWAY


class Client(discord.Client):
    """Nothing is cached that Vertti does not need: no messages, no members."""

    def __init__(self, server: Server, listening: Listening, *, anew: bool) -> None:
        # There is nothing to say aloud, and no need to be told what that would take.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            intents=intents(),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_ratelimit_timeout=_RATE_LIMIT,
        )
        self._server = server
        self._listening = listening
        self._anew = anew
        self.settled = asyncio.Event()
        """Set when the server is there, or when it is certain that there is none."""

    async def on_connect(self) -> None:
        self._server.choose(self.guilds)
        if not self.guilds:
            self.settled.set()

    async def on_guild_available(self, guild: discord.Guild) -> None:
        if guild.id != self._server.id:
            return
        if self.settled.is_set() or self._anew:
            await self._listening.gap()
        self.settled.set()

    async def on_guild_join(self, guild: discord.Guild) -> None:
        await self.on_guild_available(guild)

    async def on_resumed(self) -> None:
        _log.info("Discord resumed the session")
        await self._listening.gap()

    async def on_disconnect(self) -> None:
        if not self.is_closed():
            _log.warning("the connection to Discord is interrupted")

    async def on_message(self, message: discord.Message) -> None:
        await self._listening.message(message)

    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        await self._listening.edit(payload)

    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        await self._listening.delete(
            guild=payload.guild_id,
            channel=payload.channel_id,
            message=payload.message_id,
        )

    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        for message in sorted(payload.message_ids):
            await self._listening.delete(guild=payload.guild_id, channel=payload.channel_id, message=message)

    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        await self._listening.reaction(payload)

    async def on_raw_reaction_remove(self, payload: discord.RawReactionActionEvent) -> None:
        await self._listening.reaction(payload)

    async def on_raw_reaction_clear(self, _: discord.RawReactionClearEvent) -> None:
        await self._listening.gap()

    async def on_raw_reaction_clear_emoji(self, _: discord.RawReactionClearEmojiEvent) -> None:
        await self._listening.gap()

    async def on_raw_poll_vote_add(self, payload: discord.RawPollVoteActionEvent) -> None:
        await self._listening.vote(payload, added=True)

    async def on_raw_poll_vote_remove(self, payload: discord.RawPollVoteActionEvent) -> None:
        await self._listening.vote(payload, added=False)

    async def on_member_join(self, member: discord.Member) -> None:
        await self._listening.member(member)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        await self._listening.interaction(interaction)

    async def on_error(self, event_method: str, /, *_: object, **__: object) -> None:
        _log.exception("an event was not handled", extra={"event": event_method})


class Connection:
    def __init__(self, token: str, api_url: str | None, gateway_url: str | None) -> None:
        self._token = token
        self._urls = (api_url, gateway_url)
        self.client: Client | None = None
        self._running: asyncio.Task[None] | None = None
        self._keeper: asyncio.Task[None] | None = None

    async def start(self, server: Server, listening: Listening) -> None:
        """Return when the server is there. Raises `SettingsError`; waits out everything else."""
        point_sdk(*self._urls)
        # Below WARNING the SDK logs sessions, and at DEBUG whole messages; what matters is logged by us.
        logging.getLogger("discord").setLevel(logging.WARNING)
        pauses = _pauses()
        while True:
            try:
                await self._connect(server, listening, anew=False)
                break
            except PlatformError as error:
                _not_connected(error)
                await asyncio.sleep(next(pauses))
        self._keeper = asyncio.create_task(self._keep(server, listening))

    async def stop(self) -> None:
        keeper, self._keeper = self._keeper, None
        if keeper is not None:
            keeper.cancel()
            with suppress(asyncio.CancelledError):
                await keeper
        await self._close()

    async def _connect(self, server: Server, listening: Listening, *, anew: bool) -> None:
        client = self.client = Client(server, listening, anew=anew)
        try:
            await client.login(self._token)
            self._running = asyncio.create_task(client.connect())
            await self._settle(client, self._running)
        except discord.LoginFailure as error:
            await self._close()
            raise SettingsError([NOT_ACCEPTED]) from error
        except LOST as error:
            await self._close()
            raise _meaning(error, client) from error
        except BaseException:
            await self._close()
            raise

    async def _settle(self, client: Client, running: asyncio.Task[None]) -> None:
        settled = asyncio.create_task(client.settled.wait())
        try:
            await asyncio.wait({running, settled}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            settled.cancel()
        if running.done():
            await running
            raise TryLater("the connection was closed")
        if client.application_id and not client.guilds:
            raise SettingsError([_uninvited(client.application_id)])

    async def _keep(self, server: Server, listening: Listening) -> None:
        pauses = _pauses()
        while True:
            if self._running is not None:
                await asyncio.wait({self._running})
                _not_connected(self._running.exception())
                await self._close()
                pauses = _pauses()
            await asyncio.sleep(next(pauses))
            try:
                await self._connect(server, listening, anew=True)
            except SettingsError as error:
                _not_connected(error)
                await asyncio.sleep(_AFTER_REFUSAL)
            except PlatformError as error:
                _not_connected(error)

    async def _close(self) -> None:
        running, self._running = self._running, None
        if self.client is not None:
            await self.client.close()
        if running is not None:
            running.cancel()
            await asyncio.wait({running})


def _meaning(error: Exception, client: Client) -> SettingsError | TryLater:
    """Why there is no connection: something to set right, or something to wait out."""
    if isinstance(error, discord.PrivilegedIntentsRequired):
        return SettingsError([_intents_missing(client)])
    refused = isinstance(error, discord.ConnectionClosed)
    if refused and error.code == _AUTHENTICATION_FAILED:
        return SettingsError([NOT_ACCEPTED])
    return TryLater(type(error).__name__)


def _intents_missing(client: Client) -> str:
    flags = client.application_flags
    switches = {
        "Server Members Intent": flags.gateway_guild_members or flags.gateway_guild_members_limited,
        "Message Content Intent": flags.gateway_message_content or flags.gateway_message_content_limited,
    }
    off = [name for name, is_on in switches.items() if not is_on] or list(switches)
    return (
        f"Discord does not let Vertti read: turn on {' and '.join(off)} in the developer"
        " portal (your application, Bot, Privileged Gateway Intents)."
    )


def _uninvited(application: int) -> str:
    return (
        "Vertti is in no Discord server yet. Whoever manages yours can invite it at"
        f" {invitation(application)} and then start it again."
    )


def _not_connected(error: BaseException | None) -> None:
    _log.error("not connected to Discord", extra={"error": type(error).__name__})


def _pauses() -> Iterator[float]:
    """Seconds: 1, 2, 4 ... a minute, each a little different."""
    pause = 1.0
    while True:
        yield pause * random.uniform(0.8, 1.2)  # noqa: S311 - to spread load, no secret
        pause = min(pause * 2, _LONGEST_PAUSE)
