"""Sending messages: in a channel, in a thread that may have to be opened first, to one person."""

from __future__ import annotations

import asyncio
import logging

from adapters.discord.api import PATIENCE, Api, Json
from adapters.discord.failures import THREAD_EXISTS
from adapters.discord.history import MESSAGE, MESSAGES
from adapters.discord.marker import mark_of, marker, unmarked
from adapters.discord.outbound import NO_PREVIEWS, message, messages, written
from adapters.discord.polls import LABEL, cannot_be, fits, is_poll, poll_message, question_of
from adapters.discord.rendering import clean
from adapters.discord.whereabouts import Spot, Whereabouts
from bot.chat.content import Content, Poll, shortened, with_ballot
from bot.chat.ids import MemberId, MessageId, MessageRef, Place, derived_id
from bot.errors import OutcomeUnknown, Refused

_log = logging.getLogger(__name__)
_THREAD_NAME = 80
_DAY = 1440


class Posting:
    def __init__(self, api: Api, whereabouts: Whereabouts) -> None:
        self._api = api
        self._whereabouts = whereabouts

    async def post(self, place: Place, content: Content, *, key: str, thread: MessageId | None) -> MessageRef:
        """In the thread; where there can be none, as a reply to the message it would have begun with."""
        try:
            async with asyncio.timeout(PATIENCE):
                if thread is None:
                    return await self._send(Spot(int(place.channel)), content, key)
                return await self._post_in_thread(place, content, key, int(thread))
        except TimeoutError as error:
            raise OutcomeUnknown("no answer in time") from error

    async def whisper(self, member: MemberId, content: Content, *, key: str) -> MessageRef:
        try:
            async with asyncio.timeout(PATIENCE):
                wanted = {"recipient_id": str(member)}
                channel = await self._api.post("/users/@me/channels", wanted)
                spot = Spot(int(channel["id"]), private=True)
                self._whereabouts.learn(spot.channel, spot)
                return await self._send(spot, content, key)
        except TimeoutError as error:
            raise OutcomeUnknown("no answer in time") from error

    async def edit(self, ref: MessageRef, content: Content) -> None:
        """Change the message and keep its marker, so that it can still be found by its key. A poll is refused."""
        address = self._whereabouts.address(ref)
        before = await self._api.get(MESSAGE, channel_id=address, message_id=ref.message)
        if is_poll(before):
            raise Refused("invalid", "a poll cannot be edited")
        body = message(with_ballot(content, LABEL), mark=mark_of(before) or "")
        others = before.get("flags", 0) & ~NO_PREVIEWS
        changed = {**body, "flags": body.get("flags", 0) | others}
        await self._api.patch(MESSAGE, changed, channel_id=address, message_id=ref.message)

    async def delete(self, ref: MessageRef) -> None:
        address = self._whereabouts.address(ref)
        try:
            await self._api.delete(MESSAGE, channel_id=address, message_id=ref.message)
        except Refused as error:
            if error.reason not in {"message_gone", "channel_gone"}:
                raise

    async def _post_in_thread(self, place: Place, content: Content, key: str, start: int) -> MessageRef:
        channel = int(place.channel)
        try:
            spot = await self._thread(channel, start, content)
            return await self._send(spot, content, key)
        except Refused as error:
            if error.reason not in {"no_permission", "channel_gone", "invalid"}:
                raise
            _log.info("no thread here", extra={"channel": channel, "code": error.detail})
        self._whereabouts.forget(start)
        reference = {
            "channel_id": str(channel),
            "message_id": str(start),
            "fail_if_not_exists": False,
        }
        return await self._send(Spot(channel), content, key, reference)

    async def _thread(self, channel: int, start: int, content: Content) -> Spot:
        known = self._whereabouts.known(start)
        if known is not None and known.thread:
            return known
        if not await self._whereabouts.takes_threads(channel):
            raise Refused("no_permission", "threads")
        spot = Spot(channel, start)
        try:
            first = await self._api.get(MESSAGE, channel_id=channel, message_id=start)
        except Refused as error:
            if error.reason != "message_gone":
                raise
            return await self._bare_thread(start)
        if "thread" not in first:
            await self._open(spot, first, content)
        self._whereabouts.learn(start, spot)
        return spot

    async def _bare_thread(self, start: int) -> Spot:
        """A thread that did not grow from a message, or whose message is gone."""
        try:
            spot = await self._whereabouts.of(start)
        except Refused as error:
            raise Refused("message_gone", error.detail) from error
        if spot.thread is None:
            raise Refused("message_gone", "not a thread")
        return spot

    async def _open(self, spot: Spot, first: Json, content: Content) -> None:
        said = question_of(first) or first.get("content") or ""
        words = " ".join(clean(unmarked(said)).split())
        name = words or " ".join((content.title or written(content)).split()) or "Vertti"
        wanted = {"name": shortened(name, _THREAD_NAME), "auto_archive_duration": _DAY}
        try:
            await self._api.post(
                f"{MESSAGE}/threads",
                wanted,
                channel_id=spot.channel,
                message_id=first["id"],
            )
        except Refused as error:
            if error.detail != THREAD_EXISTS:
                raise

    async def _send(
        self, spot: Spot, content: Content, key: str, reference: Json | None = None
    ) -> MessageRef:
        """Send all parts; with one nonce Discord makes one message, also when the SDK tries again."""
        if content.poll is not None and fits(content.poll):
            try:
                return await self._send_poll(spot, content, content.poll, key, reference)
            except Refused as error:
                if not cannot_be(error):
                    raise
                _log.info("no poll here", extra={"channel": spot.channel, "code": error.detail})
        first, *more = messages(with_ballot(content, LABEL), mark=marker(key))
        if reference:
            first["message_reference"] = reference
        sent = await self._say(spot, first, key)
        for number, body in enumerate(more):
            await self._say(spot, body, derived_id(key, str(number)))
        return self._whereabouts.ref(spot, sent["id"])

    async def _send_poll(
        self, spot: Spot, content: Content, poll: Poll, key: str, reference: Json | None
    ) -> MessageRef:
        body = poll_message(content, poll, mark=marker(key))
        if reference:
            body["message_reference"] = reference
        sent = await self._say(spot, body, key)
        return self._whereabouts.ref(spot, sent["id"])

    async def _say(self, spot: Spot, body: Json, nonce: str) -> Json:
        once = {**body, "nonce": nonce, "enforce_nonce": True}
        return await self._api.post(MESSAGES, once, channel_id=spot.thread or spot.channel)
