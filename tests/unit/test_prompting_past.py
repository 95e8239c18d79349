"""How many answers are expected, honestly about small numbers."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.ids import ChannelId, Place, SpaceId
from bot.prompting.choosing.past import PRIOR, WEIGHT, Past, shrunk
from bot.prompting.choosing.ports import Outcome
from bot.prompting.prompt import Prompt

PLACE = Place(SpaceId("fake:home"), ChannelId("vienti"))
TIP = Prompt(id="a", kind="tip", text={"fi": "a"})
OTHER_TIP = Prompt(id="b", kind="tip", text={"fi": "b"})
POLL = Prompt(id="c", kind="poll", text={"fi": "c"})
ANSWERS = st.lists(st.integers(0, 100), max_size=12)


def uses(prompt: Prompt, *members: int, place: Place = PLACE) -> list[Outcome]:
    return [
        Outcome(
            prompt=prompt.id,
            kind=prompt.kind,
            place=place,
            local_date=date(2026, 1, 5) + timedelta(weeks=week),
            members=each,
            staff=3,
        )
        for week, each in enumerate(members)
    ]


def expected(*outcomes: list[Outcome]) -> tuple[float, float, float]:
    past = Past.of([each for some in outcomes for each in some])
    return past.expected(TIP), past.expected(OTHER_TIP), past.expected(POLL)


def test_with_no_uses_all_are_expected_alike() -> None:
    assert expected([]) == (PRIOR, PRIOR, PRIOR)


def test_the_mean_of_many_uses_is_what_they_say() -> None:
    assert abs(expected(uses(TIP, *[6] * 1000))[0] - 6) < 0.05


def test_the_formula_counts_what_it_is_drawn_to_as_so_many_uses() -> None:
    assert shrunk([3, 5, 5], 2.0) == (WEIGHT * 2.0 + 13) / (WEIGHT + 3)


def test_the_best_use_counts_no_more_than_the_second_best_or_what_was_expected() -> None:
    assert shrunk([40, 5, 3], 2.0) == shrunk([5, 5, 3], 2.0)
    assert shrunk([40, 1], 2.0) == shrunk([2, 1], 2.0)
    assert shrunk([40], 2.0) == 2.0
    assert shrunk([0], 2.0) < 2.0


def test_answers_to_a_type_raise_the_others_of_it_and_less_those_of_other_types() -> None:
    itself, same_type, other_type = expected(uses(TIP, 8, 8, 8, 8))

    assert itself > same_type > other_type > PRIOR


def test_in_two_channels_a_use_is_as_good_as_they_are_on_average() -> None:
    there = Place(PLACE.space, ChannelId("export"))

    assert expected(uses(TIP, 6, 6), uses(TIP, 2, 2, place=there)) == expected(uses(TIP, 4, 4))


@given(lucky=st.integers(0, 1000), steady=st.integers(2, 40), of_one_type=st.booleans())
def test_one_lucky_week_never_wins_over_ten_steady_ones(
    lucky: int, steady: int, *, of_one_type: bool
) -> None:
    other = OTHER_TIP if of_one_type else POLL
    past = Past.of([*uses(TIP, *[steady] * 10), *uses(other, lucky)])

    assert past.expected(other) <= past.expected(TIP)


@given(ANSWERS, ANSWERS)
def test_expectations_stay_between_nothing_and_the_best_week(tips: list[int], polls: list[int]) -> None:
    found = expected(uses(TIP, *tips), uses(POLL, *polls))

    assert all(0 < each <= max([PRIOR, *tips, *polls]) for each in found)


@given(st.lists(st.integers(0, 50), min_size=1, max_size=12), st.data())
def test_one_more_answer_never_lowers_what_is_expected(answers: list[int], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(answers) - 1))
    more = [each + (number == at) for number, each in enumerate(answers)]

    assert shrunk(more, PRIOR) >= shrunk(answers, PRIOR)
