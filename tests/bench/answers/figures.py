"""The figures of one contestant on one set. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.answers.sets import Set


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a contestant made of one question: entries, best first; how sure it was; what it did; how long it took."""

    ranked: Sequence[str]
    confidence: float
    seconds: float
    decision: str = ""
    """"answer", "suggest" or "abstain"; "" where the contestant only ranks."""


def rank_of(outcome: Outcome, right: frozenset[str]) -> float:
    """From 1; infinity when the right entry is not there."""
    return next((at for at, entry in enumerate(outcome.ranked, 1) if entry in right), math.inf)


def first_among(ranks: Sequence[float], most: int) -> float:
    return sum(rank <= most for rank in ranks) / len(ranks)


def mean_reciprocal(ranks: Sequence[float]) -> float:
    return sum(1 / rank for rank in ranks) / len(ranks)


def auroc(higher: Sequence[float], lower: Sequence[float]) -> float:
    """The chance that one of `higher` lies above one of `lower`; half for a tie. NaN where one of them is empty."""
    if not higher or not lower:
        return math.nan
    wins = sum((a > b) + 0.5 * (a == b) for a in higher for b in lower)
    return wins / (len(higher) * len(lower))


def percentile(values: Sequence[float], share: float) -> float:
    """The nearest rank."""
    return sorted(values)[max(0, math.ceil(len(values) * share) - 1)]


def row_of(name: str, found: Set, outcomes: Sequence[Outcome]) -> list[str]:
    """One line of the table; see `HEADINGS`."""
    answerable = found.answerable()
    ranks = [rank_of(outcomes[at], found.asked[at].right) for at in answerable]
    sure = [outcomes[at].confidence for at in answerable]
    negatives = {
        tag: [outcomes[at].confidence for at in found.others(tag)] for tag in ("near", "far", "chatter")
    }
    times = [each.seconds * 1000 for each in outcomes]
    return [
        name,
        *(f"{value:.3f}" for value in (first_among(ranks, 1), first_among(ranks, 3), mean_reciprocal(ranks))),
        *(_shown(auroc(sure, negatives[tag])) for tag in ("near", "far", "chatter")),
        *_decided(found, outcomes),
        f"{percentile(times, 0.5):.1f}",
        f"{percentile(times, 0.99):.1f}",
    ]


HEADINGS = (
    "system", "R@1", "R@3", "MRR", "AUROC near", "AUROC far", "AUROC chatter", "answered", "wrong",
    "near answered", "chatter answered", "p50 ms", "p99 ms",
)  # fmt: skip


def _decided(found: Set, outcomes: Sequence[Outcome]) -> list[str]:
    """Shares: of answerable questions answered; of given answers wrong; of near misses and chatter answered."""
    if not any(each.decision for each in outcomes):
        return ["", "", "", ""]
    given = [at for at, each in enumerate(outcomes) if each.decision == "answer"]
    wrong = sum(rank_of(outcomes[at], found.asked[at].right) != 1 for at in given)
    answerable = set(found.answerable())
    return [
        _share(sum(at in answerable for at in given), len(answerable)),
        _share(wrong, len(given)),
        *(
            _share(len(set(given) & set(found.others(tag))), len(found.others(tag)))
            for tag in ("near", "chatter")
        ),
    ]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%} ({part}/{whole})" if whole else ""


def _shown(value: float) -> str:
    return "" if math.isnan(value) else f"{value:.3f}"
