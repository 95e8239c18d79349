"""What cannot be pinned, swapped or moved gets a sentence, and a command handled again does nothing twice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.errors import ContentError, TryLater
from storage.engine import Database
from tests.flows.planner import ADD, MONDAY_9, Planner, make_planner, prompts
from tests.flows.season import posted, shown


@pytest.fixture
async def planner(sqlite: Database) -> Planner:
    made = await make_planner(sqlite, library=prompts(20))
    await made.says(ADD)
    return made


async def test_a_declined_suggestion_is_not_pinned(planner: Planner) -> None:
    await planner.says("suggest What surprised you?", who="anna")
    await planner.says('prompts decline 1 "Not now"')
    said = await planner.says("schedule pin 1 14.12. s1")

    assert said.startswith("Suggestion 1 has been declined.")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("pin 1 7.12. p7", "There is no question “p7”. Did you mean `p07`?"),
        ("pin 1 7.12. 12", "There is no question “12”. Did you mean `p12`?"),
        ("pin 1 7.12. zzz", "There is no question “zzz”. `/schedule calendar` shows the ids"),
        ("pin 1 7.12. s9", "There is no suggestion 9. `/prompts list` shows the numbers."),
        ("pin 9 7.12. p12", "There is no schedule 9."),
        (
            "pin 1 8.12. p12",
            "Nothing is posted on Tuesday 8 December 2026 in this schedule. The nearest date is Monday 7 December",
        ),
        (
            "pin 1 12.12. p12",
            "Nothing is posted on Saturday 12 December 2026 in this schedule. The nearest date is Monday 14 Dec",
        ),
        ("pin 1 23.11.2026 p12", "Monday 23 November 2026 has already passed."),
        ("pin 1 31.2.2027 p12", "There is no such day as 31.2.2027."),
        ("pin 1 soon p12", "“soon” is not a date I can read."),
        ("pin 1 2.12.2030 p12", "Monday 2 December 2030 is more than two years ahead."),
        ("swap 1 7.12. 7.12.", "Both dates are Monday 7 December 2026. Name two different dates."),
        ("move 1 7.12. 8.12.", "Nothing is posted on Tuesday 8 December 2026 in this schedule."),
        ("unpin 1 23.11.2026", "Monday 23 November 2026 has already passed."),
        ("unskip 1 8.12.", "Nothing is posted on Tuesday 8 December 2026 in this schedule."),
    ],
)
async def test_what_cannot_be_done_gets_a_sentence(planner: Planner, words: str, sentence: str) -> None:
    said = await planner.says(f"schedule {words}")

    assert said[: len(sentence)] == sentence


async def test_a_skipped_date_is_not_pinned_and_the_sentence_says_how(planner: Planner) -> None:
    await planner.says("schedule skip 1 7.12.")
    refused = await planner.says("schedule pin 1 7.12. p12")
    swap = await planner.says("schedule swap 1 7.12. 14.12.")
    await planner.says("schedule unskip 1 2026-12-07")
    await planner.says("schedule pin 1 7.12. p12")

    assert refused.endswith("Bring it back first: `/schedule unskip 1 2026-12-07`.")
    assert swap.startswith("Nothing is asked on Monday 7 December 2026 as things stand")
    assert (await shown(planner))[1] == "p12"


async def test_a_date_within_a_pause_is_not_pinned(planner: Planner) -> None:
    await planner.says("schedule pause 1 14.12.")
    said = await planner.says("schedule pin 1 7.12. p12")

    assert said.startswith("Schedule 1 is still paused on Monday 7 December 2026. Choose a later date")


async def test_what_was_posted_is_not_pinned_any_more(planner: Planner) -> None:
    await posted(planner, 1)
    said = await planner.says("schedule pin 1 30.11. p12")

    assert said.startswith("Nothing can be changed any more on Monday 30 November 2026")


async def test_what_was_chosen_and_may_be_on_its_way_stays(planner: Planner) -> None:
    planner.platform.fail_next = TryLater("busy")
    await planner.at(MONDAY_9)
    said = await planner.says("schedule pin 1 30.11. p12")
    swap = await planner.says("schedule swap 1 30.11. 7.12.")
    await planner.at(MONDAY_9 + timedelta(minutes=5))

    assert said.startswith("The question of Monday 30 November 2026 has been chosen already")
    assert swap == said
    assert len(planner.said()) == 1
    assert planner.said() != ["Question 12 in fi"]


async def test_a_broken_file_is_named_and_stops_no_other(planner: Planner) -> None:
    planner.shelf.problems.append(ContentError("prompts/p30.toml", "line 3: not TOML"))
    said = await planner.says("schedule pin 1 7.12. p30")
    other = await planner.says("schedule pin 1 7.12. p12")

    assert said == (
        "That question cannot be read: prompts/p30.toml: line 3: not TOML. "
        "Mend the file and start Vertti again, or choose another question."
    )
    assert other.startswith("On Monday 7 December 2026")


@pytest.mark.parametrize(
    "words", ["schedule swap 1 30.11. 21.12.", "schedule move 1 30.11. 21.12.", "schedule pin 1 7.12. p12"]
)
async def test_a_call_handled_twice_does_it_once_and_says_the_same(planner: Planner, words: str) -> None:
    once = await planner.says(words, event_id="e1")
    first = await shown(planner)
    twice = await planner.says(words, event_id="e1")

    assert twice == once
    assert await shown(planner) == first


@pytest.mark.parametrize("words", ["swap 1 30.11. 21.12.", "move 1 30.11. 21.12."])
@pytest.mark.parametrize(
    "between", ["schedule pin 1 28.12. p12", "schedule change 1 time:10:00", "schedule rules 1 lively:9"]
)
async def test_a_call_handled_again_after_another_command_does_it_no_second_time(
    planner: Planner, words: str, between: str
) -> None:
    await planner.says(f"schedule {words}", event_id="e1")
    await planner.says(between)
    before = await shown(planner)
    await planner.says(f"schedule {words}", event_id="e1")

    assert await shown(planner) == before


@pytest.mark.parametrize("date", ["29.11.", "29.11.2026", "2026-11-29"])
async def test_after_midnight_the_date_of_what_waits_is_still_todays(planner: Planner, date: str) -> None:
    await planner.says("schedule change 1 weekday:sunday time:23:00")
    await planner.at(MONDAY_9 - timedelta(hours=8))
    pinned = await planner.says(f"schedule pin 1 {date} p08")
    await planner.says(f"schedule unpin 1 {date}")
    await planner.says("schedule skip 1")
    back = await planner.says(f"schedule unskip 1 {date}")
    skipped = await planner.says(f"schedule skip 1 {date}")

    assert pinned.startswith("On Sunday 29 November 2026, schedule 1 asks: Question 8 in fi (p08).")
    assert back.startswith("In schedule 1, Sunday 29 November 2026 is not left out.")
    assert skipped.startswith("In schedule 1, Sunday 29 November 2026 at 23:00 is left out.")
