"""Who answered a question is counted once, in numbers, on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.activity import Happening
from bot.chat.ids import ChannelId, CommunityId, MemberId, MessageId, MessageRef, Person, Place, SpaceId
from bot.prompting.choosing.ports import Outcome
from bot.prompting.choosing.shelf import Promise
from bot.prompting.dates import Hosting, Pin
from bot.prompting.occurrence import Occurrence, OccurrenceState
from bot.prompting.polls.choices import told
from bot.prompting.prompt import Suggestion, SuggestionState
from bot.prompting.schedule import Schedule, ScheduleState
from bot.prompting.suggesting.ports import Decided
from storage.activity import StoredActivity
from storage.chat import StoredPeople
from storage.engine import Database
from storage.prompting import StoredPrompts
from storage.tables.prompting import outcomes

COMMUNITY = CommunityId("home")
HOME = SpaceId("fake:home")
VIENTI, EXPORT = Place(HOME, ChannelId("vienti")), Place(HOME, ChannelId("export"))
NOW = datetime(2026, 11, 30, 7, 0, tzinfo=UTC)
DAY = timedelta(days=1)
UNTIL = NOW + 7 * DAY
ON = date(2026, 11, 30)
OCCURRENCE = Occurrence(schedule="s1", occasion="2026-11-30", local_date=ON, place=VIENTI, due_at=NOW)
QUESTION = MessageRef(HOME, ChannelId("vienti"), MessageId("q1"))
CHIEF = Person(HOME, MemberId("chief"))
SCHEDULE = Schedule(
    id="s1",
    number=0,
    weekday=0,
    time=NOW.time(),
    zone="Europe/Helsinki",
    language=None,
    places=(VIENTI,),
    state=ScheduleState.ACTIVE,
    since=NOW - DAY,
    planned_to=None,
    created_by=CHIEF,
)


@dataclass(slots=True)
class Room:
    kept: StoredPrompts
    activity: StoredActivity
    people: StoredPeople
    database: Database
    said: int = 0
    posted: Occurrence = field(default=OCCURRENCE)

    async def writes(
        self,
        who: str,
        *,
        author: str = "member",
        thread: str | None = "q1",
        reply_to: str | None = None,
        at: datetime = NOW + DAY,
        message: str = "",
        kind: str = "message",
    ) -> str:
        self.said += 1
        name = message or f"m{self.said}"
        ref = MessageRef(HOME, VIENTI.channel, MessageId(name), MessageId(thread) if thread else None)
        happening = Happening(
            event_id=f"e{self.said}",
            at=at,
            kind=kind,
            person=Person(HOME, MemberId(who)),
            author=author,
            place=VIENTI,
            message=ref,
            reply_to=MessageId(reply_to) if reply_to else None,
        )
        await self.activity.record(happening)
        return name

    async def votes(self, who: str, *, option: int = 1, added: bool = True, at: datetime = NOW + DAY) -> None:
        person = Person(HOME, MemberId(who))
        change = told(option, added=added, at=at, sequence=at.isoformat())
        await self.kept.votes.change("poll-1", QUESTION, person, change, shown=False, now=at)

    async def count(self) -> tuple[int, int]:
        outcome = await self.kept.outcomes.count(
            self.posted, prompt="p07", kind="tip", until=UNTIL, now=UNTIL
        )
        return outcome.members, outcome.staff


@pytest.fixture
async def room(database: Database) -> Room:
    """A question posted in #vienti."""
    room = Room(
        StoredPrompts(database, COMMUNITY),
        StoredActivity(database, COMMUNITY),
        StoredPeople(database, COMMUNITY),
        database,
    )
    await room.kept.schedules.add(SCHEDULE)
    await room.kept.occurrences.add([OCCURRENCE], now=NOW)
    await room.kept.occurrences.choose(OCCURRENCE, [VIENTI], lambda _, __: ("p07", "{}"), now=NOW)
    await room.kept.occurrences.settle(OCCURRENCE, OccurrenceState.POSTED, now=NOW, message=QUESTION)
    posted = await room.kept.occurrences.get(OCCURRENCE)
    assert posted is not None
    room.posted = posted
    return room


async def test_different_members_are_counted_once_and_staff_apart_and_bots_never(room: Room) -> None:
    for who in ("anna", "bo", "anna"):
        await room.writes(who)
    await room.writes("chief", author="staff")
    await room.writes("robot", author="bot")
    await room.writes("vertti", author="vertti")
    await room.writes("cilla", kind="reaction")

    assert await room.count() == (2, 1)


