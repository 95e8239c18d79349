"""When questions run short: who hears of it, when, and how often."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.prompting.choosing.foresight import AT_A_TIME
from bot.prompting.prompt import Prompt
from storage.engine import Database
from tests.flows.planner import ADD, MONDAY_9, WEEK, make_planner, prompts
from tests.flows.talk import Talk, stream

MINUTE = timedelta(minutes=1)
MONDAY = date(2026, 11, 30)
A_YEAR = timedelta(days=365)


async def test_staff_hear_four_weeks_ahead_from_which_date_questions_repeat_and_only_once(
    sqlite: Database,
) -> None:
    planner = await make_planner(sqlite, library=prompts(6))
    talk = Talk(planner)
    await planner.says(ADD)
    for number in range(2):
        await talk.week(number, "anna")
    early = planner.told()
    await talk.week(2, "anna")
    in_time = planner.told()
    for hours in range(1, 5 * 7 * 24, 9):
        await planner.at(MONDAY_9 + 2 * WEEK + timedelta(hours=hours))
        await talk.answer(planner.in_channel()[-1].message, "anna")
        await planner.another_process("two").tick()

    assert early == []
    assert in_time == [
        (
            "Schedule 1: for Monday 11 January 2027 no question is left that its channels have not seen within 52 "
            "weeks. From then on I will repeat the ones they saw longest ago. New ones come from members "
            "(`/suggest`) and from files in the prompt library."
        )
    ]
    assert planner.told() == in_time


async def test_what_is_told_of_a_shortage_waits_for_the_morning(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=prompts(2))
    await planner.at(MONDAY_9 + timedelta(hours=14))
    await planner.says(ADD)
    await planner.tick()
    await planner.at(MONDAY_9 + timedelta(hours=15))
    at_night = planner.told()
    await planner.at(MONDAY_9 + timedelta(hours=22, minutes=59))
    still = planner.told()
    await planner.at(MONDAY_9 + timedelta(hours=23))

    assert (at_night, still) == ([], [])
    assert len(planner.told()) == 1


async def test_a_stock_that_was_filled_up_and_runs_short_again_is_told_again(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=prompts(2))
    await planner.says(ADD)
    await planner.tick()
    first = len(planner.told())
    planner.shelf.prompts.extend(prompts(3)[2:])
    await planner.at(MONDAY_9)

    assert (first, len(planner.told())) == (1, 2)


@pytest.mark.parametrize("days", [364, 365])
async def test_the_turn_of_the_year_tells_nothing_twice_and_the_next_winter_tells_it_again(
    sqlite: Database, days: int
) -> None:
    planner = await make_planner(sqlite, library=prompts(1))
    new_year = MONDAY_9 + timedelta(days=31)
    planner.house.clock.move_to(new_year - timedelta(days=11))
    await planner.says(ADD)
    for day in range(-10, days - 10):
        if day < 30 or day > days - 20:
            await planner.at(new_year + timedelta(days=day))
    once = [each for each in planner.told() if "52 weeks" in each]
    await planner.at(new_year + timedelta(days=days - 10, hours=2))

    assert len(once) == 1
    assert len([each for each in planner.told() if "52 weeks" in each]) == (1 if days == 364 else 2)


async def test_dates_that_are_left_out_need_no_question(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=prompts(3))
    await planner.says(ADD)
    await planner.says("schedule skip 1 30.11.2026")
    await planner.tick()

    assert planner.told() == []


@pytest.mark.parametrize(
    ("library", "kinds", "silent", "words"),
    [
        ([], (), False, "there is no question to post"),
        (prompts(4), ("poll",), False, "no question is left of the types that the schedule takes"),
        (
            [replace(each, week=(each.week or 0) - 26) for each in prompts(4)],
            (),
            False,
            "only questions are left that suit another time of year",
        ),
        (prompts(12), (), True, "only questions are left whose type rests"),
    ],
)
async def test_the_warning_names_the_rule_that_will_be_given_up(
    sqlite: Database, library: list[Prompt], kinds: tuple[str, ...], words: str, *, silent: bool
) -> None:
    planner = await make_planner(sqlite, library=library)
    await planner.says(ADD)
    schedule = await stream(planner)
    ruled = replace(schedule, rules=replace(schedule.rules, kinds=kinds))
    await planner.kept.schedules.alter(schedule, ruled, [], call="c", now=planner.house.clock.now())
    weeks = 4 if silent else 0
    for number in range(weeks):
        await planner.at(MONDAY_9 + number * WEEK)
    await planner.at(MONDAY_9 + weeks * WEEK - timedelta(days=2, hours=1))

    assert [words in each for each in planner.told()] == [True]


async def test_a_thousand_streams_are_looked_at_a_few_in_each_round(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=prompts(1))
    await planner.says(ADD)
    first = await stream(planner)
    for number in range(2, 3 * AT_A_TIME + 1):
        await planner.kept.schedules.add(replace(first, id=f"s{number}", created_by=first.created_by))
    told: list[int] = []
    for minute in range(4):
        await planner.at(planner.house.clock.now() + minute * MINUTE)
        told.append(len(planner.told()))

    assert told == [AT_A_TIME, 2 * AT_A_TIME, 3 * AT_A_TIME, 3 * AT_A_TIME]
