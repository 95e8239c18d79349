"""What prompting keeps, on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.chat.ids import ChannelId, CommunityId, MemberId, MessageId, MessageRef, Person, Place, SpaceId
from bot.prompting.choosing.choosing import Shelf
from bot.prompting.occurrence import Occurrence, OccurrenceState
from bot.prompting.prompt import Suggestion, SuggestionState
from bot.prompting.schedule import Schedule, ScheduleState
from bot.prompting.suggesting.ports import Decided
from bot.prompting.telling.ports import Note
from storage.engine import Database
from storage.prompting import StoredPrompts

NOW = datetime(2026, 11, 30, 7, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
HOME = SpaceId("fake:home")
VIENTI, EXPORT = Place(HOME, ChannelId("vienti")), Place(HOME, ChannelId("export"))
ANNA, CHIEF = Person(HOME, MemberId("anna")), Person(HOME, MemberId("chief"))
SCHEDULE = Schedule(
    id="s1",
    number=0,
    weekday=0,
    time=time(9),
    zone="Europe/Helsinki",
    language=None,
    places=(VIENTI, EXPORT),
    state=ScheduleState.ACTIVE,
    since=NOW - 24 * HOUR,
    planned_to=None,
    created_by=CHIEF,
)
OCCURRENCE = Occurrence(
    schedule="s1", occasion="2026-11-30", local_date=date(2026, 11, 30), place=VIENTI, due_at=NOW
)
MESSAGE = MessageRef(HOME, ChannelId("vienti"), MessageId("m1"))
SUGGESTION = Suggestion(
    id="x1",
    number=0,
    text="What surprised you?",
    language="en",
    suggested_by=ANNA,
    state=SuggestionState.WAITING,
    created_at=NOW,
)
NOTE = Note(key="n1", to=ANNA, text="hei", not_before=NOW, since=NOW)


@pytest.fixture
def kept(database: Database) -> StoredPrompts:
    return StoredPrompts(database, CommunityId("home"))


async def test_a_schedule_comes_back_as_it_was_kept_with_a_number(kept: StoredPrompts) -> None:
    added = await kept.schedules.add(SCHEDULE)

    assert added == replace(SCHEDULE, number=1)
    assert await kept.schedules.get("s1") == added
    assert await kept.schedules.all() == [added]


async def test_schedules_added_at_once_get_different_numbers(kept: StoredPrompts) -> None:
    added = await asyncio.gather(*(kept.schedules.add(replace(SCHEDULE, id=f"s{each}")) for each in range(8)))

    assert sorted(each.number for each in added) == list(range(1, 9))


async def test_the_same_schedule_added_twice_is_one(kept: StoredPrompts) -> None:
    first = await kept.schedules.add(SCHEDULE)
    again = await kept.schedules.add(replace(SCHEDULE, weekday=3))

    assert again == first


async def test_becoming_active_starts_anew_and_only_once(kept: StoredPrompts) -> None:
    await kept.schedules.add(SCHEDULE)
    changes = [
        await kept.schedules.change("s1", state, now=NOW + hours * HOUR)
        for hours, state in enumerate([ScheduleState.PAUSED, ScheduleState.ACTIVE, ScheduleState.ACTIVE])
    ]
    schedule = await kept.schedules.get("s1")

    assert changes == [True, True, False]
    assert schedule is not None
    assert schedule.since == NOW + HOUR


async def test_planning_twice_keeps_one_row_each_and_never_goes_back(kept: StoredPrompts) -> None:
    await kept.schedules.add(SCHEDULE)
    later = replace(OCCURRENCE, occasion="2026-12-07", local_date=date(2026, 12, 7), due_at=NOW + 168 * HOUR)
    await kept.schedules.plan(SCHEDULE, [OCCURRENCE, later], next_at=NOW + HOUR, now=NOW)
    await kept.schedules.plan(SCHEDULE, [OCCURRENCE], next_at=NOW + HOUR, now=NOW)
    schedule = await kept.schedules.get("s1")

    assert await kept.occurrences.of("s1") == [OCCURRENCE, later]
    assert schedule is not None
    assert schedule.planned_to == date(2026, 12, 7)


async def test_what_is_due_comes_oldest_first_until_it_is_put_off_or_settled(kept: StoredPrompts) -> None:
    there = replace(OCCURRENCE, place=EXPORT, due_at=NOW - HOUR)
    future = replace(OCCURRENCE, occasion="2026-12-07", due_at=NOW + HOUR)
    await kept.occurrences.add([OCCURRENCE, there, future], now=NOW)
    due = await kept.occurrences.due(now=NOW, most=9)
    await kept.occurrences.put_off(OCCURRENCE, until=NOW + 2 * HOUR)
    await kept.occurrences.settle(there, OccurrenceState.SKIPPED, now=NOW, reason="missed")

    assert due == [there, OCCURRENCE]
    assert await kept.occurrences.due(now=NOW, most=9) == []
    assert await kept.occurrences.next_due() == NOW + HOUR


async def test_what_is_settled_stays_as_it_was_settled_first(kept: StoredPrompts) -> None:
    await kept.occurrences.add([OCCURRENCE], now=NOW)
    posted = await kept.occurrences.settle(
        OCCURRENCE, OccurrenceState.POSTED, now=NOW, message=MESSAGE, more_to_do=True
    )
    skipped = await kept.occurrences.settle(OCCURRENCE, OccurrenceState.SKIPPED, now=NOW, reason="missed")
    (due,) = await kept.occurrences.due(now=NOW, most=9)
    await kept.occurrences.finish(due)

    assert (posted, skipped) == (True, False)
    assert (due.state, due.message) == (OccurrenceState.POSTED, MESSAGE)
    assert await kept.occurrences.next_due() is None


async def test_the_choice_made_first_is_shown_to_the_next_who_chooses(kept: StoredPrompts) -> None:
    await kept.occurrences.add([OCCURRENCE], now=NOW)
    shown: list[str | None] = []

    def pick(_: Shelf, chosen: str | None) -> tuple[str, str]:
        shown.append(chosen)
        return chosen or "p07", '{"how": "library"}'

    chosen = [await kept.occurrences.choose(OCCURRENCE, [VIENTI], pick, now=NOW) for _ in range(2)]
    occurrence = await kept.occurrences.get(OCCURRENCE)

    assert chosen == ["p07", "p07"]
    assert shown == [None, "p07"]
    assert occurrence is not None
    assert occurrence.prompt == "p07"
    assert await kept.occurrences.because("s1", "2026-11-30") == '{"how": "library"}'


async def test_what_is_left_out_unchosen_and_what_is_chosen_exclude_each_other(kept: StoredPrompts) -> None:
    """Who has chosen may have sent: nobody leaves it out then on what was read before. And nobody chooses for what was left out."""

    def pick(_: Shelf, chosen: str | None) -> tuple[str, str]:
        return chosen or "p07", ""

    async def leave_out(each: Occurrence) -> bool:
        return await kept.occurrences.settle(
            each, OccurrenceState.SKIPPED, now=NOW, reason="date_skipped", unchosen=True
        )

    weeks = [replace(OCCURRENCE, schedule=f"s{number}") for number in range(12)]
    await kept.occurrences.add(weeks, now=NOW)
    # Both at once for some; one before the other for the rest.
    chosen = dict[str, str | None]()
    left_out = dict[str, bool]()

    async def choose(each: Occurrence) -> None:
        chosen[each.schedule] = await kept.occurrences.choose(each, [VIENTI], pick, now=NOW)

    async def skip(each: Occurrence) -> None:
        left_out[each.schedule] = await leave_out(each)

    await asyncio.gather(*(step(each) for each in weeks[:10] for step in (choose, skip)))
    await choose(weeks[10])
    await skip(weeks[10])
    await skip(weeks[11])
    await choose(weeks[11])

    assert all((chosen[each.schedule] is None) == left_out[each.schedule] for each in weeks)
    assert (left_out["s10"], left_out["s11"]) == (False, True)


async def test_those_who_choose_at_once_see_each_others_choices(kept: StoredPrompts) -> None:
    occurrences = [replace(OCCURRENCE, schedule=f"s{number}") for number in range(6)]
    await kept.occurrences.add(occurrences, now=NOW)

    def pick(shelf: Shelf, _: str | None) -> tuple[str, str]:
        return next(each for each in "abcdefg" if each not in shelf.seen), ""

    chosen = await asyncio.gather(
        *(kept.occurrences.choose(each, [VIENTI], pick, now=NOW) for each in occurrences)
    )

    assert sorted(filter(None, chosen)) == list("abcdef")


async def test_the_shelf_shows_what_its_channels_have_seen_or_are_about_to_see(kept: StoredPrompts) -> None:
    for name in ("x7", "x8", "x9"):
        added = await kept.suggestions.add(replace(SUGGESTION, id=name, text=name))
        yes = Decided(state=SuggestionState.APPROVED, reason="", by=CHIEF, call=name)
        await kept.suggestions.decide(added, yes, now=NOW)
    skipped = replace(OCCURRENCE, schedule="s2", due_at=NOW - HOUR)
    elsewhere = replace(OCCURRENCE, schedule="s3", place=EXPORT)
    await kept.occurrences.add([OCCURRENCE, skipped, elsewhere], now=NOW)
    for occurrence, prompt in ((OCCURRENCE, "p07"), (skipped, "s-x8"), (elsewhere, "s-x9")):
        await kept.occurrences.choose(
            occurrence, [VIENTI], lambda _, __, prompt=prompt: (prompt, ""), now=NOW
        )
    await kept.occurrences.settle(skipped, OccurrenceState.SKIPPED, now=NOW, reason="paused")
    shelf = await kept.occurrences.shelf([VIENTI])

    assert (shelf.seen, shelf.taken) == ({"p07": date(2026, 11, 30)}, {"s-x9"})
    assert [each.id for each in shelf.approved] == ["x7", "x8", "x9"]
    assert (await kept.occurrences.shelf([])).seen == {}


async def test_the_same_words_are_one_suggestion_until_it_is_declined(kept: StoredPrompts) -> None:
    first = await kept.suggestions.add(SUGGESTION)
    double = await kept.suggestions.add(replace(SUGGESTION, id="x2", text="what SURPRISED you"))
    no = Decided(state=SuggestionState.DECLINED, reason="no", by=CHIEF, call="c1")
    await kept.suggestions.decide(first, no, now=NOW)
    again = await kept.suggestions.add(replace(SUGGESTION, id="x3"))

    assert first == replace(SUGGESTION, number=1)
    assert double == first
    assert (again.id, again.number) == ("x3", 2)


async def test_of_two_decisions_at_once_the_second_hears_of_the_first(kept: StoredPrompts) -> None:
    read = await kept.suggestions.add(SUGGESTION)
    yes = Decided(state=SuggestionState.APPROVED, reason="", by=CHIEF, call="c1")
    no = Decided(state=SuggestionState.DECLINED, reason="no", by=CHIEF, call="c2")
    decided = [await kept.suggestions.decide(read, each, now=NOW) for each in (yes, no)]
    (still_open,) = await kept.suggestions.open()

    assert decided == [True, False]
    assert (still_open.state, still_open.decided_in) == (SuggestionState.APPROVED, "c1")
    assert (await kept.occurrences.shelf([VIENTI])).approved == [still_open]


async def test_a_declined_suggestion_is_found_by_its_question(kept: StoredPrompts) -> None:
    added = await kept.suggestions.add(SUGGESTION)
    declined = Decided(state=SuggestionState.DECLINED, reason="no", by=ANNA, call="c1")
    assert await kept.suggestions.decide(added, declined, now=NOW)
    found = await kept.suggestions.behind([added.prompt.id, "s-nobody", "p01"])

    assert [(each.number, each.state) for each in found] == [(1, SuggestionState.DECLINED)]
    assert await kept.suggestions.behind([]) == []


async def test_a_note_is_left_once_and_taken_once(kept: StoredPrompts) -> None:
    left = [await kept.notes.leave(NOTE), await kept.notes.leave(replace(NOTE, text="moi"))]
    due = await kept.notes.due(now=NOW, most=9)
    taken = [await kept.notes.take("n1"), await kept.notes.take("n1")]
    after = await kept.notes.due(now=NOW, most=9)
    when = [await kept.notes.left("n1"), await kept.notes.left("n2")]
    await kept.notes.put_back(NOTE, not_before=NOW + HOUR)

    assert left == [True, False]
    assert when == [NOW, None]
    assert due == [NOTE]
    assert taken == [True, False]
    assert after == []
    assert await kept.notes.next_due() == NOW + HOUR


async def test_communities_do_not_see_each_other(kept: StoredPrompts, database: Database) -> None:
    other = StoredPrompts(database, CommunityId("away"))
    await kept.schedules.add(SCHEDULE)
    await kept.occurrences.add([OCCURRENCE], now=NOW)
    await kept.suggestions.add(SUGGESTION)
    await kept.notes.leave(NOTE)

    assert await other.schedules.all() == []
    assert await other.occurrences.due(now=NOW, most=9) == []
    assert await other.suggestions.open() == []
    assert await other.notes.due(now=NOW, most=9) == []
    assert await other.notes.left("n1") is None
