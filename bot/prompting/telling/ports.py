"""What telling needs kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.chat.content import Button
from bot.chat.ids import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something to tell one person in private, not before a moment; `since` it was left."""

    key: str
    to: Person
    text: str
    not_before: datetime
    since: datetime
    buttons: tuple[Button, ...] = ()


class Notes(Protocol):
    async def leave(self, note: Note) -> bool:
        """False: a note with this key was left before, sent or not."""
        ...

    async def left(self, key: str) -> datetime | None:
        """When the note with this key was left, sent or not."""
        ...

    async def due(self, *, now: datetime, most: int) -> Sequence[Note]: ...

    async def next_due(self) -> datetime | None: ...

    async def take(self, key: str) -> bool:
        """Mark it as told and forget the text. False: another has it."""
        ...

    async def put_back(self, note: Note, *, not_before: datetime) -> None:
        """It was not told after all."""
        ...
