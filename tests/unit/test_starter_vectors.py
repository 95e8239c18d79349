"""The vectors that are shipped belong to the texts that are shipped."""

from __future__ import annotations

import numpy as np

from storage.search.semantic.kept import SHIPPED, read_shipped
from storage.search.semantic.packed import pack, unpack
from storage.starter.starter import read_starter
from storage.starter.vectors import shipped_texts
from tests.finding import embedder


def test_every_text_has_its_vector_and_no_vector_is_left_over() -> None:
    texts = shipped_texts(read_starter()[0])
    kept = read_shipped(SHIPPED, embedder().model)

    assert sorted(texts.keys() - kept.keys()) == []
    assert sorted(kept.keys() - texts.keys()) == []


def test_a_vector_is_what_the_model_makes_of_its_text() -> None:
    texts = list(shipped_texts(read_starter()[0]).items())[::400]
    kept = read_shipped(SHIPPED, embedder().model)
    likeness = [
        float(unpack(kept[key]) @ (embedder().passages if answers else embedder().questions)([text])[0])
        for key, (text, answers) in texts
    ]

    assert min(likeness) > 0.99


def test_vectors_of_another_model_are_not_taken() -> None:
    assert read_shipped(SHIPPED, "another") == {}


def test_packing_again_changes_nothing() -> None:
    vector = np.random.default_rng(1).normal(size=384).astype(np.float32)

    assert pack(unpack(pack(vector))) == pack(vector)
