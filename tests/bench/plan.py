"""How much is measured: all of it for the record, a little to see that it works."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from tests.bench.table import Row

ASKERS = 50
REACTORS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`rest` is how long a process is left alone before its memory is read, `load` how long a crowd keeps at it."""

    starts: int
    memories: int
    questions: int
    rest: float
    """Seconds."""
    load: float
    """Seconds."""
    streams: int
    """Due in the same minute."""


FULL = Plan(starts=5, memories=3, questions=50, rest=5, load=15, streams=10_000)
QUICK = Plan(starts=1, memories=1, questions=5, rest=0.5, load=1.5, streams=100)

Measure = Callable[[Plan], AsyncIterator[Row]]
"""Gives each row as soon as it is measured, so that a later failure costs no figure."""
