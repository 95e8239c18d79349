"""Which gram stands in which text, and the likeness of every text to a query by it.

Term weight is sublinear TF-IDF, (1 + ln tf) * (1 + ln((1 + N) / (1 + df))), vectors of length 1, so that a score is a
cosine, 0 to 1. The formula is the common one (Manning, Raghavan, Schütze, Introduction to Information Retrieval, 6.4).
A posting takes five bytes; weights are made from the counts when they are needed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from storage.search.lexical.ngrams import Counts, Floats, Words, count

_DAMPED: Floats = (1 + np.log(np.maximum(np.arange(256), 1))).astype(np.float32)
"""1 + ln tf."""
Rarity = Callable[[Words], Floats]


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """Immutable. `grams` in growing order, the postings of `grams[i]` are those from `starts[i]` to `starts[i + 1]`."""

    size: int
    grams: Words
    starts: NDArray[np.int64]
    texts: NDArray[np.int32]
    times: NDArray[np.uint8]

    @classmethod
    def of(cls, counts: Counts, size: int) -> Postings:
        """The postings of `size` texts."""
        order = np.argsort(counts.grams, kind="stable")
        grams, starts = np.unique(counts.grams[order], return_index=True)
        return cls(size, grams, np.append(starts, len(order)), counts.texts[order], counts.times[order])

    def spread(self, grams: Words) -> NDArray[np.int64]:
        """In how many texts each of the grams stands."""
        at = self._places(grams)
        known = at >= 0
        return np.where(known, self.starts[at + 1] - self.starts[at], 0)

    def lengths(self, rarity: Rarity) -> Floats:
        """The length of each text's weight vector; at least a little, so that it can be divided by."""
        weights = _DAMPED[self.times] * np.repeat(rarity(self.grams), np.diff(self.starts))
        squares = np.bincount(self.texts, weights * weights, minlength=self.size)
        return np.sqrt(np.maximum(squares, 1e-9)).astype(np.float32)

    def products(self, query: Query) -> Floats:
        """The dot product of every text's weights with the query's, neither of length 1 yet."""
        at = self._places(query.grams)
        known = np.flatnonzero(at >= 0)
        if not len(known):
            return np.zeros(self.size, np.float32)
        parts = [slice(self.starts[at[each]], self.starts[at[each] + 1]) for each in known]
        strengths = query.weights[known] * query.rarities[known]
        lengths = [part.stop - part.start for part in parts]
        texts = np.concatenate([self.texts[part] for part in parts])
        values = _DAMPED[np.concatenate([self.times[part] for part in parts])] * np.repeat(strengths, lengths)
        return np.bincount(texts, values, minlength=self.size).astype(np.float32)

    def counts(self) -> Counts:
        """What `of` was given, in another order."""
        return Counts(self.texts, np.repeat(self.grams, np.diff(self.starts)), self.times)

    def _places(self, grams: Words) -> NDArray[np.int64]:
        """The position of each gram in `grams`, or -1."""
        if not len(self.grams):
            return np.full(len(grams), -1, np.int64)
        at = np.minimum(np.searchsorted(self.grams, grams), len(self.grams) - 1)
        return np.where(self.grams[at] == grams, at, -1)


@dataclass(frozen=True, slots=True, eq=False)
class Query:
    """A question's grams, how rare each is, and its weight in a vector of length 1."""

    grams: Words
    rarities: Floats
    weights: Floats

    @classmethod
    def of(cls, text: str, rarity: Rarity) -> Query:
        counts = count([text])
        rarities = rarity(counts.grams)
        # A gram that stands nowhere still makes the query longer: it says that part of it was not understood.
        weights = _DAMPED[counts.times] * rarities
        return cls(counts.grams, rarities, weights / max(1e-9, float(np.linalg.norm(weights))))


def rarity_in(*postings: Postings) -> Rarity:
    """The inverse document frequency over several sets of texts taken together."""
    size = sum(each.size for each in postings)

    def rarity(grams: Words) -> Floats:
        spread = sum((each.spread(grams) for each in postings), np.zeros(len(grams), np.int64))
        return (1 + np.log((1 + size) / (1 + spread))).astype(np.float32)

    return rarity
