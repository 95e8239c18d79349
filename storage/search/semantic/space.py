"""What is taken out of the model's space, so that likeness is of meaning and not of language.

Vectors of one language lie near each other, and all vectors near one direction. Subtracted are the mean, the plane the
means of the three languages span, and the three strongest common directions. Learned once from 3 x 1000 Tatoeba
sentences (CC BY 2.0 FR, as selected in LASER) by `python -m tests.bench.learn_space`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from storage.search.lexical.ngrams import Floats

SHIPPED = Path(__file__).with_name("space.npy")
COMMON = 3
"""Common directions taken out."""


@dataclass(frozen=True, slots=True, eq=False)
class Correction:
    """`mean` has the shape (dimensions,), `directions` (directions, dimensions) and orthonormal rows."""

    mean: Floats
    directions: Floats

    @classmethod
    def shipped(cls) -> Correction:
        rows = np.load(SHIPPED, allow_pickle=False).astype(np.float32)
        return cls(rows[0], rows[1:])

    @classmethod
    def learned(cls, by_language: Sequence[Floats]) -> Correction:
        """From vectors of texts in each language, many texts and of all sorts."""
        everything = np.concatenate(by_language)
        mean = everything.mean(0)
        languages = _strongest(np.stack([each.mean(0) - mean for each in by_language]), len(by_language) - 1)
        common = _strongest(_without(everything - mean, languages), COMMON)
        return cls(mean.astype(np.float32), np.concatenate([languages, common]).astype(np.float32))

    @property
    def name(self) -> str:
        return hashlib.sha256(self.rows().tobytes()).hexdigest()[:8]

    def rows(self) -> Floats:
        """As they are shipped: the mean, then the directions."""
        return np.concatenate([self.mean[None], self.directions])

    def apply(self, vectors: Floats) -> Floats:
        """The vectors in the corrected space, of length 1; what is left of nothing is nothing."""
        corrected = _without(vectors - self.mean, self.directions)
        lengths = np.linalg.norm(corrected, axis=-1, keepdims=True)
        return (corrected / np.maximum(lengths, 1e-9)).astype(np.float32)


def _without(vectors: Floats, directions: Floats) -> Floats:
    return (vectors - (vectors @ directions.T) @ directions).astype(np.float32)


def _strongest(vectors: Floats, most: int) -> Floats:
    return np.linalg.svd(vectors, full_matrices=False)[2][:most].astype(np.float32)
