"""What the governor is foreseen to make of the dates to come."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.prompting.deciding.outlook import Coming, outlook
from bot.prompting.deciding.ports import Begun
from bot.prompting.rules import Rules

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
FIRST = datetime(2026, 11, 30, 7, 0, tzinfo=UTC)
WEEK = timedelta(days=7)


def dates(
    count: int, *, pinned: frozenset[int] = frozenset(), hosted: frozenset[int] = frozenset()
) -> list[Coming]:
    return [
        Coming(
            local_date=(FIRST + number * WEEK).date(),
            due_at=FIRST + number * WEEK,
            pinned=number in pinned,
            hosted=number in hosted,
        )
        for number in range(count)
    ]


def begun(members: int, *, own: int = 0, own_stream: int = 0) -> Begun:
    return Begun(members=(NOW - 10 * timedelta(days=1),) * members, own=own, own_stream=own_stream)


def reasons(found: list[Coming], talk: Begun, rules: Rules) -> list[str]:
    said = outlook(talk, [], found, rules)
    return [said[each.local_date].reason for each in found]


def test_a_silent_channel_is_foreseen_to_get_every_week() -> None:
    assert reasons(dates(12), begun(0), Rules()) == [""] * 12


def test_what_was_posted_counts_until_28_days_have_passed() -> None:
    posted = [(FIRST - 3 * WEEK).date(), (FIRST - 4 * WEEK).date()]
    said = outlook(begun(0, own=2, own_stream=2), posted, dates(2), Rules(ceiling=1))

    assert [each.reason for each in said.values()] == ["ceiling", ""]
    assert next(iter(said.values())).budget.used == 1


def test_a_pin_is_not_left_out_and_counts_and_a_host_does_not_count() -> None:
    found = dates(4, pinned=frozenset({1}), hosted=frozenset({0}))

    assert reasons(found, begun(0), Rules(ceiling=1)) == ["", "", "ceiling", "ceiling"]


def test_a_date_that_is_left_out_anyway_uses_nothing_up() -> None:
    skipped, *others = dates(3)

    assert reasons([replace(skipped, left_out=True), *others], begun(0), Rules(ceiling=1)) == [
        "",
        "",
        "ceiling",
    ]


def test_other_streams_questions_stay_in_the_share() -> None:
    first = dates(1)
    said = outlook(begun(9, own=5, own_stream=2), [], first, Rules())

    assert said[first[0].local_date].begun == begun(9, own=3)


@given(st.integers(0, 60), st.integers(0, 4), st.integers(0, 4))
def test_no_28_days_are_foreseen_to_have_more_than_the_ceiling(members: int, one: int, other: int) -> None:
    rules = Rules(floor=min(one, other), ceiling=max(one, other))
    comes = [not each for each in reasons(dates(20), begun(members), rules)]

    assert all(sum(comes[start : start + 4]) <= rules.ceiling for start in range(17))


@given(st.integers(0, 60), st.integers(0, 60))
def test_more_talk_never_foresees_more_questions(one: int, other: int) -> None:
    less, more = sorted((one, other))
    few, many = (reasons(dates(16), begun(each), Rules()).count("") for each in (more, less))

    assert few <= many
