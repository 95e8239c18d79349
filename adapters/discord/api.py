"""One REST call through the SDK's HTTP client, with its rate limits and our errors.

The SDK's own convenience objects need a full cache and re-send their views; plain payloads need neither.
The SDK tries again by itself after 500, 502, 504 and 524: harmless for reads, edits and sends with an
enforced nonce, which is why every `post` carries one.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import discord
from discord.http import Route

from adapters.discord.failures import LOST, wrapped
from bot.errors import TryLater

Json = dict[str, Any]
"""An object as Discord sends it; its shapes are Discord's to say."""
Answer: TypeAlias = Any
"""A `Json`, a list of them, or nothing, as the path has it."""
PATIENCE = 20.0
"""Seconds for one call, waiting for a rate limit included."""


class Api:
    """Calls over whichever client is connected now."""

    def __init__(self, client: Callable[[], discord.Client | None]) -> None:
        self._client = client

    async def get(
        self,
        path: str,
        *,
        params: Mapping[str, str | int] | None = None,
        **ids: str | int,
    ) -> Answer:
        """Read; the ids stand in for `{names}` in the path."""
        return await self._call("GET", path, ids, params=dict(params or {}))

    async def post(self, path: str, body: object, **ids: str | int) -> Answer:
        return await self._call("POST", path, ids, json=body)

    async def patch(self, path: str, body: object, **ids: str | int) -> Answer:
        return await self._call("PATCH", path, ids, json=body)

    async def put(self, path: str, body: object, **ids: str | int) -> Answer:
        return await self._call("PUT", path, ids, json=body)

    async def delete(self, path: str, **ids: str | int) -> None:
        await self._call("DELETE", path, ids)

    async def _call(
        self,
        method: str,
        path: str,
        ids: Mapping[str, str | int],
        **rest: Answer,
    ) -> Answer:
        client = self._client()
        if client is None or client.is_closed():
            raise TryLater("not connected")
        route = Route(method, path, metadata=None, **ids)
        try:
            async with asyncio.timeout(PATIENCE):
                return await client.http.request(route, **rest)
        except LOST as error:
            raise wrapped(error, writes=method != "GET") from error
