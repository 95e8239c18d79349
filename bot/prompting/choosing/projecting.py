"""A season as it would be chosen if nothing changes. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.chat.ids import Place
from bot.prompting.choosing.choosing import Choice, choose
from bot.prompting.choosing.past import Past
from bot.prompting.choosing.shelf import Promise, Shelf, Wanted
from bot.prompting.prompt import Prompt


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """One date to fill. `chosen`: what was chosen for it before."""

    wanted: Wanted
    due_at: datetime
    chosen: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """`dates` are oldest first, None for one that is left out. `shelf` is that of `places`."""

    shelf: Shelf
    dates: Sequence[Date | None]
    places: frozenset[Place] = frozenset()


def project(streams: Sequence[Stream], library: Sequence[Prompt]) -> list[list[Choice | None]]:
    """For each stream a choice for each date; None for a date that is left out, and where there is nothing.

    What one date takes counts as seen on the later ones, in all streams with a channel in common. What is pinned to a
    later date of a stream, or its host chose, is left to it.
    """
    shelves = [_with_promises(each) for each in streams]
    past = [Past.of(each.outcomes) for each in shelves]
    found: list[list[Choice | None]] = [[None] * len(each.dates) for each in streams]
    for number, position, date in _in_turn(streams):
        choice = choose(shelves[number], library, date.wanted, date.chosen, past[number])
        found[number][position] = choice
        if choice is not None:
            shelves = [
                _after(shelf, choice, date, here=other == number or _meet(streams[other], streams[number]))
                for other, shelf in enumerate(shelves)
            ]
    return found


def _in_turn(streams: Sequence[Stream]) -> list[tuple[int, int, Date]]:
    """The number of the stream, the position in it, and the date, in the order of time."""
    every = [
        (number, position, date)
        for number, stream in enumerate(streams)
        for position, date in enumerate(stream.dates)
        if date is not None
    ]
    return sorted(every, key=lambda each: (each[2].due_at, each[0]))


def _with_promises(stream: Stream) -> Shelf:
    promised = [
        Promise(prompt=prompt, on=each.wanted.on, here=True)
        for each in stream.dates
        if each is not None and (prompt := each.chosen or each.wanted.pinned or each.wanted.hosts)
    ]
    return replace(stream.shelf, promised=[*stream.shelf.promised, *promised])


def _after(shelf: Shelf, choice: Choice, date: Date, *, here: bool) -> Shelf:
    prompt = choice.prompt
    if prompt.suggested_by is not None:
        shelf = replace(shelf, taken=shelf.taken | {prompt.id})
    return replace(shelf, seen={**shelf.seen, prompt.id: date.wanted.on}) if here else shelf


def _meet(one: Stream, other: Stream) -> bool:
    return not one.places.isdisjoint(other.places)
