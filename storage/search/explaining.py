"""Which stored phrasings explain a question together, and so which entry does.

Kernel ridge regression (Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006, equation 2.25) over the
texts nearest to the question: the weights w solve (K + lambda I) w = k, where K are the likenesses among the texts and k
those with the question. Texts that say the same share the credit instead of each taking all of it, and a text that is
like everything explains little. An entry's part is the sum of its texts' weights.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from storage.search.lexical.ngrams import Floats

NEAREST = 300
"""Texts that take part: more are slower and no better."""
RIDGE = 1.0
"""lambda: how much of a likeness is put down to chance. Between 0.5 and 3 the figures change by a point."""


@dataclass(frozen=True, slots=True, eq=False)
class Share:
    """One segment's texts: how like the question each is, its vector where it is `usable`, and its entry."""

    likeness: Floats
    vectors: Floats
    usable: NDArray[np.bool_]
    owners: NDArray[np.int32]


def shares(texts: Sequence[Share]) -> dict[tuple[int, int], float]:
    """By segment and entry, for the entries of the nearest texts."""
    if not texts:
        return {}
    places = np.concatenate([np.full(len(each.likeness), at) for at, each in enumerate(texts)])
    rows = np.concatenate([np.arange(len(each.likeness)) for each in texts])
    likeness = np.concatenate([np.where(each.usable, each.likeness, -np.inf) for each in texts])
    most = min(NEAREST, int(np.isfinite(likeness).sum()))
    if not most:
        return {}
    nearest: list[int] = np.argpartition(-likeness, most - 1)[:most].tolist()
    found_in = [(texts[int(places[at])], int(places[at]), int(rows[at])) for at in nearest]
    vectors = np.stack([share.vectors[row] for share, _, row in found_in])
    kernel = vectors @ vectors.T + RIDGE * np.eye(len(nearest), dtype=np.float32)
    weights = np.linalg.solve(kernel, likeness[nearest].astype(np.float32))
    found: dict[tuple[int, int], float] = {}
    for (share, segment, row), weight in zip(found_in, weights, strict=True):
        key = segment, int(share.owners[row])
        found[key] = found.get(key, 0.0) + float(weight)
    return found
