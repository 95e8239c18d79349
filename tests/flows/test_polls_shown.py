"""The counts on a poll's message: few edits, and the last one right, whoever crashes or freezes."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.delivery import LEASE
from bot.chat.ids import MessageId
from bot.errors import OutcomeUnknown, PlatformError, Refused, TryLater
from bot.prompting.polls.live import PACE, UNKNOWN
from bot.prompting.polls.question import OPEN
from storage.engine import Database
from tests.flows.fakes import TestClock
from tests.flows.house import make_chat
from tests.flows.planner import MONDAY_9
from tests.flows.poll_room import SECOND, Poll, make_poll


@pytest.fixture
async def poll(database: Database) -> Poll:
    return await make_poll(database)


async def test_a_burst_of_votes_makes_few_edits_and_ends_with_the_right_counts(poll: Poll) -> None:
    clock = poll.planner.house.clock
    began = clock.now()
    events = [poll.pressed(f"m{number}", number % 3 + 1) for number in range(30)]
    await asyncio.gather(*(poll.planner.desk.handle(event) for event in events))
    await poll.planner.prompting.settle()

    assert poll.counts == (10, 10, 10)
    assert 1 <= poll.edits <= 3
    assert clock.now() - began >= poll.edits * PACE


@pytest.mark.parametrize("trouble", [TryLater("busy", 45 * SECOND), OutcomeUnknown("lost")], ids=type)
async def test_an_edit_that_failed_is_made_good_by_a_later_round(poll: Poll, trouble: PlatformError) -> None:
    poll.planner.platform.fail_editing = trouble
    await poll.press("anna", 1)
    poll.planner.platform.fail_editing = None
    await poll.round()
    at_once = poll.counts
    poll.planner.house.clock.move(45 * SECOND)
    await poll.round()

    assert (at_once, poll.counts) == ((), (1, 0, 0))


async def test_an_edit_that_failed_is_made_good_by_the_next_vote_in_time(poll: Poll) -> None:
    poll.planner.platform.fail_editing = Refused("no_permission")
    await poll.press("anna", 1)
    poll.planner.platform.fail_editing = None
    await poll.press("bo", 2)

    assert poll.counts == (1, 1, 0)


async def test_a_message_that_is_gone_is_left_alone(poll: Poll) -> None:
    poll.planner.platform.fail_editing = Refused("message_gone")
    await poll.press("anna", 1)

    assert await poll.planner.kept.votes.next_due() is None


async def test_a_process_that_dies_before_the_edit_leaves_it_to_the_next(poll: Poll) -> None:
    await poll.keep("anna", 1)
    begun = await poll.planner.kept.votes.begin(poll.key, now=poll.planner.house.clock.now(), lease=LEASE)
    other = poll.planner.another_process()
    await poll.round(other)
    before = poll.counts
    poll.planner.house.clock.move(LEASE)
    await poll.round(other)

    assert begun is not None
    assert (before, poll.counts) == ((), (1, 0, 0))


async def test_an_old_count_that_lands_late_does_not_stay(poll: Poll) -> None:
    """A process freezes inside its edit; another takes over and shows more; then the first one's edit arrives."""
    votes, clock = poll.planner.kept.votes, poll.planner.house.clock
    await poll.keep("anna", 1)
    frozen = await votes.begin(poll.key, now=clock.now(), lease=LEASE)
    clock.move(LEASE)
    await poll.keep("bo", 1)
    other = poll.planner.another_process()
    await poll.round(other)
    taken_over = poll.counts
    await poll.planner.platform.edit(poll.message, poll.showing((1, 0, 0)))
    assert frozen is not None
    is_last = await votes.finish(frozen, (1, 0, 0), now=clock.now(), then=None)
    await poll.round(other)

    assert (taken_over, is_last, poll.counts) == ((2, 0, 0), False, (2, 0, 0))


async def test_an_old_count_that_lands_while_another_shows_its_own_does_not_stay(poll: Poll) -> None:
    votes, clock = poll.planner.kept.votes, poll.planner.house.clock
    await poll.keep("anna", 1)
    frozen = await votes.begin(poll.key, now=clock.now(), lease=LEASE)
    clock.move(LEASE)
    other = await votes.begin(poll.key, now=clock.now(), lease=LEASE)
    await poll.planner.platform.edit(poll.message, poll.showing((1, 0, 0)))
    await poll.planner.platform.edit(poll.message, poll.showing((0, 0, 0)))
    assert frozen is not None
    assert other is not None
    left_to_the_other = await votes.finish(frozen, (0, 0, 0), now=clock.now(), then=None)
    is_last = await votes.finish(other, (1, 0, 0), now=clock.now(), then=None)
    await poll.round()

    assert (left_to_the_other, is_last, poll.counts) == (True, False, (1, 0, 0))


async def test_a_vote_on_a_message_that_is_on_no_record_is_not_shown_for_ever(poll: Poll) -> None:
    votes, clock = poll.planner.kept.votes, poll.planner.house.clock
    double = replace(poll.message, message=MessageId("m-double"))
    await poll.planner.desk.handle(replace(poll.pressed("anna", 1), message=double, value="another:1"))
    await poll.planner.prompting.settle()
    soon = await votes.next_due()
    clock.move(UNKNOWN)
    await poll.round()

    assert soon is not None
    assert await votes.next_due() is None


async def test_a_poll_closes_after_a_week_and_shows_its_counts_without_buttons(poll: Poll) -> None:
    await poll.press("anna", 1)
    await poll.press("bo", 3)
    poll.planner.house.clock.move_to(MONDAY_9 + OPEN)
    await poll.round()

    assert poll.content.poll is None
    assert "- **1** Pohjoismaat · 1\n- **2** Saksa · 0\n- **3** Kauemmas · 1" in poll.content.text
    assert poll.content.text.endswith("Äänestys on päättynyt.")


async def test_a_vote_for_a_poll_that_waits_for_its_close_is_shown_at_once(poll: Poll) -> None:
    await poll.press("anna", 1)
    poll.planner.house.clock.move(timedelta(days=3))
    await poll.press("bo", 2)

    assert poll.counts == (1, 1, 0)


@pytest.mark.parametrize("voted", [True, False], ids=["voted", "nobody-voted"])
async def test_a_poll_that_is_closed_stays_closed_when_it_is_corrected(poll: Poll, *, voted: bool) -> None:
    if voted:
        await poll.press("anna", 1)
    poll.planner.house.clock.move_to(MONDAY_9 + OPEN)
    await poll.round()
    await poll.planner.says('schedule edit 1 "Minne päin?" language:fi date:30.11.')
    corrected = poll.content
    await poll.round()

    assert corrected.poll is None
    assert corrected.text.startswith("Minne päin?")
    assert f"- **1** Pohjoismaat · {int(voted)}" in corrected.text
    assert poll.content == corrected


async def test_a_correction_by_a_process_whose_clock_is_behind_does_not_open_a_closed_poll_for_long(
    poll: Poll,
) -> None:
    await poll.press("anna", 1)
    clock, behind = poll.planner.house.clock, TestClock(MONDAY_9 + OPEN - 30 * SECOND)
    clock.move_to(MONDAY_9 + OPEN)
    await poll.round()
    closed = poll.content.poll
    chat = make_chat(poll.planner.house.database, poll.planner.platform, behind, holder="two")
    other = poll.planner.with_chat(chat)
    await other.says('schedule edit 1 "Minne päin?" language:fi date:30.11.')
    for _ in range(3):
        await poll.round()
        clock.move(LEASE)

    assert closed is None
    assert poll.content.poll is None
    assert poll.content.text.startswith("Minne päin?")
