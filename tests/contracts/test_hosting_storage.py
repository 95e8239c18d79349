"""Who hosts which week, on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.chat.content import Button
from bot.chat.ids import ChannelId, CommunityId, MemberId, MessageId, MessageRef, Person, Place, SpaceId
from bot.prompting.dates import Hosting
from bot.prompting.occurrence import Occurrence, OccurrenceState
from bot.prompting.telling.ports import Note
from storage.engine import Database
from storage.prompting import StoredPrompts

NOW = datetime(2026, 11, 30, 7, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
HOME = SpaceId("fake:home")
VIENTI, EXPORT = Place(HOME, ChannelId("vienti")), Place(HOME, ChannelId("export"))
ANNA, BO = Person(HOME, MemberId("anna")), Person(HOME, MemberId("bo"))
MONDAY, NEXT = date(2026, 11, 30), date(2026, 12, 7)
HOSTING = Hosting(schedule="s1", local_date=MONDAY, place=VIENTI, host=BO, since=NOW - HOUR)
OCCURRENCE = Occurrence(schedule="s1", occasion="2026-11-30", local_date=MONDAY, place=VIENTI, due_at=NOW)
MESSAGE = MessageRef(HOME, VIENTI.channel, MessageId("m1"))
LATER = MessageRef(HOME, VIENTI.channel, MessageId("m2"))


@pytest.fixture
def kept(database: Database) -> StoredPrompts:
    return StoredPrompts(database, CommunityId("home"))


@pytest.fixture
async def waiting(kept: StoredPrompts) -> StoredPrompts:
    """Bo hosts the Monday, and its hour has come in both channels."""
    await kept.occurrences.add([OCCURRENCE, replace(OCCURRENCE, place=EXPORT)], now=NOW)
    await kept.hostings.volunteer(HOSTING)
    return kept


async def test_a_hosting_comes_back_as_it_was_kept(kept: StoredPrompts) -> None:
    kept_one = await kept.hostings.volunteer(HOSTING)

    assert kept_one == HOSTING
    assert await kept.hostings.get("s1", MONDAY) == HOSTING
    assert (await kept.dates.of("s1", since=MONDAY)).hostings == {MONDAY: HOSTING}
    assert await kept.hostings.get("s1", NEXT) is None


async def test_of_many_who_volunteer_at_once_one_is_kept_and_all_are_told_who(kept: StoredPrompts) -> None:
    wanted = [replace(HOSTING, host=Person(HOME, MemberId(f"m{each}"))) for each in range(8)]
    kept_ones = await asyncio.gather(*map(kept.hostings.volunteer, wanted))

    assert len(set(kept_ones)) == 1
    assert kept_ones[0] in wanted
    assert await kept.hostings.get("s1", MONDAY) == kept_ones[0]


async def test_volunteering_twice_keeps_the_first_time(kept: StoredPrompts) -> None:
    await kept.hostings.volunteer(HOSTING)

    assert await kept.hostings.volunteer(replace(HOSTING, since=NOW, prompt="p9")) == HOSTING


async def test_another_communitys_hosting_is_not_ours(database: Database, kept: StoredPrompts) -> None:
    other = StoredPrompts(database, CommunityId("other"))
    await kept.hostings.volunteer(HOSTING)
    await other.hostings.volunteer(replace(HOSTING, host=ANNA))

    assert await kept.hostings.get("s1", MONDAY) == HOSTING
    assert not await other.hostings.give_back("s1", MONDAY, BO, now=NOW)
    assert await kept.hostings.of(ANNA, since=MONDAY) == []
    assert await kept.hostings.coming(since=MONDAY, until=NEXT) == [HOSTING]


async def test_only_the_host_gives_a_week_back_and_what_waits_looks_again(waiting: StoredPrompts) -> None:
    await waiting.occurrences.put_off(OCCURRENCE, until=NOW + 4 * HOUR, reason="host")
    others = await waiting.hostings.give_back("s1", MONDAY, ANNA, now=NOW)
    mine = await waiting.hostings.give_back("s1", MONDAY, BO, now=NOW)
    again = await waiting.hostings.give_back("s1", MONDAY, BO, now=NOW)
    due = await waiting.occurrences.due(now=NOW, most=9)

    assert (others, mine, again) == (False, True, False)
    assert {each.place for each in due} == {VIENTI, EXPORT}
    assert await waiting.hostings.get("s1", MONDAY) is None


async def test_a_week_that_was_asked_is_not_given_back(waiting: StoredPrompts) -> None:
    await waiting.hostings.take(HOSTING, MESSAGE, at=NOW, now=NOW)

    assert not await waiting.hostings.give_back("s1", MONDAY, BO, now=NOW)
    assert not await waiting.hostings.choose_draft("s1", MONDAY, BO, "p2")


async def test_only_the_host_chooses_the_draft(kept: StoredPrompts) -> None:
    await kept.hostings.volunteer(HOSTING)
    others = await kept.hostings.choose_draft("s1", MONDAY, ANNA, "p1")
    mine = await kept.hostings.choose_draft("s1", MONDAY, BO, "p2")

    assert (others, mine) == (False, True)
    assert await kept.hostings.get("s1", MONDAY) == replace(HOSTING, prompt="p2")


async def test_a_members_weeks_come_soonest_first(kept: StoredPrompts) -> None:
    elsewhere = replace(HOSTING, schedule="s0", local_date=NEXT, place=EXPORT)
    soon = replace(HOSTING, local_date=NEXT)
    for each in (soon, elsewhere, replace(HOSTING, host=BO), replace(HOSTING, schedule="s2", host=ANNA)):
        await kept.hostings.volunteer(each)

    assert await kept.hostings.of(BO, since=MONDAY) == [HOSTING, elsewhere, soon]
    assert await kept.hostings.of(BO, since=NEXT) == [elsewhere, soon]
    assert await kept.hostings.of_host_in(VIENTI, BO, since=MONDAY) == [HOSTING, soon]
    assert await kept.hostings.of_host_in(EXPORT, ANNA, since=MONDAY) == []


async def test_what_comes_is_everybodys_that_was_not_asked_yet(waiting: StoredPrompts) -> None:
    annas = replace(HOSTING, local_date=NEXT, host=ANNA)
    await waiting.hostings.volunteer(annas)
    before = await waiting.hostings.coming(since=MONDAY, until=NEXT)
    await waiting.hostings.take(HOSTING, MESSAGE, at=NOW, now=NOW)

    assert before == [HOSTING, annas]
    assert await waiting.hostings.coming(since=MONDAY, until=NEXT) == [annas]
    assert await waiting.hostings.coming(since=MONDAY, until=MONDAY) == []


async def test_taking_settles_the_hosts_channel_alone_and_keeps_it_due(waiting: StoredPrompts) -> None:
    taken = await waiting.hostings.take(HOSTING, MESSAGE, at=NOW + MINUTE, now=NOW + HOUR)
    here, there = [
        await waiting.occurrences.get(each) for each in (OCCURRENCE, replace(OCCURRENCE, place=EXPORT))
    ]

    assert taken
    assert here == replace(OCCURRENCE, state=OccurrenceState.HOSTED, message=MESSAGE, posted_at=NOW + MINUTE)
    assert there is not None
    assert there.state is OccurrenceState.PLANNED
    assert await waiting.hostings.taken_as(MESSAGE) == replace(HOSTING, message=MESSAGE)
    assert await waiting.hostings.taken_as(LATER) is None
    assert here in await waiting.occurrences.due(now=NOW + HOUR, most=9)


async def test_of_two_messages_at_once_one_is_taken(waiting: StoredPrompts) -> None:
    taken = await asyncio.gather(
        *(waiting.hostings.take(HOSTING, each, at=NOW, now=NOW) for each in (MESSAGE, LATER))
    )
    hosting = await waiting.hostings.get("s1", MONDAY)
    occurrence = await waiting.occurrences.get(OCCURRENCE)

    assert sorted(taken) == [False, True]
    assert hosting is not None
    assert occurrence is not None
    assert hosting.message == occurrence.message == (MESSAGE if taken[0] else LATER)


@pytest.mark.parametrize("state", [OccurrenceState.POSTED, OccurrenceState.SKIPPED, OccurrenceState.REFUSED])
async def test_what_was_settled_otherwise_is_not_taken(
    waiting: StoredPrompts, state: OccurrenceState
) -> None:
    await waiting.occurrences.settle(OCCURRENCE, state, now=NOW, message=LATER)
    taken = await waiting.hostings.take(HOSTING, MESSAGE, at=NOW, now=NOW)

    assert not taken
    assert await waiting.hostings.get("s1", MONDAY) == HOSTING
    assert (await waiting.occurrences.get(OCCURRENCE)) == replace(
        OCCURRENCE, state=state, message=LATER, posted_at=NOW if state == "posted" else None
    )


async def test_nothing_is_taken_where_nothing_is_planned_or_the_week_was_given_back(
    kept: StoredPrompts,
) -> None:
    await kept.hostings.volunteer(HOSTING)
    unplanned = await kept.hostings.take(HOSTING, MESSAGE, at=NOW, now=NOW)
    await kept.occurrences.add([OCCURRENCE], now=NOW)
    await kept.hostings.give_back("s1", MONDAY, BO, now=NOW)
    given_back = await kept.hostings.take(HOSTING, MESSAGE, at=NOW, now=NOW)
    await kept.hostings.volunteer(replace(HOSTING, host=ANNA))
    anothers = await kept.hostings.take(HOSTING, MESSAGE, at=NOW, now=NOW)

    assert (unplanned, given_back, anothers) == (False, False, False)
    assert await kept.occurrences.get(OCCURRENCE) == OCCURRENCE


async def test_taking_and_giving_back_at_once_leave_one_of_the_two(waiting: StoredPrompts) -> None:
    taken, given_back = await asyncio.gather(
        waiting.hostings.take(HOSTING, MESSAGE, at=NOW, now=NOW),
        waiting.hostings.give_back("s1", MONDAY, BO, now=NOW),
    )
    occurrence = await waiting.occurrences.get(OCCURRENCE)

    assert taken != given_back
    assert occurrence is not None
    assert (occurrence.state is OccurrenceState.HOSTED) == taken


async def test_untaken_it_waits_again_and_a_later_message_counts(waiting: StoredPrompts) -> None:
    await waiting.hostings.take(HOSTING, MESSAGE, at=NOW, now=NOW)
    untaken = await waiting.hostings.untake(HOSTING, MESSAGE, now=NOW + HOUR)
    again = await waiting.hostings.untake(HOSTING, MESSAGE, now=NOW + HOUR)
    hosting = await waiting.hostings.get("s1", MONDAY)
    occurrence = await waiting.occurrences.get(OCCURRENCE)
    assert hosting is not None
    taken = await waiting.hostings.take(hosting, LATER, at=NOW + 2 * HOUR, now=NOW + 2 * HOUR)

    assert hosting == replace(HOSTING, not_before=NOW + HOUR)
    assert (untaken, again, taken) == (True, False, True)
    assert occurrence == OCCURRENCE
    assert await waiting.hostings.taken_as(MESSAGE) is None


async def test_who_read_the_week_before_it_was_undone_does_not_take_the_message_again(
    waiting: StoredPrompts,
) -> None:
    await waiting.hostings.take(HOSTING, MESSAGE, at=NOW, now=NOW)
    await waiting.hostings.untake(HOSTING, MESSAGE, now=NOW + HOUR)

    assert not await waiting.hostings.take(HOSTING, MESSAGE, at=NOW, now=NOW + HOUR)


async def test_what_is_undone_by_a_clock_that_is_slow_is_not_taken_again(waiting: StoredPrompts) -> None:
    await waiting.hostings.take(HOSTING, MESSAGE, at=NOW + HOUR, now=NOW)
    await waiting.hostings.untake(HOSTING, MESSAGE, now=NOW)
    hosting = await waiting.hostings.get("s1", MONDAY)

    assert hosting == replace(HOSTING, not_before=NOW + HOUR)


async def test_undone_while_staff_take_the_week_back_it_does_not_wait_again(waiting: StoredPrompts) -> None:
    elsewhere = replace(OCCURRENCE, place=EXPORT)
    await waiting.occurrences.settle(elsewhere, OccurrenceState.POSTED, now=NOW, message=LATER)
    await waiting.hostings.take(HOSTING, MESSAGE, at=NOW, now=NOW)
    await asyncio.gather(
        waiting.corrections.take_back("s1", OCCURRENCE.occasion, call="c1", now=NOW),
        waiting.hostings.untake(HOSTING, MESSAGE, now=NOW),
    )
    left = await waiting.occurrences.get(OCCURRENCE)

    assert left is not None
    assert left.taken_back


async def test_who_finishes_with_a_hosted_question_does_not_end_the_wait_after_an_undo(
    waiting: StoredPrompts,
) -> None:
    await waiting.hostings.take(HOSTING, MESSAGE, at=NOW, now=NOW)
    hosted = await waiting.occurrences.get(OCCURRENCE)
    assert hosted is not None
    await waiting.hostings.untake(HOSTING, MESSAGE, now=NOW + HOUR)
    await waiting.occurrences.finish(hosted)

    due = await waiting.occurrences.due(now=NOW + HOUR, most=9)
    assert OCCURRENCE.place in [each.place for each in due]


async def test_one_message_is_the_question_of_one_week_only(waiting: StoredPrompts) -> None:
    """A member may host two streams in one channel at the same hour, and processes read both weeks before either is taken."""
    other = replace(HOSTING, schedule="s2")
    await waiting.occurrences.add([replace(OCCURRENCE, schedule="s2")], now=NOW)
    await waiting.hostings.volunteer(other)
    taken = await asyncio.gather(
        *(waiting.hostings.take(each, MESSAGE, at=NOW, now=NOW) for each in (HOSTING, other, HOSTING, other))
    )

    assert sorted(taken) == [False, False, False, True]


async def test_another_message_than_the_one_taken_is_not_undone(waiting: StoredPrompts) -> None:
    await waiting.hostings.take(HOSTING, MESSAGE, at=NOW, now=NOW)

    assert not await waiting.hostings.untake(HOSTING, LATER, now=NOW)
    assert await waiting.hostings.taken_as(MESSAGE) is not None


async def test_a_note_keeps_its_buttons_also_when_it_is_put_back(kept: StoredPrompts) -> None:
    buttons = (Button("host.back", "s1,2026-11-30", "Ge tillbaka"), Button("host.undo", "x", "Ångra"))
    note = Note(key="n1", to=BO, text="hej", not_before=NOW, since=NOW, buttons=buttons)
    await kept.notes.leave(note)
    (due,) = await kept.notes.due(now=NOW, most=5)
    await kept.notes.take("n1")
    await kept.notes.put_back(note, not_before=NOW + HOUR)
    (again,) = await kept.notes.due(now=NOW + HOUR, most=5)

    assert due.buttons == again.buttons == buttons
