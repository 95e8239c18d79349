"""The real knowledge index, with the real model, loaded once a process."""

from __future__ import annotations

from functools import cache

from bot.answering.answers import Answers
from bot.answering.deciding import Bars
from bot.chat.ids import CommunityId
from bot.clock import Clock
from storage.answering import StoredKnowledge
from storage.engine import Database
from storage.search.facets.naming import FacetWords
from storage.search.index import HybridIndex
from storage.search.language import ShortTextLanguage
from storage.search.semantic.embedder import Embedder, open_embedder
from storage.search.semantic.kept import KeptVectors

_opened: list[HybridIndex] = []
BARS = Bars(answer=0.5, suggest=0.2)


@cache
def embedder() -> Embedder:
    return open_embedder()


@cache
def words() -> FacetWords:
    return FacetWords.shipped()


def make_index(database: Database, community: CommunityId) -> HybridIndex:
    index = HybridIndex(
        StoredKnowledge(database, community), KeptVectors(database, community), words(), embedder()
    )
    _opened.append(index)
    return index


async def close_indexes() -> None:
    """Those of this test: what they read in the background must not outlive its database."""
    while _opened:
        await _opened.pop().close()


def make_answers(database: Database, community: CommunityId, clock: Clock, bars: Bars = BARS) -> Answers:
    return Answers(
        StoredKnowledge(database, community),
        make_index(database, community),
        ShortTextLanguage(),
        clock,
        bars=bars,
    )
