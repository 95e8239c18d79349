"""Texts that ask the same are put together, by meaning and by letters."""

from __future__ import annotations

import pytest

from storage.search.grouping import MOST, Grouping
from tests.finding import embedder

ASKED = [
    "Mistä saan EORI-numeron?",
    "Paljonko kahvi maksaa Oulussa?",
    "mistä EORI numeron saa",
    "Var får man ett EORI-nummer?",
    "Where do I get an EORI number from?",
]


async def groups(texts: list[str], *, by_meaning: bool) -> list[list[int]]:
    found = await Grouping(embedder() if by_meaning else None).groups(texts)
    return sorted(sorted(group) for group in found)


async def test_by_meaning_languages_do_not_matter() -> None:
    assert await groups(ASKED, by_meaning=True) == [[0, 2, 3, 4], [1]]


async def test_by_letters_the_same_words_are_found_together() -> None:
    assert await groups(ASKED[:3], by_meaning=False) == [[0, 2], [1]]


@pytest.mark.parametrize("by_meaning", [True, False])
async def test_odd_texts_are_groups_of_their_own(by_meaning: bool) -> None:
    assert await groups([], by_meaning=by_meaning) == []
    assert await groups(["Kuka?"], by_meaning=by_meaning) == [[0]]
    odd = await groups(["", "🙂", "\x00", "Mikä on REX?"], by_meaning=by_meaning)
    assert sorted(at for group in odd for at in group) == [0, 1, 2, 3]
    assert [3] in odd


async def test_what_is_too_much_to_compare_is_still_there() -> None:
    found = await groups([f"kysymys {at} {at * 7919}" for at in range(MOST + 3)], by_meaning=False)

    assert sorted(at for group in found for at in group) == list(range(MOST + 3))
    assert [group for group in found if group[0] >= MOST] == [[MOST], [MOST + 1], [MOST + 2]]
