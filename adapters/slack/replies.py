"""Answering interactions: through the `response_url` while it lives, else as an ordinary message.

Slack has its acknowledgement within three seconds from `receiving`, before the core has begun.
"""

from __future__ import annotations

import logging

from adapters.slack.api import Api, Json
from adapters.slack.failures import closed_inbox
from adapters.slack.handles import Handle
from adapters.slack.outbound import form, message
from bot.chat.content import Content, Form
from bot.errors import Refused
from bot.wording import Wording

_log = logging.getLogger(__name__)
_NOT_THERE = {"channel_gone", "no_permission", "invalid"}


class Replies:
    def __init__(self, api: Api, wording: Wording) -> None:
        self._api = api
        self._wording = wording

    async def reply(self, handle: str, content: Content, *, private: bool) -> None:
        at, body = Handle.read(handle), message(content)
        inside = {"thread_ts": at.thread} if at.thread else {}
        if at.response_url:
            kind = "ephemeral" if private else "in_channel"
            try:
                answer = {**body, **inside, "response_type": kind, "replace_original": False}
                await self._api.respond(at.response_url, answer)
            except Refused as error:
                _log.info("a reply came late", extra={"reason": error.detail})
            else:
                return
        await self._without_url(at, {**body, **inside}, private=private)

    async def ask(self, handle: str, wanted: Form) -> None:
        """Raises `Refused` when the three seconds are over."""
        at = Handle.read(handle)
        language = at.locale[:2].lower()
        view = form(
            wanted,
            at,
            send=self._wording.say(language, "local-send"),
            cancel=self._wording.say(language, "local-cancel"),
        )
        await self._api.write("views.open", trigger_id=at.trigger, view=view)

    async def _without_url(self, at: Handle, body: Json, *, private: bool) -> None:
        """Where Vertti is not in the channel, a private answer goes into the private conversation."""
        if not private:
            await self._api.write("chat.postMessage", channel=at.channel, **body)
            return
        try:
            await self._api.write("chat.postEphemeral", channel=at.channel, user=at.member, **body)
        except Refused as error:
            if error.reason not in _NOT_THERE:
                raise
            await self._privately(at, body)

    async def _privately(self, at: Handle, body: Json) -> None:
        body = {name: value for name, value in body.items() if name != "thread_ts"}
        try:
            opened = await self._api.write("conversations.open", users=at.member)
            await self._api.write("chat.postMessage", channel=opened["channel"]["id"], **body)
        except Refused as error:
            raise closed_inbox(error) from error
