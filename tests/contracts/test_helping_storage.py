from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.chat.events import Author
from bot.chat.ids import ChannelId, CommunityId, MemberId, MessageId, MessageRef, Person, SpaceId
from bot.helping.judging import Counts, Limits
from bot.helping.marks import Change, Gone, Kind, Marked, Verdict
from bot.helping.ports import Helper, Recorded, Ruling, Waiting
from storage.engine import Database
from storage.helping import StoredMarks

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)
LONG_AGO = NOW - timedelta(days=30)
SPACE = SpaceId("fake:home")
ANNA = Person(SPACE, MemberId("anna"))
LIMITS = Limits(per_hour=10)


@pytest.fixture
def marks(database: Database) -> StoredMarks:
    return StoredMarks(database, CommunityId("home"))


def up_to_ten(_kind: Kind, counts: Counts) -> Verdict:
    return Verdict.TOO_MANY if counts.given_in_hour >= 10 else Verdict.COUNTED


RULING = Ruling((Kind.HELPFUL,), up_to_ten, LIMITS)


def message(name: str, author: str = "anna") -> Marked:
    return Marked(
        ref=MessageRef(SPACE, ChannelId("export"), MessageId(name)),
        author=Author(MemberId(author)),
        asker=None,
        sent_at=NOW - timedelta(hours=1),
    )


def change(giver: str = "bo", *, added: bool = True, sequence: str = "1", read: bool = False) -> Change:
    return Change(
        giver=Author(MemberId(giver)), emoji="💡", added=added, sequence=sequence, at=NOW, read=read
    )


async def give(marks: StoredMarks, to: Marked, what: Change) -> Recorded:
    await marks.keep_message(to)
    return await marks.record(to, what, RULING)


async def test_what_is_kept_of_a_message_is_found_again(marks: StoredMarks) -> None:
    await marks.keep_message(message("1"))
    await marks.keep_message(message("1", author="somebody-else"))

    assert await marks.message(message("1").ref) == message("1")
    assert await marks.message(message("2").ref) is None


async def test_an_older_change_is_kept_out_but_still_judged(marks: StoredMarks) -> None:
    taken = await give(marks, message("1"), change(added=False, sequence="2"))
    late = await give(marks, message("1"), change(sequence="1"))
    [mark] = await marks.marks_on(message("1").ref)

    assert (taken, late) == (Recorded(given=False), Recorded(given=False))
    assert (mark.verdict, mark.stands) == (Verdict.COUNTED, False)


async def test_marks_given_at_the_same_time_do_not_pass_the_limit(marks: StoredMarks) -> None:
    messages = [message(str(number), author=f"member{number}") for number in range(14)]
    await asyncio.gather(*(give(marks, each, change()) for each in messages))

    verdicts = [(await marks.marks_on(each.ref))[0].verdict for each in messages]

    assert verdicts.count(Verdict.COUNTED) == 10


async def test_two_who_mark_each_other_at_the_same_time_do_not_wait_for_each_other_for_ever(
    marks: StoredMarks,
) -> None:
    changes = [
        give(marks, message(f"{giver}{number}", author=author), change(giver))
        for number in range(8)
        for giver, author in (("anna", "bo"), ("bo", "anna"))
    ]

    recorded = await asyncio.gather(*changes)

    assert recorded == [Recorded(given=True)] * 16


async def test_the_same_mark_many_times_at_once_is_one(marks: StoredMarks) -> None:
    await asyncio.gather(*(give(marks, message("1"), change()) for _ in range(8)))

    assert len(await marks.marks_on(message("1").ref)) == 1


async def test_a_gone_message_stays_gone(marks: StoredMarks) -> None:
    await give(marks, message("1"), change())
    await marks.message_gone(message("1").ref, trace=False)
    await marks.message_gone(message("2").ref, trace=True)
    await marks.message_gone(message("3").ref, trace=False)
    late = await give(marks, message("2"), change())

    assert [mark.stands for mark in await marks.marks_on(message("1").ref)] == [False]
    assert await marks.message(message("2").ref) == Gone(message("2").ref)
    assert await marks.message(message("3").ref) is None
    assert (late, await marks.marks_on(message("2").ref)) == (Recorded(given=False), [])


