"""When no words of the host are heard: what Vertti looks for, and then posts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.chat.ids import MemberId
from bot.errors import OutcomeUnknown, Refused, TryLater
from storage.engine import Database
from tests.flows.hosting_room import DAY, HOUR, MINUTE, MONDAY_9, Hosted, host_room

QUESTION = "Question 2 in fi"
NOON = MONDAY_9 + 4 * HOUR
"""When the host's time ends."""
TOOK = "as this week's question"


@pytest.fixture
async def room(sqlite: Database) -> Hosted:
    """`bo` hosts the first Monday."""
    made = await host_room(sqlite)
    await made.calls_for("host")
    return made


async def test_when_nothing_comes_vertti_posts_the_draft_and_names_its_host(room: Hosted) -> None:
    await room.at(MONDAY_9)
    await room.planner.says("suggest What do you sell best?", who="anna")
    await room.planner.says("prompts approve 1")
    await room.at(NOON - MINUTE)
    before = room.posted()
    await room.at(NOON)
    (posted,) = room.planner.in_channel()

    assert before == []
    assert (posted.content.text, posted.content.footer) == (QUESTION, "Valinnut: Bo")


async def test_an_evening_that_was_the_hosts_is_posted_for_when_the_quiet_hours_end(sqlite: Database) -> None:
    room = await host_room(sqlite)
    await room.planner.says("schedule change 1 time:18:00")
    await room.calls_for("host")
    evening = MONDAY_9 + 9 * HOUR
    await room.at(evening)
    await room.at(evening + 4 * HOUR)
    morning = evening + 14 * HOUR
    await room.at(morning - MINUTE)
    in_the_night = room.posted()
    await room.at(morning)

    assert in_the_night == []
    assert room.posted() == [QUESTION]


async def test_the_hosts_choice_is_posted_on_lapse(room: Hosted) -> None:
    reply = await room.calls_for("host")
    chosen = await room.press(reply, "Take C")
    await room.at(MONDAY_9)
    await room.at(NOON)

    assert room.posted() == ["Question 4 in fi"]
    assert "> Question 4 in fi" in chosen.text
    assert "> Question 4 in fi" in room.told()[0]


async def test_the_suggesters_credit_comes_first(sqlite: Database) -> None:
    room = await host_room(sqlite)
    await room.planner.says("suggest What do you sell best?", who="anna")
    await room.planner.says("prompts approve 1")
    await room.calls_for("host")
    await room.at(MONDAY_9)
    await room.at(NOON)
    (posted,) = room.planner.in_channel()

    assert "*Suggested by Anna*" in room.told()[0] or "*Ehdottaja: Anna*" in room.told()[0]
    assert posted.content.footer == "Ehdottaja: Anna · Valinnut: Bo"


async def test_a_question_that_staff_pinned_is_not_said_to_be_the_hosts(room: Hosted) -> None:
    await room.planner.says("schedule pin 1 30.11. p05")
    await room.at(MONDAY_9)
    await room.at(NOON)
    (posted,) = room.planner.in_channel()

    assert (posted.content.text, posted.content.footer) == ("Question 5 in fi", "")


async def test_other_channels_get_the_question_from_vertti_as_usual(sqlite: Database) -> None:
    room = await host_room(sqlite, channels="#vienti,#export")
    await room.calls_for("host")
    await room.at(MONDAY_9)
    await room.writes()
    await room.at(NOON)
    (elsewhere,) = room.planner.in_channel("export")

    assert room.posted() == []
    assert (elsewhere.content.text, elsewhere.content.footer) == (QUESTION, "")


async def test_what_the_host_asked_while_vertti_was_down_is_found_before_posting(room: Hosted) -> None:
    await room.at(MONDAY_9)
    room.planner.house.clock.move_to(MONDAY_9 + HOUR)
    unheard = room.says()
    await room.at(NOON + HOUR)
    await room.at(NOON + HOUR + MINUTE)

    assert room.posted() == []
    assert (await room.occurrence()).message == unheard.message
    assert TOOK in room.told()[-1]


async def test_what_the_host_asked_in_the_evening_is_found_in_the_night_too(sqlite: Database) -> None:
    room = await host_room(sqlite)
    await room.planner.says("schedule add monday 18:00 #vienti")
    await room.calls_for("host number:2")
    evening = MONDAY_9 + 9 * HOUR
    await room.at(evening)
    room.planner.house.clock.move_to(evening + HOUR)
    unheard = room.says()
    await room.at(evening + 4 * HOUR)
    found = await room.planner.kept.occurrences.at(unheard.message)

    assert found is not None
    assert found.state == "hosted"


async def test_what_was_asked_after_the_hosts_time_is_not_found(room: Hosted) -> None:
    await room.at(MONDAY_9)
    room.planner.house.clock.move_to(NOON)
    room.says()
    await room.at(NOON + HOUR)

    assert room.posted() == [QUESTION]


async def test_an_undone_message_is_not_found_again(room: Hosted) -> None:
    await room.at(MONDAY_9)
    await room.writes("Good morning")
    await room.press(room.notes()[-1], "Undo")
    await room.at(NOON)

    assert room.posted() == [QUESTION]


@pytest.mark.parametrize("error", [TryLater("down"), OutcomeUnknown("cut")], ids=["down", "cut"])
async def test_when_vertti_cannot_look_it_waits(room: Hosted, error: TryLater | OutcomeUnknown) -> None:
    await room.at(MONDAY_9)
    room.planner.platform.fail_looking = error
    await room.at(NOON)
    waiting = room.posted()
    room.planner.platform.fail_looking = None
    await room.at(NOON + MINUTE)

    assert waiting == []
    assert room.posted() == [QUESTION]


async def test_where_vertti_may_not_look_it_posts(room: Hosted) -> None:
    await room.at(MONDAY_9)
    room.planner.platform.fail_looking = Refused("no_permission")
    await room.at(NOON)

    assert room.posted() == [QUESTION]


async def test_a_platform_without_history_is_not_asked(room: Hosted) -> None:
    platform = room.planner.platform
    platform.abilities = replace(platform.abilities, reads_history=False)
    platform.fail_looking = TryLater("must not be asked")
    await room.at(MONDAY_9)
    await room.at(NOON)

    assert room.posted() == [QUESTION]


async def test_vertti_posts_what_it_would_have_without_a_host_in_the_following_week(room: Hosted) -> None:
    await room.at(MONDAY_9)
    await room.writes()
    await room.at(MONDAY_9 + 7 * DAY)
    (posted,) = room.planner.in_channel()

    assert posted.content.text != QUESTION
    assert posted.content.footer == ""


async def test_a_host_with_a_closed_inbox_is_still_heard(room: Hosted) -> None:
    room.planner.platform.closed_inboxes.add(MemberId("bo"))
    await room.at(MONDAY_9)
    taken = await room.writes()
    await room.at(NOON)

    assert taken
    assert room.posted() == []


async def test_lively_channels_and_the_budget_do_not_hold_a_host_up(sqlite: Database) -> None:
    room = await host_room(sqlite)
    await room.planner.says("schedule rules 1 lively:1")
    await room.calls_for("host")
    await room.at(MONDAY_9)

    assert len(room.notes()) == 1
