"""A season as it would be chosen if nothing changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.ids import ChannelId, Place
from bot.prompting.choosing.choosing import REPEAT, Choice, choose
from bot.prompting.choosing.projecting import Date, Stream, project
from bot.prompting.choosing.shelf import Shelf
from bot.prompting.prompt import Prompt
from tests.unit.shelves import LIBRARY, PLACE, WANTED, WEEK, WEEK_10, answered, shelf, suggestion


def dates(count: int, **at: dict[str, str]) -> list[Date | None]:
    """From week 10 on; `at` says what is laid down for the dates, as `w2={"pinned": "p40"}`."""
    found: list[Date | None] = []
    for number in range(1, count + 1):
        laid = at.get(f"w{number}", {})
        wanted = replace(
            WANTED,
            on=WEEK_10 + (number - 1) * WEEK,
            pinned=laid.get("pinned"),
            hosts=laid.get("hosts"),
        )
        found.append(Date(wanted=wanted, due_at=at_nine(wanted.on), chosen=laid.get("chosen")))
    return found


def at_nine(on: date) -> datetime:
    return datetime(on.year, on.month, on.day, 9, tzinfo=UTC)


def alone(on: Shelf, wanted: list[Date | None], library: Sequence[Prompt] = LIBRARY) -> list[Choice | None]:
    return project([Stream(shelf=on, dates=wanted)], library)[0]


def ids(on: Shelf, wanted: list[Date | None]) -> list[str]:
    return [each.prompt.id if each else "-" for each in alone(on, wanted)]


def test_each_week_counts_as_seen_for_the_later_ones() -> None:
    assert ids(shelf(), dates(4)) == ["p10", "p11", "p12", "p13"]
    assert ids(shelf(seen={"p11": WEEK_10 - WEEK}), dates(4)) == ["p10", "p12", "p13", "p14"]


def test_a_date_that_is_left_out_takes_nothing() -> None:
    wanted = dates(3)
    wanted[1] = None

    assert ids(shelf(), wanted) == ["p10", "-", "p12"]


def test_what_is_pinned_to_a_later_date_is_not_used_before_it() -> None:
    wanted = dates(5, w5={"pinned": "p11"}, w4={"hosts": "p10"}, w3={"chosen": "p09"})

    assert ids(shelf(), wanted) == ["p08", "p12", "p09", "p10", "p11"]


def test_suggestions_come_in_order_and_once() -> None:
    assert ids(shelf(suggestion("a"), suggestion("b")), dates(3)) == ["s-a", "s-b", "p12"]


def test_where_there_is_nothing_nothing_is_said() -> None:
    assert alone(shelf(), dates(2), []) == [None, None]


def test_streams_in_one_channel_take_turns_and_others_only_share_suggestions() -> None:
    here, there = (frozenset({Place(PLACE.space, ChannelId(each))}) for each in ("vienti", "export"))
    later = [replace(each, due_at=each.due_at + timedelta(hours=1)) for each in dates(2) if each is not None]
    on = shelf(suggestion("a"))
    streams = [
        Stream(shelf=on, dates=later, places=here | there),
        Stream(shelf=on, dates=dates(2), places=here),
        Stream(shelf=on, dates=later, places=frozenset()),
    ]
    found = [[each.prompt.id if each else "-" for each in season] for season in project(streams, LIBRARY)]

    assert found == [["p10", "p12"], ["s-a", "p11"], ["p10", "p11"]]


@given(
    st.sets(st.sampled_from([each.id for each in LIBRARY])),
    st.lists(st.tuples(st.sampled_from([each.id for each in LIBRARY]), st.integers(0, 9)), max_size=30),
)
def test_the_season_is_what_is_chosen_week_by_week(seen: set[str], answers: list[tuple[str, int]]) -> None:
    outcomes = [
        answered(prompt, members, last=WEEK_10 - number * WEEK)[0]
        for number, (prompt, members) in enumerate(answers, 1)
    ]
    on = shelf(seen=dict.fromkeys(sorted(seen), WEEK_10 - WEEK), outcomes=outcomes)
    season = alone(on, dates(12))
    for wanted, foreseen in zip(dates(12), season, strict=True):
        assert wanted is not None
        found = choose(on, LIBRARY, wanted.wanted)

        assert found == foreseen
        assert found is not None
        on = replace(on, seen={**on.seen, found.prompt.id: wanted.wanted.on})


def test_a_hundred_weekly_questions_repeat_nothing_within_a_year() -> None:
    season = alone(shelf(), dates(104))
    last: dict[str, date] = {}
    for number, each in enumerate(season):
        assert each is not None
        on = WEEK_10 + number * WEEK

        assert REPEAT not in each.relaxed
        assert on - last.get(each.prompt.id, date.min) >= timedelta(weeks=52)
        last[each.prompt.id] = on
