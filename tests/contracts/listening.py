"""Ears for a rig: keeps every event handed over and lets a test wait for one."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TypeVar

from bot.chat.events import Event
from bot.chat.platform import Receive

Heard = TypeVar("Heard", bound=Event)


class Ears:
    """`receive` is given to the adapter; an event that comes twice is heard twice. `core` hears all of it too."""

    def __init__(self, core: Receive | None = None) -> None:
        self._core = core
        self._heard: list[Event] = []
        self._more = asyncio.Condition()

    async def receive(self, event: Event) -> None:
        async with self._more:
            self._heard.append(event)
            self._more.notify_all()
        if self._core is not None:
            await self._core(event)

    def events(self, kind: type[Heard]) -> Sequence[Heard]:
        return [event for event in self._heard if isinstance(event, kind)]

    async def event(self, kind: type[Heard], *, count: int = 1, timeout: float = 10) -> Heard:
        """The `count`-th event of `kind`. Raises TimeoutError, naming what was heard instead."""
        try:
            async with asyncio.timeout(timeout), self._more:
                await self._more.wait_for(lambda: len(self.events(kind)) >= count)
        except TimeoutError:
            heard = [type(event).__name__ for event in self._heard]
            message = f"no {kind.__name__} number {count}; heard {heard}"
            raise TimeoutError(message) from None
        return self.events(kind)[count - 1]
