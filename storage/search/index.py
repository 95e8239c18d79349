"""The knowledge index: ranks entries for a question, by the likeness of its letters to every stored way of asking.

An entry's score is half its best phrasing and half the mean of its three best. Confidence grows with the lead
of the first entry over the ones behind it.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from bot.answering.knowledge import Row, read_entry
from bot.answering.ports import Match, Ranking
from storage.search.ngrams import Floats, GramIndex

MOST = 10
BEST_PHRASINGS = 3
NOISE_SHARE = 0.6
STEEPNESS, MIDDLE = 22.0, 0.21
"""Of the logistic curve from lead to confidence; fitted on development questions, see docs/measurements.md."""


class Source(Protocol):
    """Where the entries come from: `storage.answering.StoredKnowledge`."""

    async def latest_change(self) -> int: ...

    async def rows(self) -> Sequence[Row]: ...


@dataclass(frozen=True, slots=True)
class _Built:
    change: int
    entries: tuple[str, ...]
    starts: np.ndarray
    grams: GramIndex


class LexicalIndex:
    """See `bot.answering.ports.KnowledgeIndex`. Reads the store again when it has changed, on every replica."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._built: _Built | None = None
        self._building = asyncio.Lock()

    async def rank(self, text: str) -> Ranking:
        built = await self._up_to_date()
        if not built.entries:
            return Ranking()
        # Short enough to be done where we stand for a few thousand phrasings, but never on the event loop.
        return await asyncio.to_thread(_rank, built, text)

    async def _up_to_date(self) -> _Built:
        async with self._building:
            change = await self._source.latest_change()
            if self._built is None or self._built.change != change:
                rows = await self._source.rows()
                self._built = await asyncio.to_thread(_build, rows, change)
            return self._built


def _build(rows: Sequence[Row], change: int) -> _Built:
    names: list[str] = []
    texts: list[str] = []
    starts: list[int] = []
    for row in rows:
        entry = read_entry(row)
        names.append(entry.id)
        starts.append(len(texts))
        texts.extend(entry.phrasings())
    return _Built(change, tuple(names), np.array(starts, np.int64), GramIndex(texts))


def _rank(built: _Built, text: str) -> Ranking:
    scores = _by_entry(built.grams.scores(text), built.starts)
    best: list[int] = np.argsort(-scores, kind="stable")[:MOST].tolist()
    top = float(scores[best[0]])
    if top <= 0:
        return Ranking()
    noise = float(np.mean(scores[best[1:]])) if len(best) > 1 else 0.0
    matches = tuple(Match(built.entries[at], round(float(scores[at]), 4)) for at in best if scores[at] > 0)
    return Ranking(matches, round(confidence(top - NOISE_SHARE * noise), 4))


def confidence(lead: float) -> float:
    """The chance, 0 to 1, that the first entry is right, from its lead over the noise; grows with the lead."""
    return 1 / (1 + math.exp(-STEEPNESS * (lead - MIDDLE)))


def _by_entry(scores: Floats, starts: np.ndarray) -> Floats:
    """Half the best phrasing, half the mean of the three best, for each entry."""
    ends = np.append(starts[1:], len(scores))
    rest = scores.copy()
    total = np.zeros(len(starts), np.float32)
    first = np.zeros(len(starts), np.float32)
    counts = np.minimum(ends - starts, BEST_PHRASINGS)
    owners = np.repeat(np.arange(len(starts)), ends - starts)
    for turn in range(BEST_PHRASINGS):
        peak = np.maximum(np.maximum.reduceat(rest, starts), 0)
        first = peak if turn == 0 else first
        total += peak
        # Take one best phrasing of each entry out of the next turn.
        at_peak = np.flatnonzero(rest == peak[owners])
        _, firsts = np.unique(owners[at_peak], return_index=True)
        rest[at_peak[firsts]] = -1
    return (0.5 * first + 0.5 * total / counts).astype(np.float32)
