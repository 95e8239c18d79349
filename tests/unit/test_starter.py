"""The shipped entries: three languages, many ways of asking, honest dates."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from bot.answering.knowledge import Row, read_entry
from bot.wording import LANGUAGES
from storage.starter.starter import read_starter

DOMAIN = Path(__file__).parents[3] / "shared" / "domain"
NEEDS_DOMAIN = pytest.mark.skipif(not DOMAIN.is_dir(), reason="the facts are not beside the project")
ROWS = {str(row["id"]): row for row in read_starter()[0]}
FEWEST_WAYS = 5
MOST_SHARED = 0.4
"""Of the character 4-grams of the shorter of two ways of asking."""
NEAR_COPY = 0.7


def fours(text: str) -> set[str]:
    plain = " ".join(text.casefold().split())
    return {plain[at : at + 4] for at in range(len(plain) - 3)}


def shared(one: str, other: str) -> float:
    a, b = fours(one), fours(other)
    return len(a & b) / max(1, min(len(a), len(b)))


def ways(row: Row) -> dict[str, list[str]]:
    """The ways of asking, by language."""
    return {each: [row["question"][each], *row["also_asked_as"][each]] for each in LANGUAGES}


def domain(name: str) -> list[dict[str, Any]]:
    lines = (DOMAIN / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


TOPICS = domain("topics.jsonl") if DOMAIN.is_dir() else []
FULL = {topic["id"]: topic for topic in TOPICS if topic["detail"] == "full"}


def test_every_shipped_file_can_be_read() -> None:
    _, problems = read_starter()

    assert problems == []


@NEEDS_DOMAIN
def test_every_topic_that_was_studied_in_full_is_shipped() -> None:
    assert sorted(ROWS) == sorted(FULL)


@NEEDS_DOMAIN
@pytest.mark.parametrize("name", ROWS)
def test_an_entry_is_as_volatile_and_reviewed_as_soon_as_its_topic(name: str) -> None:
    row, topic = ROWS[name], FULL[name]

    assert (row["volatile"], row["review_by"]) == (topic["volatile"], topic["review_by"])


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_an_entry_claims_no_check_that_none_of_its_sources_had(row: Row) -> None:
    opened = [source for source in row["sources"] if source.get("checked")]

    assert opened or "checked" not in row


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_an_entry_speaks_three_languages_and_is_asked_in_many_ways(row: Row) -> None:
    entry = read_entry(row)

    assert [each for each in LANGUAGES if not entry.speaks(each)] == []
    assert [each for each, texts in ways(row).items() if len(texts) <= FEWEST_WAYS] == []


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_no_two_ways_of_asking_are_nearly_the_same(row: Row) -> None:
    near = [
        pair for texts in ways(row).values() for pair in combinations(texts, 2) if shared(*pair) > MOST_SHARED
    ]

    assert near == []


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_no_link_leads_to_the_predecessor_of_an_authority(row: Row) -> None:
    assert [source for source in row.get("sources", []) if "evira.fi" in str(source)] == []


@NEEDS_DOMAIN
def test_only_pages_that_were_opened_carry_a_date() -> None:
    opened = {
        (topic["id"], source["url"])
        for topic in TOPICS
        for source in topic.get("sources", [])
        if source["verified"]
    }
    dated = {
        (name, source["url"])
        for name, row in ROWS.items()
        for source in row["sources"]
        if source.get("checked")
    }

    assert dated - opened == set()


@NEEDS_DOMAIN
def test_no_question_kept_for_measuring_is_stored() -> None:
    kept = [(row["text"], fours(row["text"])) for row in domain("dev_questions.jsonl")]
    stored = [(text, fours(text)) for row in ROWS.values() for texts in ways(row).values() for text in texts]
    copies = [
        (text, measured)
        for text, grams in stored
        for measured, others in kept
        if len(grams & others) > NEAR_COPY * max(1, min(len(grams), len(others)))
    ]

    assert copies == []
