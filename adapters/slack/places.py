"""Channels: finding the one that is meant, and its name."""

from __future__ import annotations

import re

from adapters.slack.api import Api
from adapters.slack.text import clean
from adapters.slack.workspace import Workspace
from bot.chat.ids import Place
from bot.errors import Refused

_ID = re.compile(r"^(?:<#([CGD][A-Z0-9]+)(?:\|[^<>]*)?>|([CGD][A-Z0-9]+))$")
_KINDS = "public_channel,private_channel"


class Places:
    def __init__(self, api: Api, workspace: Workspace) -> None:
        self._api = api
        self._workspace = workspace

    async def find(self, words: str) -> Place | None:
        """By mention, id or name. Channels that are archived or that Vertti cannot see are not there."""
        words = clean(words).strip()
        number = _ID.match(words)
        if number:
            return await self._by_id(number[1] or number[2])
        wanted = words.removeprefix("#").strip().casefold()
        if not wanted:
            return None
        async for page in self._api.pages("conversations.list", types=_KINDS, exclude_archived=True):
            for channel in page.get("channels") or ():
                if str(channel.get("name", "")).casefold() == wanted:
                    return self._workspace.place(str(channel["id"]))
        return None

    async def name(self, place: Place) -> str:
        """`#name`; the id of a private conversation, which has none."""
        if place.channel.startswith("D"):
            return place.channel
        answer = await self._api.read("conversations.info", channel=place.channel)
        return f"#{clean(str(answer['channel'].get('name') or place.channel))}"

    async def _by_id(self, channel: str) -> Place | None:
        if channel.startswith("D"):
            return self._workspace.place(channel)
        try:
            await self._api.read("conversations.info", channel=channel)
        except Refused as error:
            if error.reason == "channel_gone":
                return None
            raise
        return self._workspace.place(channel)
