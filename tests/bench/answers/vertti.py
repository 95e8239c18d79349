"""Vertti as a contestant: the real store, index and decision, on a database of its own."""

from __future__ import annotations

import contextlib
import tempfile
import time
from collections.abc import AsyncGenerator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from adapters.terminal.asking import DECISIONS
from bot.answering.answers import Answers
from bot.answering.deciding import Bars
from bot.answering.knowledge import Row
from bot.chat.ids import CommunityId
from bot.clock import MachineClock
from bot.settings import read_settings
from storage.answering import StoredKnowledge
from storage.engine import Database
from storage.migrate import migrate
from storage.search.facets.naming import FacetWords
from storage.search.index import HybridIndex
from storage.search.language import ShortTextLanguage
from storage.search.semantic.embedder import Embedder
from storage.search.semantic.kept import KeptVectors
from tests.bench.answers.figures import Outcome

HOME = CommunityId("bench")
TODAY = datetime(2026, 11, 26, tzinfo=UTC)
"""Fixed: what lapses must not change the figures."""


@contextlib.asynccontextmanager
async def vertti(rows: Sequence[Row], embedder: Embedder | None) -> AsyncGenerator[Answers]:
    """Knows `rows`, and has read them."""
    settings = read_settings({})
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{Path(folder) / 'vertti.db'}")
        await migrate(database)
        knowledge = StoredKnowledge(database, HOME)
        await knowledge.put(rows, by="bench", now=TODAY)
        index = HybridIndex(knowledge, KeptVectors(database, HOME), FacetWords.shipped(), embedder)
        await index.catch_up()
        bars = Bars(settings.answer_bar, settings.suggest_bar)
        yield Answers(knowledge, index, ShortTextLanguage(), MachineClock(TODAY), bars=bars)
        await index.close()
        await database.close()


async def ask(answers: Answers, text: str) -> Outcome:
    began = time.perf_counter()
    found = await answers.find(text, otherwise="fi")
    took = time.perf_counter() - began
    ranked = [match.entry for match in found.ranking.matches]
    return Outcome(ranked, found.ranking.confidence, took, DECISIONS[type(found.verdict)])
