"""What correcting and taking back a posted question needs kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.chat.ids import MessageRef, Person, Place
from bot.prompting.occurrence import Occurrence


class Corrections(Protocol):
    async def correct(
        self,
        schedule: str,
        occasion: str,
        language: str,
        text: str,
        *,
        by: Person,
        call: str,
        now: datetime,
        until: datetime,
    ) -> Sequence[Place]:
        """Everything of the occasion that is posted is to show `text` in this language. `call`: the command's key.

        Returns the channels whose messages are the caller's to edit up to the moment `until`; the others are
        somebody else's just now, or tried again soon, and come to show it all the same.
        """
        ...

    async def corrected_in(self, schedule: str, call: str) -> str | None:
        """The occasion that this very command has corrected, unless another has corrected the same text since."""
        ...

    async def of(self, schedule: str, occasion: str) -> Mapping[str, str]:
        """The corrected texts by language."""
        ...

    async def last(self, schedule: str, occasion: str) -> tuple[Person, datetime] | None:
        """Who corrected it last, and when."""
        ...

    async def begin(self, occurrence: Occurrence, *, now: datetime, until: datetime) -> Occurrence | None:
        """The right to see to its posted message up to `until`, and how it is kept now.

        None: somebody else has it, nothing is due, or it is not posted any longer.
        """
        ...

    async def showed(
        self,
        occurrence: Occurrence,
        digest: str,
        corrected: Mapping[str, str],
        *,
        others: MessageRef | None,
    ) -> bool:
        """Its message shows these corrections now, and nothing is left to do. `others`: the one with other languages.

        False: there are other corrections by now; it stays the caller's.
        """
        ...

    async def take_back(self, schedule: str, occasion: str, *, call: str, now: datetime) -> int:
        """All posted messages of the occasion are to go; what waits is skipped. How many were posted.

        `call` is the key of the command, for `taken_back_in`.
        """
        ...

    async def taken_back_in(self, schedule: str, call: str) -> str | None:
        """The occasion that this very call has taken back already."""
        ...
