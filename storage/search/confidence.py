"""How sure the first entry is right, and how far facets change the order. Fitted in docs/measurements.md."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from storage.search.facets.agreement import Agreement, Facets, Parts, agreements
from storage.search.facets.naming import FacetWords
from storage.search.ranking import NOISE, Candidate

NOISE_SHARE = 0.6
AGAINST_MARKET, AGAINST_PRODUCT = -3.0, -0.3
"""Taken off an entry that is about others: enough to leave it out, and to put it behind its equals. To add something
for one that agrees made the order worse."""
VERBATIM = 0.95
"""Likeness of letters from which a question is a stored way of asking, word for word."""
OUTSIDE = -3.0
"""Added before the curve when a question names what is not food for people."""


@dataclass(frozen=True, slots=True)
class Curve:
    """The logistic curve from lead to confidence.

    `middle` is the lead at which the chances are even, `least_noise` what an entry scores that has nothing to do with a
    question, in a store of many.
    """

    steepness: float
    middle: float
    least_noise: float


BY_MEANING = Curve(8.4, 0.565, 0.4)
BY_LETTERS = Curve(28.0, 0.125, 0.1)
"""Without the model scores are smaller."""


def judged(candidates: Sequence[Candidate], question: Facets, parts: Parts) -> list[Candidate]:
    """The candidates in the order that remembers what the question names, best first."""
    found = [replace(each, score=each.score + _shift(question, each, parts)) for each in candidates]
    return sorted(found, key=lambda each: -each.score)


def lead(candidates: Sequence[Candidate], least_noise: float = BY_MEANING.least_noise) -> float:
    """How far the first stands out from those behind it, or from what is usual there in a store with few entries."""
    behind = [max(each.score, least_noise) for each in candidates[NOISE]]
    missing = NOISE.stop - NOISE.start - len(behind)
    return candidates[0].score - NOISE_SHARE * (sum(behind) + missing * least_noise) / (len(behind) + missing)


def _shift(question: Facets, candidate: Candidate, parts: Parts) -> float:
    found = agreements(question, candidate.facets, parts)
    market = AGAINST_MARKET if found.market is Agreement.AGAINST else 0.0
    return market + (AGAINST_PRODUCT if found.product is Agreement.AGAINST else 0.0)


def logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))


def confidence(
    candidates: Sequence[Candidate], question: Facets, words: FacetWords, curve: Curve = BY_MEANING
) -> float:
    """The chance, 0 to 1, that the first of `candidates` is right; grows with its lead."""
    outside = OUTSIDE if words.products.outside(question.products) else 0.0
    by_lead = logistic(curve.steepness * (lead(candidates, curve.least_noise) - curve.middle) + outside)
    first = candidates[0]
    return max(by_lead, min(1.0, first.letters)) if first.letters >= VERBATIM else by_lead
