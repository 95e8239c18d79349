"""Days off: staff's own dates, on which no stream posts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.ids import MemberId, Person
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


async def test_days_off_hold_for_every_stream_and_end(planner: Planner) -> None:
    await planner.says("schedule add monday 10:00 #export")
    said = await planner.says("days-off add 1.12. 13.12.")
    for week in range(3):
        await mondays(planner, week)
        await planner.at(MONDAY_9 + week * WEEK + timedelta(hours=1))

    assert said == (
        "Days off 1: Tuesday 1 December 2026 to Sunday 13 December 2026. No schedule posts on these days, "
        "except what is pinned to them. `/days-off remove 1` takes it back."
    )
    assert len(planner.said()) == 2
    assert len(planner.said("export")) == 2
    assert planner.told() == []


async def test_july_is_off_every_year(planner: Planner) -> None:
    said = await planner.says("days-off add 1.7. 31.7. yearly")
    planner.house.clock.move_to(datetime(2029, 7, 1, 12, 0, tzinfo=UTC))
    await planner.tick()
    before = len(planner.said())
    for day in (2, 9, 16, 23, 30):
        await planner.at(datetime(2029, 7, day, 6, 0, tzinfo=UTC))
    july = len(planner.said())
    await planner.at(datetime(2029, 8, 6, 6, 0, tzinfo=UTC))

    assert said.startswith("Days off 1: 1 July to 31 July, every year.")
    assert (july - before, len(planner.said()) - july) == (0, 1)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("1.7. 31.7.", "Thursday 1 July 2027 to Saturday 31 July 2027"),
        ("6.12.", "Sunday 6 December 2026"),
        ("29.2.", "Tuesday 29 February 2028"),
        ("6.12. yearly", "6 December, every year"),
        ("6.12. vuosittain", "6 December, every year"),
        ("20.12. 6.1.", "Sunday 20 December 2026 to Wednesday 6 January 2027"),
        ("1.11. 30.11.", "Sunday 1 November 2026 to Monday 30 November 2026"),
        ("2027-12-20 6.1.", "Monday 20 December 2027 to Thursday 6 January 2028"),
        ("1.7. 31.7.2028", "Saturday 1 July 2028 to Monday 31 July 2028"),
        ("20.12. 6.1.2028", "Monday 20 December 2027 to Thursday 6 January 2028"),
        ("20.12. 6.1. yearly", "20 December to 6 January, every year"),
        ("2027-07-01 2027-07-01", "Thursday 1 July 2027"),
        ("15.11. 13.1.", "Sunday 15 November 2026 to Wednesday 13 January 2027"),
        ("5.12.2026 1.12.2027", "Saturday 5 December 2026 to Wednesday 1 December 2027"),
        ("1.12.2026 1.12.2028", "Tuesday 1 December 2026 to Friday 1 December 2028"),
        ("1.1.2027 31.12.2027 yearly", "1 January to 31 December, every year"),
    ],
)
async def test_days_off_are_read_as_people_mean_them(planner: Planner, words: str, days: str) -> None:
    said = await planner.says(f"days-off add {words}")

    assert said.startswith(f"Days off 1: {days}.")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            "31.7.2027 1.7.2027",
            "The last day (Thursday 1 July 2027) comes before the first (Saturday 31 July",
        ),
        ("1.7.2026 31.7.2026", "Friday 31 July 2026 has already passed."),
        ("31.2.", "There is no such day as 31.2. Write"),
        ("1.7. 31.6.", "There is no such day as 31.6."),
        ("July", "“July” is not a date I can read."),
        (
            "5.12. 1.12.",
            (
                "That would be 362 days off, from Friday 5 December 2025 over New Year to Tuesday 1 December 2026. If you "
                "mean that, write the years: `/days-off add 2025-12-05 2026-12-01`. Otherwise name the first day first."
            ),
        ),
        (
            "5.12. 1.12. yearly",
            (
                "That would be 362 days off, from Friday 5 December 2025 over New Year to Tuesday 1 December 2026. If you "
                "mean that, write the years: `/days-off add 2025-12-05 2026-12-01 yearly`."
            ),
        ),
        ("5.12.2026 1.12.", "That would be 362 days off, from Saturday 5 December 2026 over New Year"),
        ("5.12. 1.12.2027", "That would be 362 days off, from Saturday 5 December 2026 over New Year"),
        (
            "1.12.2026 2.12.2028",
            (
                "From Tuesday 1 December 2026 to Saturday 2 December 2028 is too long for days off: at most two years fit. "
                "`/schedule pause <number>` stops"
            ),
        ),
        (
            "1.7.2027 2.7.2028 yearly",
            "From Thursday 1 July 2027 to Sunday 2 July 2028 is too long for days off: days",
        ),
    ],
)
async def test_days_off_that_cannot_be_get_a_sentence(planner: Planner, words: str, sentence: str) -> None:
    said = await planner.says(f"days-off add {words}")

    assert said[: len(sentence)] == sentence
    assert (await planner.says("days-off list")).startswith("There are no days off.")


async def test_days_off_are_listed_and_taken_back(planner: Planner) -> None:
    await planner.says("days-off add 1.7. 31.7. yearly")
    await planner.says("days-off add 6.12.")
    listed = await planner.says("days-off list")
    said = await planner.says("days-off remove 1")
    again = await planner.says("days-off remove 1")
    back = await planner.says("days-off add 2027-07-01 2027-07-31 yearly")

    assert listed.splitlines()[2:] == [
        "- **1** 1 July to 31 July, every year",
        "- **2** Sunday 6 December 2026",
    ]
    assert said == (
        "These are no longer days off: 1 July to 31 July, every year. "
        "`/days-off add 2027-07-01 2027-07-31 yearly` adds them again."
    )
    assert again == "There are no days off with the number 1. `/days-off list` shows the numbers."
    assert "1 July to 31 July, every year" in back


async def test_the_list_of_schedules_tells_of_days_off(planner: Planner) -> None:
    await planner.says("days-off add 1.7. 31.7. yearly")

    assert (await planner.says("schedule list")).endswith(
        "Days off: 1 July to 31 July, every year. `/days-off list` shows their numbers."
    )


async def test_the_same_days_off_handled_twice_are_kept_once(planner: Planner) -> None:
    once = await planner.says("days-off add 6.12.", event_id="e1")
    twice = await planner.says("days-off add 6.12.", event_id="e1")

    assert once == twice
    assert len((await planner.says("days-off list")).splitlines()) == 3


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            (
                "No question comes within the coming year, since every date is left out: `/schedule calendar 1` shows "
                "why. `/days-off list` shows the days off, and `/days-off remove <number>` ends them."
            ),
        ),
        ("fi", "Vuoden sisällä ei tule yhtään kysymystä, koska jokainen päivä jää väliin."),
        ("sv", "Ingen fråga kommer inom det närmaste året, eftersom varje datum uteblir:"),
    ],
)
async def test_where_days_off_leave_nothing_no_next_question_is_promised(
    planner: Planner, language: str, sentence: str
) -> None:
    chief = Person(planner.platform.space, MemberId("chief"))
    await planner.chat.people.choose_language(chief, language, now=planner.house.clock.now())
    said = [
        await planner.says(words)
        for words in (
            "days-off add 1.1.2027 31.12.2027 yearly",
            "schedule list",
            "schedule resume 1",
            "schedule pause 1 14.12.",
            "schedule change 1 time:10:00",
            "schedule change 1 time:10:00",
            "schedule skip 1",
            "schedule skip 1 7.12.",
        )
    ]

    assert [each for each in said if sentence not in each] == []
    assert "2026 at" not in said[1]


async def test_what_comes_first_is_previewed_before_what_never_comes(planner: Planner) -> None:
    await planner.says("schedule add sunday 9:00 #export")
    await planner.says("days-off add 1.1.2027 31.12.2027 yearly")
    nothing = await planner.says("schedule preview")
    await planner.says("schedule pin 2 6.12. p12")
    preview = await planner.says("schedule preview")

    assert "days off 1" in nothing
    assert preview.startswith("Schedule 2, \\#export, on Sunday 6 December 2026 at 9:00:")


async def test_members_may_not_keep_days_off(planner: Planner) -> None:
    assert "That needs the role" in await planner.says("days-off add 6.12.", who="anna")
