"""A question that was pinned and is gone: what comes instead, and who hears of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.chat.ids import MemberId, Person
from storage.engine import Database
from tests.flows.planner import ADD, MONDAY_9, Planner, make_planner, prompts
from tests.flows.test_season_pins import posted


@pytest.fixture
async def planner(sqlite: Database) -> Planner:
    made = await make_planner(sqlite, library=prompts(20))
    await made.says(ADD)
    return made


async def pinned_and_gone(planner: Planner) -> None:
    """Suggestion 1 pinned to 7 December and declined, p12 to 25 January and its file taken away."""
    await planner.says("suggest What surprised you?", who="anna")
    await planner.says("prompts approve 1")
    await planner.says("schedule pin 1 7.12. s1")
    await planner.says("schedule pin 1 25.1. p12")
    await planner.says('prompts decline 1 "Not now"')
    planner.shelf.prompts[:] = [each for each in planner.shelf.prompts if each.id != "p12"]


@pytest.mark.parametrize(
    ("language", "instead", "why"),
    [
        (
            "en",
            "· instead of {}, which was pinned and is no longer in the library",
            "Staff pinned `{}` to this date, but it is no longer in the library, so this one comes instead.",
        ),
        (
            "fi",
            "· kiinnitetyn {} sijasta, jota ei enää ole kirjastossa",
            "Ylläpito kiinnitti tähän päivään kysymyksen `{}`, mutta sitä ei enää ole kirjastossa",
        ),
        (
            "sv",
            "· i stället för {}, som var fäst och inte längre finns i biblioteket",
            "Administratörerna fäste `{}` vid det här datumet, men den finns inte längre i biblioteket",
        ),
    ],
)
async def test_what_comes_instead_of_a_pinned_question_that_is_gone_says_so(
    planner: Planner, language: str, instead: str, why: str
) -> None:
    await pinned_and_gone(planner)
    chief = Person(planner.platform.space, MemberId("chief"))
    await planner.chat.people.choose_language(chief, language, now=planner.house.clock.now())
    lines = (await planner.says("schedule calendar 1")).splitlines()
    foreseen = [await planner.says(f"schedule why 1 {day}") for day in ("7.12.", "25.1.", "14.12.")]
    await posted(planner, 2)
    after = (await planner.says("schedule calendar 1")).splitlines()
    was = await planner.says("schedule why 1 7.12.")

    assert [each.endswith(instead.format("s1")) for each in lines].count(True) == 1
    assert [each.endswith(instead.format("p12")) for each in lines].count(True) == 1
    assert "s-" not in "".join(lines)
    assert [why.format("s1") in foreseen[0], why.format("p12") in foreseen[1]] == [True, True]
    assert why.partition("{")[0] not in foreseen[2]
    assert len(planner.said()) == 2
    assert [each.endswith(instead.format("s1")) for each in after].count(True) == 1
    assert why.format("s1") in was


async def test_whoever_pinned_a_question_that_is_gone_is_told_once_in_private(planner: Planner) -> None:
    await planner.at(MONDAY_9 - timedelta(days=5))
    await pinned_and_gone(planner)
    before = planner.told()
    for hours in range(2, 300, 3):
        await planner.at(MONDAY_9 + timedelta(hours=hours - 120))
        await planner.another_process().tick()

    assert before == []
    assert [each for each in planner.told() if "pinned" in each] == [
        (
            "Schedule 1: the question that you pinned to Monday 7 December 2026 (`s1`) is no longer in the library, so "
            "another one will be chosen: `/schedule calendar 1` shows which. `/schedule pin 1 2026-12-07 <prompt>` pins "
            "another, `/schedule unpin 1 2026-12-07` takes the pin away."
        ),
        (
            "Schedule 1: the question that you pinned to Monday 25 January 2027 (`p12`) is no longer in the library, so "
            "another one will be chosen: `/schedule calendar 1` shows which. `/schedule pin 1 2027-01-25 <prompt>` pins "
            "another, `/schedule unpin 1 2027-01-25` takes the pin away."
        ),
    ]


async def test_a_pinned_question_that_goes_after_it_was_posted_is_not_told_of(planner: Planner) -> None:
    await planner.says("schedule pin 1 30.11. p12")
    await planner.says("schedule pin 1 7.12. p13")
    await planner.says("schedule skip 1 7.12.")
    await posted(planner, 1)
    planner.shelf.prompts[:] = [each for each in planner.shelf.prompts if each.id not in ("p12", "p13")]
    for hours in range(1, 100, 5):
        await planner.at(MONDAY_9 + timedelta(hours=hours))
    calendar = await planner.says("schedule calendar 1")
    why = await planner.says("schedule why 1 30.11.")

    assert planner.told() == []
    assert "instead of" not in calendar
    assert "instead" not in why


async def test_a_pin_that_is_gone_is_not_offered_again(planner: Planner) -> None:
    await pinned_and_gone(planner)
    said = [await planner.says("schedule pin 1 7.12. p13"), await planner.says("schedule unpin 1 25.1.")]

    assert said[0].endswith("`/schedule unpin 1 2026-12-07` takes it back.")
    assert said[1].endswith("`/schedule calendar 1` shows what comes.")
