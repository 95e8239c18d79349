"""Figures as they are printed: a Markdown table, a row a figure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """`how` says all that somebody needs who wants to measure it again."""

    what: str
    aim: str
    measured: str
    how: str


def markdown(rows: Iterable[Row]) -> str:
    lines = ["| what | aim | measured | how |", "| --- | --- | --- | --- |"]
    lines += [f"| {row.what} | {row.aim} | {row.measured} | {row.how} |" for row in rows]
    return "\n".join(lines)


def spread(values: Sequence[float], unit: str, *, digits: int = 2) -> str:
    """`median 1.12 s (1.05 to 1.31 in 5 runs)`: then the least and the most."""
    middle, least, most = (f"{value:.{digits}f}" for value in (median(values), min(values), max(values)))
    runs = "1 run" if len(values) == 1 else f"{len(values)} runs"
    return f"median {middle} {unit} ({least} to {most} in {runs})"


def percentiles(seconds: Sequence[float]) -> str:
    """`p50 41 ms, p95 63 ms`; what is under 10 ms with a tenth, what is over 10 s in seconds."""
    return ", ".join(f"p{share} {_spoken(_percentile(seconds, share))}" for share in (50, 95))


def _spoken(seconds: float) -> str:
    if seconds >= 10:
        return f"{seconds:.0f} s"
    return f"{seconds * 1000:.{1 if seconds < 0.01 else 0}f} ms"


def _percentile(values: Sequence[float], share: int) -> float:
    """The nearest rank: the least value that `share` per cent of all values do not exceed."""
    return sorted(values)[math.ceil(len(values) * share / 100) - 1]
