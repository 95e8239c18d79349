"""Weekly questions when something is in the way: missed, refused, away, turned off, run out."""

from __future__ import annotations

from datetime import timedelta

from bot.errors import Refused, TryLater
from tests.flows.planner import ADD, MONDAY_9, WEEK, Planner


async def test_missed_for_less_than_twelve_hours_is_caught_up(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.at(MONDAY_9 + timedelta(hours=11, minutes=59))

    assert len(planner.said()) == 1


async def test_missed_for_longer_is_recorded_and_told_once(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.at(MONDAY_9 + 2 * WEEK + timedelta(hours=12))
    await planner.tick()
    (schedule,) = await planner.kept.schedules.all()
    kept = await planner.kept.occurrences.of(schedule.id)

    assert planner.said() == []
    assert [(each.state, each.reason) for each in kept] == [("skipped", "missed")] * 3
    assert planner.told() == [
        (
            "I was not running, so 3 weekly questions of schedule 1 were not posted, "
            "the last of them Monday 14 December 2026 at 9:00."
        ),
    ]


async def test_a_refused_question_is_recorded_and_staff_are_told_once(planner: Planner) -> None:
    await planner.says(ADD)
    planner.platform.fail_next = Refused("no_permission")
    await planner.at(MONDAY_9)
    await planner.at(MONDAY_9 + timedelta(minutes=10))

    assert planner.said() == []
    assert planner.told() == [
        (
            "The weekly question of schedule 1 (Monday 30 November 2026 at 9:00) was not posted in \\#vienti: "
            "I am not allowed to write there; give me permission to post."
        ),
    ]


async def test_a_platform_that_asks_to_wait_is_tried_again(planner: Planner) -> None:
    await planner.says(ADD)
    planner.platform.fail_next = TryLater("busy")
    await planner.at(MONDAY_9)
    nothing = planner.said()
    await planner.at(MONDAY_9 + timedelta(minutes=1))

    assert (nothing, len(planner.said())) == ([], 1)


async def test_a_platform_that_is_not_running_is_waited_for(planner: Planner) -> None:
    await planner.says(ADD)
    planner.chat.platforms.running.clear()
    await planner.at(MONDAY_9)
    planner.chat.platforms.running.append(planner.platform)
    await planner.at(MONDAY_9 + timedelta(hours=3))

    assert len(planner.said()) == 1


async def test_a_platform_that_stays_away_is_told_when_it_is_back(planner: Planner) -> None:
    await planner.says(ADD)
    planner.chat.platforms.running.clear()
    await planner.at(MONDAY_9)
    await planner.at(MONDAY_9 + timedelta(hours=12))
    planner.chat.platforms.running.append(planner.platform)
    await planner.at(MONDAY_9 + timedelta(hours=13))

    assert planner.said() == []
    assert [text.rpartition(": ")[2] for text in planner.told()] == [
        "the platform was not connected in time."
    ]


async def test_a_channel_turned_off_gets_nothing(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.turn("vienti", prompts=False)
    await planner.at(MONDAY_9)

    assert planner.said() == []
    assert "turned off in the channel" in planner.told()[0]


async def test_a_channel_that_breaks_in_an_unknown_way_holds_up_no_other(planner: Planner) -> None:
    await planner.says("schedule add monday 9:00 #vienti,#export")
    planner.house.clock.move_to(MONDAY_9)
    planner.platform.fail_next = RuntimeError("no idea")
    await planner.tick()
    first = len(planner.said("vienti")) + len(planner.said("export"))
    await planner.at(MONDAY_9 + timedelta(minutes=2))

    assert first == 1
    assert len(planner.said("vienti")) == len(planner.said("export")) == 1


async def test_a_question_asked_for_now_from_an_empty_library_is_refused_with_the_reason(
    planner: Planner,
) -> None:
    await planner.says(ADD)
    planner.shelf.prompts = []
    said = await planner.says("schedule now 1")

    assert said.startswith("There is nothing to post: the prompt library is empty")
