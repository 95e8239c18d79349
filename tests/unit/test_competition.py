"""The competition-law hint, measured on labelled examples, and what makes a subject risky or harmless."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.prompting.competition import Reason, hint
from bot.wording import LANGUAGES
from storage.prompt_library import FilePromptLibrary

EXAMPLES = Path(__file__).parents[1] / "data" / "competition_examples.jsonl"
LIBRARY = FilePromptLibrary(Path(__file__).parents[2] / "prompts")
RECALL = {
    "development": {"fi": 0.97, "sv": 0.97, "en": 0.97},
    "held out": {"fi": 0.55, "sv": 0.58, "en": 0.7},
}
"""A little under what was measured when the words were last changed. The held-out examples were never tuned on."""
FALSE_ALARMS = {"development": 0.03, "held out": 0.05}


@dataclass(frozen=True, slots=True)
class Example:
    text: str
    language: str
    risky: bool
    reason: str
    held_out: bool


def examples(language: str, part: str = "") -> list[Example]:
    rows = [Example(**json.loads(line)) for line in EXAMPLES.read_text(encoding="utf-8").splitlines()]
    return [
        each
        for each in rows
        if each.language == language and (not part or each.held_out == (part == "held out"))
    ]


def share(examples: list[Example], language: str | None) -> float:
    return sum(hint(each.text, language) is not None for each in examples) / len(examples)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_are_many_and_about_half_of_them_are_risky(language: str) -> None:
    found = examples(language)

    assert len(found) == len({each.text for each in found}) >= 120
    assert 0.4 < sum(each.risky for each in found) / len(found) < 0.65
    assert sum(each.held_out for each in found) >= 40
    assert {each.reason for each in found if each.risky} == set(Reason)


@pytest.mark.parametrize("part", RECALL)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("known", [True, False])
def test_recall_and_false_alarms_are_no_worse_than_measured(language: str, part: str, *, known: bool) -> None:
    found = examples(language, part)
    spoken = language if known else None

    assert share([each for each in found if each.risky], spoken) >= RECALL[part][language]
    assert share([each for each in found if not each.risky], spoken) <= FALSE_ALARMS[part]


def test_no_question_of_the_library_gets_a_hint() -> None:
    hinted = [
        (prompt.id, language, found.reason)
        for prompt in LIBRARY.prompts
        for part in (prompt.text, *prompt.options)
        for language, text in part.items()
        for found in (hint(text, language), hint(text, None))
        if found is not None
    ]

    assert hinted == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Millä hinnalla myytte ensi vuonna?", Reason.PRICES),
        ("Hinnat ovat kiinnostava aihe.", None),
        ("Mitä maksoit rahdista?", None),
        ("Onko hinta mennyt joskus pieleen?", None),
        ("Mikä on katteenne?", Reason.MARGINS),
        ("Kateus on turhaa, eikö teilläkin?", None),
        ("Vem säljer ni till?", Reason.CUSTOMERS),
        ("Vem säljer ni till? Namn behövs inte.", None),
        ("Vem hjälpte er?", None),
        ("Shall we all raise our prices?", Reason.PRICES),
        ("Shall we all go to the fair?", None),
        ("Let us split the markets between us.", Reason.MARKET_SHARING),
    ],
)
def test_a_subject_alone_is_harmless_and_so_is_a_sign_alone(text: str, reason: Reason | None) -> None:
    found = hint(text, None)

    assert (found.reason if found else None) == reason


def test_the_price_of_freight_excuses_no_question_about_selling() -> None:
    assert hint("What will freight cost next year?", "en") is None
    assert hint("At what price will you sell at the fair next year?", "en") is not None


def test_an_excuse_holds_for_its_own_sentence_only() -> None:
    found = hint("What did freight cost? And what price will you charge next year?", "en")

    assert found is not None
    assert found.reason is Reason.PRICES


def test_agreeing_is_not_excused_by_a_promise_to_give_no_figures() -> None:
    assert hint("Shall we agree on prices? No figures here.", "en") is not None


@pytest.mark.parametrize(
    "text", ["", "   ", "?", "\x00", "🍓🍓🍓", "a" * 300, "hinta " * 50, "you " * 75, "é" * 300]
)
def test_odd_texts_break_nothing_and_get_no_hint(text: str) -> None:
    assert hint(text, None) is None


def test_what_is_said_again_and_again_is_one_hint() -> None:
    found = hint("vem säljer " * 27, None)

    assert found is not None
    assert found.reason is Reason.MARKET_SHARING
