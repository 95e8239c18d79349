"""What still works behind the back of a test that has ended is waited for, before its database is closed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

_unsettled: list[Callable[[], Awaitable[None]]] = []


def settle_later(settle: Callable[[], Awaitable[None]]) -> None:
    _unsettled.append(settle)


async def settle_all() -> None:
    while _unsettled:
        await _unsettled.pop()()
