"""Time as a port: the core never asks the machine."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """The time, aware and in UTC."""
        ...

    async def sleep(self, pause: timedelta) -> None:
        """Return when `pause` has passed on this clock."""
        ...


class MachineClock:
    """The machine's clock, moved by whole days when `today` is given (`--today`)."""

    def __init__(self, today: datetime | None = None) -> None:
        real = datetime.now(UTC)
        self._ahead = timedelta(days=(today.date() - real.date()).days) if today else timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    async def sleep(self, pause: timedelta) -> None:
        await asyncio.sleep(max(0.0, pause.total_seconds()))
