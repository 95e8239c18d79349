"""Questions and types that meet silence rest, and rules are given up in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.chat.ids import ChannelId, Place
from bot.prompting.choosing.choosing import (
    FAR,
    KINDS,
    PROMPT_RESTS,
    REPEAT,
    TYPE_RESTS,
)
from bot.prompting.choosing.ports import HOSTED, Outcome
from bot.prompting.choosing.shelf import Wanted
from bot.prompting.prompt import Prompt
from tests.unit.shelves import LIBRARY, PLACE, RECENTLY, WANTED, WEEK, WEEK_10, answered, choice, shelf


def test_what_was_answered_more_comes_earlier() -> None:
    outcomes = [
        *answered("p09", 6, 7, last=RECENTLY - 60 * WEEK),
        *answered("p10", 1, 0, last=RECENTLY - 60 * WEEK),
    ]
    found = choice(shelf(outcomes=outcomes))

    assert found.prompt.id == "p09"
    assert found.because == {
        "how": "library",
        "expected": found.because["expected"],
        "uses": 2,
        "weeks": 1,
        "nearness": 0.841,
        "next": found.because["next"],
    }


def test_a_type_that_met_silence_three_times_rests_twelve_weeks() -> None:
    silent = answered("p10", 0, 0, 0, last=WEEK_10 - WEEK)
    as_last = replace(WANTED, on=WEEK_10 - WEEK + timedelta(weeks=12, days=-1))
    over = replace(WANTED, on=WEEK_10 - WEEK + timedelta(weeks=12))

    assert choice(shelf(outcomes=silent)).prompt.kind != "tip"
    assert {each.kind for each in _never(silent, as_last)} == {"tip"}
    assert _never(silent, over) == []


def _never(outcomes: list[Outcome], wanted: Wanted) -> list[Prompt]:
    """Those that would come only when a type's rest is given up."""
    found: list[Prompt] = []
    for prompt in LIBRARY:
        only = choice(shelf(outcomes=outcomes), [prompt], wanted)
        found += [prompt] if TYPE_RESTS in only.relaxed else []
    return found


def test_one_answer_in_three_weeks_is_no_silence_nor_are_two_silent_weeks() -> None:
    for members in ((0, 0), (0, 1, 0), (0, 0, 1), (1, 0, 0)):
        found = choice(shelf(outcomes=answered("p10", *members)), [LIBRARY[9]])

        assert found.relaxed == ()


def test_a_question_in_three_channels_is_one_use_and_one_answer_in_one_of_them_breaks_the_silence() -> None:
    places = [Place(PLACE.space, ChannelId(each)) for each in ("a", "b", "c")]
    once = [each for place in places for each in answered("p10", 0, place=place)]
    thrice = [each for place in places for each in answered("p10", 0, 0, 0, place=place)]
    not_all = [
        *(each for place in places[1:] for each in answered("p10", 0, 0, 0, place=place)),
        *answered("p10", 0, 1, 0, place=places[0]),
    ]
    found = [choice(shelf(outcomes=each), [LIBRARY[9]]).relaxed for each in (once, thrice, not_all)]

    assert found == [(), (TYPE_RESTS, PROMPT_RESTS), ()]


def test_a_prompt_that_met_silence_three_times_rests_two_years() -> None:
    silent = [
        *answered("p10", 0, 0, 0, last=WEEK_10),
        # Its type does not rest: another question of it was answered since.
        *answered("p16", 3, last=WEEK_10 + WEEK),
    ]
    as_last = replace(WANTED, on=WEEK_10 + timedelta(weeks=104, days=-1))
    over = replace(WANTED, on=WEEK_10 + timedelta(weeks=104))

    assert choice(shelf(outcomes=silent), [LIBRARY[9]], as_last).relaxed == (PROMPT_RESTS,)
    assert choice(shelf(outcomes=silent), [LIBRARY[9]], over).relaxed == ()


def test_silence_under_what_hosts_asked_in_their_own_words_tires_nothing() -> None:
    silent = answered("", 0, 0, 0, kind=HOSTED)
    found = choice(shelf(outcomes=silent))

    assert (found.prompt.id, found.because["expected"]) == ("p10", 2.0)


def test_rules_are_given_up_one_after_the_other_from_the_least_to_the_most_important() -> None:
    """Each library lacks the prompt that was chosen in the one before."""
    tip = replace(WANTED, kinds=("tip",))
    fine = Prompt(id="a", week=10, kind="tip", text={"fi": "a"})
    silent = [
        Prompt(id="b", week=10, kind="poll", text={"fi": "b"}),
        Prompt(id="c", week=10, kind="tip", text={"fi": "c"}),
        Prompt(id="d", week=36, kind="tip", text={"fi": "d"}),
        Prompt(id="e", week=10, kind="win", text={"fi": "e"}),
        Prompt(id="f", week=10, kind="tip", text={"fi": "f"}),
    ]
    polls_rest = answered("other", 0, 0, 0, kind="poll")
    c_rests = [*answered("c", 0, 0, 0, kind="tip"), *answered("x", 2, kind="tip", last=WEEK_10)]
    on = shelf(outcomes=[*polls_rest, *c_rests], seen={"f": WEEK_10 - WEEK})
    takes_polls = replace(tip, kinds=("tip", "poll"))
    found: list[tuple[str, tuple[str, ...]]] = []
    library = [fine, *silent]
    while library:
        each = choice(on, library, takes_polls)
        found.append((each.prompt.id, each.relaxed))
        library.remove(each.prompt)

    assert found == [
        ("a", ()),
        ("b", (TYPE_RESTS,)),
        ("c", (PROMPT_RESTS,)),
        ("d", (FAR,)),
        ("e", (KINDS,)),
        ("f", (REPEAT,)),
    ]
