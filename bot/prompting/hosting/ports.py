"""What hosting needs kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from bot.chat.ids import MessageRef, Person, Place
from bot.prompting.dates import Hosting


class Hostings(Protocol):
    async def volunteer(self, hosting: Hosting) -> Hosting:
        """Keep it, unless somebody hosts the date: then theirs is returned."""
        ...

    async def give_back(self, schedule: str, local_date: date, host: Person, *, now: datetime) -> bool:
        """False: `host` does not host it, or has asked it already. What waits for the host looks again."""
        ...

    async def choose_draft(self, schedule: str, local_date: date, host: Person, prompt: str) -> bool:
        """False: `host` does not host it, or has asked it already."""
        ...

    async def get(self, schedule: str, local_date: date) -> Hosting | None: ...

    async def of(self, host: Person, *, since: date) -> Sequence[Hosting]:
        """All of a member's, soonest first."""
        ...

    async def of_host_in(self, place: Place, host: Person, *, since: date) -> Sequence[Hosting]:
        """Those of `host` in this channel, soonest first."""
        ...

    async def taken_as(self, message: MessageRef) -> Hosting | None:
        """The one whose question this very message is."""
        ...

    async def coming(self, *, since: date, until: date) -> Sequence[Hosting]:
        """Everybody's whose message has not been taken, both dates included; soonest first."""
        ...

    async def take(self, hosting: Hosting, message: MessageRef, *, at: datetime, now: datetime) -> bool:
        """The message is the week's question: link it and settle the occurrence as hosted, in one transaction.

        `at`: when the host wrote it, which may be long before it is found. The occurrence stays due, so that what Vertti may have sent at that very moment is looked for. False: it was
        settled otherwise, another message was taken, or the week was given back.
        """
        ...

    async def untake(self, hosting: Hosting, message: MessageRef, *, now: datetime) -> bool:
        """It was not meant so: the occurrence waits again, and no message up to `now` will be taken, nor this one.

        Where staff have taken the week back in other channels, it is left out in this one too.
        False: it was not taken, or undone before.
        """
        ...
