"""The real discord.py pointed at a stand-in, and a small bot that remembers what it heard."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Generator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import discord
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL

from tests.standins.discord.standin import DiscordStandIn


@contextmanager
def pointed_at(standin: DiscordStandIn) -> Generator[None, None, None]:
    """Every discord.py client made inside goes to the stand-in; afterwards all is as it was."""
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = (
        standin.api_url,
        URL(standin.gateway_url),
    )
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway


def all_intents() -> discord.Intents:
    """What Vertti asks for: the usual ones, message content and members."""
    intents = discord.Intents.default()
    intents.message_content = True
    intents.members = True
    return intents


class SampleBot(discord.Client):
    """A real client. `heard` waits for an event by its name, without `on_`."""

    def __init__(self, intents: discord.Intents | None = None) -> None:
        super().__init__(
            intents=intents or all_intents(),
            guild_ready_timeout=0,
            chunk_guilds_at_startup=False,
            allowed_mentions=discord.AllowedMentions.none(),
        )
        self.tree = app_commands.CommandTree(self)
        self._events: list[tuple[str, tuple[Any, ...]]] = []
        self._news = asyncio.Event()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Come back at once: discord.py would wait five seconds before a second IDENTIFY."""

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        """Remember the event, then hand it on."""
        self._events.append((event, args))
        self._news.set()
        super().dispatch(event, *args, **kwargs)

    async def heard(self, event: str, fits: Callable[[Any], bool] = lambda _first: True) -> Any:  # noqa: ANN401 - whatever the event brings
        """The first argument of the first such event that fits; the event is then used up."""
        async with asyncio.timeout(10):
            while True:
                self._news.clear()
                for entry in self._events:
                    first = entry[1][0] if entry[1] else None
                    if entry[0] == event and fits(first):
                        self._events.remove(entry)
                        return first
                await self._news.wait()

    def count(self, event: str) -> int:
        """How many unused events of this name there are."""
        return sum(name == event for name, _ in self._events)


@asynccontextmanager
async def running(standin: DiscordStandIn, bot: SampleBot | None = None) -> AsyncGenerator[SampleBot, None]:
    """A sample bot, connected and ready; closed afterwards."""
    bot = bot or SampleBot()
    with pointed_at(standin):
        task = asyncio.create_task(bot.start(standin.token))
        try:
            ready = asyncio.create_task(bot.heard("ready"))
            await asyncio.wait([task, ready], return_when=asyncio.FIRST_COMPLETED)
            if not ready.done():
                ready.cancel()
                await task
            yield bot
        finally:
            await bot.close()
            await task
