"""Pause until a date, days off, and dates brought back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.chat.ids import MemberId, Person
from bot.prompting.dates import Hosting
from storage.engine import Database
from tests.flows.planner import ADD, MONDAY_9, WEEK, Planner, make_planner, prompts


@pytest.fixture
async def planner(sqlite: Database) -> Planner:
    made = await make_planner(sqlite, library=prompts(20))
    await made.says(ADD)
    return made


async def mondays(planner: Planner, *weeks: int) -> int:
    """How many were posted after these weeks' Mondays."""
    for week in weeks:
        await planner.at(MONDAY_9 + week * WEEK)
    return len(planner.said())


async def test_paused_until_a_date_posts_nothing_before_it_and_goes_on_by_itself(planner: Planner) -> None:
    said = await planner.says("schedule pause 1 14.12.")
    before = await mondays(planner, 0, 1)

    assert said == (
        "Schedule 1 is paused: nothing is posted before Monday 14 December 2026. "
        "The next question will be posted on Monday 14 December 2026 at 9:00. "
        "`/schedule resume 1` resumes it earlier."
    )
    assert (before, await mondays(planner, 2)) == (0, 1)
    assert planner.told() == []


async def test_resume_ends_a_pause_until_a_date(planner: Planner) -> None:
    await planner.says("schedule pause 1 14.12.")
    said = await planner.says("schedule resume 1")

    assert "The next question will be posted on Monday 30 November 2026 at 9:00." in said
    assert await mondays(planner, 0) == 1


async def test_a_pause_without_end_becomes_one_with_an_end_and_back(planner: Planner) -> None:
    await planner.says("schedule pause 1")
    until = await planner.says("schedule pause 1 14.12.")
    with_end = await mondays(planner, 0, 1, 2)
    await planner.says("schedule pause 1")
    without = await mondays(planner, 3, 4)
    await planner.says("schedule resume 1")

    assert until.startswith("Schedule 1 is paused: nothing is posted before Monday 14 December 2026.")
    assert (with_end, without) == (1, 1)
    assert await mondays(planner, 5) == 2


async def test_a_pause_posts_nothing_late_when_it_ends(planner: Planner) -> None:
    await planner.says("schedule pause 1 1.12.")
    await planner.at(MONDAY_9)
    await planner.at(datetime(2026, 11, 30, 23, 0, tzinfo=UTC))

    assert planner.said() == []


async def test_the_list_says_until_when(planner: Planner) -> None:
    await planner.says("schedule pause 1 14.12.")
    said = await planner.says("schedule list")

    assert "Next on Monday 14 December 2026 at 9:00" in said
    assert said.endswith("Paused until Monday 14 December 2026.")


@pytest.mark.parametrize(
    ("until", "sentence"),
    [
        ("23.11.2026", "Monday 23 November 2026 has already passed."),
        ("31.2.", "There is no such day as 31.2."),
        ("later", "“later” is not a date I can read."),
        ("1.1.2099", "Thursday 1 January 2099 is more than two years ahead."),
    ],
)
async def test_an_end_that_cannot_be_gets_a_sentence(planner: Planner, until: str, sentence: str) -> None:
    said = await planner.says(f"schedule pause 1 {until}")

    assert said[: len(sentence)] == sentence
    assert await mondays(planner, 0) == 1


async def test_a_removed_stream_is_not_paused_until(planner: Planner) -> None:
    await planner.says("schedule remove 1")

    assert (await planner.says("schedule pause 1 14.12.")).startswith("Schedule 1 has been removed.")


async def test_a_skipped_date_comes_back(planner: Planner) -> None:
    await planner.says("schedule skip 1")
    said = await planner.says("schedule unskip 1 30.11.")
    again = await planner.says("schedule unskip 1 30.11.")

    assert (
        said
        == again
        == ("In schedule 1, Monday 30 November 2026 is not left out. `/schedule skip 1 2026-11-30` skips it.")
    )
    assert await mondays(planner, 0) == 1


async def test_a_date_that_is_left_out_all_the_same_says_why(planner: Planner) -> None:
    await planner.says("schedule skip 1")
    await planner.says("days-off add 30.11.")
    said = await planner.says("schedule unskip 1 30.11.")

    assert said.startswith(
        "In schedule 1, Monday 30 November 2026 is not skipped by staff, but it is left out all the same: days off 1."
    )


@pytest.mark.parametrize("words", ["schedule skip 1", "schedule pause 1 14.12.", "days-off add 30.11."])
async def test_staff_hear_that_a_hosted_week_is_left_out_now(planner: Planner, words: str) -> None:
    schedule = (await planner.kept.schedules.all())[0]
    anna = Person(planner.platform.space, MemberId("anna"))
    await planner.kept.hostings.volunteer(
        Hosting(
            schedule=schedule.id,
            local_date=date(2026, 11, 30),
            place=schedule.places[0],
            host=anna,
            since=planner.house.clock.now(),
        )
    )
    said = await planner.says(words)

    assert said.endswith(
        "In schedule 1, Monday 30 November 2026 has a host (Anna) and is left out now. "
        "`/schedule unhost 1 2026-11-30` frees the week and tells the host."
    )
