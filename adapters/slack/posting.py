"""Sending messages: in a channel, in a thread, to one person; changing and deleting them."""

from __future__ import annotations

import asyncio

from adapters.slack.api import PATIENCE, Api, Json
from adapters.slack.failures import closed_inbox
from adapters.slack.history import marker
from adapters.slack.outbound import message
from adapters.slack.workspace import Workspace
from bot.chat.content import Content
from bot.chat.ids import MemberId, MessageId, MessageRef, Place
from bot.errors import OutcomeUnknown, Refused

_QUIET: Json = {"unfurl_links": False, "unfurl_media": False}


class Posting:
    def __init__(self, api: Api, workspace: Workspace) -> None:
        self._api = api
        self._workspace = workspace

    async def post(self, place: Place, content: Content, *, key: str, thread: MessageId | None) -> MessageRef:
        body = message(content) | ({"thread_ts": thread} if thread else {})
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._send(place.channel, body, key, thread)
        except TimeoutError as error:
            raise OutcomeUnknown("no answer in time") from error

    async def whisper(self, member: MemberId, content: Content, *, key: str) -> MessageRef:
        body = message(content)
        try:
            async with asyncio.timeout(PATIENCE):
                opened = await self._api.write("conversations.open", users=member)
                return await self._send(str(opened["channel"]["id"]), body, key, None)
        except Refused as error:
            raise closed_inbox(error) from error
        except TimeoutError as error:
            raise OutcomeUnknown("no answer in time") from error

    async def edit(self, ref: MessageRef, content: Content) -> None:
        """Metadata that is not sent stays, so the message can still be found by its key."""
        await self._api.write("chat.update", channel=ref.channel, ts=ref.message, **message(content))

    async def delete(self, ref: MessageRef) -> None:
        try:
            await self._api.write("chat.delete", channel=ref.channel, ts=ref.message)
        except Refused as error:
            if error.reason not in {"message_gone", "channel_gone"}:
                raise

    async def _send(self, channel: str, body: Json, key: str, thread: MessageId | None) -> MessageRef:
        answer = await self._api.write(
            "chat.postMessage", channel=channel, **body, **_QUIET, metadata=marker(key)
        )
        return self._workspace.ref(str(answer["channel"]), str(answer["ts"]), thread)
