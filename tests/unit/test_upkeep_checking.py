"""What `knowledge check` finds, and what it leaves alone."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from bot.answering.knowledge import Row
from bot.answering.upkeep.check_command import report
from bot.answering.upkeep.checking import MOST_SHOWN, Problem, check
from bot.answering.upkeep.likeness import grams_of, near_pairs, share
from bot.answering.upkeep.markup import Dead, dead_in_title, dead_markup
from bot.wording import LANGUAGES, Wording
from storage.starter.starter import read_starter

TODAY = dt.date(2026, 11, 24)
SOUND: Row = {
    "id": "eori",
    "question": {"fi": "Mistä EORI?", "sv": "Var fås EORI?", "en": "Where is the EORI from?"},
    "answer": {"fi": "Hae se Tullista.", "sv": "Ansök hos Tullen.", "en": "Apply to **Customs**."},
    "sources": [{"authority": "Tulli", "url": "https://tulli.fi/eori", "checked": "2026-11-20"}],
    "checked": "2026-11-20",
    "review_by": "2027-11-20",
}
OTHER: Row = {
    **SOUND,
    "id": "rex",
    "question": {"fi": "Rekisteröidynkö viejäksi?", "sv": "Ska vi bli REX?", "en": "Must we join REX?"},
    "answer": {"fi": "Vain jos kauppa ylittää rajan.", "sv": "Bara ibland.", "en": "Only above 6,000 euros."},
}


def found(*rows: Row, today: dt.date = TODAY) -> list[tuple[Problem, str]]:
    return [(each.problem, each.entry) for each in check(rows, today=today)]


def test_sound_entries_have_no_findings() -> None:
    assert found(SOUND, OTHER) == []


@pytest.mark.parametrize(
    ("problem", "change"),
    [
        (Problem.WITHHELD, {"review_by": "2026-11-23", "volatile": True}),
        (Problem.LAPSED, {"review_by": "2026-11-23"}),
        (Problem.NO_SOURCE, {"sources": []}),
        (Problem.NO_SUCH_CHECK, {"checked": "2026-11-21"}),
        (Problem.TOO_LONG, {"answer": {each: f"{each} pitkä " * 300 for each in LANGUAGES}}),
        (Problem.MARKUP, {"answer": {**SOUND["answer"], "en": "Apply to **Customs."}}),
        (Problem.LANGUAGE, {"answer": {"fi": "Hae se Tullista.", "en": "Apply to Customs."}}),
    ],
)
def test_each_problem_of_an_entry_is_found(problem: Problem, change: Row) -> None:
    assert {each for each, _ in found({**SOUND, **change})} == {problem}


def test_an_entry_due_today_has_not_lapsed() -> None:
    assert found({**SOUND, "review_by": TODAY.isoformat()}) == []


def test_an_answer_fits_with_its_question_and_its_sources_or_is_too_long() -> None:
    sources = [{"authority": "Tulli", "url": f"https://tulli.fi/{'x' * 400}", "checked": "2026-11-20"}]
    answer = dict.fromkeys(LANGUAGES, "a" * (MOST_SHOWN - 400))

    assert {each for each, _ in found({**SOUND, "answer": answer, "sources": sources})} == {Problem.TOO_LONG}


def test_two_entries_with_nearly_the_same_answer_are_found() -> None:
    told = "Hae numero Tullista ennen ensimmäistä vientiä EU:n ulkopuolelle, se on maksuton."
    one = {**SOUND, "answer": {**SOUND["answer"], "fi": told}}
    two = {**OTHER, "answer": {**OTHER["answer"], "fi": told.replace("ennen", "jo ennen")}}

    assert found(one, two) == [(Problem.TWIN, "eori")]


def test_ways_of_asking_that_two_entries_nearly_share_are_found_and_named() -> None:
    one = {**SOUND, "also_asked_as": {"fi": ["Saksalainen ostaja kysyy tullin numeroa"]}}
    two = {**OTHER, "also_asked_as": {"fi": ["saksalainen ostaja kysyy tullin numeroa!"]}}
    [finding] = check([one, two], today=TODAY)

    assert (finding.problem, finding.entry, finding.other) == (Problem.SAME_QUESTION, "eori", "rex")
    assert finding.detail == "Saksalainen ostaja kysyy tullin numeroa"


def test_an_entry_may_be_asked_twice_in_nearly_the_same_words_itself() -> None:
    asked = ["Mistä saan EORI-numeron vientiin?", "Mistä saan EORI-numeron vientiin"]

    assert found({**SOUND, "also_asked_as": {"fi": asked}}, OTHER) == []


def test_the_most_serious_stands_first() -> None:
    rows: list[Row] = [{**SOUND, "id": "a", "sources": []}, {**OTHER, "id": "b", "review_by": "2026-01-01"}]

    assert found(*rows) == [(Problem.LAPSED, "b"), (Problem.NO_SOURCE, "a")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_names_each_entry_under_what_to_do(language: str) -> None:
    rows: list[Row] = [{**SOUND, "sources": []}, {**OTHER, "answer": {**OTHER["answer"], "en": "`half"}}]
    shown = report(check(rows, today=TODAY), language, Wording()).text
    groups = shown.split("\n\n")

    assert [line for line in groups if line.startswith("- `eori`")]
    assert [line for line in groups if line.startswith("- `rex`:")]
    assert Wording().say(language, "check-no-source") in groups


def test_a_long_list_is_cut_and_says_so() -> None:
    rows: list[Row] = [{**SOUND, "id": f"e{number}", "sources": []} for number in range(5)]
    findings = [each for each in check(rows, today=TODAY) if each.problem is Problem.NO_SOURCE]
    shown = report(findings, "en", Wording(), most=3).text

    assert shown.count("- `e") == 3
    assert "and 2 more" in shown


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Plain, **bold**, *soft*, `code` and [a link](https://a.fi/x).", ()),
        ("- **Hinta:** 5 euroa\n- 2 * 3 < 7, R&D, #1", ()),
        ("**bold", (Dead.BOLD,)),
        ("**one**\n\nand **two", (Dead.BOLD,)),
        ("** bold **", (Dead.BOLD,)),
        ("**Hinta:**ilmainen", (Dead.BOLD,)),
        ("\\*\\*shown as signs", ()),
        ("`code", (Dead.CODE,)),
        ("`**` is the sign", ()),
        ("[text](https://a.fi", (Dead.LINK,)),
        ("[text](see below)", (Dead.LINK,)),
        ("![picture](https://a.fi/x.png)", (Dead.LINK,)),
        ("| a | b |\n| --- | --- |", (Dead.TABLE,)),
        ("# Heading", (Dead.HEADING,)),
        ("one<br>two", (Dead.HTML,)),
        ("R&amp;D", (Dead.HTML,)),
    ],
)
def test_markup_that_nobody_sees_as_meant_is_found(text: str, dead: tuple[Dead, ...]) -> None:
    assert dead_markup(text) == dead


def test_a_question_takes_no_markup_at_all() -> None:
    assert [dead_in_title(each) for each in ("**Mikä?**", "Mikä on 5 * 3?", "Mikä <b>on</b>?")] == [
        (Dead.TITLE,),
        (),
        (Dead.HTML,),
    ]


def test_near_pairs_are_those_that_comparing_everything_would_find() -> None:
    shuffled = random.Random(7)  # noqa: S311 - the same texts every time
    first = [text for row in read_starter()[0][:20] for text in row["also_asked_as"]["fi"]]
    texts = [*first, *(_misspelt(text, shuffled) for text in first)]
    grams = [grams_of(text) for text in texts]
    slowly = {
        (one, two)
        for two in range(len(texts))
        for one in range(two)
        if len(grams[one] & grams[two]) >= 0.75 * max(len(grams[one]), len(grams[two]))
    }

    assert set(near_pairs(texts, 0.75)) == slowly
    assert len(slowly) > len(first) / 2


def test_the_share_counts_in_the_shorter_text() -> None:
    assert share(grams_of("EORI-numero"), grams_of("Mistä saa EORI-numeron?")) == 1
    assert share(grams_of("abcd"), grams_of("efgh")) == 0
    assert share(grams_of(""), grams_of("")) == 1


def test_the_starter_is_in_order_but_for_what_is_truly_missing() -> None:
    findings = check(read_starter()[0], today=dt.date(2026, 11, 24))
    open_points = {Problem.NO_SOURCE}

    assert [each for each in findings if each.problem not in open_points] == []


def _misspelt(text: str, chance: random.Random) -> str:
    letters = list(text)
    for _ in range(chance.randint(0, 3)):
        letters[chance.randrange(len(letters))] = chance.choice("abcdefghijklmnoprstuvyäö")
    return "".join(letters)
