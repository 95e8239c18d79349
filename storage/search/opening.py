"""The whole of searching, put together over one database."""

from __future__ import annotations

from dataclasses import dataclass

from bot.chat.ids import CommunityId
from storage.answering import StoredKnowledge
from storage.engine import Database
from storage.search.facets.naming import FacetWords
from storage.search.grouping import Grouping
from storage.search.index import HybridIndex
from storage.search.language import ShortTextLanguage
from storage.search.semantic.embedder import Embedder, NoEmbedder, open_embedder
from storage.search.semantic.kept import KeptVectors


@dataclass(frozen=True, slots=True)
class Search:
    """`missing` is the reason why there is no model though one was wanted, or ""."""

    index: HybridIndex
    languages: ShortTextLanguage
    likeness: Grouping
    missing: str


def open_search(database: Database, community: CommunityId, *, semantic: bool) -> Search:
    """`semantic`: find by meaning where this machine can, and not by letters alone."""
    embedder, missing = _embedder() if semantic else (None, "")
    knowledge, vectors = StoredKnowledge(database, community), KeptVectors(database, community)
    index = HybridIndex(knowledge, vectors, FacetWords.shipped(), embedder)
    return Search(index, ShortTextLanguage(), Grouping(embedder), missing)


def _embedder() -> tuple[Embedder | None, str]:
    try:
        return open_embedder(), ""
    except NoEmbedder as reason:
        return None, str(reason)
