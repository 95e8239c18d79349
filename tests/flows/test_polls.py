"""Votes: a set, whatever comes twice, late or in another order, and for whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.chat.events import CaughtUp
from bot.chat.ids import MemberId, Person
from bot.chat.platform import Vote
from bot.errors import TryLater
from bot.prompting.polls.question import OPEN
from bot.prompting.polls.voting import KEPT
from storage.engine import Database
from tests.flows.planner import ADD, MONDAY_9, make_planner
from tests.flows.poll_room import SECOND, WHERE_TO, Poll, make_poll, told


@pytest.fixture
async def poll(database: Database) -> Poll:
    return await make_poll(database)


async def test_a_poll_is_posted_in_the_channels_language_and_listed_in_the_others(poll: Poll) -> None:
    assert poll.content.text == "Mihin suuntaan katsotte?"
    assert poll.content.poll is not None
    assert poll.content.poll.options == ("Pohjoismaat", "Saksa", "Kauemmas")
    (others,) = [each for each in poll.planner.platform.said() if each.message.thread is not None]

    assert "- **2** Germany" in others.content.text


async def test_a_preview_lists_the_options(database: Database) -> None:
    planner = await make_planner(database, library=[WHERE_TO])
    await planner.says(ADD)
    content = await planner.content("schedule preview 1")

    assert content.poll is None
    assert "- **1** Pohjoismaat\n- **2** Saksa" in content.text


async def test_votes_are_counted_on_the_message_and_nobody_is_told(poll: Poll) -> None:
    before = len(poll.planner.platform.replies)
    await poll.press("anna", 1)
    await poll.press("bo", 1)
    await poll.press("cia", 3)

    assert poll.counts == (2, 0, 1)
    assert len(poll.planner.platform.replies) == before
    assert poll.planner.told("anna") == []


async def test_another_option_moves_the_vote_and_the_same_takes_it_back(poll: Poll) -> None:
    await poll.press("anna", 1)
    await poll.press("anna", 2)
    moved = poll.counts
    await poll.press("anna", 2)

    assert (moved, poll.counts) == ((0, 1, 0), (0, 0, 0))


async def test_a_double_click_is_one_vote(poll: Poll) -> None:
    now = poll.planner.house.clock.now()
    for event in (poll.pressed("anna", 1, at=now), poll.pressed("anna", 1, at=now + SECOND / 3)):
        await poll.planner.desk.handle(event)
    await poll.planner.prompting.settle()

    assert poll.counts == (1, 0, 0)


async def test_a_press_handled_twice_counts_once_and_an_old_one_changes_nothing(poll: Poll) -> None:
    first = await poll.press("anna", 1)
    await poll.planner.desk.handle(first)
    await poll.press("anna", 2)
    await poll.planner.desk.handle(first)
    await poll.round()

    assert poll.counts == (0, 1, 0)


async def test_turning_recording_off_takes_the_votes_along(poll: Poll) -> None:
    await poll.press("anna", 1)
    await poll.press("bo", 1)
    await poll.planner.prompting.forget_person(Person(poll.planner.platform.space, MemberId("anna")))
    await poll.round()

    assert poll.counts == (1, 0, 0)


async def test_votes_in_a_native_poll_are_a_set_whatever_the_order(poll: Poll) -> None:
    story = [
        told(poll, "anna", 1, 1),
        told(poll, "anna", 1, 2, added=False),
        told(poll, "anna", 2, 3),
        told(poll, "bo", 1, 4),
        told(poll, "bo", 1, 5, added=False),
    ]
    for event in [*reversed(story), *story]:
        await poll.planner.prompting.on(event)
    votes = poll.planner.kept.votes

    assert await votes.counts(story[0].message.key, 3) == (0, 1, 0)
    assert await votes.voters(story[0].message) == 1
    assert await votes.next_due() is None


async def test_who_is_not_recorded_votes_by_button_but_leaves_no_trace_in_a_native_poll(poll: Poll) -> None:
    anna = Person(poll.planner.platform.space, MemberId("anna"))
    now = poll.planner.house.clock.now()
    await poll.planner.chat.people.choose_recording(anna, recorded=False, now=now)
    await poll.press("anna", 1)
    event = told(poll, "anna", 1, 1)
    await poll.planner.prompting.on(event)

    assert poll.counts == (1, 0, 0)
    assert await poll.planner.kept.votes.voters(event.message) == 0


async def test_after_a_gap_the_kept_votes_are_the_platforms(poll: Poll) -> None:
    """Anna moved hers, Bo took his back and Cia came, all unheard; Dan is not recorded."""
    platform, votes = poll.planner.platform, poll.planner.kept.votes
    platform.abilities = replace(platform.abilities, native_polls=True)
    dan = Person(platform.space, MemberId("dan"))
    now = poll.planner.house.clock.now()
    await poll.planner.chat.people.choose_recording(dan, recorded=False, now=now)
    for who, sequence in (("anna", 1), ("bo", 2)):
        await poll.planner.prompting.on(replace(told(poll, who, 1, sequence), message=poll.message))
    present = {"anna": 2, "cia": 3, "dan": 3}
    platform.voted[poll.message.key] = frozenset(Vote(MemberId(who), on) for who, on in present.items())
    platform.fail_looking = TryLater("busy", 45 * SECOND)
    await poll.planner.prompting.on(CaughtUp(event_id="gap", space=platform.space, at=now))
    platform.fail_looking = None
    before = await votes.counts(poll.message.key, 3)
    poll.planner.house.clock.move(45 * SECOND)
    await poll.round()

    assert before == (2, 0, 0)
    assert await votes.counts(poll.message.key, 3) == (0, 1, 1)


async def test_who_votes_too_late_is_told_so_alone_and_the_buttons_go(poll: Poll) -> None:
    late = poll.pressed("anna", 1)
    poll.planner.house.clock.move_to(MONDAY_9 + OPEN)
    await poll.planner.desk.handle(late)
    await poll.planner.prompting.settle()
    handle, said, private = poll.planner.platform.replies[-1]

    assert (handle, said.text, private) == (late.reply_handle, "This poll is closed.", True)
    assert await poll.planner.kept.votes.voters(poll.message) == 0
    assert poll.content.poll is None


async def test_votes_are_forgotten_when_the_message_shows_the_last_counts_and_not_before(poll: Poll) -> None:
    await poll.press("anna", 1)
    message, votes = poll.message, poll.planner.kept.votes
    poll.planner.house.clock.move(KEPT + SECOND)
    await poll.planner.prompting.forget(poll.planner.house.clock.now())
    kept = await votes.voters(message)
    await poll.round()
    await poll.planner.prompting.forget(poll.planner.house.clock.now())

    assert (kept, await votes.voters(message)) == (1, 0)
    assert "Pohjoismaat · 1" in poll.content.text
