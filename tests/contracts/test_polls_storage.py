"""What polls keep, on SQLite and on PostgreSQL, with several at once."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.ids import ChannelId, CommunityId, MemberId, MessageId, MessageRef, Person, SpaceId
from bot.prompting.polls.choices import pressed, told
from storage.engine import Database
from storage.prompting.votes import StoredVotes

NOW = datetime(2026, 11, 30, 7, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
LEASE = timedelta(minutes=1)
HOME = SpaceId("fake:home")
MESSAGE = MessageRef(HOME, ChannelId("vienti"), MessageId("m1"), MessageId("m1"))


@pytest.fixture
def votes(database: Database) -> StoredVotes:
    return StoredVotes(database, CommunityId("home"))


async def press(votes: StoredVotes, who: str, option: int, *, at: datetime = NOW, poll: str = "p") -> bool:
    change = pressed(option, at=at, event_id=f"{who}-{at.isoformat()}")
    return await votes.change(poll, MESSAGE, Person(HOME, MemberId(who)), change, shown=True, now=at)


async def test_many_who_vote_at_once_are_all_counted(votes: StoredVotes) -> None:
    await asyncio.gather(*(press(votes, f"m{number}", number % 3 + 1) for number in range(30)))

    assert await votes.counts("p", 3) == (10, 10, 10)
    assert await votes.voters(MESSAGE) == 30


async def test_a_vote_comes_back_with_its_message(votes: StoredVotes) -> None:
    await press(votes, "anna", 2)
    turn = await votes.begin("p", now=NOW, lease=LEASE)

    assert turn is not None
    assert (turn.message, turn.message.thread, turn.number, turn.since) == (MESSAGE, "m1", 1, NOW)
    assert list(await votes.held("p")) == [Person(HOME, MemberId("anna"))]


async def test_the_later_choice_stays_whoever_writes_last(votes: StoredVotes) -> None:
    anna = Person(HOME, MemberId("anna"))
    changes = [told(number % 3 + 1, added=True, at=NOW, sequence=f"{number:020d}") for number in range(12)]
    await asyncio.gather(
        *(votes.change("p", MESSAGE, anna, change, shown=False, now=NOW) for change in reversed(changes))
    )

    assert await votes.counts("p", 3) == (0, 0, 1)


async def test_one_at_a_time_has_the_turn_and_the_next_after_the_lease(votes: StoredVotes) -> None:
    await press(votes, "anna", 1)
    turns = await asyncio.gather(*(votes.begin("p", now=NOW, lease=LEASE) for _ in range(5)))
    later = await votes.begin("p", now=NOW + LEASE, lease=LEASE)

    assert [turn.number for turn in turns if turn] == [1]
    assert later is not None
    assert later.number == 2


async def test_while_somebody_is_at_it_the_poll_is_not_due_although_people_vote(votes: StoredVotes) -> None:
    await press(votes, "anna", 1)
    turn = await votes.begin("p", now=NOW, lease=LEASE)
    await press(votes, "bo", 1, at=NOW + SECOND)

    assert turn is not None
    assert list(await votes.due(now=NOW + SECOND, most=10)) == []
    assert await votes.next_due() == NOW + LEASE
    assert not await votes.finish(turn, (1, 0), now=NOW + SECOND, then=None)
    assert list(await votes.due(now=NOW + SECOND, most=10)) == ["p"]


async def test_no_vote_slips_in_between_the_counting_and_the_verdict(votes: StoredVotes) -> None:
    """Whatever order they come in: either the last count is on show, or the poll is due."""
    for number in range(20):
        poll = f"p{number}"
        await press(votes, "anna", 1, poll=poll)
        turn = await votes.begin(poll, now=NOW, lease=LEASE)
        assert turn is not None
        is_last, _ = await asyncio.gather(
            votes.finish(turn, (1, 0), now=NOW, then=None), press(votes, "bo", 2, at=NOW, poll=poll)
        )
        due = poll in await votes.due(now=NOW, most=100)

        assert await votes.counts(poll, 2) == (1, 1)
        assert (is_last, due) in ((True, True), (False, True))


async def test_a_finished_poll_is_due_again_when_it_was_to_be(votes: StoredVotes) -> None:
    await press(votes, "anna", 1)
    turn = await votes.begin("p", now=NOW, lease=LEASE)
    assert turn is not None
    is_last = await votes.finish(turn, (1,), now=NOW, then=NOW + 7 * 24 * 60 * LEASE)

    assert is_last
    assert await votes.next_due() == NOW + 7 * 24 * 60 * LEASE


async def test_putting_off_does_not_keep_a_new_vote_waiting(votes: StoredVotes) -> None:
    await press(votes, "anna", 1)
    turn = await votes.begin("p", now=NOW, lease=LEASE)
    assert turn is not None
    await votes.put_off(turn, until=None)
    idle = await votes.next_due()
    await press(votes, "bo", 1, at=NOW + SECOND)

    assert idle is None
    assert await votes.next_due() == NOW + SECOND


async def test_forgetting_a_person_leaves_the_others_and_their_counts(votes: StoredVotes) -> None:
    for who in ("anna", "bo"):
        await press(votes, who, 1)
    elsewhere = Person(SpaceId("fake:away"), MemberId("anna"))
    forgotten = [
        await votes.forget_person(each, now=NOW) for each in (elsewhere, Person(HOME, MemberId("anna")))
    ]

    assert forgotten == [0, 1]
    assert await votes.counts("p", 1) == (1,)


async def test_another_community_sees_nothing_of_it(votes: StoredVotes, database: Database) -> None:
    await press(votes, "anna", 1)
    away = StoredVotes(database, CommunityId("away"))
    await away.forget(before=NOW + SECOND)

    assert (await away.counts("p", 1), await away.voters(MESSAGE), await away.next_due()) == ((0,), 0, None)
    assert await votes.counts("p", 1) == (1,)
