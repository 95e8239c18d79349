"""Which question is next."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.prompting.choosing.choosing import (
    REPEAT,
    choose,
    unused,
)
from bot.prompting.choosing.shelf import Promise
from bot.prompting.prompt import Prompt, same_words
from storage.prompt_library import FilePromptLibrary
from tests.unit.shelves import (
    LIBRARY,
    RECENTLY,
    WANTED,
    WEEK,
    WEEK_10,
    answered,
    choice,
    chosen,
    shelf,
    suggestion,
)

REAL = FilePromptLibrary(Path(__file__).parents[2] / "prompts").prompts


def test_a_library_prompt_suits_the_week() -> None:
    assert chosen(shelf()) == "p10"


def test_of_two_as_near_the_one_whose_week_has_passed_comes_first() -> None:
    assert chosen(shelf(seen={"p10": RECENTLY})) == "p09"


def test_the_year_is_round() -> None:
    seen = dict.fromkeys(["p52", "p51", "p01"], date(2026, 6, 1))

    assert chosen(shelf(seen=seen), wanted=replace(WANTED, on=date(2026, 12, 31))) == "p50"


def test_approved_suggestions_come_first_and_only_once() -> None:
    waiting = (suggestion("a"), suggestion("b"))

    assert choice(shelf(*waiting)).because == {"how": "suggestion"}
    assert chosen(shelf(*waiting)) == "s-a"
    assert chosen(shelf(*waiting, taken={"s-a"})) == "s-b"
    assert chosen(shelf(*waiting, taken={"s-a", "s-b"})) == "p10"


def test_a_suggestion_in_another_channels_language_is_left_to_that_channel() -> None:
    assert chosen(shelf(suggestion("a", "en"))) == "p10"


def test_a_suggestion_in_a_language_no_channel_speaks_is_posted_all_the_same() -> None:
    assert chosen(shelf(suggestion("a", "sv"))) == "s-a"


def test_where_it_was_not_looked_up_what_others_speak_a_suggestion_waits() -> None:
    assert chosen(shelf(suggestion("a", "sv")), wanted=replace(WANTED, anywhere=None)) == "p10"


def test_what_was_chosen_comes_before_a_pin_a_pin_before_the_host_and_the_host_before_all_else() -> None:
    on, wanted = shelf(suggestion("a")), replace(WANTED, pinned="p20", hosts="p30")
    found = [
        choice(on, wanted=wanted, before="p33"),
        choice(on, wanted=wanted),
        choice(on, wanted=replace(wanted, pinned=None)),
        choice(on),
    ]

    assert [(each.how, each.prompt.id) for each in found] == [
        ("kept", "p33"),
        ("pinned", "p20"),
        ("host", "p30"),
        ("suggestion", "s-a"),
    ]


def test_what_was_chosen_and_is_gone_is_chosen_anew() -> None:
    assert chosen(shelf(), before="p99") == "p10"


def test_what_is_pinned_comes_although_it_was_seen_last_week_and_rests() -> None:
    seen = {"p10": WEEK_10 - WEEK}
    found = choice(shelf(seen=seen, outcomes=answered("p10", 0, 0, 0)), wanted=replace(WANTED, pinned="p10"))

    assert (found.prompt.id, found.relaxed) == ("p10", ())


def test_nothing_at_all_is_none() -> None:
    assert choose(shelf(suggestion("a"), taken={"s-a"}), [], WANTED) is None


def test_a_prompt_comes_again_in_the_same_week_of_the_next_year_and_not_a_day_earlier() -> None:
    a_year_ago = WEEK_10 - 52 * WEEK
    found = choice(shelf(seen={"p10": a_year_ago}))
    too_early = choice(shelf(seen={"p10": a_year_ago + timedelta(days=1)}))

    assert (found.prompt.id, found.relaxed) == ("p10", ())
    assert (too_early.prompt.id, too_early.relaxed) == ("p09", ())


def test_when_all_were_seen_the_one_seen_longest_ago_comes_again_and_says_so() -> None:
    seen = {each.id: RECENTLY + timedelta(days=number) for number, each in enumerate(LIBRARY, 1)}
    found = choice(shelf(seen={**seen, "p17": RECENTLY}))

    assert (found.prompt.id, found.how, found.relaxed) == ("p17", "library", (REPEAT,))
    assert found.because["seen"] == RECENTLY.isoformat()


@given(st.sets(st.sampled_from([each.id for each in LIBRARY])), st.dates(date(2026, 1, 1), date(2036, 1, 1)))
def test_nothing_seen_is_repeated_while_something_is_unseen(seen: set[str], on: date) -> None:
    wanted = replace(WANTED, on=on)
    on_shelf = shelf(seen=dict.fromkeys(seen, on - WEEK))
    found = choice(on_shelf, wanted=wanted)

    assert (found.prompt.id in seen) == (REPEAT in found.relaxed) == (len(seen) == len(LIBRARY))
    assert len(unused(on_shelf, LIBRARY, wanted)) == len(LIBRARY) - len(seen)


def test_what_is_promised_to_a_later_date_is_left_to_it() -> None:
    later = [Promise(prompt="p10", on=WEEK_10 + 4 * WEEK, here=True)]
    elsewhere = [replace(later[0], here=False)]
    long_gone = [replace(later[0], on=WEEK_10 - WEEK)]

    assert chosen(shelf(promised=later)) == "p09"
    assert chosen(shelf(promised=elsewhere)) == "p10"
    assert chosen(shelf(promised=long_gone)) == "p10"


def test_a_suggestion_that_is_promised_to_any_date_waits_for_it() -> None:
    later = [Promise(prompt="s-a", on=WEEK_10 + 4 * WEEK, here=False)]

    assert chosen(shelf(suggestion("a"), suggestion("b"), promised=later)) == "s-b"


def test_without_answers_the_order_is_that_of_the_weeks() -> None:
    in_order = unused(shelf(), LIBRARY, WANTED)

    assert [each.id for each in in_order[:7]] == ["p10", "p09", "p11", "p08", "p12", "p07", "p13"]
    assert in_order[-1].id == "p36"


def test_four_weeks_away_twice_the_answers_are_needed() -> None:
    in_its_week = Prompt(id="near", week=10, kind="tip", text={"fi": "a"})
    away = Prompt(id="away", week=14, kind="tip", text={"fi": "b"})
    steady = answered("near", *[4] * 400, kind="tip", last=RECENTLY - 60 * WEEK)
    nearly = [*steady, *answered("away", *[7] * 400, kind="tip", last=RECENTLY - 60 * WEEK)]
    enough = [*steady, *answered("away", *[9] * 400, kind="tip", last=RECENTLY - 60 * WEEK)]

    assert chosen(shelf(outcomes=nearly), [in_its_week, away]) == "near"
    assert chosen(shelf(outcomes=enough), [in_its_week, away]) == "away"


@given(st.lists(st.integers(0, 200), min_size=3, max_size=3), st.integers(18, 22))
def test_christmas_does_not_come_in_may_however_many_answered_and_whatever_rests(
    answers: list[int], week: int
) -> None:
    on = date.fromisocalendar(2027, week, 1)
    christmas = [each for each in REAL if each.week in {50, 51, 52}]
    loved = [
        each
        for prompt in christmas
        for each in answered(prompt.id, *answers, kind=prompt.kind, last=on - 60 * WEEK)
    ]
    silent = [
        each
        for prompt in REAL
        if prompt not in christmas
        for each in answered(prompt.id, 0, 0, 0, kind=prompt.kind, last=on - WEEK)
    ]
    # All of spring but one prompt has been seen; that one rests, as its type does.
    spring = [each for each in REAL if each.week is not None and abs(each.week - week) <= 13]
    seen = {each.id: on - 2 * WEEK for each in spring[1:]}
    found = choice(shelf(outcomes=[*loved, *silent], seen=seen), REAL, replace(WANTED, on=on))

    assert found.prompt == spring[0]


@given(
    st.lists(st.tuples(st.sampled_from([each.id for each in LIBRARY]), st.integers(0, 9)), max_size=60),
    st.sets(st.sampled_from([each.id for each in LIBRARY]), max_size=40),
    st.randoms(use_true_random=False),
)
def test_the_order_of_files_and_rows_changes_nothing(
    answers: list[tuple[str, int]], seen: set[str], random: Random
) -> None:
    outcomes = [
        answered(prompt, members, last=RECENTLY - number * WEEK)[0]
        for number, (prompt, members) in enumerate(answers)
    ]
    mixed, library = list(outcomes), list(LIBRARY)
    random.shuffle(mixed)
    random.shuffle(library)
    dates = dict.fromkeys(sorted(seen), RECENTLY)
    first = choice(shelf(outcomes=outcomes, seen=dates))
    second = choice(shelf(outcomes=mixed, seen=dates), library)

    assert second == first
    assert json.loads(json.dumps(second.because)) == first.because


def test_words_are_the_same_whatever_case_spacing_and_signs() -> None:
    assert same_words("What  SURPRISED you?") == same_words("what surprised you")
