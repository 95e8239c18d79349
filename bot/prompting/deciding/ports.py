"""What deciding needs to know of a channel's talk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.chat.ids import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """Conversations begun in a channel: `members` by members, newest first, when; `others` by staff and bots, how many.

    `own` are the questions that Vertti posted there, of which `own_stream` in the stream that is asked about.
    """

    members: tuple[datetime, ...] = ()
    others: int = 0
    own: int = 0
    own_stream: int = 0


class Conversations(Protocol):
    async def begun(
        self,
        place: Place,
        schedule: str,
        *,
        since: datetime,
        after: date,
        before: date,
        until: datetime | None = None,
    ) -> Begun:
        """Members' and others' later than `since` and up to `until` (None: all that are known).

        Vertti's own on local dates later than `after` and before `before`.
        """
        ...
