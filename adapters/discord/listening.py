"""Hands what the gateway tells over to the core, and keeps trouble in one event away from the next.

Discord sends nothing twice on request: an event the store cannot take is offered again a few times.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from typing import Any

import discord

from adapters.discord.inbound import Inbound
from adapters.discord.interactions import Interactions
from adapters.discord.replies import Replies
from bot.chat.events import Event
from bot.chat.platform import Receive
from bot.errors import StorageError, VerttiError
from bot.under_way import UnderWay

_log = logging.getLogger(__name__)
_PAUSES = (0.2, 1, 5, 15, 60)
"""Seconds between offers."""
TO_KEEP = 5.0
"""Seconds that stopping waits for the core to keep what was heard: Discord tells nothing twice."""


class Listening:
    def __init__(self, inbound: Inbound, interactions: Interactions, replies: Replies) -> None:
        self._inbound = inbound
        self._interactions = interactions
        self._replies = replies
        self._hearing = UnderWay()
        self.receive: Receive | None = None

    async def settle(self) -> None:
        """Return when what was heard so far is kept, or cannot be within `TO_KEEP`."""
        await self._hearing.settle(within=TO_KEEP)

    async def message(self, message: discord.Message) -> None:
        await self._hand_over(self._inbound.posted(message))

    async def edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        await self._hand_over(self._inbound.edited(payload))

    async def delete(self, *, guild: int | None, channel: int, message: int) -> None:
        await self._hand_over(self._inbound.deleted(guild=guild, channel=channel, message=message))

    async def reaction(self, payload: discord.RawReactionActionEvent) -> None:
        await self._hand_over(self._inbound.reacted(payload))

    async def vote(self, payload: discord.RawPollVoteActionEvent, *, added: bool) -> None:
        await self._hand_over(self._inbound.voted(payload, added=added))

    async def member(self, member: discord.Member) -> None:
        event = self._inbound.joined(member)
        if event is not None:
            await self._offer(event)

    async def gap(self) -> None:
        """Something may have been missed: a lost connection, or all reactions of a message cleared at once."""
        await self._offer(self._inbound.caught_up())

    async def interaction(self, raw: discord.Interaction[Any]) -> None:
        """Kept first, acknowledged after; an interaction that could not be kept is left to fail before the person's eyes."""
        try:
            with self._hearing.one():
                event = await self._interactions.read(raw)
                if event is None or self.receive is None:
                    return
                self._replies.open(event.reply_handle)
                await self.receive(event)
            await self._replies.put_off(event.reply_handle)
        except VerttiError as error:
            _lost(error)

    async def _hand_over(self, reading: Awaitable[Event | None]) -> None:
        with self._hearing.one():
            try:
                event = await reading
            except VerttiError as error:
                _lost(error)
                return
            if event is not None:
                await self._offer(event)

    async def _offer(self, event: Event) -> None:
        with self._hearing.one():
            for pause in (*_PAUSES, None):
                try:
                    if self.receive is not None:
                        await self.receive(event)
                except StorageError as error:
                    _lost(error)
                else:
                    return
                if pause is not None:
                    await asyncio.sleep(pause)


def _lost(error: VerttiError) -> None:
    _log.error("an event was not kept", extra={"error": type(error).__name__})
