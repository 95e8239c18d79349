"""What is kept of corrections and of taking back, on SQLite and on PostgreSQL."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.chat.ids import ChannelId, CommunityId, MemberId, MessageId, MessageRef, Person, Place, SpaceId
from bot.prompting.occurrence import Occurrence, OccurrenceState
from bot.prompting.schedule import Schedule, ScheduleState
from storage.engine import Database
from storage.prompting import StoredPrompts

NOW = datetime(2026, 11, 30, 7, 0, tzinfo=UTC)
LEASE = timedelta(minutes=1)
LATER = NOW + LEASE
HOME = SpaceId("fake:home")
VIENTI, EXPORT = Place(HOME, ChannelId("vienti")), Place(HOME, ChannelId("export"))
CHIEF = Person(HOME, MemberId("chief"))
SCHEDULE = Schedule(
    id="s1",
    number=0,
    weekday=0,
    time=time(9),
    zone="Europe/Helsinki",
    language=None,
    places=(VIENTI, EXPORT),
    state=ScheduleState.ACTIVE,
    since=NOW - timedelta(days=1),
    planned_to=None,
    created_by=CHIEF,
)
DAY = "2026-11-30"
ONE = Occurrence(schedule="s1", occasion=DAY, local_date=date(2026, 11, 30), place=VIENTI, due_at=NOW)
TWO = replace(ONE, place=EXPORT)


def message(name: str, place: Place = VIENTI, thread: str = "") -> MessageRef:
    return MessageRef(place.space, place.channel, MessageId(name), MessageId(thread) if thread else None)


@pytest.fixture
async def kept(database: Database) -> StoredPrompts:
    """A question that stands in #vienti and still waits in #export."""
    made = StoredPrompts(database, CommunityId("home"))
    await made.schedules.add(SCHEDULE)
    await made.occurrences.add([ONE, TWO], now=NOW)
    await made.occurrences.settle(ONE, OccurrenceState.POSTED, now=NOW, message=message("m1"))
    return made


async def corrected(kept: StoredPrompts, text: str, *, now: datetime = NOW) -> Sequence[Place]:
    return await kept.corrections.correct(
        "s1", DAY, "fi", text, by=CHIEF, call="c1", now=now, until=now + LEASE
    )


async def state_of(kept: StoredPrompts, occurrence: Occurrence) -> Occurrence:
    found = await kept.occurrences.get(occurrence)
    assert found is not None
    return found


async def test_a_correction_is_kept_by_language_and_the_last_one_holds(kept: StoredPrompts) -> None:
    await corrected(kept, "Mitä?")
    await corrected(kept, "Mitä kuuluu?")
    await kept.corrections.correct("s1", DAY, "sv", "Vad?", by=CHIEF, call="c2", now=NOW, until=LATER)

    assert await kept.corrections.of("s1", DAY) == {"fi": "Mitä kuuluu?", "sv": "Vad?"}
    assert await kept.corrections.of("s1", "2026-12-07") == {}


async def test_who_corrects_has_the_posted_messages_until_the_lease_ends(kept: StoredPrompts) -> None:
    mine = await corrected(kept, "Mitä?")
    others = await corrected(kept, "Mitä kuuluu?", now=NOW + LEASE / 2)
    in_between = await kept.corrections.begin(ONE, now=NOW + LEASE / 2, until=LATER)
    afterwards = await kept.corrections.begin(ONE, now=LATER, until=LATER + LEASE)

    assert (list(mine), list(others)) == ([VIENTI], [])
    assert in_between is None
    assert afterwards is not None
    assert afterwards.message == message("m1")


async def test_only_one_of_two_begins(kept: StoredPrompts) -> None:
    await corrected(kept, "Mitä?")
    first = await kept.corrections.begin(ONE, now=LATER, until=LATER + LEASE)
    second = await kept.corrections.begin(ONE, now=LATER, until=LATER + LEASE)

    assert first is not None
    assert second is None


async def test_what_waits_is_nobodys_to_edit(kept: StoredPrompts) -> None:
    assert await kept.corrections.begin(TWO, now=NOW, until=LATER) is None


async def test_what_was_shown_is_kept_and_nothing_is_left_to_do(kept: StoredPrompts) -> None:
    await corrected(kept, "Mitä?")
    others = message("m2", thread="m1")
    last = await kept.corrections.showed(ONE, "digest", {"fi": "Mitä?"}, others=others)
    found = await state_of(kept, ONE)

    assert last
    assert (found.shown, found.others) == ("digest", others)
    assert found.others is not None
    assert found.others.thread == "m1"
    assert [each.place for each in await kept.occurrences.due(now=LATER, most=9)] == [EXPORT]


