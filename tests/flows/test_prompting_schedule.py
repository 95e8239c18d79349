"""Staff plan weekly questions: what they are told, and what is posted when."""

from __future__ import annotations

from datetime import timedelta

from storage.engine import Database
from tests.flows.planner import ADD, MONDAY_9, WEEK, Planner, make_planner, prompts


async def test_adding_says_when_and_where_the_first_question_comes(planner: Planner) -> None:
    said = await planner.says(
        "schedule add monday 09:00 #vienti,fake:#export zone:Europe/Helsinki language:fi"
    )

    assert said == (
        "Schedule 1: Monday at 9:00 (Europe/Helsinki), \\#vienti, \\#export. The first question will be posted on "
        "Monday 30 November 2026 at 9:00. `/schedule preview 1` shows it. `/schedule remove 1` takes it back."
    )


async def test_the_words_may_be_finnish(planner: Planner) -> None:
    said = await planner.says("ajastus lisää keskiviikko 17.30 #vienti")

    assert "Wednesday at 17:30" in said


async def test_the_question_is_posted_at_its_time_and_not_before(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.at(MONDAY_9 - timedelta(seconds=1))
    early = planner.said()
    await planner.at(MONDAY_9)

    assert (early, planner.said()) == ([], ["Question 2 in fi"])


async def test_the_question_is_a_thread_starter_in_every_channel(planner: Planner) -> None:
    await planner.says("schedule add monday 9:00 #vienti,#export")
    await planner.at(MONDAY_9)

    assert (planner.said("vienti"), planner.said("export")) == (["Question 2 in fi"], ["Question 2 in fi"])


async def test_many_rounds_post_one_question_a_week_without_repeats(planner: Planner) -> None:
    await planner.says(ADD)
    for week in range(12):
        for minute in (0, 0, 1, 600):
            await planner.at(MONDAY_9 + week * WEEK + timedelta(minutes=minute))

    assert len(planner.said()) == 12
    assert set(planner.said()) == {f"Question {number} in fi" for number in range(1, 13)}


async def test_when_all_were_seen_the_one_seen_longest_ago_comes_again(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=prompts(3))
    await planner.says(ADD)
    for week in range(6):
        await planner.at(MONDAY_9 + week * WEEK)

    assert planner.said()[3:] == planner.said()[:3]


async def test_two_schedules_in_one_channel_do_not_repeat_each_other(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.says("schedule add monday 9:00 #vienti zone:Europe/Stockholm")
    await planner.at(MONDAY_9 + timedelta(hours=1))

    assert len(set(planner.said())) == 2


async def test_the_round_says_when_it_wants_to_be_called_next(planner: Planner) -> None:
    await planner.says(ADD)

    assert await planner.tick() == MONDAY_9


async def test_other_languages_go_into_the_thread_once(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=prompts(4, languages=("fi", "sv", "en")))
    await planner.says(ADD)
    await planner.at(MONDAY_9)
    await planner.at(MONDAY_9 + timedelta(minutes=1))
    starter = planner.in_channel()[0].message
    thread = [each.content.text for each in planner.platform.said() if each.message.thread == starter.message]

    assert planner.said() == ["Question 2 in fi"]
    assert thread == ["*På svenska*\n\nQuestion 2 in sv\n\n*In English*\n\nQuestion 2 in en"]


async def test_each_channel_gets_its_own_language(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=prompts(4, languages=("fi", "sv", "en")))
    await planner.turn("export", language="en")
    await planner.says("schedule add monday 9:00 #vienti,#export")
    await planner.at(MONDAY_9)

    assert (planner.said("vienti"), planner.said("export")) == (["Question 2 in fi"], ["Question 2 in en"])
