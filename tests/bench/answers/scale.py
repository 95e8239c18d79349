"""Vertti with many entries: how long a question takes, how many it answers a second, how much memory it needs.

Entries are the starter's, over and over, with a number in every text; at the largest size their vectors are made up,
for reading 200,000 texts would take an hour and the time of a question does not depend on what the numbers are.
"""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
import time
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import psutil

from bot.answering.knowledge import Row
from storage.answering.knowledge import Changes, Position
from storage.search.block import DIMENSIONS
from storage.search.facets.naming import FacetWords
from storage.search.index import HybridIndex
from storage.search.lexical.ngrams import Floats
from storage.search.semantic.embedder import Embedder
from tests.bench.answers.figures import percentile
from tests.bench.answers.sets import starter_set

SIZES = (1_000, 10_000, 100_000)
AT_ONCE = 8
ROUNDS = 4


class MadeUpVectors:
    """A vector for every key, without reading anything."""

    async def get(self, keys: Iterable[str], *, model: str) -> dict[str, Floats]:
        del model
        wanted = list(dict.fromkeys(keys))
        found = np.random.default_rng(len(wanted)).normal(size=(len(wanted), DIMENSIONS)).astype(np.float32)
        found /= np.linalg.norm(found, axis=1, keepdims=True)
        return dict(zip(wanted, found, strict=True))

    async def put(self, by_key: Mapping[str, Floats], *, model: str) -> None:
        del by_key, model


class ManyRows:
    """A store of `size` entries, each with one way of asking and one answer."""

    def __init__(self, rows: Sequence[Row], size: int) -> None:
        self._rows = rows
        self._size = size

    async def latest_change(self) -> int:
        return self._size

    async def changed_since(self, position: Position, *, most: int) -> Changes:
        until = min(position.change + most, self._size)
        rows = [self._row(at) for at in range(position.change, until)]
        return Changes(until=Position(until), rows=rows, retired=[])

    def _row(self, at: int) -> Row:
        original = self._rows[at % len(self._rows)]
        language = ("fi", "sv", "en")[at // len(self._rows) % 3]
        asked = [original["question"][language], *original["also_asked_as"][language]]
        return {
            "id": f"{original['id']}-{at}",
            "question": {language: f"{asked[at % len(asked)]} {at}"},
            "answer": {language: f"{original['answer'][language]} {at}"},
        }


async def scales(embedder: Embedder) -> None:
    del embedder
    print(
        "\n### Sizes\n\n| entries | ready after s | resident MB | p50 ms | p99 ms | questions a second, 8 at once |"
    )
    print("| --- | --- | --- | --- | --- | --- |")
    for size in SIZES:
        # Each size in a process of its own, so that its memory is its own.
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            print(pool.apply(_measured, (size,)), flush=True)


def _measured(size: int) -> str:
    return asyncio.run(_one_size(size))


async def _one_size(size: int) -> str:
    from storage.search.semantic.embedder import open_embedder

    found = starter_set()
    index = HybridIndex(ManyRows(found.rows, size), MadeUpVectors(), FacetWords.shipped(), open_embedder())
    began = time.perf_counter()
    await index.rank("EORI")
    ready = time.perf_counter() - began
    questions = [each.text for each in found.asked]
    times: list[float] = []
    for text in questions:
        start = time.perf_counter()
        await index.rank(text)
        times.append((time.perf_counter() - start) * 1000)
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(text: str) -> None:
        async with gate:
            await index.rank(text)

    start = time.perf_counter()
    await asyncio.gather(*(one(text) for text in questions))
    rate = len(questions) / (time.perf_counter() - start)
    gc.collect()
    resident = psutil.Process().memory_info().rss / 2**20
    return (
        f"| {size:,} | {ready:.1f} | {resident:.0f} | {percentile(times, 0.5):.1f} | "
        f"{percentile(times, 0.99):.1f} | {rate:.0f} |"
    )
