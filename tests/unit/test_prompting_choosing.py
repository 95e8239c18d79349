"""Which question is next, and when the night ends."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.ids import MemberId, Person, SpaceId
from bot.prompting.choosing.choosing import Shelf, Wanted, choose, out_of_quiet_hours, unused
from bot.prompting.prompt import Prompt, Suggestion, SuggestionState, same_words

WEEK_10 = date(2026, 3, 2)
LONG_AGO = datetime(2025, 1, 1, tzinfo=UTC)
WANTED = Wanted(on=WEEK_10, languages=frozenset({"fi"}), anywhere=frozenset({"fi", "en"}))
LIBRARY = [Prompt(id=f"p{week:02}", week=week, text={"fi": f"viikko {week}"}) for week in range(1, 53)]


def shelf(
    *approved: Suggestion, seen: dict[str, datetime] | None = None, taken: set[str] | None = None
) -> Shelf:
    return Shelf(seen=seen or {}, taken=frozenset(taken or ()), approved=approved)


def suggestion(name: str, language: str = "fi") -> Suggestion:
    return Suggestion(
        id=name,
        number=1,
        text=name,
        language=language,
        suggested_by=Person(SpaceId("fake:home"), MemberId("anna")),
        state=SuggestionState.APPROVED,
        created_at=LONG_AGO,
    )


def chosen(on: Shelf, library: list[Prompt] = LIBRARY, *, before: str | None = None) -> str | None:
    found = choose(on, library, WANTED, before)
    return found.id if found is not None else None


def test_a_library_prompt_suits_the_week() -> None:
    assert chosen(shelf()) == "p10"


def test_of_two_as_near_the_one_whose_week_has_passed_comes_first() -> None:
    assert chosen(shelf(seen={"p10": LONG_AGO})) == "p09"


def test_the_year_is_round() -> None:
    on = Wanted(on=date(2026, 12, 31), languages=frozenset(), anywhere=frozenset())
    found = choose(shelf(seen={"p52": LONG_AGO, "p51": LONG_AGO, "p01": LONG_AGO}), LIBRARY, on)

    assert found is not None
    assert found.id == "p50"


def test_approved_suggestions_come_first_and_only_once() -> None:
    waiting = (suggestion("a"), suggestion("b"))

    assert chosen(shelf(*waiting)) == "s-a"
    assert chosen(shelf(*waiting, taken={"s-a"})) == "s-b"
    assert chosen(shelf(*waiting, taken={"s-a", "s-b"})) == "p10"


def test_a_suggestion_in_another_channels_language_is_left_to_that_channel() -> None:
    assert chosen(shelf(suggestion("a", "en"))) == "p10"


def test_a_suggestion_in_a_language_no_channel_speaks_is_posted_all_the_same() -> None:
    assert chosen(shelf(suggestion("a", "sv"))) == "s-a"


def test_what_was_chosen_stays_chosen() -> None:
    assert chosen(shelf(suggestion("a"), seen={"p33": LONG_AGO}), before="p33") == "p33"


def test_what_was_chosen_and_is_gone_is_chosen_anew() -> None:
    assert chosen(shelf(), before="p99") == "p10"


def test_when_all_were_seen_the_one_seen_longest_ago_comes_again() -> None:
    seen = {each.id: LONG_AGO + timedelta(days=number) for number, each in enumerate(LIBRARY, 1)}

    assert chosen(shelf(seen={**seen, "p17": LONG_AGO})) == "p17"


def test_nothing_at_all_is_none() -> None:
    assert chosen(shelf(suggestion("a"), taken={"s-a"}), []) is None


@given(st.sets(st.sampled_from([each.id for each in LIBRARY])), st.dates(date(2026, 1, 1), date(2036, 1, 1)))
def test_nothing_seen_is_repeated_while_something_is_unseen(seen: set[str], on: date) -> None:
    wanted = Wanted(on=on, languages=frozenset(), anywhere=frozenset())
    on_shelf = shelf(seen=dict.fromkeys(seen, LONG_AGO))
    found = choose(on_shelf, LIBRARY, wanted)

    assert found is not None
    assert found.id not in seen or len(seen) == len(LIBRARY)
    assert len(unused(on_shelf, LIBRARY, wanted)) == len(LIBRARY) - len(seen)


@pytest.mark.parametrize(
    ("moment", "then"),
    [
        (datetime(2026, 11, 30, 10, tzinfo=UTC), datetime(2026, 11, 30, 10, tzinfo=UTC)),
        (datetime(2026, 11, 30, 19, tzinfo=UTC), datetime(2026, 12, 1, 6, tzinfo=UTC)),
        (datetime(2026, 12, 1, 5, 59, tzinfo=UTC), datetime(2026, 12, 1, 6, tzinfo=UTC)),
        (datetime(2026, 12, 1, 6, tzinfo=UTC), datetime(2026, 12, 1, 6, tzinfo=UTC)),
    ],
)
def test_quiet_hours_end_at_eight_in_the_morning(moment: datetime, then: datetime) -> None:
    assert out_of_quiet_hours(moment, "Europe/Helsinki") == then


def test_words_are_the_same_whatever_case_spacing_and_signs() -> None:
    assert same_words("What  SURPRISED you?") == same_words("what surprised you")
