"""Thinking alone: choosing a question, foreseeing a season, and looking for what competitors had better not discuss."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime

from bot.prompting.choosing.choosing import choose
from bot.prompting.choosing.ports import Outcome
from bot.prompting.choosing.projecting import Date, Stream, project
from bot.prompting.competition import hint
from tests.bench.plan import Plan
from tests.bench.table import Row, percentiles
from tests.unit.shelves import LIBRARY, RECENTLY, WANTED, WEEK, WEEK_10, answered, shelf

_LONG = "Mitä tänä vuonna opitte messuilla, ja mitä tekisitte ensi kerralla toisin kuin viimeksi? " * 4
_ROUNDS = 50


async def measure(plan: Plan) -> AsyncIterator[Row]:
    rounds = _ROUNDS if plan.load > 2 else 3
    on = shelf(outcomes=_years_of_answers())
    yield Row(
        "one choice of a question",
        "",
        percentiles(_timed(lambda: choose(on, LIBRARY, WANTED), rounds)),
        f"{len(LIBRARY)} questions with ten uses each; no database; {rounds} times",
    )
    stream = Stream(shelf=on, dates=_dates(12))
    yield Row(
        "twelve weeks foreseen",
        "",
        percentiles(_timed(lambda: project([stream], LIBRARY), rounds)),
        f"the same, the choices of twelve dates one after the other; {rounds} times",
    )
    yield Row(
        "the competition hint",
        "",
        percentiles(_timed(lambda: hint(_LONG, None), rounds)),
        f"a text of {len(_LONG)} characters, read in all three languages; {rounds} times",
    )


def _timed(work: Callable[[], object], rounds: int) -> list[float]:
    """Seconds each; the first time, when patterns are made ready, does not count."""
    work()
    took: list[float] = []
    for _ in range(rounds):
        before = time.perf_counter()
        work()
        took.append(time.perf_counter() - before)
    return took


def _years_of_answers() -> list[Outcome]:
    return [
        each
        for number, prompt in enumerate(LIBRARY)
        for each in answered(prompt.id, *range(10), last=RECENTLY - number * WEEK)
    ]


def _dates(count: int) -> list[Date | None]:
    days = [WEEK_10 + number * WEEK for number in range(count)]
    return [
        Date(wanted=replace(WANTED, on=on), due_at=datetime(on.year, on.month, on.day, 9, tzinfo=UTC))
        for on in days
    ]
