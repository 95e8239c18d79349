"""What prompting needs read and kept. Each method is one intention and one transaction.

`now` is always passed in and aware. Methods may raise `StorageError`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from bot.chat.ids import MessageRef, Person, Place
from bot.errors import ContentError
from bot.prompting.choosing.choosing import Shelf
from bot.prompting.prompt import Prompt, Suggestion, SuggestionState
from bot.prompting.schedule import Occurrence, OccurrenceState, Schedule, ScheduleState


class PromptLibrary(Protocol):
    @property
    def prompts(self) -> Sequence[Prompt]:
        """All prompts that could be read, in order of their ids."""
        ...

    @property
    def problems(self) -> Sequence[ContentError]:
        """The files that could not, each with its reason."""
        ...


class Schedules(Protocol):
    async def add(self, schedule: Schedule) -> Schedule:
        """Keep it under the next free number; the one kept before if the id is known."""
        ...

    async def get(self, schedule: str) -> Schedule | None: ...

    async def all(self) -> Sequence[Schedule]:
        """In order of their numbers, removed ones too."""
        ...

    async def change(self, schedule: str, state: ScheduleState, *, now: datetime) -> bool:
        """False: it was in that state. Becoming active starts at `now` and wakes occurrences that wait."""
        ...

    async def plan(self, schedule: str, planned: Sequence[Occurrence], *, now: datetime) -> None:
        """Insert those that are new and remember the last local date among them as planned."""
        ...

    async def skip(self, schedule: str, local_date: date, *, call: str, by: Person, now: datetime) -> None:
        """Leave the date out. `call` is the key of the command, for `skipped_by`."""
        ...

    async def skips(self, schedule: str) -> frozenset[date]: ...

    async def skipped_by(self, call: str) -> date | None:
        """The date that this very call has skipped already."""
        ...


Pick = Callable[[Shelf, str | None], str | None]
"""Given the shelf and what was chosen before, the id of the prompt to post. Pure."""


class Occurrences(Protocol):
    async def get(self, occurrence: Occurrence) -> Occurrence | None:
        """The same occurrence as it is kept now."""
        ...

    async def add(self, new: Sequence[Occurrence], *, now: datetime) -> None:
        """Insert those that are new."""
        ...

    async def of(
        self, schedule: str, *, occasion: str | None = None, since: date | None = None
    ) -> Sequence[Occurrence]:
        """Of one occasion, or of all from the local date `since` on; oldest first."""
        ...

    async def due(self, *, now: datetime, most: int) -> Sequence[Occurrence]:
        """Those with something left to do now, oldest first."""
        ...

    async def next_due(self) -> datetime | None: ...

    async def put_off(self, occurrence: Occurrence, *, until: datetime) -> None:
        """Nothing to do before `until`."""
        ...

    async def settle(
        self,
        occurrence: Occurrence,
        state: OccurrenceState,
        *,
        now: datetime,
        message: MessageRef | None = None,
        reason: str = "",
        more_to_do: bool = False,
    ) -> bool:
        """Planned no longer. False: it was settled before, and nothing changed. `more_to_do`: it stays due."""
        ...

    async def finish(self, occurrence: Occurrence) -> None:
        """Nothing is left to do."""
        ...

    async def choose(
        self, occurrence: Occurrence, places: Sequence[Place], pick: Pick, *, now: datetime
    ) -> str | None:
        """Let `pick` choose for the occasion and keep it; no two choices of a community happen at once."""
        ...

    async def shelf(self, places: Sequence[Place]) -> Shelf:
        """What `pick` would be given for an occasion in these places."""
        ...


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

    async def decide(self, suggestion: Suggestion, decided: Decided, *, now: datetime) -> bool:
        """False: somebody else has decided since `suggestion` was read."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something to tell one person in private, not before a moment; `since` it was left."""

    key: str
    to: Person
    text: str
    not_before: datetime
    since: datetime


class Notes(Protocol):
    async def leave(self, note: Note) -> bool:
        """False: a note with this key was left before, sent or not."""
        ...

    async def due(self, *, now: datetime, most: int) -> Sequence[Note]: ...

    async def next_due(self) -> datetime | None: ...

    async def take(self, key: str) -> bool:
        """Mark it as told and forget the text. False: another has it."""
        ...

    async def put_back(self, note: Note, *, not_before: datetime) -> None:
        """It was not told after all."""
        ...


class Prompts(Protocol):
    """All that prompting keeps."""

    @property
    def schedules(self) -> Schedules: ...

    @property
    def occurrences(self) -> Occurrences: ...

    @property
    def suggestions(self) -> Suggestions: ...

    @property
    def notes(self) -> Notes: ...


LanguageOf = Callable[[str], str | None]
"""The language of a text, `fi`, `sv` or `en`, or None when the text does not say."""
