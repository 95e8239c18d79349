"""Character n-grams inside word boundaries, and a weighted inverted index over them.

Term weight is sublinear TF-IDF: (1 + ln tf) * (1 + ln((1 + N) / (1 + df))), vectors of length 1, so that a score
is a cosine, 0 to 1. The formula is the common one (Manning, Raghavan, Schütze, Introduction to Information
Retrieval, 6.4); the measurements behind the choice are in docs/measurements.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

SHORTEST, LONGEST = 3, 5
_WORD = re.compile(r"\w+")

Floats = NDArray[np.float32]


def grams(text: str) -> Counter[str]:
    """3- to 5-grams of each word with a space on either side; case and compatibility forms are folded."""
    found: Counter[str] = Counter()
    for word in _WORD.findall(unicodedata.normalize("NFKC", text).casefold()):
        padded = f" {word} "
        for size in range(SHORTEST, LONGEST + 1):
            if len(padded) <= size:
                found[padded] += 1
                break
            found.update(padded[at : at + size] for at in range(len(padded) - size + 1))
    return found


class GramIndex:
    """Cosine of every indexed text with a query. Built once from all texts; immutable."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.size = len(texts)
        self._numbers: dict[str, int] = {}
        terms: list[int] = []
        rows: list[int] = []
        counts: list[int] = []
        for row, text in enumerate(texts):
            for gram, count in grams(text).items():
                terms.append(self._numbers.setdefault(gram, len(self._numbers)))
                rows.append(row)
                counts.append(count)
        self._build(
            np.array(terms, np.int32),
            np.array(rows, np.int32),
            np.array(counts, np.float32),
        )

    def _build(self, terms: NDArray[np.int32], rows: NDArray[np.int32], counts: Floats) -> None:
        order = np.argsort(terms, kind="stable")
        spread = np.bincount(terms, minlength=len(self._numbers)).astype(np.float32)
        self._idf: Floats = 1 + np.log((1 + self.size) / (1 + spread))
        weights = (1 + np.log(counts)) * self._idf[terms]
        lengths = np.sqrt(np.bincount(rows, weights * weights, minlength=self.size))
        weights /= np.maximum(lengths, 1e-9)[rows]
        self._rows = rows[order]
        self._weights: Floats = weights[order].astype(np.float32)
        self._starts = np.concatenate(([0], np.cumsum(spread))).astype(np.int64)

    def scores(self, query: str) -> Floats:
        """One cosine for each indexed text; all zero when nothing is shared."""
        wanted = grams(query)
        known = [(self._numbers[gram], count) for gram, count in wanted.items() if gram in self._numbers]
        if not known:
            return np.zeros(self.size, np.float32)
        numbers = np.array([number for number, _ in known])
        weights = (1 + np.log([count for _, count in known])) * self._idf[numbers]
        # A gram nobody has used still makes the query longer: it says that part of it was not understood.
        strangers = (len(wanted) - len(known)) * (1 + np.log(1 + self.size)) ** 2
        weights /= np.sqrt(np.sum(weights * weights) + strangers)
        parts = [slice(self._starts[number], self._starts[number + 1]) for number in numbers]
        rows = np.concatenate([self._rows[part] for part in parts])
        values = np.concatenate(
            [self._weights[part] * weight for part, weight in zip(parts, weights, strict=True)]
        )
        return np.bincount(rows, values, minlength=self.size).astype(np.float32)
