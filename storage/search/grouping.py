"""Which texts ask the same: by meaning where there is an embedder, and by letters."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from storage.search.lexical.ngrams import Floats, count
from storage.search.semantic.embedder import Embedder

MOST = 1000
"""Texts that are compared; each further one is a group of its own."""
ALIKE_IN_MEANING = 0.55
"""Cosine. Of two of the starter's ways of asking that are so near, 83 % ask for one entry; from 0.5 on 70 %, from 0.6 on 95 %."""
ALIKE_IN_LETTERS = 0.4
"""Cosine; there 92 % do, but hardly any two of them are so near: they were written to differ."""
FOLDED = 4096
"""Dimensions into which the grams are folded: 16 MB for as many texts as are compared."""
_CORES = os.cpu_count() or 1


class Grouping:
    """See `bot.answering.upkeep.ports.Likeness`. Without an embedder it goes by letters alone, and finds fewer."""

    def __init__(self, embedder: Embedder | None) -> None:
        self._embedder = embedder

    async def groups(self, texts: Sequence[str]) -> Sequence[Sequence[int]]:
        compared = texts[:MOST]
        found = await asyncio.to_thread(self._groups, compared)
        return [*found, *([at] for at in range(len(compared), len(texts)))]

    def _groups(self, texts: Sequence[str]) -> list[list[int]]:
        if not texts:
            return []
        letters = lexical(texts)
        alike = letters @ letters.T >= ALIKE_IN_LETTERS
        if self._embedder is not None:
            meanings = _read(self._embedder, texts)
            alike |= meanings @ meanings.T >= ALIKE_IN_MEANING
        return _stars(alike)


def lexical(texts: Sequence[str]) -> Floats:
    """A vector of length 1 a text: its grams, the rarer among these texts the weightier, folded."""
    counted = count(texts)
    _, which, in_texts = np.unique(counted.grams, return_inverse=True, return_counts=True)
    rarity = np.log1p(len(texts) / in_texts)[which]
    vectors = np.zeros((len(texts), FOLDED), np.float32)
    weights = (np.log1p(counted.times) * rarity).astype(np.float32)
    np.add.at(vectors, (counted.texts, counted.grams % FOLDED), weights)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / np.maximum(lengths, 1e-9)


def _read(embedder: Embedder, texts: Sequence[str]) -> Floats:
    """On all cores: the model takes one for each text."""
    parts = [texts[at::_CORES] for at in range(_CORES)]
    with ThreadPoolExecutor(_CORES) as threads:
        read = list(threads.map(embedder.questions, [part for part in parts if part]))
    vectors = np.zeros((len(texts), read[0].shape[1]), np.float32)
    for at, part in enumerate(read):
        vectors[at::_CORES] = part
    return vectors


def _stars(alike: NDArray[np.bool_]) -> list[list[int]]:
    """Whoever has the most likes makes a group of them, and so on with the rest: no chains from like to like."""
    left = np.ones(len(alike), np.bool_)
    np.fill_diagonal(alike, val=True)
    groups: list[list[int]] = []
    while left.any():
        degrees = np.where(left, (alike & left).sum(1), 0)
        middle = int(degrees.argmax())
        others = np.flatnonzero(alike[middle] & left)
        left[others] = False
        groups.append([middle, *(int(at) for at in others if at != middle)])
    return groups
