"""What learning from replies needs kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.chat.ids import Place
from bot.prompting.occurrence import Occurrence

HOSTED = "hosted"
SUGGESTION = "suggestion"
"""Types of questions that are not the library's: asked by a host in their own words, and suggested by a member."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How many different members, and apart from them staff, answered a prompt within 7 days, in one channel."""

    prompt: str
    """Empty when a host asked in their own words."""
    kind: str
    """The library's types, `HOSTED` or `SUGGESTION`."""
    place: Place
    local_date: date
    members: int
    staff: int


class Outcomes(Protocol):
    async def uncounted(
        self, *, posted_after: datetime, posted_before: datetime, most: int
    ) -> Sequence[Occurrence]:
        """Posted (or asked by a host) in that time, and not counted yet; oldest first."""
        ...

    async def count(
        self, occurrence: Occurrence, *, prompt: str, kind: str, until: datetime, now: datetime
    ) -> Outcome:
        """Count who answered up to `until` and keep the numbers, no names; the kept ones when counted before.

        An answer is a message in the question's thread or in reply to it, or a choice in its poll; not the asker's own.
        """
        ...

    async def of(self, places: Sequence[Place]) -> Sequence[Outcome]:
        """All that were counted in these channels, oldest first."""
        ...
