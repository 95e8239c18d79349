"""What is laid down for single dates, on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.chat.ids import ChannelId, CommunityId, MemberId, Person, Place, SpaceId
from bot.prompting.dates import Pin
from bot.prompting.occurrence import Occurrence, OccurrenceState
from bot.prompting.schedule import Schedule, ScheduleState
from storage.engine import Database
from storage.prompting import StoredPrompts

NOW = datetime(2026, 11, 30, 7, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
HOME = SpaceId("fake:home")
VIENTI = Place(HOME, ChannelId("vienti"))
CHIEF = Person(HOME, MemberId("chief"))
TODAY, NEXT = date(2026, 11, 30), date(2026, 12, 7)
SCHEDULE = Schedule(
    id="s1",
    number=0,
    weekday=0,
    time=time(9),
    zone="Europe/Helsinki",
    language=None,
    places=(VIENTI,),
    state=ScheduleState.ACTIVE,
    since=NOW,
    planned_to=None,
    created_by=CHIEF,
)
OCCURRENCE = Occurrence(schedule="s1", occasion="2026-11-30", local_date=TODAY, place=VIENTI, due_at=NOW)


@pytest.fixture
def kept(database: Database) -> StoredPrompts:
    return StoredPrompts(database, CommunityId("home"))


async def test_a_skipped_date_is_found_by_its_call(kept: StoredPrompts) -> None:
    for _ in range(2):
        await kept.dates.skip("s1", NEXT, call="c1", by=CHIEF, now=NOW)

    assert (await kept.dates.of("s1", since=TODAY)).skips == {NEXT}
    assert (await kept.dates.of("s1", since=date(2026, 12, 8))).skips == frozenset()
    assert await kept.dates.skipped_by("c1") == NEXT
    assert await kept.dates.skipped_by("c2") is None


async def test_a_skip_taken_back_brings_an_occurrence_to_come_back(kept: StoredPrompts) -> None:
    await kept.occurrences.add([OCCURRENCE], now=NOW - HOUR)
    await kept.dates.skip("s1", TODAY, call="c1", by=CHIEF, now=NOW - HOUR)
    await kept.occurrences.settle(OCCURRENCE, OccurrenceState.SKIPPED, now=NOW - HOUR, reason="date_skipped")
    undone = [await kept.dates.unskip("s1", TODAY, now=NOW - HOUR) for _ in range(2)]
    (found,) = await kept.occurrences.of("s1")

    assert undone == [True, False]
    assert found == OCCURRENCE
    assert await kept.occurrences.next_due() == NOW


async def test_a_skip_taken_back_after_its_time_does_not_post_late(kept: StoredPrompts) -> None:
    await kept.occurrences.add([OCCURRENCE], now=NOW)
    await kept.dates.skip("s1", TODAY, call="c1", by=CHIEF, now=NOW)
    await kept.occurrences.settle(OCCURRENCE, OccurrenceState.SKIPPED, now=NOW, reason="date_skipped")
    await kept.dates.unskip("s1", TODAY, now=NOW + HOUR)
    (found,) = await kept.occurrences.of("s1")

    assert found.state is OccurrenceState.SKIPPED


async def test_a_pin_takes_the_place_of_the_one_before(kept: StoredPrompts) -> None:
    first = [Pin(local_date=day, prompt="p01", pinned_by=CHIEF) for day in (TODAY, NEXT)]
    await kept.dates.pin("s1", first, now=NOW)
    await kept.dates.pin("s1", [Pin(local_date=NEXT, prompt="p02", pinned_by=CHIEF)], now=NOW)
    pins = (await kept.dates.of("s1", since=TODAY)).pins

    assert {day: pin.prompt for day, pin in pins.items()} == {TODAY: "p01", NEXT: "p02"}
    assert await kept.dates.unpin("s1", [NEXT, date(2027, 1, 4)]) == 1
    assert set((await kept.dates.of("s1", since=TODAY)).pins) == {TODAY}


async def test_days_off_have_numbers_and_one_call_adds_them_once(kept: StoredPrompts) -> None:
    july = date(2027, 7, 1), date(2027, 7, 31)
    first, again = [
        await kept.dates.add_days_off(*july, yearly=True, call="c1", by=CHIEF, now=NOW) for _ in range(2)
    ]
    other = await kept.dates.add_days_off(NEXT, NEXT, yearly=False, call="c2", by=CHIEF, now=NOW)

    assert (first.number, again, other.number) == (1, first, 2)
    assert (await kept.dates.of("any", since=TODAY)).days_off == (first, other)
    assert await kept.dates.remove_days_off(1)
    assert not await kept.dates.remove_days_off(1)
    assert await kept.dates.days_off() == [other]


async def test_days_off_added_at_once_get_different_numbers(kept: StoredPrompts) -> None:
    added = await asyncio.gather(
        *(
            kept.dates.add_days_off(NEXT, NEXT, yearly=False, call=f"c{each}", by=CHIEF, now=NOW)
            for each in range(6)
        )
    )

    assert sorted(each.number for each in added) == list(range(1, 7))


async def test_communities_do_not_see_each_others_dates(kept: StoredPrompts, database: Database) -> None:
    other = StoredPrompts(database, CommunityId("other"))
    await kept.dates.skip("s1", NEXT, call="c1", by=CHIEF, now=NOW)
    await kept.dates.pin("s1", [Pin(local_date=NEXT, prompt="p01", pinned_by=CHIEF)], now=NOW)
    await kept.dates.add_days_off(NEXT, NEXT, yearly=False, call="c1", by=CHIEF, now=NOW)
    dates = await other.dates.of("s1", since=TODAY)

    assert (dates.skips, dict(dates.pins), dates.days_off) == (frozenset(), {}, ())
    assert await other.dates.unpin("s1", [NEXT]) == 0


async def test_pins_laid_down_by_one_call_are_laid_down_once(kept: StoredPrompts) -> None:
    added = await kept.schedules.add(SCHEDULE)

    def swapped(one: str, other: str) -> list[Pin]:
        days = (TODAY, NEXT)
        return [
            Pin(local_date=day, prompt=each, pinned_by=CHIEF)
            for day, each in zip(days, (one, other), strict=True)
        ]

    done = [
        await kept.dates.pin(added.id, swapped("p1", "p2"), call="c1", now=NOW),
        await kept.dates.pin(added.id, swapped("p2", "p1"), call="c1", now=NOW),
        await kept.dates.pin(added.id, swapped("p3", "p4"), call="c2", now=NOW),
    ]
    pins = (await kept.dates.of(added.id, since=TODAY)).pins

    assert done == [True, False, True]
    assert [pins[day].prompt for day in (TODAY, NEXT)] == ["p3", "p4"]


async def test_a_call_handled_again_after_others_have_come_between_changes_nothing(
    kept: StoredPrompts,
) -> None:
    added = await kept.schedules.add(SCHEDULE)
    calls = ["c1", "c2", "c3", "c1", "c2"]
    done = [
        await kept.dates.pin(
            added.id, [Pin(local_date=NEXT, prompt=f"p{number}", pinned_by=CHIEF)], call=call, now=NOW
        )
        for number, call in enumerate(calls, 1)
    ]
    pins = (await kept.dates.of(added.id, since=TODAY)).pins

    assert (done, pins[NEXT].prompt) == ([True, True, True, False, False], "p3")


async def test_of_one_call_handled_twice_at_once_one_is_kept(kept: StoredPrompts) -> None:
    added = await kept.schedules.add(SCHEDULE)
    new = [Pin(local_date=NEXT, prompt="p1", pinned_by=CHIEF)]
    done = await asyncio.gather(*(kept.dates.pin(added.id, new, call="c1", now=NOW) for _ in range(2)))

    assert sorted(done) == [False, True]
