"""The knowledge index: ranks entries for a question by meaning and by letters, and knows how sure it is.

It follows the store: before each question it asks whether something has changed, on every replica, and takes in only
that. New texts are found by their letters at once; their vectors are computed in the background and kept.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol

import numpy as np

from bot.answering.knowledge import Row, read_entry
from bot.answering.ports import Match, Ranking
from bot.errors import StorageError
from storage.answering.knowledge import Changes, Position
from storage.search.block import Text
from storage.search.confidence import BY_LETTERS, BY_MEANING, confidence, judged
from storage.search.corpus import Corpus, Item
from storage.search.facets import Facets
from storage.search.facets.naming import FacetWords
from storage.search.lexical.ngrams import Floats
from storage.search.memory import give_back
from storage.search.ranking import rank
from storage.search.semantic.embedder import Embedder
from storage.search.semantic.packed import key_of

MOST = 10
CORES = os.cpu_count() or 1
AT_ONCE = 1000
"""Entries taken in together."""
AT_A_TIME = 64
"""Texts whose vectors are computed before they are kept: what a restart loses at most."""
_log = logging.getLogger(__name__)


class Source(Protocol):
    """Where the entries come from: `storage.answering.StoredKnowledge`."""

    async def latest_change(self) -> int: ...

    async def changed_since(self, position: Position, *, most: int) -> Changes: ...


class Vectors(Protocol):
    """Where computed vectors are kept: `storage.search.semantic.kept.KeptVectors`."""

    async def get(self, keys: Iterable[str], *, model: str) -> dict[str, Floats]: ...

    async def put(self, by_key: Mapping[str, Floats], *, model: str) -> None: ...


class HybridIndex:
    """See `bot.answering.ports.KnowledgeIndex`. Without an embedder it goes by letters alone."""

    def __init__(
        self, source: Source, vectors: Vectors, words: FacetWords, embedder: Embedder | None
    ) -> None:
        self._source = source
        self._vectors = vectors
        self._words = words
        self._embedder = embedder
        self._seen = 0
        self._position = Position()
        self._corpus = Corpus(told_letters=embedder is None)
        self._refreshing = asyncio.Lock()
        self._computing = asyncio.Lock()
        self._reading: asyncio.Task[None] | None = None

    async def rank(self, text: str) -> Ranking:
        corpus = await self._up_to_date()
        if not corpus.size:
            return Ranking()
        return await asyncio.to_thread(self._rank, corpus, text)

    async def catch_up(self, progress: Callable[[int], None] = lambda _left: None) -> None:
        await self._up_to_date()
        left = self._corpus.awaited_count()
        while self._embedder is not None and left:
            progress(left)
            await self._read_some(self._embedder, AT_A_TIME * CORES, CORES)
            left = self._corpus.awaited_count()
            progress(left)

    async def close(self) -> None:
        """Stop reading in the background; what is not read yet is read next time."""
        if self._reading is not None:
            self._reading.cancel()
            await asyncio.gather(self._reading, return_exceptions=True)

    def _rank(self, corpus: Corpus, text: str) -> Ranking:
        question = self._words.of(text)
        also = self._words.glossary.others(text)
        vector = self._vector(text, also)
        found = judged(
            rank(corpus, [text, f"{text} {also}"] if also else [text], vector), question, self._words.parts
        )
        found = [each for each in found if each.score > 0][:MOST]
        if not found:
            return Ranking()
        curve = BY_LETTERS if vector is None else BY_MEANING
        matches = tuple(Match(each.entry, round(each.score, 4)) for each in found)
        return Ranking(matches, round(confidence(found, question, self._words, curve), 4))

    def _vector(self, text: str, also: str) -> Floats | None:
        """Between the question as it was asked and as it reads with its terms in all three languages."""
        if self._embedder is None or not text.strip():
            return None
        texts = [text, f"{text} ({also})"] if also else [text]
        together = self._embedder.questions(texts).sum(axis=0)
        return together / max(1e-9, float(np.linalg.norm(together)))

    async def _up_to_date(self) -> Corpus:
        latest = await self._source.latest_change()
        if latest == self._seen:
            return self._corpus
        async with self._refreshing:
            # Somebody else may have been here while we waited.
            if latest > self._seen:
                await self._take_in_everything()
                self._seen = latest
            return self._corpus

    async def _take_in_everything(self) -> None:
        first = not self._corpus.segments
        while changes := await self._source.changed_since(self._position, most=AT_ONCE):
            if changes.until == self._position:
                break
            await self._take_in(changes)
        if first:
            self._corpus = await asyncio.to_thread(self._corpus.joined)
            await asyncio.to_thread(give_back)
        if (
            self._embedder is not None
            and self._corpus.awaited_count()
            and (self._reading is None or self._reading.done())
        ):
            self._reading = asyncio.create_task(self._read(self._embedder))

    async def _take_in(self, changes: Changes) -> None:
        items = await asyncio.to_thread(lambda: [_item(row) for row in changes.rows])
        vectors: dict[str, Floats] = {}
        if self._embedder is not None:
            keys = [text.key for item in items for text in (*item.asked, *item.told)]
            vectors = await self._vectors.get(keys, model=self._embedder.model)
        self._corpus = await asyncio.to_thread(self._corpus.changed, items, changes.retired, vectors)
        self._position = changes.until

    async def _read(self, embedder: Embedder) -> None:
        """Compute what is awaited, until nothing is. What fails is awaited still, and tried after the next change."""
        try:
            while self._corpus.awaited_count():
                await self._read_some(embedder, AT_A_TIME, 1)
        except StorageError as error:
            _log.warning("vectors could not be kept", extra={"reason": str(error)})

    async def _read_some(self, embedder: Embedder, most: int, threads: int) -> None:
        async with self._computing:
            asked, told = self._corpus.awaited(most)
            work = [asyncio.to_thread(_vectors, embedder.questions, some) for some in _shares(asked, threads)]
            work += [asyncio.to_thread(_vectors, embedder.passages, some) for some in _shares(told, threads)]
            found: dict[str, Floats] = {}
            for some in await asyncio.gather(*work):
                found |= some
            # What has been taken back while it was read is not kept.
            still = (await self._up_to_date()).awaited_keys()
            found = {key: vector for key, vector in found.items() if key in still}
            await self._vectors.put(found, model=embedder.model)
            # Not while segments are being joined: the new one would miss what comes in.
            async with self._refreshing:
                for block in self._corpus.blocks():
                    for key, vector in found.items():
                        block.fill(key, vector)


def _shares(texts: Mapping[str, str], count: int) -> list[dict[str, str]]:
    items = list(texts.items())
    return [dict(items[at::count]) for at in range(count) if items[at::count]]


def _vectors(read: Callable[[Sequence[str]], Floats], texts: Mapping[str, str]) -> dict[str, Floats]:
    return dict(zip(texts, read(list(texts.values())), strict=True))


def _item(row: Row) -> Item:
    entry = read_entry(row)
    return Item(
        entry.id,
        [Text(text, key_of(text, answers=False)) for text in entry.phrasings()],
        [Text(text, key_of(text, answers=True)) for text in dict.fromkeys(entry.answer.values())],
        Facets(frozenset(entry.markets), frozenset(entry.products)),
    )
