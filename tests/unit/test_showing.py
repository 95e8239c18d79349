"""How an answer looks."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.answering.knowledge import read_entry
from bot.answering.showing import answer, spoken_date
from bot.wording import Wording

TODAY = dt.date(2026, 11, 24)
ROW = {
    "id": "eori",
    "question": {"fi": "Mikä on EORI?", "en": "What is EORI?"},
    "answer": {"fi": "Hae numero Tullista.", "en": "Apply to Customs."},
    "sources": [
        {"authority": "Tulli", "url": "https://tulli.fi/eori"},
        {"authority": "EU [DG TAXUD]", "url": "https://taxation-customs.ec.europa.eu/eori"},
        {"authority": "Tulli", "url": "https://tulli.fi/ilmoitukset"},
        {"authority": "ICC Finland"},
    ],
    "checked": "2026-03-02",
    "review_by": "2026-12-31",
}


def test_an_answer_is_the_stored_text_with_its_sources_in_one_line() -> None:
    shown = answer(read_entry(ROW), "q1", "en", Wording(), today=TODAY)

    assert shown.title == "What is EORI?"
    assert shown.text == (
        "Apply to Customs.\n\nSources: [Tulli](https://tulli.fi/eori)"
        " · [EU \\[DG TAXUD\\]](https://taxation-customs.ec.europa.eu/eori)"
        " · [Tulli 2](https://tulli.fi/ilmoitukset) · ICC Finland"
    )
    assert shown.footer == "Checked on 2 March 2026."


def test_its_three_buttons_say_which_question_they_are_about() -> None:
    shown = answer(read_entry(ROW), "q1", "fi", Wording(), today=TODAY)

    assert [(button.action, button.value) for button in shown.buttons] == [
        ("answer.helped", "q1"),
        ("answer.nothelped", "q1"),
        ("answer.people", "q1"),
    ]


def test_an_entry_past_its_review_says_that_it_may_have_changed() -> None:
    shown = answer(read_entry(ROW), "q1", "en", Wording(), today=dt.date(2027, 1, 1))

    assert shown.footer == "Checked on 2 March 2026; it may have changed since then."


def test_an_entry_nobody_checked_has_no_date() -> None:
    row = {name: value for name, value in ROW.items() if name != "checked"}
    shown = answer(read_entry(row), "q1", "en", Wording(), today=TODAY)

    assert "2026" not in shown.footer
    assert shown.footer != ""


def test_a_language_the_entry_does_not_speak_is_said() -> None:
    shown = answer(read_entry(ROW), "q1", "sv", Wording(), today=TODAY)

    assert shown.text.startswith("*Jag har det här bara på ett annat språk.*\n\nApply to Customs.")


@pytest.mark.parametrize(
    ("language", "expected"), [("fi", "2.3.2026"), ("sv", "2.3.2026"), ("en", "2 March 2026")]
)
def test_dates_are_written_as_people_write_them(language: str, expected: str) -> None:
    assert spoken_date(dt.date(2026, 3, 2), language) == expected