async def test_only_what_answers_the_question_within_the_week_is_counted(room: Room) -> None:
    await room.writes("anna", at=UNTIL)
    await room.writes("bo", at=UNTIL + timedelta(seconds=1))
    await room.writes("cilla", thread="another")
    await room.writes("dag", thread=None)

    assert await room.count() == (1, 0)


async def test_an_answer_by_reference_counts_and_so_does_an_answer_to_that(room: Room) -> None:
    first = await room.writes("anna", thread=None, reply_to="q1")
    second = await room.writes("bo", thread=None, reply_to=first)
    await room.writes("cilla", thread=None, reply_to=second)
    await room.writes("dag", thread=None, reply_to="unheard")

    assert await room.count() == (3, 0)


async def test_an_answer_under_the_other_languages_counts(room: Room) -> None:
    others = MessageRef(HOME, VIENTI.channel, MessageId("q2"))
    room.posted = replace(room.posted, others=others)
    await room.writes("anna", thread=None, reply_to="q2")

    assert await room.count() == (1, 0)


async def test_who_asked_does_not_answer(room: Room) -> None:
    await room.writes("bo", thread=None, message="q1", at=NOW)
    await room.writes("bo")
    await room.writes("anna")

    assert await room.count() == (1, 0)


async def test_who_voted_counts_once_with_who_wrote(room: Room) -> None:
    await room.writes("anna")
    await room.votes("anna")
    await room.votes("bo")
    await room.votes("bo", option=2, at=NOW + 2 * DAY)
    await room.votes("cilla")
    await room.votes("cilla", added=False, at=NOW + 2 * DAY)
    await room.votes("late", at=UNTIL + DAY)

    assert await room.count() == (2, 0)


async def test_a_vote_by_somebody_known_as_staff_is_counted_apart(room: Room) -> None:
    await room.writes("chief", author="staff", thread="another", at=NOW - DAY)
    await room.votes("chief")

    assert await room.count() == (0, 1)


async def test_a_vote_by_somebody_who_asked_not_to_be_recorded_is_not_counted(room: Room) -> None:
    await room.people.choose_recording(Person(HOME, MemberId("anna")), recorded=False, now=NOW)
    await room.votes("anna")

    assert await room.count() == (0, 0)


async def test_what_was_counted_stays_and_no_name_is_kept(room: Room) -> None:
    await room.writes("anna")
    first = await room.count()
    await room.writes("bo")
    again = await asyncio.gather(*(room.count() for _ in range(4)))
    async with room.database.reading() as connection:
        rows = (await connection.execute(select(outcomes))).all()

    assert (first, again) == ((1, 0), [(1, 0)] * 4)
    assert len(rows) == 1
    assert "anna" not in str(rows)


async def test_two_who_count_at_once_keep_one_count(room: Room) -> None:
    await room.writes("anna")
    counted = await asyncio.gather(*(room.count() for _ in range(6)))

    assert counted == [(1, 0)] * 6
    assert await room.kept.outcomes.of([VIENTI]) == [
        Outcome(prompt="p07", kind="tip", place=VIENTI, local_date=ON, members=1, staff=0)
    ]
    assert await room.kept.outcomes.of([EXPORT]) == []
    assert (await room.kept.occurrences.shelf([VIENTI])).outcomes == await room.kept.outcomes.of([VIENTI])


async def uncounted(room: Room, *, after: datetime = NOW - DAY, before: datetime = NOW) -> list[str]:
    found = await room.kept.outcomes.uncounted(posted_after=after, posted_before=before, most=9)
    return [each.occasion for each in found]


async def test_what_is_to_be_counted_is_what_was_posted_in_the_time_and_not_counted(room: Room) -> None:
    waits = replace(OCCURRENCE, occasion="2026-12-07")
    skipped = replace(OCCURRENCE, occasion="2026-12-14")
    await room.kept.occurrences.add([waits, skipped], now=NOW)
    await room.kept.occurrences.settle(skipped, OccurrenceState.SKIPPED, now=NOW, reason="missed")
    before = await uncounted(room)
    found = await room.kept.outcomes.uncounted(posted_after=NOW - DAY, posted_before=NOW, most=9)
    too_early = await uncounted(room, before=NOW - timedelta(seconds=1))
    too_old = await uncounted(room, after=NOW)
    await room.count()

    assert before == [OCCURRENCE.occasion]
    assert [(each.prompt, each.message) for each in found] == [("p07", QUESTION)]
    assert (too_early, too_old, await uncounted(room)) == ([], [], [])


