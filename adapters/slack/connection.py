"""The Socket Mode connection, watched over for as long as the program runs.

The SDK reconnects by itself, with two gaps known from its source and its users: it tries an address that has
expired for ever, and a socket may answer pings and bring no events. So the connection is built anew when it
has been down for a while, when nothing at all has come for long, and each time the core is told that
something may have been missed.
"""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient

from adapters.slack.api import SDK_LOG, Api, Json
from adapters.slack.failures import LOST
from bot.errors import PlatformError, TryLater, VerttiError

_log = logging.getLogger(__name__)
_TO_CLOSE = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Seconds, on the event loop's clock."""

    ping: float = 5.0
    look: float = 5.0
    """Between two looks at the connection."""
    down: float = 20.0
    """How long the SDK may try by itself."""
    silent: float = 1800.0
    """How long a connection is believed in that brings nothing."""
    greeting: float = 10.0
    """How long a new connection may take to greet."""
    pause: float = 1.0
    longest_pause: float = 60.0


class Connection:
    """`gap` is called at each greeting: what happened before it may have been missed."""

    def __init__(self, api: Api, app_token: str, gap: Callable[[], Awaitable[None]], pace: Pace) -> None:
        self._api = api
        self._token = app_token
        self._gap = gap
        self._pace = pace
        self._app: AsyncApp | None = None
        self._client: SocketModeClient | None = None
        self._watch: asyncio.Task[None] | None = None
        self._greeted = asyncio.Event()
        self._untold = False
        self._up_at = self._heard_at = 0.0

    async def start(self, app: AsyncApp) -> None:
        """Return when Slack has greeted; waits out everything but a refused token (`Refused`, `TryLater`)."""
        self._app = app
        await self._renew()
        self._watch = asyncio.create_task(self._keep_watch())

    async def stop(self) -> None:
        watch, self._watch = self._watch, None
        if watch is not None:
            watch.cancel()
            await asyncio.wait({watch})
        client, self._client = self._client, None
        if client is not None:
            await _close(client)

    async def _keep_watch(self) -> None:
        pauses = self.pauses()
        while True:
            await asyncio.sleep(self._pace.look)
            if self._untold:
                await self._tell()
            if await self._is_alive():
                pauses = self.pauses()
                continue
            _log.warning("the connection to Slack is built anew")
            try:
                await self._renew()
            except PlatformError as error:
                _log.error("not connected to Slack", extra={"error": str(error)})
                await asyncio.sleep(next(pauses))

    async def _is_alive(self) -> bool:
        now = _now()
        if self._client is not None and await self._client.is_connected():
            self._up_at = now
        return now - self._up_at < self._pace.down and now - self._heard_at < self._pace.silent

    async def _renew(self) -> None:
        """The new connection is there before the old one goes: Slack allows ten at a time."""
        if self._app is None:
            return
        url = await self._api.open_socket(self._token)
        handler = AsyncSocketModeHandler(
            self._app,
            self._token,
            logger=SDK_LOG,
            web_client=self._api.client,
            proxy=self._api.client.proxy,
            ping_interval=self._pace.ping,
        )
        client = handler.client
        client.proxy = self._api.client.proxy
        client.wss_uri = url
        client.message_listeners.append(self._heard)  # pyright: ignore[reportUnknownMemberType] - half typed in the SDK
        self._greeted.clear()
        try:
            async with asyncio.timeout(self._pace.greeting):
                await client.connect()
                await self._greeted.wait()
        except LOST as error:
            await _close(client)
            raise TryLater(type(error).__name__) from error
        except BaseException:
            await _close(client)
            raise
        old, self._client = self._client, client
        self._up_at = self._heard_at = _now()
        if old is not None:
            await _close(old)

    async def _heard(self, _: object, message: Json, __: str | None = None) -> None:
        self._heard_at = _now()
        if message.get("type") == "hello":
            self._untold = True
            await self._tell()
            self._greeted.set()

    async def _tell(self) -> None:
        try:
            await self._gap()
            self._untold = False
        except VerttiError as error:
            _log.error("a gap could not be told of yet", extra={"error": type(error).__name__})

    def pauses(self) -> Iterator[float]:
        """Growing, each a little different."""
        pause = self._pace.pause
        while True:
            yield pause * random.uniform(0.8, 1.2)  # noqa: S311 - to spread load, no secret
            pause = min(pause * 2, self._pace.longest_pause)


async def _close(client: SocketModeClient) -> None:
    """The SDK waits for a farewell that a dead socket never sends, and then leaves its tasks running."""
    client.closed, client.auto_reconnect_enabled = True, False
    with suppress(*LOST):
        async with asyncio.timeout(_TO_CLOSE):
            await client.close()
    names = ("message_processor", "current_session_monitor", "message_receiver")
    found: list[asyncio.Future[None] | None] = [getattr(client, name) for name in names]
    ending = {task for task in found if task is not None}
    for task in ending:
        task.cancel()
    await asyncio.wait(ending)
    await client.aiohttp_client_session.close()


def _now() -> float:
    return asyncio.get_running_loop().time()