async def test_a_reading_overtaken_by_an_event_changes_nothing(marks: StoredMarks) -> None:
    await give(marks, message("1"), change(sequence="1"))
    await marks.begin_reading(message("1").ref)
    await give(marks, message("1"), change(sequence="2"))
    overtaken = await give(marks, message("1"), change(added=False, sequence="1", read=True))

    assert overtaken == Recorded(given=True, in_time=False)


async def test_an_event_that_changes_what_was_read_asks_for_another_reading(marks: StoredMarks) -> None:
    await give(marks, message("1"), change(sequence="1"))
    await marks.begin_reading(message("1").ref)
    await give(marks, message("1"), change(sequence="2"))
    unchanged = await marks.to_read(most=10)
    await give(marks, message("1"), change(added=False, sequence="3"))
    wanted = await marks.to_read(most=10)
    await marks.end_reading(message("1").ref)

    assert (unchanged, wanted) == ([], [message("1")])
    assert await marks.to_read(most=10) == []


async def test_only_messages_with_a_young_mark_in_the_space_are_read_again(marks: StoredMarks) -> None:
    await give(marks, message("1"), change())
    await marks.keep_message(message("2"))
    await marks.want_reading(SpaceId("fake:elsewhere"), since=LONG_AGO, most=100)
    await marks.want_reading(SPACE, since=NOW, most=100)
    nothing = await marks.to_read(most=10)
    await marks.want_reading(SPACE, since=LONG_AGO, most=100)

    assert (nothing, await marks.to_read(most=10)) == ([], [message("1")])


async def test_helpers_come_by_distinct_givers_without_those_who_left(marks: StoredMarks) -> None:
    for number in range(3):
        await give(marks, message(f"a{number}"), change("carl"))
    await give(marks, message("b", author="bo"), change("carl"))
    await give(marks, message("b", author="bo"), change("dora"))
    everybody = await marks.helpers(since=LONG_AGO)
    await marks.choose_listing(ANNA, listed=False, now=NOW)

    bo = Helper(Person(SPACE, MemberId("bo")), 2, 2)
    assert everybody == [bo, Helper(ANNA, 1, 3)]
    assert await marks.helpers(since=LONG_AGO) == [bo]
    assert (await marks.listed(ANNA), await marks.listed(bo.person)) == (False, True)


async def test_one_note_a_day_tells_of_each_message_once(marks: StoredMarks) -> None:
    await give(marks, message("1"), change())
    waiting = await marks.waiting(day=TODAY, since=LONG_AGO)
    claims = await asyncio.gather(
        *(marks.claim_note(ANNA, day=TODAY, since=LONG_AGO, now=NOW) for _ in range(4))
    )
    await give(marks, message("2"), change("carl"))
    same_day = await marks.claim_note(ANNA, day=TODAY, since=LONG_AGO, now=NOW)
    then = await marks.waiting(day=TODAY, since=LONG_AGO)
    next_day = await marks.claim_note(ANNA, day=TODAY + timedelta(days=1), since=LONG_AGO, now=NOW)

    assert waiting == [Waiting(ANNA, told_today=False)]
    assert sorted(map(list, claims)) == [[], [], [], [message("1").ref]]
    assert (same_day, then) == ([], [Waiting(ANNA, told_today=True)])
    assert next_day == [message("2").ref]


async def test_a_note_given_back_waits_again(marks: StoredMarks) -> None:
    await give(marks, message("1"), change())
    await marks.claim_note(ANNA, day=TODAY, since=LONG_AGO, now=NOW)
    await marks.give_back_note(ANNA, day=TODAY)

    assert await marks.claim_note(ANNA, day=TODAY, since=LONG_AGO, now=NOW) == [message("1").ref]


async def test_communities_do_not_see_each_other(marks: StoredMarks, database: Database) -> None:
    await give(marks, message("1"), change())
    other = StoredMarks(database, CommunityId("other"))

    assert await other.marks_on(message("1").ref) == []
    assert await other.waiting(day=TODAY, since=LONG_AGO) == []
