"""Polls without a platform: how options look on buttons, and what becomes of a choice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.polls import ANSWER
from adapters.terminal.rendering import render
from bot.chat.content import Button, Content, Poll, ballot, numbered, poll_as_list, voted_for, with_ballot
from bot.prompting.polls.choices import TWICE, Change, Choice, pressed, read_again, told
from bot.prompting.prompt import MOST_IN_OPTION

POLL = Poll(("Pohjoismaat", "Saksa ja Keski-Eurooppa"), "pkey", (3, 0))
LONG = Poll(("Ensimmäinen vienti oli vahinko", "Ei"), "pkey", (128, 1))
START = datetime(2026, 11, 30, 7, 0, tzinfo=UTC)
STORIES = st.lists(st.integers(1, 3), min_size=1, max_size=6)


def test_an_option_is_a_button_with_number_and_count() -> None:
    assert ballot(POLL, 75) == (
        Button("poll.vote", "pkey:1", "1  Pohjoismaat · 3"),
        Button("poll.vote", "pkey:2", "2  Saksa ja Keski-Eurooppa · 0"),
    )


def test_options_without_counts_have_none_yet() -> None:
    assert [each.label for each in ballot(replace(POLL, counts=()), 75)] == [
        "1  Pohjoismaat · 0",
        "2  Saksa ja Keski-Eurooppa · 0",
    ]


@pytest.mark.parametrize("most", [12, 20, 30, 75])
def test_a_long_option_is_cut_and_keeps_its_number_and_its_count(most: int) -> None:
    label = ballot(LONG, most)[0].label

    assert len(label) <= most
    assert label.startswith("1  ")
    assert label.endswith("… · 128" if most < 40 else "vahinko · 128")


def test_where_a_label_was_cut_the_options_stand_whole_in_the_text() -> None:
    whole = with_ballot(Content(text="Mikä?", poll=LONG), 75)
    cut = with_ballot(Content(text="Mikä?", poll=LONG), 30)

    assert whole.text == "Mikä?"
    assert cut.text == "Mikä?\n\n- **1** Ensimmäinen vienti oli vahinko · 128\n- **2** Ei · 1"
    assert whole.poll is cut.poll is None


def test_what_a_person_wrote_stays_as_it_was_written_in_a_list() -> None:
    assert poll_as_list(Poll(("*a* [b](https://c)",), "k")) == "- **1** \\*a\\* \\[b\\]\\(https://c\\)"


@pytest.mark.parametrize(
    ("value", "voted"),
    [
        ("pkey:2", ("pkey", 2)),
        ("a:b:10", ("a:b", 10)),
        ("pkey:", None),
        (":1", None),
        ("pkey:²", None),
        ("", None),
    ],
)
def test_a_buttons_value_names_the_poll_and_the_option(value: str, voted: tuple[str, int] | None) -> None:
    assert voted_for(value) == voted


def test_a_terminal_lists_a_polls_options() -> None:
    shown = render(Content(text="Mihin?", poll=replace(POLL, counts=()), footer="Ehdotti Anna"))

    assert shown == "Mihin?\n\n- 1 Pohjoismaat\n- 2 Saksa ja Keski-Eurooppa\n\nEhdotti Anna"


def test_pressing_chooses_moves_and_takes_back() -> None:
    kept: Choice | None = None
    options: list[int | None] = []
    for number, option in enumerate((1, 2, 2, 2)):
        at = START + number * 2 * TWICE
        kept = pressed(option, at=at, event_id=f"e{number}")(kept)
        options.append(kept.option if kept else -1)

    assert options == [1, 2, None, 2]


def test_a_press_that_is_told_late_or_twice_changes_nothing() -> None:
    first = pressed(1, at=START, event_id="a")
    moved = pressed(2, at=START + 2 * TWICE, event_id="b")(first(None))

    assert first(moved) is None
    assert pressed(2, at=START + 2 * TWICE, event_id="b")(moved) is None


def test_a_second_press_within_a_moment_is_a_double_click() -> None:
    first = pressed(1, at=START, event_id="a")(None)

    assert pressed(1, at=START + TWICE - timedelta(microseconds=1), event_id="b")(first) is None
    assert pressed(1, at=START + TWICE, event_id="b")(first) == Choice(
        None, _sequence(TWICE, "b"), START + TWICE
    )


@given(STORIES, st.data())
def test_a_native_poll_ends_alike_however_often_and_in_whatever_order_it_is_told(
    story: list[int], data: st.DataObject
) -> None:
    """A member's own story in a poll of one choice: each step takes back what stood, or chooses what is free."""
    changes: list[Change] = []
    chosen = 0
    for option in story:
        if chosen:
            changes.append(_told(chosen, added=False, number=len(changes)))
        chosen = 0 if chosen == option else option
        if chosen:
            changes.append(_told(chosen, added=True, number=len(changes)))
    order = data.draw(st.permutations(range(len(changes))))
    again = data.draw(st.lists(st.sampled_from(range(len(changes))), max_size=4))
    kept: Choice | None = None
    for number in [*order, *again]:
        kept = changes[number](kept) or kept

    assert ((kept.option if kept else None) or 0) == chosen


def test_reading_again_gives_way_to_what_was_told_meanwhile() -> None:
    held = Choice(1, "5", START)
    newer = Choice(2, "6", START)

    assert read_again(held, 3, at=START)(newer) is None
    assert read_again(held, 3, at=START)(held) == Choice(3, "5", START)
    assert read_again(held, 1, at=START)(held) is None
    assert read_again(None, None, at=START)(None) is None
    assert read_again(held, None, at=START)(held) == Choice(None, "5", START)


def _told(option: int, *, added: bool, number: int) -> Change:
    return told(option, added=added, at=START, sequence=f"{number:020d}")


def _sequence(after: timedelta, event_id: str) -> str:
    moment = START + after - datetime(1970, 1, 1, tzinfo=UTC)
    return f"{moment // timedelta(microseconds=1):020d}:{event_id}"


def test_the_longest_option_is_shown_whole_on_discord_and_a_longer_one_is_not() -> None:
    longest, longer = "x" * MOST_IN_OPTION, "x" * (MOST_IN_OPTION + 1)

    assert numbered(5, longest, ANSWER) == f"5  {longest}"
    assert longer not in numbered(5, longer, ANSWER)
