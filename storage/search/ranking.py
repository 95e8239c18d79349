"""How well each entry answers a question: meaning and letters of its phrasings and answers, taken together.

For every text, `s = dense + 0.5 * max(0, lexical - the mean of lexical at ranks 2 to 10)`: likeness of letters counts
only where it stands out. An entry's score is half its best phrasing and half the mean of all, and the same of its answer
texts. Added is the entry's part in explaining the question, see `explaining`. Measured in docs/measurements.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from storage.search.block import Block
from storage.search.corpus import Corpus, Segment
from storage.search.explaining import Share, shares
from storage.search.facets import Facets
from storage.search.lexical.ngrams import Floats
from storage.search.lexical.postings import Query, rarity_in

LETTERS = 0.5
TOLD = 1.0
TOLD_BY_LETTERS = 0.5
"""The weight of answer texts when there is no model."""
NOISE = slice(1, 10)
"""The ranks that are taken for noise."""
CANDIDATES = 60
"""Entries whose score is worked out in full, chosen by their best text of either kind."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry and how it compares with a question. `meaning` and `letters` are of its best phrasing, 0 to 1."""

    entry: str
    facets: Facets
    score: float
    meaning: float
    letters: float


@dataclass(frozen=True, slots=True, eq=False)
class _Kind:
    """What one segment's texts of one kind score: each text, each text's letters and meaning, where an entry's begin."""

    scores: Floats
    letters: Floats
    meaning: Floats
    starts: NDArray[np.int64]

    def best(self) -> Floats:
        """The best text of each entry."""
        if not len(self.scores):
            return np.zeros(len(self.starts) - 1, np.float32)
        begins = np.minimum(self.starts[:-1], len(self.scores) - 1)
        return np.where(np.diff(self.starts) > 0, np.maximum.reduceat(self.scores, begins), 0)

    def together(self, entry: int) -> float:
        """Half the best text and half the mean of all."""
        mine = self.scores[self._texts(entry)]
        return float(0.5 * mine.max() + 0.5 * mine.mean()) if len(mine) else 0.0

    def most(self, of: Floats, entry: int) -> float:
        mine = of[self._texts(entry)]
        return float(mine.max()) if len(mine) else 0.0

    def _texts(self, entry: int) -> slice:
        return slice(int(self.starts[entry]), int(self.starts[entry + 1]))


def rank(corpus: Corpus, texts: Sequence[str], vector: Floats | None) -> list[Candidate]:
    """The entries most likely to answer, best first.

    `texts` are the question in one or more wordings, of which the likest counts; `vector` is its vector, None: go by
    letters alone.
    """
    asked = _score([segment.asked for segment in corpus.segments], corpus.segments, texts, vector)
    told = _score([segment.told for segment in corpus.segments], corpus.segments, texts, vector)
    weight = TOLD if vector is not None else TOLD_BY_LETTERS
    explained = _explained(corpus, asked, vector)
    found: list[Candidate] = []
    for at, entry in _likely(corpus, asked, told, weight):
        segment, phrasings = corpus.segments[at], asked[at]
        found.append(
            Candidate(
                segment.ids[entry],
                segment.facets[entry],
                phrasings.together(entry)
                + weight * told[at].together(entry)
                + explained.get((at, entry), 0.0),
                phrasings.most(phrasings.meaning, entry),
                phrasings.most(phrasings.letters, entry),
            )
        )
    return sorted(found, key=lambda each: -each.score)


def _explained(corpus: Corpus, asked: Sequence[_Kind], vector: Floats | None) -> dict[tuple[int, int], float]:
    """Each entry's part in explaining the question, by segment and place; for those with any."""
    if vector is None:
        return {}
    texts = [
        Share(
            likeness=np.where(
                segment.alive[segment.asked.owners], kind.meaning + LETTERS * kind.letters, -np.inf
            ),
            vectors=segment.asked.vectors,
            usable=segment.asked.known,
            owners=segment.asked.owners,
        )
        for segment, kind in zip(corpus.segments, asked, strict=True)
    ]
    return shares(texts)


def _likely(
    corpus: Corpus, asked: Sequence[_Kind], told: Sequence[_Kind], weight: float
) -> list[tuple[int, int]]:
    """Segment and place of the entries worth a closer look."""
    coarse = [
        np.where(segment.alive, phrasings.best() + weight * answers.best(), -np.inf)
        for segment, phrasings, answers in zip(corpus.segments, asked, told, strict=True)
    ]
    flat = np.concatenate(coarse) if coarse else np.zeros(0)
    most = min(CANDIDATES, corpus.size)
    if most == 0:
        return []
    first = np.cumsum([0, *(len(each) for each in coarse)])
    best = np.argpartition(-flat, most - 1)[:most]
    at = np.searchsorted(first, best, side="right") - 1
    return [(int(segment), int(place - first[segment])) for segment, place in zip(at, best, strict=True)]


def _score(
    blocks: Sequence[Block], segments: Sequence[Segment], texts: Sequence[str], vector: Floats | None
) -> list[_Kind]:
    rarity = rarity_in(*(block.postings for block in blocks))
    queries = [Query.of(text, rarity) for text in texts]
    letters = [
        np.max([block.postings.products(query) for query in queries], axis=0) / block.lengths
        for block in blocks
    ]
    noise = _noise(np.concatenate(letters)) if letters else 0.0
    kinds: list[_Kind] = []
    for block, likeness, segment in zip(blocks, letters, segments, strict=True):
        meaning = _meaning(block, likeness, vector)
        scores = likeness if vector is None else meaning + LETTERS * np.maximum(likeness - noise, 0)
        starts = np.searchsorted(block.owners, np.arange(len(segment.ids) + 1))
        kinds.append(_Kind(scores, likeness, meaning, starts))
    return kinds


def _meaning(block: Block, likeness: Floats, vector: Floats | None) -> Floats:
    if vector is None:
        return np.zeros(block.size, np.float32)
    # Until a text has its vector, its letters stand in for its meaning: it is found at once, if by its own words.
    return np.where(block.known, block.vectors @ vector, likeness).astype(np.float32)


def _noise(scores: Floats) -> float:
    most = NOISE.stop
    if len(scores) <= most:
        return 0.0
    best = np.sort(np.partition(scores, -most)[-most:])[::-1]
    return float(best[NOISE].mean())
