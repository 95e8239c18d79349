"""What there is to choose from, and what is wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.prompting.choosing.ports import Outcome
from bot.prompting.prompt import Suggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A prompt that staff pinned, or a host chose, for a date. `here`: for a channel in question."""

    prompt: str
    on: date
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """`seen`: the local date on which the channels in question last saw a prompt, or are about to, in any stream.

    `taken`: suggestions posted, or about to be, anywhere. `approved`: oldest first. `outcomes`: who answered what in
    these channels, oldest first.
    """

    seen: Mapping[str, date] = field(default_factory=dict[str, date])
    taken: frozenset[str] = frozenset()
    approved: Sequence[Suggestion] = ()
    promised: Sequence[Promise] = ()
    outcomes: Sequence[Outcome] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """`languages` of the schedule's channels; `anywhere`: of all channels with a schedule, None when not looked up.

    `pinned` by staff for the date, `hosts` choice for it; `kinds` the schedule takes from the library (empty: all).
    """

    on: date
    languages: frozenset[str]
    anywhere: frozenset[str] | None = None
    pinned: str | None = None
    hosts: str | None = None
    kinds: tuple[str, ...] = ()
