"""Where the model can run, and what it makes of odd texts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from storage.search.semantic.embedder import MOST_READ, cannot_run, readable
from tests.finding import embedder


@pytest.mark.parametrize(
    ("machine", "flags", "expected"),
    [
        ("x86_64", "fpu sse4_2 avx avx2 bmi2", ""),
        ("x86_64", "fpu sse4_2 avx", "the processor lacks AVX2"),
        ("AMD64", "fpu", "the processor lacks AVX2"),
        ("aarch64", "fp asimd", ""),
    ],
)
def test_a_processor_without_avx2_is_told_apart(
    tmp_path: Path, machine: str, flags: str, expected: str
) -> None:
    info = tmp_path / "cpuinfo"
    info.write_text(f"processor : 0\nflags : {flags}\n", encoding="utf-8")

    assert cannot_run(machine, info) == expected


def test_where_nothing_tells_of_the_processor_the_model_is_tried(tmp_path: Path) -> None:
    assert cannot_run("x86_64", tmp_path / "nothing") == ""


def test_only_the_beginning_of_a_text_is_read() -> None:
    assert len(readable("ä" * 100_000)) == MOST_READ
    assert readable("a\0b\ud800") == "a b"


def test_vectors_have_length_one_whatever_the_text() -> None:
    texts = ["", "EORI", "😀", "\ud800", "a" * 100_000, "שלום", "\0"]
    found = embedder().questions(texts)

    assert found.shape == (len(texts), 384)
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-4)


def test_languages_mix() -> None:
    finnish, swedish, other = embedder().questions(
        ["Mistä saan terveystodistuksen?", "Var får jag ett hälsointyg?", "Mitä lava maksaa?"]
    )

    assert finnish @ swedish > finnish @ other
