"""Which questions become candidates, and how gaps are put together."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.answering.knowledge import read_entry
from bot.answering.upkeep.gaps import gaps
from bot.answering.upkeep.ports import Candidate, Unanswered
from bot.answering.upkeep.ways import with_way, worth_asking

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
ENTRY = read_entry(
    {"id": "eori", "question": {"fi": "Mistä saan EORI-numeron?"}, "answer": {"fi": "Tullista."}}
)
ONE = Candidate(number=1, entry="eori", text="Huolitsija kysyy tullin tunnusta", language="fi")
ASKED = Unanswered(text="Mitä kahvi maksaa?", language="fi", asked_at=NOW)


def numbers(*candidates: Candidate) -> list[int]:
    return [each.number for each in worth_asking(candidates, {"eori": ENTRY})]


def test_what_is_new_to_its_entry_is_worth_asking_as() -> None:
    assert numbers(ONE) == [1]


def test_what_is_nearly_asked_already_is_left_out_silently() -> None:
    assert numbers(replace(ONE, text="mistä saan EORI-numeron")) == []


def test_of_two_that_are_nearly_the_same_the_first_is_shown() -> None:
    assert numbers(ONE, replace(ONE, number=2, text="huolitsija kysyy tullin tunnusta!")) == [1]


def test_empty_and_endless_questions_and_unknown_entries_are_left_out() -> None:
    assert (
        numbers(replace(ONE, text="  "), replace(ONE, text="sana " * 101), replace(ONE, entry="gone")) == []
    )


def test_a_way_is_added_in_its_language_and_the_row_given_stays_as_it_was() -> None:
    row = {"id": "eori", "also_asked_as": {"fi": ["Mistä?"], "sv": ["Var?"]}}

    assert with_way(row, "fi", "Keneltä?")["also_asked_as"] == {"fi": ["Mistä?", "Keneltä?"], "sv": ["Var?"]}
    assert with_way({"id": "x"}, "en", "How?")["also_asked_as"] == {"en": ["How?"]}
    assert with_way({"also_asked_as": ["How?"]}, "en", "Why?")["also_asked_as"] == {
        "": ["How?"],
        "en": ["Why?"],
    }
    assert row["also_asked_as"] == {"fi": ["Mistä?"], "sv": ["Var?"]}


def test_gaps_come_most_asked_first_and_of_equals_the_latest() -> None:
    earlier = replace(ASKED, asked_at=NOW - timedelta(days=1), text="Missä on sauna?")
    asked = [
        ASKED,
        earlier,
        replace(earlier, text="Missä se sauna on?"),
        earlier,
        replace(ASKED, text="Muu?"),
    ]
    found = gaps(asked, [[0], [2, 1, 3], [4]])

    assert [(each.count, each.texts[0]) for each in found] == [
        (3, "Missä se sauna on?"),
        (1, "Mitä kahvi maksaa?"),
        (1, "Muu?"),
    ]
    assert found[0].texts == ("Missä se sauna on?", "Missä on sauna?")


def test_a_gap_names_the_answers_that_did_not_help() -> None:
    asked = [replace(ASKED, entry="eori"), ASKED, replace(ASKED, entry="eori")]

    assert gaps(asked, [[0, 1, 2]])[0].tried == ("eori",)
