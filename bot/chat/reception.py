"""Receiving events: kept first, then handled one after another within a conversation, again after a crash."""

from __future__ import annotations

import asyncio
import logging
import uuid
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from bot.chat.events import (
    ButtonPressed,
    Event,
    Interaction,
    MessageDeleted,
    MessageEdited,
    MessagePosted,
    ReactionChanged,
    VoteChanged,
)
from bot.chat.ports import Inbox
from bot.clock import Clock
from bot.errors import VerttiError
from bot.under_way import UnderWay

_log = logging.getLogger(__name__)

LEASE = timedelta(minutes=2)
AGAIN_AFTER = timedelta(seconds=30)
KEPT = timedelta(days=7)
"""How long an event's id is remembered: longer than any platform redelivers."""
AT_A_TIME = 50

Handle = Callable[[Event], Awaitable[None]]


class Reception:
    """`receive` is what adapters are given. Each event is handled once, or again if handling it failed."""

    def __init__(self, inbox: Inbox, clock: Clock, handle: Handle, *, lease: timedelta = LEASE) -> None:
        self._lease = lease
        self._inbox = inbox
        self._clock = clock
        self._handle = handle
        self._last_in_lane: dict[str, asyncio.Task[None]] = {}
        self._under_way: dict[asyncio.Task[None], Event] = {}
        self._arriving = UnderWay()
        self._hold_at: datetime | None = None

    async def receive(self, event: Event) -> None:
        """Keep the event, then handle it behind the caller's back. Raises `StorageError` when it cannot be kept."""
        with self._arriving.one():
            if await self._inbox.accept(event, now=self._clock.now(), lease=self._lease):
                self._begin(event)

    async def tick(self) -> None:
        """Keep what is under way here, take up what a stopped process has left, and forget old ids."""
        now = self._clock.now()
        await self._hold(now)
        for event in await self._inbox.take_up(now=now, lease=self._lease, most=AT_A_TIME):
            self._begin(event)
        await self._inbox.forget(before=now - KEPT)

    async def settle(self) -> None:
        """Return when everything received so far has been handled."""
        await self._arriving.settle()
        while self._under_way:
            await asyncio.gather(*self._under_way)
            await self._arriving.settle()

    async def _hold(self, now: datetime) -> None:
        """What takes longer than its lease, or waits for such a one, is not begun a second time meanwhile."""
        if not self._under_way:
            self._hold_at = None
        elif self._hold_at is None:
            # It was accepted, or taken up, a moment ago.
            self._hold_at = now + self._lease / 2
        elif now >= self._hold_at:
            self._hold_at = now + self._lease / 2
            await self._inbox.hold([*self._under_way.values()], until=now + self._lease)

    def _begin(self, event: Event) -> None:
        lane = _lane(event)
        task = asyncio.create_task(self._after(self._last_in_lane.get(lane), event))
        self._last_in_lane[lane] = task
        self._under_way[task] = event
        task.add_done_callback(lambda done: self._ended(lane, done))

    def _ended(self, lane: str, task: asyncio.Task[None]) -> None:
        self._under_way.pop(task, None)
        if self._last_in_lane.get(lane) is task:
            del self._last_in_lane[lane]

    async def _after(self, before: asyncio.Task[None] | None, event: Event) -> None:
        if before is not None:
            await asyncio.wait([before])
        await self._handle_kept(event)

    async def _handle_kept(self, event: Event) -> None:
        try:
            await self._handle(event)
            await self._inbox.finish(event, now=self._clock.now())
        except Exception as error:  # noqa: BLE001 - one of the two dispatchers
            await self._put_off(event, error)

    async def _put_off(self, event: Event, error: Exception) -> None:
        trouble = uuid.uuid4().hex[:8]
        _log.error(
            "an event was not handled",
            extra={"trouble": trouble, "kind": type(event).__name__},
            exc_info=None if isinstance(error, VerttiError) else error,
        )
        now = self._clock.now()
        try:
            await self._inbox.fail(
                event,
                now=now,
                again_at=now + AGAIN_AFTER,
                reason=f"{type(error).__name__} {trouble}",
            )
        except VerttiError:
            # The lease ends by itself, and then the event is taken up again.
            _log.error("an event could not be put off", extra={"trouble": trouble})


def _lane(event: Event) -> str:
    """Events of one conversation keep their order; the rest do not wait for each other."""
    match event:
        case MessagePosted() | MessageEdited() | MessageDeleted() | ReactionChanged() | VoteChanged():
            return f"{event.message.place.key}/{event.message.conversation}"
        case ButtonPressed(message=message) if message is not None:
            return f"{message.place.key}/{message.conversation}"
        case Interaction():
            return event.person.key
        case _:
            return event.space
