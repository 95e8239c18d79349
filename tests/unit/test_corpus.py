"""What can be found is the same whether it came at once or bit by bit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.search.block import DIMENSIONS, Text
from storage.search.corpus import Corpus, Item
from storage.search.facets import Facets
from storage.search.lexical.ngrams import Floats
from storage.search.ranking import rank

WORDS = ["kaura", "lakritsi", "vienti", "tulli", "etiketti", "hunaja", "marja", "juusto"]
Step = tuple[int, list[int], bool]
steps = st.lists(
    st.tuples(st.integers(0, 15), st.lists(st.integers(0, 7), min_size=1, max_size=4), st.booleans()),
    min_size=1,
    max_size=40,
)


def vector(text: str) -> Floats:
    """Any vector of length 1 that depends on the text alone."""
    found = np.random.default_rng(abs(hash(text)) % 2**32).normal(size=DIMENSIONS).astype(np.float32)
    return (found / np.linalg.norm(found)).astype(np.float32)


def item(number: int, words: Sequence[int]) -> Item:
    asked = [Text(f"{WORDS[word]} {number}", f"q{word}-{number}") for word in words]
    return Item(
        f"e{number}", asked, [Text(" ".join(WORDS[word] for word in words), f"p{number}{words}")], Facets()
    )


def found(corpus: Corpus) -> dict[str, float]:
    asked = "vienti tulli hunaja 3"
    return {each.entry: round(each.meaning, 4) for each in rank(corpus, [asked], vector(asked))}


def vectors(items: Sequence[Item]) -> dict[str, Floats]:
    return {text.key: vector(text.text) for each in items for text in (*each.asked, *each.told)}


@settings(deadline=None)
@given(steps)
def test_an_index_that_followed_every_change_finds_what_a_new_one_finds(changes: list[Step]) -> None:
    corpus, now = Corpus(), dict[str, Item]()
    for number, words, retired in changes:
        new = item(number, words)
        corpus = corpus.changed([] if retired else [new], [new.id] if retired else [], vectors([new]))
        now.pop(new.id, None)
        now |= {} if retired else {new.id: new}

    built = Corpus().changed(list(now.values()), [], vectors(list(now.values())))
    assert found(corpus) == found(built)
    assert found(corpus.joined()) == found(built)
    assert corpus.size == len(now)


def test_a_text_without_its_vector_is_found_by_its_letters_and_then_by_its_meaning() -> None:
    corpus = Corpus().changed([item(1, [0, 1]), item(2, [5])], [], {})
    before = rank(corpus, ["hunaja 2"], vector("hunaja 2"))[0]
    asked, told = corpus.awaited(10)
    for block in corpus.blocks():
        for key, text in {**asked, **told}.items():
            block.fill(key, vector(text))
    after = rank(corpus, ["hunaja 2"], vector("hunaja 2"))[0]

    assert (before.entry, before.meaning < 0.99) == ("e2", False)
    assert (after.entry, round(after.meaning, 3)) == ("e2", 1.0)
    assert corpus.awaited_count() == 0


def test_joining_segments_forgets_nothing_that_is_awaited() -> None:
    corpus = Corpus()
    for number in range(12):
        corpus = corpus.changed([item(number, [number % 8])], [], {})
    joined = corpus.joined()

    assert joined.awaited_count() == corpus.awaited_count() == 24
