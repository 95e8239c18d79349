"""Which thread a message stands in: Slack tells it with the message, and not with a reaction to it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from adapters.slack.api import QUICK, Api, Json
from adapters.slack.workspace import Workspace
from bot.chat.ids import MessageRef
from bot.errors import PlatformError

_MOST = 10_000


class Threads:
    """Remembers the messages of late; asks Slack about older ones."""

    def __init__(self, api: Api, workspace: Workspace) -> None:
        self._api = api
        self._workspace = workspace
        self._known: dict[tuple[str, str], str | None] = {}

    def learn(self, channel: str, message: Json) -> MessageRef:
        """The reference to a message as Slack gives it."""
        ts, thread = str(message["ts"]), message.get("thread_ts")
        self._known.pop((channel, ts), None)
        while len(self._known) >= _MOST:
            del self._known[next(iter(self._known))]
        self._known[channel, ts] = thread
        return self._workspace.ref(channel, ts, thread)

    async def ref(self, channel: str, ts: str) -> MessageRef:
        """The reference, without its thread where Slack does not say it in time."""
        if (channel, ts) in self._known:
            return self._workspace.ref(channel, ts, self._known[channel, ts])
        try:
            async with asyncio.timeout(QUICK):
                answer = await self._api.read("conversations.replies", channel=channel, ts=ts, limit=1)
        except (TimeoutError, PlatformError):
            return self._workspace.ref(channel, ts)
        found: Sequence[Json] = answer.get("messages") or ()
        message = next((each for each in found if each["ts"] == ts), None)
        return self.learn(channel, message) if message else self._workspace.ref(channel, ts)
