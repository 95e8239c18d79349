"""Whether an entry may answer for the market and the product a question names. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

HOME = "FI"
"""Where everybody here is from. Naming it says nothing about where the goods go."""


@dataclass(frozen=True, slots=True)
class Facets:
    """Markets as ISO 3166-1 alpha-2 codes and regions, products as groups. Empty: any."""

    markets: frozenset[str] = frozenset()
    products: frozenset[str] = frozenset()


class Agreement(IntEnum):
    AGAINST = -1
    """The question names one, and the entry is about others only."""
    SILENT = 0
    """The question names none, or the entry is about any."""
    FOR = 1


@dataclass(frozen=True, slots=True)
class Agreements:
    market: Agreement
    product: Agreement


Parts = Mapping[str, frozenset[str]]
"""For each name, all that contain it: {"DE": {"EU", "EEA"}}."""


def agreements(question: Facets, entry: Facets, parts: Parts) -> Agreements:
    # Naming home matters only to an entry about home.
    abroad = question.markets if HOME in entry.markets else question.markets - {HOME}
    return Agreements(
        _agreement(abroad, entry.markets, parts),
        _agreement(question.products, entry.products, parts),
    )


def _agreement(asked: frozenset[str], told: frozenset[str], parts: Parts) -> Agreement:
    """A region answers for its countries, and a country is an answer within its region."""
    if not asked or not told:
        return Agreement.SILENT
    asked_widely = asked.union(*(parts.get(each, frozenset()) for each in asked))
    told_widely = told.union(*(parts.get(each, frozenset()) for each in told))
    return Agreement.FOR if asked_widely & told or asked & told_widely else Agreement.AGAINST
