"""What suggesting needs kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.chat.ids import Person
from bot.prompting.prompt import Suggestion, SuggestionState


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a moderator made of a suggestion, in the command with the key `call`."""

    state: SuggestionState
    reason: str
    by: Person
    call: str


class Suggestions(Protocol):
    async def add(self, suggestion: Suggestion) -> Suggestion:
        """Keep it under the next free number.

        Another one is returned instead when its words are the same and it waits or is approved; the one kept
        before if the id is known.
        """
        ...

    async def numbered(self, number: int) -> Suggestion | None: ...

    async def open(self) -> Sequence[Suggestion]:
        """Waiting and approved ones, oldest first."""
        ...

    async def behind(self, prompts: Sequence[str]) -> Sequence[Suggestion]:
        """Those with these prompts' ids, whatever was decided about them."""
        ...

    async def decide(self, suggestion: Suggestion, decided: Decided, *, now: datetime) -> bool:
        """False: somebody else has decided since `suggestion` was read."""
        ...
