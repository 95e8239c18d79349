"""The real slack_sdk pointed at a stand-in, and a socket that remembers what it heard."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, TypeAlias

from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from tests.standins.slack.entities import Json
from tests.standins.slack.standin import SlackStandIn

Client: TypeAlias = Any
"""The SDK's `AsyncWebClient`, whose methods are half typed."""
_QUIET = logging.getLogger("tests.standins.slack.sdk")
_QUIET.setLevel(logging.CRITICAL)


def client_of(standin: SlackStandIn, token: str | None = None) -> Client:
    """A client that tries once, whatever happens."""
    client = AsyncWebClient(
        token=token or standin.bot_token, base_url=standin.api_url, logger=_QUIET, retry_handlers=[]
    )
    # The SDK takes a proxy from the environment even for an address on this machine.
    client.proxy = None
    return client


async def refusal(call: Awaitable[object]) -> tuple[int, Mapping[str, str], Json]:
    """Status, headers and body of the answer to a call that is refused."""
    try:
        await call
    except SlackApiError as error:
        answer: Any = vars(error)["response"]
        return answer.status_code, answer.headers, answer.data
    message = "it was not refused"
    raise AssertionError(message)


class Listener:
    """Every envelope that came; each is acknowledged while `acknowledges` says so."""

    def __init__(self) -> None:
        self.requests: list[SocketModeRequest] = []
        self.acknowledges: Callable[[SocketModeRequest], bool] = lambda _: True
        self._more = asyncio.Condition()

    async def take(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        if self.acknowledges(request):
            await client.send_socket_mode_response(SocketModeResponse(envelope_id=request.envelope_id))
        async with self._more:
            self.requests.append(request)
            self._more.notify_all()

    async def heard(self, count: int = 1) -> SocketModeRequest:
        """The `count`-th envelope."""
        async with asyncio.timeout(10), self._more:
            await self._more.wait_for(lambda: len(self.requests) >= count)
        return self.requests[count - 1]

    def events(self) -> list[Json]:
        """What the envelopes of the Events API held."""
        bodies: list[Json] = [vars(request)["payload"] for request in self.requests]
        return [body["event"] for body in bodies if "event" in body]


@asynccontextmanager
async def listening(standin: SlackStandIn) -> AsyncGenerator[Listener]:
    """The SDK's own socket, connected; closed afterwards."""
    listener = Listener()
    socket = SocketModeClient(standin.app_token, logger=_QUIET, web_client=client_of(standin))
    socket.proxy = None
    socket.socket_mode_request_listeners.append(listener.take)  # pyright: ignore[reportUnknownMemberType] - half typed in the SDK
    before = standin.socket.greeted
    await socket.connect()
    await standin.workspace.wait_for(lambda _: standin.socket.greeted > before)
    try:
        yield listener
    finally:
        await socket.close()
