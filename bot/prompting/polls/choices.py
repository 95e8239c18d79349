"""What becomes of a member's choice in a poll. Pure; the same whatever order the platform tells it in.

A choice is kept with the moment in the platform's own order that made it: what is told later but happened earlier
changes nothing, nor does the same thing told twice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

TWICE = timedelta(seconds=1)
"""A second press of the same button this soon is a double click, not a change of mind."""
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Choice:
    """`option` counts from 1; None: taken back. `sequence` orders the choices of one member in one poll."""

    option: int | None
    sequence: str
    at: datetime


Change = Callable[[Choice | None], Choice | None]
"""Given the choice that is kept, if any: the one to keep instead, or None to leave everything as it is."""


def pressed(option: int, *, at: datetime, event_id: str) -> Change:
    """A button: it chooses, moves the choice, or takes it back when it is pressed again."""
    sequence = f"{(at - _BEGINNING) // timedelta(microseconds=1):020d}:{event_id}"

    def change(kept: Choice | None) -> Choice | None:
        if kept is None:
            return Choice(option, sequence, at)
        again = kept.option == option
        if kept.sequence >= sequence or (again and at - kept.at < TWICE):
            return None
        return Choice(None if again else option, sequence, at)

    return change


def read_again(held: Choice | None, option: int | None, *, at: datetime) -> Change:
    """The platform was asked, after a gap; what an event has told since `held` was read is newer, and stays."""

    def change(kept: Choice | None) -> Choice | None:
        if kept != held or option == (kept.option if kept else None):
            return None
        return Choice(option, kept.sequence if kept else "", at)

    return change


def told(option: int, *, added: bool, at: datetime, sequence: str) -> Change:
    """The platform's own poll tells that an option was chosen or is chosen no longer."""

    def change(kept: Choice | None) -> Choice | None:
        if kept is not None and kept.sequence >= sequence:
            return None
        # Where there is one choice, taking one back leaves none, whichever was the last that was heard of.
        return Choice(option if added else None, sequence, at)

    return change