async def test_what_was_shown_is_not_the_last_word_when_it_was_corrected_meanwhile(
    kept: StoredPrompts,
) -> None:
    await corrected(kept, "Mitä?")
    await corrected(kept, "Mitä kuuluu?")
    last = await kept.corrections.showed(ONE, "digest", {"fi": "Mitä?"}, others=message("m2"))
    found = await state_of(kept, ONE)

    assert not last
    assert (found.shown, found.others) == ("", message("m2"))
    assert await kept.corrections.begin(ONE, now=LATER, until=LATER + LEASE) is not None


async def test_a_correction_during_an_edit_makes_what_is_shown_unknown(kept: StoredPrompts) -> None:
    await corrected(kept, "Mitä?")
    await kept.corrections.showed(ONE, "digest", {"fi": "Mitä?"}, others=None)
    await corrected(kept, "Mitä kuuluu?")
    known = (await state_of(kept, ONE)).shown
    await corrected(kept, "Mitä?")

    assert known == "digest"
    assert (await state_of(kept, ONE)).shown == ""


async def test_taken_back_the_posted_go_and_the_waiting_are_left_out(kept: StoredPrompts) -> None:
    count = await kept.corrections.take_back("s1", DAY, call="c1", now=LATER)
    again = await kept.corrections.take_back("s1", DAY, call="c1", now=LATER)
    posted, waiting = await state_of(kept, ONE), await state_of(kept, TWO)
    due = await kept.occurrences.due(now=LATER, most=9)

    assert (count, again) == (1, 0)
    assert (posted.state, posted.message) == (OccurrenceState.TAKEN_BACK, message("m1"))
    assert (waiting.state, waiting.reason) == (OccurrenceState.SKIPPED, "taken_back")
    assert {each.place for each in due} == {VIENTI, EXPORT}
    assert await kept.corrections.taken_back_in("s1", "c1") == DAY
    assert await kept.corrections.taken_back_in("s1", "c2") is None


async def test_taken_back_nobody_edits_it_any_more(kept: StoredPrompts) -> None:
    await corrected(kept, "Mitä?")
    await kept.corrections.take_back("s1", DAY, call="c1", now=NOW)
    mine = await corrected(kept, "Mitä kuuluu?", now=LATER)
    last = await kept.corrections.showed(ONE, "digest", {"fi": "Mitä kuuluu?"}, others=None)
    found = await state_of(kept, ONE)

    assert list(mine) == []
    assert await kept.corrections.begin(ONE, now=LATER, until=LATER + LEASE) is None
    assert last
    assert (found.state, found.shown) == (OccurrenceState.TAKEN_BACK, "")
    assert VIENTI in {each.place for each in await kept.occurrences.due(now=LATER, most=9)}


async def test_taken_back_a_question_has_not_been_seen_and_not_been_asked(kept: StoredPrompts) -> None:
    await kept.occurrences.choose(TWO, [VIENTI], lambda _shelf, _chosen: ("p01", ""), now=NOW)
    before = await kept.occurrences.shelf([VIENTI])
    await kept.corrections.take_back("s1", DAY, call="c1", now=NOW)
    after = await kept.occurrences.shelf([VIENTI])
    begun = await kept.conversations.begun(
        VIENTI, "s1", since=NOW - timedelta(days=28), after=date(2026, 11, 2), before=date(2026, 12, 7)
    )

    assert ("p01" in before.seen, "p01" in after.seen) == (True, False)
    assert (begun.own, begun.own_stream) == (0, 0)


async def test_who_corrected_last_is_known_with_the_moment(kept: StoredPrompts) -> None:
    olga = Person(HOME, MemberId("olga"))
    nobody = await kept.corrections.last("s1", DAY)
    await kept.corrections.correct("s1", DAY, "sv", "Vad?", by=olga, call="c3", now=LATER, until=LATER)
    await corrected(kept, "Mitä?")

    assert nobody is None
    assert await kept.corrections.last("s1", DAY) == (olga, LATER)
    assert await kept.corrections.last("s1", "2026-12-07") is None


async def test_what_is_taken_back_is_unfinished_until_it_is_gone_or_cannot_go(kept: StoredPrompts) -> None:
    await kept.corrections.take_back("s1", DAY, call="c1", now=NOW)
    found = [await state_of(kept, each) for each in (ONE, TWO)]
    await kept.occurrences.finish(found[0])
    await kept.occurrences.finish(found[1], stays="no_permission")
    gone, stays = [await state_of(kept, each) for each in (ONE, TWO)]

    assert [(each.unfinished, each.stays_because) for each in found] == [(True, ""), (True, "")]
    assert (gone.unfinished, gone.stays_because) == (False, "")
    assert (stays.unfinished, stays.stays_because) == (False, "no_permission")
