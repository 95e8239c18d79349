"""One Web API call through the SDK, with our patience and our errors.

The SDK would try again by itself after a dropped connection, which can post twice, and its handler for rate
limits waits for the first digit of Retry-After only. So it is given no retry handlers, and both are done here.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from adapters.slack.failures import LOST, Limited, NotLetIn, wrapped
from bot.errors import OutcomeUnknown, PlatformError, Refused, TryLater

Json = dict[str, Any]
"""An object as Slack sends it; its shapes are Slack's to say."""
PATIENCE = 18.0
"""Seconds for one call, waiting for a rate limit included."""
QUICK = 1.5
"""Seconds for a look-up that an event waits for: Slack wants its acknowledgement within three."""
_ONE_TRY, _SHORT_WAIT, _BREATH = 10.0, 5.0, 0.3
_PAGE, _PAGES = 200, 25
SDK_LOG = logging.getLogger("adapters.slack.sdk")
"""The SDK's lines may hold message texts and the socket's secret address; what matters is logged by us."""
SDK_LOG.setLevel(logging.CRITICAL)


class Api:
    """Calls as Vertti's bot user. `open` before, `close` after; safe to repeat."""

    def __init__(self, token: str, api_url: str | None) -> None:
        self._token = token
        self._url = api_url
        self._session: aiohttp.ClientSession | None = None
        self._client: AsyncWebClient | None = None

    async def open(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession()
            self._client = self._new_client(self._session)

    async def close(self) -> None:
        session, self._session, self._client = self._session, None, None
        if session is not None:
            await session.close()

    @property
    def client(self) -> AsyncWebClient:
        """The SDK's own. Raises `TryLater` while there is none."""
        if self._client is None:
            raise TryLater("not connected")
        return self._client

    async def read(self, method: str, **params: str | int | bool) -> Json:
        """A call that changes nothing; it is tried once more when the connection breaks."""
        return (await self._call(method, "GET", writes=False, params=params)).data

    async def write(self, method: str, **body: object) -> Json:
        return (await self._call(method, "POST", writes=True, json=body)).data

    async def identify(self) -> tuple[Json, frozenset[str] | None]:
        """What `auth.test` says, and the scopes given; None when Slack does not tell."""
        answer = await self._call("auth.test", "POST", writes=False)
        told = {name.lower(): value for name, value in answer.headers.items()}.get("x-oauth-scopes")
        scopes = None if told is None else frozenset(scope.strip() for scope in told.split(","))
        return answer.data, scopes

    async def open_socket(self, app_token: str) -> str:
        """A fresh address for Socket Mode."""
        answer = await self._call("apps.connections.open", "POST", writes=False, params={"token": app_token})
        return str(answer.data["url"])

    async def pages(self, method: str, **params: str | int | bool) -> AsyncIterator[Json]:
        """All pages of a list. Raises `TryLater` when there is no end to them."""
        cursor = ""
        for _ in range(_PAGES):
            more = {**params, "cursor": cursor} if cursor else params
            page = await self.read(method, limit=_PAGE, **more)
            yield page
            about: Json = page.get("response_metadata") or {}
            cursor = str(about.get("next_cursor") or "")
            if not cursor:
                return
        raise TryLater("too many pages")

    async def respond(self, url: str, body: Json) -> None:
        """Post to a `response_url`. Raises `Refused` when it has expired or is used up."""
        client = self.client
        webhook = AsyncWebhookClient(
            url, session=client.session, proxy=client.proxy, logger=SDK_LOG, retry_handlers=[]
        )
        webhook.proxy = client.proxy
        try:
            async with asyncio.timeout(_ONE_TRY):
                answer = await webhook.send_dict(body)
        except LOST as error:
            raise wrapped(error, writes=True) from error
        if answer.status_code >= 500:
            raise OutcomeUnknown(str(answer.status_code))
        if answer.status_code == 429:
            raise Limited("response url")
        if answer.status_code != 200:
            raise Refused("invalid", f"response url {answer.status_code}")

    async def _call(self, method: str, verb: str, *, writes: bool, **rest: Any) -> Any:  # noqa: ANN401 - the SDK's answer
        until = asyncio.get_running_loop().time() + PATIENCE
        tries = 0
        while True:
            try:
                client: Any = self.client  # its arguments are half typed
                async with asyncio.timeout(_ONE_TRY):
                    return await client.api_call(method, http_verb=verb, **rest)
            except LOST as error:
                failure = wrapped(error, writes=writes)
                pause = _pause(failure, tries, writes=writes)
                tries += 1
                if pause is None or asyncio.get_running_loop().time() + pause + _BREATH > until:
                    raise failure from error
            await asyncio.sleep(pause)

    def _new_client(self, session: aiohttp.ClientSession) -> AsyncWebClient:
        client = AsyncWebClient(
            base_url=self._url or AsyncWebClient.BASE_URL,
            token=self._token,
            session=session,
            logger=SDK_LOG,
            retry_handlers=[],
        )
        if self._url:
            # The SDK takes a proxy from the environment even for a stand-in on this machine.
            client.proxy = None
        return client


def _pause(failure: PlatformError, tries: int, *, writes: bool) -> float | None:
    """Seconds until it may be tried again; None: not now."""
    if isinstance(failure, Limited):
        after = failure.after.total_seconds()
        return after + _BREATH if after <= _SHORT_WAIT else None
    # What only reads does no harm the second time.
    again = isinstance(failure, TryLater) and not isinstance(failure, NotLetIn) and not writes and tries == 0
    return _BREATH if again else None