async def test_what_a_host_asked_is_to_be_counted_too(room: Room) -> None:
    hosted = replace(OCCURRENCE, occasion="2026-12-07", local_date=date(2026, 12, 7))
    host = Person(HOME, MemberId("bo"))
    hosting = Hosting(schedule="s1", local_date=hosted.local_date, place=VIENTI, host=host, since=NOW)
    await room.kept.occurrences.add([hosted], now=NOW)
    await room.kept.hostings.volunteer(hosting)
    await room.kept.hostings.take(hosting, replace(QUESTION, message=MessageId("q9")), at=NOW, now=NOW)

    assert await uncounted(room) == ["2026-11-30", "2026-12-07"]


async def test_the_shelf_shows_what_is_promised_to_dates(room: Room) -> None:
    """Here the library's as well, elsewhere members' suggestions; of removed streams nothing."""
    other = await room.kept.schedules.add(replace(SCHEDULE, id="s2", places=(EXPORT,)))
    gone = await room.kept.schedules.add(replace(SCHEDULE, id="s3"))
    later = ON + timedelta(weeks=2)

    def pins(*prompts: str) -> list[Pin]:
        return [
            Pin(local_date=later + timedelta(weeks=number), prompt=each, pinned_by=CHIEF)
            for number, each in enumerate(prompts)
        ]

    await room.kept.dates.pin("s1", pins("p20", "p21"), now=NOW)
    await room.kept.dates.pin(other.id, pins("p30", "s-x1"), now=NOW)
    await room.kept.dates.pin(gone.id, pins("p40"), now=NOW)
    await room.kept.schedules.change(gone.id, ScheduleState.REMOVED, now=NOW)
    hosting = Hosting(schedule="s1", local_date=ON, place=VIENTI, host=CHIEF, since=NOW, prompt="p50")
    await room.kept.hostings.volunteer(hosting)
    promised = (await room.kept.occurrences.shelf([VIENTI])).promised
    to_come = (await room.kept.occurrences.shelf([VIENTI], since=later + timedelta(days=1))).promised

    assert promised == [
        Promise(prompt="p50", on=ON, here=True),
        Promise(prompt="p20", on=later, here=True),
        Promise(prompt="p21", on=later + timedelta(weeks=1), here=True),
        Promise(prompt="s-x1", on=later + timedelta(weeks=1), here=False),
    ]
    assert to_come == promised[2:]


async def test_suggestions_wait_until_they_are_posted_somewhere(room: Room) -> None:
    for language in ("sv", "fi"):
        suggestion = Suggestion(
            id=f"x-{language}",
            number=0,
            text=f"What? {language}",
            language=language,
            suggested_by=CHIEF,
            state=SuggestionState.WAITING,
            created_at=NOW,
        )
        added = await room.kept.suggestions.add(suggestion)
        yes = Decided(state=SuggestionState.APPROVED, reason="", by=CHIEF, call=language)
        await room.kept.suggestions.decide(added, yes, now=NOW)
    both = await room.kept.occurrences.waiting_languages()
    taken = replace(OCCURRENCE, occasion="2026-12-07", place=EXPORT)
    await room.kept.occurrences.add([taken], now=NOW)
    await room.kept.occurrences.choose(taken, [EXPORT], lambda _, __: ("s-x-sv", "{}"), now=NOW)
    one = await room.kept.occurrences.waiting_languages()
    await room.kept.occurrences.settle(taken, OccurrenceState.SKIPPED, now=NOW, reason="paused")

    assert (both, one) == ({"fi", "sv"}, {"fi"})
    assert await room.kept.occurrences.waiting_languages() == both


async def test_streams_beside_one_are_active_and_share_a_channel(room: Room) -> None:
    both = await room.kept.schedules.add(replace(SCHEDULE, id="s2", places=(EXPORT, VIENTI)))
    elsewhere = await room.kept.schedules.add(replace(SCHEDULE, id="s3", places=(EXPORT,)))
    paused = await room.kept.schedules.add(replace(SCHEDULE, id="s4"))
    await room.kept.schedules.change(paused.id, ScheduleState.PAUSED, now=NOW)

    assert [each.id for each in await room.kept.schedules.beside(SCHEDULE)] == [both.id]
    assert [each.id for each in await room.kept.schedules.beside(both)] == ["s1", elsewhere.id]
