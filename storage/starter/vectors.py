"""`python -m storage.starter.vectors`: compute the vectors of the shipped texts that have none yet, and write the file.

Run after any change to the entries; a test fails while the file and the texts differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.answering.knowledge import Row, read_entry
from storage.search.lexical.ngrams import Floats
from storage.search.semantic.embedder import Embedder, open_embedder
from storage.search.semantic.kept import SHIPPED, read_shipped, write_shipped
from storage.search.semantic.packed import key_of, unpack
from storage.starter.starter import read_starter


def shipped_texts(rows: Sequence[Row]) -> dict[str, tuple[str, bool]]:
    """Every text an index reads, and whether it answers, by key."""
    found: dict[str, tuple[str, bool]] = {}
    for row in rows:
        entry = read_entry(row)
        found |= {key_of(text, answers=False): (text, False) for text in entry.phrasings()}
        found |= {key_of(text, answers=True): (text, True) for text in entry.answer.values()}
    return dict(sorted(found.items()))


def write_vectors(embedder: Embedder, path: Path = SHIPPED) -> tuple[int, int]:
    """How many texts there are, and how many of them had to be computed."""
    texts = shipped_texts(read_starter()[0])
    kept = read_shipped(path, embedder.model)
    rows: list[Floats] = []
    for key, (text, answers) in texts.items():
        read = embedder.passages if answers else embedder.questions
        rows.append(unpack(kept[key]) if key in kept else read([text])[0])
    write_shipped(path, embedder.model, list(texts), np.stack(rows))
    return len(texts), len(texts.keys() - kept.keys())


if __name__ == "__main__":
    total, computed = write_vectors(open_embedder())
    print(f"Texts: {total}, computed now: {computed}")
