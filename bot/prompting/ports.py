"""What prompting needs read and kept. Each method is one intention and one transaction.

`now` is always passed in and aware. Methods may raise `StorageError`. Rooms with a port of their own have it in
their `ports`; `Prompts` holds all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Protocol

from bot.chat.ids import MessageRef, Place
from bot.errors import ContentError
from bot.prompting.calendar.ports import DateBook
from bot.prompting.choosing.ports import Outcomes
from bot.prompting.choosing.shelf import Shelf
from bot.prompting.deciding.ports import Conversations
from bot.prompting.hosting.ports import Hostings
from bot.prompting.occurrence import Occurrence, OccurrenceState
from bot.prompting.polls.ports import Votes
from bot.prompting.posting.ports import Corrections
from bot.prompting.prompt import Prompt
from bot.prompting.schedule import Schedule, ScheduleState
from bot.prompting.suggesting.ports import Suggestions
from bot.prompting.telling.ports import Notes


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

    async def numbered(self, number: int) -> Schedule | None: ...

    async def all(self) -> Sequence[Schedule]:
        """In order of their numbers, removed ones too."""
        ...

    async def beside(self, schedule: Schedule) -> Sequence[Schedule]:
        """Other active ones with a channel in common, in order of their numbers."""
        ...

    async def due(self, *, now: datetime, most: int) -> Sequence[Schedule]:
        """Active ones whose `next_at` has come or is not worked out yet."""
        ...

    async def next_due(self) -> datetime | None:
        """When the first active one strikes."""
        ...

    async def change(self, schedule: str, state: ScheduleState, *, now: datetime) -> bool:
        """False: it was in that state. Becoming active starts at `now` and wakes occurrences that wait."""
        ...

    async def pause_until(self, schedule: str, until: date | None, *, now: datetime) -> None:
        """Leave out the dates before `until`, and wake what waits."""
        ...

    async def alter(
        self, old: Schedule, new: Schedule, moved: Sequence[Occurrence], *, call: str, now: datetime
    ) -> bool:
        """Give it the weekday, time, zone, language, places and rules of `new`, and plan what `moved` names.

        Pins, skips and hostings from the local date of `now` on move with their week to the new weekday. Occurrences
        that still wait in a channel that is left are skipped with the reason `moved`; in a channel that is new the
        others' occasion is planned as well if its window is open and it was not taken back. What waits for its hour is
        due as `changing.due_anew` says. False: it is no longer as `old` was, and nothing changed. For a `call`
        that has done it before, True, and nothing changes again, whatever came in between.
        """
        ...

    async def changed_in(self, schedule: str) -> str | None:
        """The key of the last command that altered it or laid questions down for its dates."""
        ...

    async def plan(
        self, schedule: Schedule, planned: Sequence[Occurrence], *, next_at: datetime, now: datetime
    ) -> None:
        """Insert those that are new, remember the last local date among them as planned, and `next_at`.

        Nothing happens when its clock or its channels were altered since `schedule` was read.
        """
        ...


Pick = Callable[[Shelf, str | None], tuple[str, str] | None]
"""Given the shelf and what was chosen before: the id of the prompt to post, and how it was chosen (JSON). Pure."""


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

    async def at(self, message: MessageRef) -> Occurrence | None:
        """The one whose message (or whose thread's first message) it is."""
        ...

    async def due(self, *, now: datetime, most: int) -> Sequence[Occurrence]:
        """Those with something left to do now, oldest first."""
        ...

    async def next_due(self) -> datetime | None: ...

    async def put_off(self, occurrence: Occurrence, *, until: datetime, reason: str = "") -> None:
        """Nothing to do before `until`; `reason` says what it waits for."""
        ...

    async def wake(self, schedule: str, *, occasion: str, now: datetime) -> None:
        """Look at the occasion again now, posted or not."""
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
        unchosen: bool = False,
    ) -> bool:
        """Planned no longer. False: it was settled before, and nothing changed. `more_to_do`: it stays due.

        `unchosen`: only while no question has been chosen for the occasion, so that none can be on its way; else False.
        """
        ...

    async def finish(self, occurrence: Occurrence, *, stays: str = "") -> None:
        """Nothing is left to do. `stays`: why its message could not be deleted; see `Occurrence.stays_because`."""
        ...

    async def choose(
        self, occurrence: Occurrence, places: Sequence[Place], pick: Pick, *, now: datetime
    ) -> str | None:
        """Let `pick` choose for the occasion and keep it; no two choices of a community happen at once."""
        ...

    async def because(self, schedule: str, occasion: str) -> str:
        """How the occasion's prompt was chosen, as `pick` said it; empty when nothing was chosen yet."""
        ...

    async def shelf(self, places: Sequence[Place], *, since: date | None = None) -> Shelf:
        """What `pick` would be given for an occasion in these places. What is promised to dates before `since` is left out."""
        ...

    async def waiting_languages(self) -> frozenset[str]:
        """Of the approved suggestions that have not been posted anywhere and are not about to be."""
        ...


class Prompts(Protocol):
    """All that prompting keeps."""

    @property
    def schedules(self) -> Schedules: ...

    @property
    def dates(self) -> DateBook: ...

    @property
    def occurrences(self) -> Occurrences: ...

    @property
    def hostings(self) -> Hostings: ...

    @property
    def outcomes(self) -> Outcomes: ...

    @property
    def conversations(self) -> Conversations: ...

    @property
    def corrections(self) -> Corrections: ...

    @property
    def suggestions(self) -> Suggestions: ...

    @property
    def notes(self) -> Notes: ...

    @property
    def votes(self) -> Votes: ...


LanguageOf = Callable[[str], str | None]
"""The language of a text, `fi`, `sv` or `en`, or None when the text does not say."""
