"""Counting grams many texts at a time gives what the definition says, text by text."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.search.lexical.ngrams import count
from storage.search.lexical.postings import Postings, Query, rarity_in


def by_definition(text: str) -> Counter[str]:
    """3 to 5 letter windows of each word with a space on either side."""
    words = re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold())
    padded = [f" {word} " for word in words]
    return Counter(
        word[at : at + size] for word in padded for size in (3, 4, 5) for at in range(len(word) - size + 1)
    )


@given(st.lists(st.text(max_size=40), max_size=6))
def test_every_text_has_the_grams_of_its_definition(texts: list[str]) -> None:
    counts = count(texts)
    expected = [by_definition(text) for text in texts]

    assert [sorted(counts.times[counts.texts == at].tolist()) for at in range(len(texts))] == [
        sorted(min(times, 255) for times in each.values()) for each in expected
    ]


def test_the_same_gram_has_the_same_number_everywhere() -> None:
    counts = count(["kauraa", "kaura ja ohra", "ohra"])

    first, second, third = (set(counts.grams[counts.texts == at].tolist()) for at in range(3))
    assert len(first & second) == len(set(by_definition("kauraa")) & set(by_definition("kaura ja ohra")))
    assert third < second
    assert first & third == set()


@pytest.mark.parametrize("odd", ["", " ", "😀", "\x00", "!?", "a" * 100_000, "\ud800"])
def test_odd_texts_are_counted_too(odd: str) -> None:
    counts = count(["kaura", odd, "ohra"])

    assert set(counts.texts.tolist()) >= {0, 2}


def test_a_text_is_likest_itself_and_a_stranger_is_not_like_it() -> None:
    texts = ["Tarvitsenko EORI-numeron?", "Mikä on LUCID?", "Vad är moms?"]
    postings = Postings.of(count(texts), len(texts))
    rarity = rarity_in(postings)

    likeness = postings.products(Query.of("tarvitsenko eori numeron", rarity)) / postings.lengths(rarity)

    assert likeness[0] == pytest.approx(1)
    assert np.argmax(likeness) == 0
    assert not postings.products(Query.of("qqq www", rarity)).any()
