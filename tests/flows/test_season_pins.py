"""Pin, unpin, swap and move: shown in the calendar at once, and posted on the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.chat.ids import MemberId, Person
from bot.prompting.dates import Hosting
from storage.engine import Database
from tests.flows.planner import ADD, MONDAY_9, Planner, make_planner, prompts
from tests.flows.season import posted, shown


@pytest.fixture
async def planner(sqlite: Database) -> Planner:
    made = await make_planner(sqlite, library=prompts(20))
    await made.says(ADD)
    return made


async def test_a_pinned_question_comes_on_its_date_and_not_before(planner: Planner) -> None:
    said = await planner.says("schedule pin 1 7.12. p12")
    calendar = await shown(planner)

    assert said == (
        "On Monday 7 December 2026, schedule 1 asks: Question 12 in fi (p12). "
        "`/schedule unpin 1 2026-12-07` takes it back."
    )
    assert calendar[1] == "p12"
    assert calendar.count("p12") == 1
    assert await posted(planner, 4) == calendar[:4]


async def test_pinning_over_a_pin_names_what_was_there(planner: Planner) -> None:
    await planner.says("schedule pin 1 7.12. p12")
    said = await planner.says("schedule pin 1 7.12. p13")
    back = await planner.says("schedule pin 1 2026-12-07 p12")

    assert said.endswith("`/schedule pin 1 2026-12-07 p12` brings back what was pinned before.")
    assert back.endswith("`/schedule pin 1 2026-12-07 p13` brings back what was pinned before.")
    assert (await shown(planner))[1] == "p12"


async def test_unpinned_the_calendar_is_as_it_was(planner: Planner) -> None:
    before = await shown(planner)
    await planner.says("schedule pin 1 7.12. p12")
    said = await planner.says("schedule unpin 1 7.12.")
    again = await planner.says("schedule unpin 1 7.12.")

    assert said == (
        "Nothing is pinned to Monday 7 December 2026 in schedule 1 now. "
        "`/schedule pin 1 2026-12-07 p12` pins it again."
    )
    assert again.endswith("`/schedule calendar 1` shows what comes.")
    assert await shown(planner) == before


async def test_two_dates_change_places_and_back(planner: Planner) -> None:
    before = await shown(planner)
    said = await planner.says("schedule swap 1 30.11. 21.12.")
    swapped = await shown(planner)
    await planner.says("schedule swap 1 2026-11-30 2026-12-21")

    assert swapped == [before[3], *before[1:3], before[0], *before[4:]]
    assert "`/schedule swap 1 2026-11-30 2026-12-21` changes them back" in said
    assert await shown(planner) == before


async def test_swapped_questions_are_posted_swapped(planner: Planner) -> None:
    await planner.says("schedule swap 1 30.11. 21.12.")
    calendar = await shown(planner)

    assert await posted(planner, 4) == calendar[:4]


@pytest.mark.parametrize(
    ("words", "order"),
    [
        ("schedule move 1 30.11. 21.12.", [1, 2, 3, 0]),
        ("schedule move 1 21.12. 30.11.", [3, 0, 1, 2]),
        ("schedule move 1 7.12. 14.12.", [0, 2, 1, 3]),
    ],
)
async def test_a_moved_question_shifts_those_between(planner: Planner, words: str, order: list[int]) -> None:
    before = await shown(planner)
    await planner.says(words)
    calendar = await shown(planner)

    assert calendar[:4] == [before[each] for each in order]
    assert calendar[4:] == before[4:]
    assert await posted(planner, 4) == calendar[:4]


async def test_moving_goes_round_dates_that_are_left_out(planner: Planner) -> None:
    await planner.says("schedule skip 1 7.12.")
    before = await shown(planner)
    said = await planner.says("schedule move 1 30.11. 21.12.")
    back = await planner.says("schedule move 1 2026-12-21 2026-11-30")

    assert "7 December" not in said
    assert "`/schedule move 1 2026-12-21 2026-11-30` moves it back" in said
    assert await shown(planner) == before
    assert "Monday 14 December 2026" in back


async def test_a_pin_on_a_holiday_is_posted_and_the_reply_says_so(planner: Planner) -> None:
    await planner.says("schedule add friday 9:00 #export")
    said = await planner.says("schedule pin 2 25.12. p12")
    line = [each for each in (await planner.says("schedule calendar 2")).splitlines() if "25 Dec" in each]
    await planner.at(MONDAY_9 + timedelta(days=25))

    assert said.endswith("It is posted although the day is left out otherwise: Christmas Day.")
    assert line == ["- **Fri 25 Dec 9:00** · Question 12 in fi (p12) · pinned · although: Christmas Day"]
    assert planner.said("export")[-1] == "Question 12 in fi"


async def test_a_pin_on_a_day_off_is_posted_and_the_reply_says_so(planner: Planner) -> None:
    await planner.says("days-off add 1.12. 13.12.")
    said = await planner.says("schedule pin 1 7.12. p12")
    await posted(planner, 2)

    assert said.endswith("It is posted although the day is left out otherwise: days off 1.")
    assert planner.said()[-1] == "Question 12 in fi"


async def test_a_question_pinned_twice_within_a_year_is_remarked_on_and_pinned(planner: Planner) -> None:
    await planner.says("schedule pin 1 7.12. p12")
    said = await planner.says("schedule pin 1 21.12. p12")

    assert said.endswith(
        "It is pinned to Monday 7 December 2026 as well. The same people would read it twice within a year."
    )
    assert (await shown(planner)).count("p12") == 2


async def test_a_question_seen_within_a_year_is_remarked_on(planner: Planner) -> None:
    (first,) = await posted(planner, 1)
    said = await planner.says(f"schedule pin 1 14.12. {first}")

    assert said.endswith("These channels have seen it less than a year before: on Monday 30 November 2026.")


async def test_a_host_is_named_when_their_week_is_pinned(planner: Planner) -> None:
    schedule = (await planner.kept.schedules.all())[0]
    anna = Person(planner.platform.space, MemberId("anna"))
    await planner.kept.hostings.volunteer(
        Hosting(
            schedule=schedule.id,
            local_date=date(2026, 12, 7),
            place=schedule.places[0],
            host=anna,
            since=planner.house.clock.now(),
        )
    )
    said = await planner.says("schedule pin 1 7.12. p12")

    assert said.endswith("The host of that week is Anna, who gets this question as the draft.")


async def test_an_approved_suggestion_is_pinned_by_its_number(planner: Planner) -> None:
    await planner.says("suggest What surprised you?", who="anna")
    waiting = await planner.says("schedule pin 1 14.12. s1")
    await planner.says("prompts approve 1")
    said = await planner.says("schedule pin 1 14.12. S1")
    calendar = await shown(planner)

    assert waiting == "Suggestion 1 waits for a decision. Approve it first: `/prompts approve 1`."
    assert said.startswith("On Monday 14 December 2026, schedule 1 asks: What surprised you? (s1).")
    assert (calendar[2], calendar.count("s1")) == ("s1", 1)


async def test_each_stream_has_its_own_pins(planner: Planner) -> None:
    await planner.says("schedule add monday 9:00 #export")
    await planner.says("schedule pin 2 7.12. p12")
    await posted(planner, 2)

    assert planner.said("export")[1] == "Question 12 in fi"
    assert "Question 12 in fi" not in planner.said()
