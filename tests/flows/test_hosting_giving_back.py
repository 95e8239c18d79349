"""Giving a week back, having it taken by staff, and buttons that are not what they were."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.chat.content import Button
from storage.engine import Database
from tests.flows.hosting_room import HOUR, MONDAY_9, Hosted, host_room


@pytest.fixture
async def room(sqlite: Database) -> Hosted:
    return await host_room(sqlite)


async def test_a_week_is_given_back_and_free_again(room: Hosted) -> None:
    reply = await room.calls_for("host")
    back = await room.press(reply, "Give the week back")
    again = await room.press(reply, "Give the week back")
    anna = await room.calls_for("host", who="anna")

    assert back.text == "You no longer host Monday 30 November 2026. I post the question that day."
    assert again.text == "You do not host Monday 30 November 2026 any more."
    assert anna.text.startswith("You host Monday 30 November")


async def test_nobody_gives_back_or_changes_another_ones_week(room: Hosted) -> None:
    reply = await room.calls_for("host")
    back = await room.press(reply, "Give the week back", who="anna")
    chosen = await room.press(reply, "Take A", who="anna")

    assert back.text == chosen.text == "You do not host Monday 30 November 2026 any more."
    assert await _hosts(room) == {date(2026, 11, 30): "bo"}


async def test_a_week_given_back_while_vertti_waits_is_posted_at_once(room: Hosted) -> None:
    reply = await room.calls_for("host")
    await room.at(MONDAY_9)
    await room.press(reply, "Give the week back")
    await room.at(MONDAY_9 + HOUR)
    late = await room.press(reply, "Give the week back")

    assert room.posted() == ["Question 2 in fi"]
    assert late.text == "You do not host Monday 30 November 2026 any more."


async def test_a_week_that_vertti_posted_cannot_be_given_back(room: Hosted) -> None:
    reply = await room.calls_for("host")
    await room.at(MONDAY_9)
    await room.at(MONDAY_9 + 4 * HOUR)
    late = await room.press(reply, "Give the week back")

    assert (
        late.text
        == "The question of Monday 30 November 2026 is already out, so there is nothing to give back."
    )


@pytest.mark.parametrize("action", ["host.week", "host.draft", "host.back", "host.undo"])
@pytest.mark.parametrize("value", ["", "x", "x,2026-13-99", "x,2026-11-30", ",,,", "é" * 80])
async def test_a_forged_button_is_answered_in_words(room: Hosted, action: str, value: str) -> None:
    reply = await room.calls_for("host", who="anna")
    forged = replace(reply, buttons=(Button(action, value, "Forged"),))
    answer = await room.press(forged, "Forged")

    assert answer.text
    assert await _hosts(room) == {date(2026, 11, 30): "anna"}


async def test_staff_free_a_week_and_its_host_is_told(room: Hosted) -> None:
    await room.calls_for("host")
    done = await room.planner.says("schedule unhost 1 30.11.", event_id="free")
    await room.calls_for("host", who="anna")

    assert done.startswith("Monday 30 November 2026 in schedule 1 has no host any more. I told Bo.")
    assert room.told() == [
        (
            "Staff have freed your week (Monday 30 November 2026 in #vienti), so you need not ask a question then. "
            "`/host` finds you another week."
        )
    ]
    assert await _hosts(room) == {date(2026, 11, 30): "anna"}


async def test_freeing_handled_twice_does_not_free_the_next_host(room: Hosted) -> None:
    await room.calls_for("host")
    room.planner.house.clock.move(HOUR)
    at = room.planner.house.clock.now()
    await room.planner.says("schedule unhost 1 30.11.", event_id="free")
    room.planner.house.clock.move(HOUR)
    await room.calls_for("host", who="anna")
    room.planner.house.clock.move_to(at)
    again = await room.planner.says("schedule unhost 1 30.11.", event_id="free")

    assert again.startswith("Nobody hosts Monday 30 November 2026")
    assert await _hosts(room) == {date(2026, 11, 30): "anna"}


async def test_freeing_where_nobody_hosts_says_so(room: Hosted) -> None:
    assert "Nobody hosts Monday 30 November 2026" in await room.planner.says("schedule unhost 1 30.11.")


async def test_members_are_not_let_to_free_weeks(room: Hosted) -> None:
    await room.calls_for("host")
    await room.calls_for("schedule unhost 1 30.11.", who="anna")

    assert await _hosts(room) == {date(2026, 11, 30): "bo"}


async def _hosts(room: Hosted) -> dict[date, str]:
    (schedule, *_) = await room.planner.kept.schedules.all()
    found = await room.planner.kept.dates.of(schedule.id, since=date(2026, 11, 1))
    return {day: hosting.host.member for day, hosting in found.hostings.items()}
