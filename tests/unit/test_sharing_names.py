"""Whether a text still names its author."""

from __future__ import annotations

import pytest

from bot.answering.knowledge import Row
from bot.answering.sharing.names import names_left, without_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bo says so.", ["Bo"]),
        ("Kysy Bolta.", ["Bo"]),
        ("bo vet det", ["Bo"]),
        ("Enligt Bos erfarenhet", ["Bo"]),
        ("Maija Virtanen kertoi", ["Maija Virtanen", "maija.virtanen"]),
        ("Näin Virtasella tehdään", ["Maija Virtanen"]),
        ("Näin Virtaset tekevät: kysy Maijalta", ["Maija Virtanen"]),
        ("Pekan mukaan", ["Pekka Lahti"]),
        ("Kirjoita @maija.virtanen", ["Maija", "@maija.virtanen"]),
        ("Kysy maija.virtaselta: Maija:lla on se", ["Maija"]),
        ("Sen tietää Åsa’s firma", ["Åsa"]),
        ("Anna\nVirtanen", ["Anna Virtanen"]),
        ("UNION BERG OY", ["Union Berg"]),
    ],
)
def test_a_name_is_found_as_people_write_it(text: str, names: list[str]) -> None:
    assert names_left([text], names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Book the time at the bookshop.", ["Bo"]),
        ("Bolaget betalar moms.", ["Bo"]),
        ("Lahti on kaupunki", ["Pekka Virta"]),
        ("virta ja lahti ovat sanoja", ["Pekka Virta", "Anu Lahti"]),
        ("Customs stamps it.", ["Bo", "bo", "Bo Berg"]),
        ("", ["Bo"]),
        ("Bo says so.", ["", "  ", "@"]),
    ],
)
def test_a_word_is_no_name(text: str, names: list[str]) -> None:
    assert names_left([text], names) == ()


def test_all_texts_are_looked_at() -> None:
    assert names_left(["A question", "An answer", "https://bergoats.fi/Bo"], ["Bo"]) == ("Bo",)


def test_odd_names_and_long_texts_are_looked_at_quickly() -> None:
    assert names_left(["a" * 100_000, "(["], ["((((", "*+", "a" * 500]) == ()


def test_what_else_names_them_is_left_out() -> None:
    row: Row = {
        "id": "member-1",
        "question": {"en": "What does Bo do?", "sv": "Vad gör man?"},
        "answer": {"en": "Bo asks.", "sv": "Man frågar."},
        "also_asked_as": {"en": ["How does Bo do it?", "How is it done?"], "fi": ["Miten Bolla?"]},
        "markets": ["NO"],
    }

    assert without_names(row, ["Bo"]) == {
        "id": "member-1",
        "question": {"sv": "Vad gör man?"},
        "answer": {"sv": "Man frågar."},
        "also_asked_as": {"en": ["How is it done?"]},
        "markets": ["NO"],
    }
