"""How Vertti steps back as members begin more."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.prompting.deciding.governor import budget, lively_until
from bot.prompting.deciding.ports import Begun
from bot.prompting.rules import Rules

NOW = datetime(2026, 11, 30, 7, 0, tzinfo=UTC)
RULES = Rules()
many = st.integers(0, 60)


def begun(members: int, others: int = 0, own: int = 0) -> Begun:
    times = tuple(NOW - timedelta(hours=number) for number in range(members))
    return Begun(members=times, others=others, own=own, own_stream=own)


@st.composite
def rules(draw: st.DrawFn) -> Rules:
    floor = draw(st.integers(0, 10))
    return Rules(floor=floor, ceiling=floor + draw(st.integers(0, 18)))


def test_where_nobody_begins_anything_the_ceiling_holds() -> None:
    assert budget(begun(0, others=20, own=3), RULES).allowed == RULES.ceiling


def test_a_first_message_by_one_member_changes_nothing() -> None:
    assert budget(begun(1), RULES).allowed == RULES.ceiling


def test_where_members_begin_nearly_everything_the_floor_is_left() -> None:
    assert budget(begun(60, others=1, own=1), RULES).allowed == RULES.floor


def test_the_formula_as_it_stands_in_the_documents() -> None:
    # share = 6 / (6 + 1 + 3 + 6) = 0.375; 1 + round(3 * 0.625) = 3
    found = budget(begun(6, others=1, own=3), RULES)

    assert (found.allowed, found.used, round(found.share, 2)) == (3, 3, 0.38)
    assert found.spent


def test_the_examples_in_the_documents() -> None:
    found = [budget(begun(members, own=2), RULES).allowed for members in (1, 2, 8, 9, 39, 40)]

    assert found == [4, 3, 3, 2, 2, 1]


@given(many, many, st.integers(0, 10), rules())
def test_one_conversation_more_never_raises_the_budget_and_lowers_it_by_one_at_most(
    members: int, others: int, own: int, given_rules: Rules
) -> None:
    before = budget(begun(members, others, own), given_rules).allowed
    after = budget(begun(members + 1, others, own), given_rules).allowed

    assert before - 1 <= after <= before


@given(many, many, st.integers(0, 10), rules())
def test_the_budget_stays_between_floor_and_ceiling(
    members: int, others: int, own: int, given_rules: Rules
) -> None:
    assert (
        given_rules.floor <= budget(begun(members, others, own), given_rules).allowed <= given_rules.ceiling
    )


@given(many, st.integers(0, 10))
def test_what_others_begin_never_lowers_the_budget(others: int, own: int) -> None:
    assert budget(begun(5, others + 1, own), RULES).allowed >= budget(begun(5, others, own), RULES).allowed


def test_a_channel_is_lively_until_its_fifth_newest_conversation_is_a_week_old() -> None:
    found = lively_until(begun(6), RULES, NOW)

    assert found == NOW - timedelta(hours=4) + timedelta(days=7)


def test_four_conversations_are_not_lively_and_old_ones_do_not_count() -> None:
    old = tuple(NOW - timedelta(days=7, hours=number) for number in range(9))

    assert lively_until(begun(4), RULES, NOW) is None
    assert lively_until(Begun(members=old), RULES, NOW) is None


def test_staff_can_turn_it_off() -> None:
    assert lively_until(begun(50), replace(RULES, lively=None), NOW) is None
