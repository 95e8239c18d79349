"""Things that go wrong on the way, asked for by a test."""

import asyncio
from collections import defaultdict, deque
from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """What happens to the request."""

    RATE_LIMIT = auto()
    FAIL = auto()
    SWALLOW_ANSWER = auto()
    DROP_REQUEST = auto()


@dataclass(frozen=True, slots=True)
class Fault:
    """One request's misfortune."""

    kind: Kind
    status: int = 500
    retry_after: float = 0.0


class Faults:
    """Planned misfortunes per operation, used up first in, first out.

    `operation` is an operationId of Discord's document, such as `create_message`, or `*` for any.
    """

    def __init__(self) -> None:
        self._planned: defaultdict[str, deque[Fault]] = defaultdict(deque)
        self._held: dict[str, asyncio.Event] = {}

    def rate_limit(self, operation: str, *, times: int = 1, retry_after: float = 0.05) -> None:
        """Answer 429 with Discord's body and headers; nothing is done. Seconds."""
        self._plan(operation, Fault(Kind.RATE_LIMIT, 429, retry_after), times)

    def fail(self, operation: str, *, status: int = 500, times: int = 1) -> None:
        """Answer with this status; nothing is done."""
        self._plan(operation, Fault(Kind.FAIL, status), times)

    def swallow_answer(self, operation: str, *, times: int = 1) -> None:
        """Do what was asked, then cut the connection without an answer."""
        self._plan(operation, Fault(Kind.SWALLOW_ANSWER), times)

    def drop_request(self, operation: str, *, times: int = 1) -> None:
        """Cut the connection and do nothing."""
        self._plan(operation, Fault(Kind.DROP_REQUEST), times)

    def hold(self, operation: str, event: asyncio.Event) -> None:
        """Every such request waits, undone, until the event is set. `guild.calls` shows it."""
        self._held[operation] = event

    def clear(self) -> None:
        """Forget everything planned and let held requests of the future pass."""
        self._planned.clear()
        self._held.clear()

    @property
    def left(self) -> int:
        """How many planned misfortunes have not happened yet."""
        return sum(map(len, self._planned.values()))

    def _plan(self, operation: str, fault: Fault, times: int) -> None:
        self._planned[operation].extend([fault] * times)

    async def passed(self, operation: str) -> None:
        """Wait out a hold, if there is one."""
        for name in (operation, "*"):
            if name in self._held:
                await self._held[name].wait()

    def take(self, operation: str) -> Fault | None:
        """The next misfortune of this operation, if one is planned."""
        for name in (operation, "*"):
            if self._planned[name]:
                return self._planned[name].popleft()
        return None
