"""What a host asked while Vertti was away: found in the channel, and recorded as of when it was written."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.chat.ids import MessageId
from bot.errors import TryLater
from storage.engine import Database
from tests.flows.hosting_room import DAY, HOUR, MINUTE, MONDAY_9, Hosted, host_room
from tests.flows.talk import Talk, counted

TEN = MONDAY_9 + HOUR
NOON = MONDAY_9 + 4 * HOUR
TOO_LATE = NOON + 12 * HOUR
"""When the window to catch up has ended, counted from the end of the host's time."""
QUESTION = "Question 2 in fi"
TOOK = "as this week's question"


@pytest.fixture
async def room(sqlite: Database) -> Hosted:
    """`bo` hosts the first Monday."""
    made = await host_room(sqlite)
    await made.calls_for("host")
    return made


async def unheard(room: Hosted, at: datetime) -> MessageId:
    """The host writes while Vertti is away."""
    room.planner.house.clock.move_to(at)
    return room.says().message.message


async def test_found_late_it_was_asked_when_its_host_wrote_it(room: Hosted) -> None:
    await room.at(MONDAY_9)
    await unheard(room, TEN)
    await room.at(NOON + HOUR)
    said = await room.planner.says("schedule why 1")

    assert (await room.occurrence()).posted_at == TEN
    assert "its host, Bo, asked it on Monday 30 November 2026 at 10:00." in said


async def test_told_of_late_it_was_asked_when_its_host_wrote_it(room: Hosted) -> None:
    await room.at(MONDAY_9)
    event = room.says()
    room.planner.house.clock.move_to(MONDAY_9 + 2 * HOUR)
    taken = await room.planner.prompting.on(event)

    assert taken
    assert (await room.occurrence()).posted_at == MONDAY_9


async def test_found_late_its_answers_are_those_of_the_week_after_it_was_asked(room: Hosted) -> None:
    await room.at(MONDAY_9)
    await unheard(room, TEN)
    await room.at(NOON + HOUR)
    found = (await room.occurrence()).message
    assert found is not None
    room.planner.house.clock.move_to(TEN + 7 * DAY - 2 * MINUTE)
    await Talk(room.planner).answer(found, "anna")
    room.planner.house.clock.move_to(TEN + 7 * DAY + MINUTE)
    await Talk(room.planner).answer(found, "cilla")
    await room.at(TEN + 7 * DAY + 11 * MINUTE)

    assert [each.members for each in await counted(room.planner)] == [1]


@pytest.mark.parametrize("back", [TOO_LATE - HOUR, TOO_LATE, TOO_LATE + 3 * DAY], ids=str)
async def test_vertti_was_down_all_the_time_and_finds_what_the_host_asked(
    room: Hosted, back: datetime
) -> None:
    asked = await unheard(room, TEN)
    await room.at(back)
    await room.at(back + MINUTE)
    found = await room.occurrence()

    assert (found.state, found.posted_at) == ("hosted", TEN)
    assert found.message is not None
    assert found.message.message == asked
    assert room.posted() == []
    assert [TOOK in each for each in room.told()] == [True]
    assert room.told("chief") == []


@pytest.mark.parametrize("began", [True, False], ids=["planned-before", "down-all-the-time"])
async def test_down_past_the_window_and_the_host_asked_nothing_it_was_missed(
    room: Hosted, *, began: bool
) -> None:
    if began:
        await room.at(MONDAY_9)
    await room.at(TOO_LATE + 9 * HOUR)
    found = await room.occurrence()

    assert (found.state, found.reason) == ("skipped", "missed")
    assert len(room.told("chief")) == 1
    assert room.posted() == []


async def test_planned_and_then_down_past_the_window_it_looks_before_it_gives_up(room: Hosted) -> None:
    await room.at(MONDAY_9)
    await unheard(room, TEN)
    await room.at(TOO_LATE)

    assert (await room.occurrence()).state == "hosted"
    assert room.told("chief") == []


async def test_what_cannot_be_looked_for_yet_is_not_given_up(room: Hosted) -> None:
    await unheard(room, TEN)
    room.planner.platform.fail_looking = TryLater("down")
    await room.at(TOO_LATE)
    waits = (await room.occurrence()).state
    room.planner.platform.fail_looking = None
    await room.at(TOO_LATE + MINUTE)

    assert (waits, (await room.occurrence()).state) == ("planned", "hosted")


async def test_the_other_channels_of_a_hosted_week_were_missed_and_staff_hear_of_them(
    sqlite: Database,
) -> None:
    room = await host_room(sqlite, channels="#vienti,#export")
    await room.calls_for("host")
    await unheard(room, TEN)
    await room.at(TOO_LATE)

    assert (await room.occurrence()).state == "hosted"
    assert (await room.occurrence("export")).reason == "missed"
    assert len(room.told("chief")) == 1
