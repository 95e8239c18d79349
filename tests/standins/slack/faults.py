"""Things that go wrong on the way, asked for by a test."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    RATE_LIMIT = auto()
    FAIL = auto()
    REFUSE = auto()
    SWALLOW_ANSWER = auto()
    DROP_REQUEST = auto()


@dataclass(frozen=True, slots=True)
class Fault:
    kind: Kind
    status: int = 500
    retry_after: float = 0
    error: str = ""
    needed: str = ""


class Faults:
    """Planned misfortunes per method, first in, first out.

    A method is one of Slack's (`chat.postMessage`), or `response` for response URLs, or `link` for connecting.
    """

    def __init__(self) -> None:
        self._planned: defaultdict[str, deque[Fault]] = defaultdict(deque)
        self._held: dict[str, asyncio.Event] = {}

    def rate_limit(self, method: str, *, times: int = 1, retry_after: float = 0) -> None:
        """Answer 429; nothing is done. Seconds."""
        self._plan(method, Fault(Kind.RATE_LIMIT, 429, retry_after), times)

    def fail(self, method: str, *, status: int = 500, times: int = 1) -> None:
        """Answer with this status; nothing is done."""
        self._plan(method, Fault(Kind.FAIL, status), times)

    def refuse(self, method: str, error: str, *, times: int = 1) -> None:
        """Answer `ok: false` with this error."""
        self._plan(method, Fault(Kind.REFUSE, error=error), times)

    def missing_scope(self, method: str, scope: str, *, times: int = 1) -> None:
        self._plan(method, Fault(Kind.REFUSE, error="missing_scope", needed=scope), times)

    def swallow_answer(self, method: str, *, times: int = 1) -> None:
        """Do what was asked, then cut the connection without an answer."""
        self._plan(method, Fault(Kind.SWALLOW_ANSWER), times)

    def drop_request(self, method: str, *, times: int = 1) -> None:
        """Cut the connection and do nothing."""
        self._plan(method, Fault(Kind.DROP_REQUEST), times)

    def hold(self, method: str, event: asyncio.Event) -> None:
        """Every such request waits, undone, until the event is set."""
        self._held[method] = event

    def clear(self) -> None:
        """Forget everything planned and let held requests of the future pass."""
        self._planned.clear()
        self._held.clear()

    @property
    def left(self) -> int:
        """How many planned misfortunes have not happened yet."""
        return sum(map(len, self._planned.values()))

    async def passed(self, method: str) -> None:
        if method in self._held:
            await self._held[method].wait()

    def take(self, method: str) -> Fault | None:
        """The next misfortune of this method, if one is planned."""
        planned = self._planned[method]
        return planned.popleft() if planned else None

    def _plan(self, method: str, fault: Fault, times: int) -> None:
        self._planned[method].extend([fault] * times)
