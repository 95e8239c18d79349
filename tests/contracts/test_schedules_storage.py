"""Streams that are planned and altered, on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.chat.ids import ChannelId, CommunityId, MemberId, Person, Place, SpaceId
from bot.prompting.dates import Hosting, Pin
from bot.prompting.occurrence import Occurrence, OccurrenceState
from bot.prompting.rules import QuietHours, Rules
from bot.prompting.schedule import Schedule, ScheduleState
from storage.engine import Database
from storage.prompting import StoredPrompts

NOW = datetime(2026, 11, 30, 7, 0, tzinfo=UTC)
HOUR, WEEK = timedelta(hours=1), timedelta(days=7)
HOME = SpaceId("fake:home")
VIENTI, EXPORT = Place(HOME, ChannelId("vienti")), Place(HOME, ChannelId("export"))
ANNA, CHIEF = Person(HOME, MemberId("anna")), Person(HOME, MemberId("chief"))
TODAY, NEXT = date(2026, 11, 30), date(2026, 12, 7)
SCHEDULE = Schedule(
    id="s1",
    number=1,
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
OCCURRENCE = Occurrence(schedule="s1", occasion="2026-11-30", local_date=TODAY, place=VIENTI, due_at=NOW)
ODD_RULES = Rules(
    holidays_of=None,
    window=timedelta(hours=6),
    host_window=timedelta(hours=2),
    quiet=QuietHours(time(22), time(7, 30)),
    lively=None,
    floor=0,
    ceiling=8,
    kinds=("poll", "tip"),
)


@pytest.fixture
async def kept(database: Database) -> StoredPrompts:
    prompts = StoredPrompts(database, CommunityId("home"))
    await prompts.schedules.add(SCHEDULE)
    return prompts


async def stored(kept: StoredPrompts) -> Schedule:
    found = await kept.schedules.get("s1")
    assert found is not None
    return found


async def test_rules_come_back_as_they_were_set(kept: StoredPrompts) -> None:
    for number, rules in enumerate([ODD_RULES, replace(ODD_RULES, quiet=None), Rules()]):
        old = await stored(kept)
        await kept.schedules.alter(old, replace(old, rules=rules), [], call=f"c{number}", now=NOW)

        assert (await stored(kept)).rules == rules


async def test_a_schedule_is_due_until_it_is_planned_and_again_when_it_strikes(kept: StoredPrompts) -> None:
    before = await kept.schedules.due(now=NOW, most=9)
    await kept.schedules.plan(SCHEDULE, [OCCURRENCE], next_at=NOW + WEEK, now=NOW)
    after = await kept.schedules.due(now=NOW + WEEK - HOUR, most=9)
    then = await kept.schedules.due(now=NOW + WEEK, most=9)

    assert [[each.id for each in found] for found in (before, after, then)] == [["s1"], [], ["s1"]]
    assert await kept.schedules.next_due() == NOW + WEEK


async def test_one_that_was_never_planned_is_due_before_all_others(kept: StoredPrompts) -> None:
    """However many were added at once, a round is followed by the next one until all are planned."""
    await kept.schedules.add(replace(SCHEDULE, id="s2", since=NOW))
    await kept.schedules.plan(SCHEDULE, [OCCURRENCE], next_at=NOW + WEEK, now=NOW)

    assert await kept.schedules.next_due() == NOW


async def test_paused_and_removed_schedules_are_not_due(kept: StoredPrompts) -> None:
    await kept.schedules.change("s1", ScheduleState.PAUSED, now=NOW)

    assert await kept.schedules.due(now=NOW, most=9) == []
    assert await kept.schedules.next_due() is None


async def test_resuming_makes_a_schedule_due_to_be_planned(kept: StoredPrompts) -> None:
    await kept.schedules.plan(SCHEDULE, [], next_at=NOW + WEEK, now=NOW)
    for state in (ScheduleState.PAUSED, ScheduleState.ACTIVE):
        await kept.schedules.change("s1", state, now=NOW)

    assert [each.id for each in await kept.schedules.due(now=NOW, most=9)] == ["s1"]


async def test_a_plan_made_with_the_old_clock_changes_nothing(kept: StoredPrompts) -> None:
    await kept.schedules.alter(SCHEDULE, replace(SCHEDULE, time=time(10)), [], call="c1", now=NOW)
    await kept.schedules.plan(SCHEDULE, [OCCURRENCE], next_at=NOW + WEEK, now=NOW)

    assert await kept.occurrences.of("s1") == []
    assert (await stored(kept)).planned_to is None


async def test_altering_twice_by_one_call_is_once_and_by_another_is_refused(kept: StoredPrompts) -> None:
    new = replace(SCHEDULE, weekday=2, time=time(10), zone="Europe/Stockholm", language="sv")
    done = [await kept.schedules.alter(SCHEDULE, new, [], call=call, now=NOW) for call in ("c1", "c1", "c2")]
    found = await stored(kept)

    assert done == [True, True, False]
    assert (found.weekday, found.time, found.zone, found.language) == (
        2,
        time(10),
        "Europe/Stockholm",
        "sv",
    )


async def test_a_change_handled_again_after_another_one_changes_nothing(kept: StoredPrompts) -> None:
    later = replace(SCHEDULE, time=time(10))
    steps = [(SCHEDULE, later, "c1"), (later, SCHEDULE, "c2"), (SCHEDULE, later, "c1")]
    done = [await kept.schedules.alter(old, new, [], call=call, now=NOW) for old, new, call in steps]

    assert (done, (await stored(kept)).time) == ([True, True, True], time(9))
    assert await kept.schedules.changed_in("s1") == "c2"


async def test_of_two_changes_at_once_one_is_kept(kept: StoredPrompts) -> None:
    done = await asyncio.gather(
        *(
            kept.schedules.alter(SCHEDULE, replace(SCHEDULE, time=time(hour)), [], call=f"c{hour}", now=NOW)
            for hour in (10, 11)
        )
    )

    assert sorted(done) == [False, True]


async def test_pins_skips_and_hosts_go_with_their_week_to_the_new_weekday(kept: StoredPrompts) -> None:
    await kept.dates.skip("s1", date(2026, 12, 14), call="k", by=CHIEF, now=NOW)
    pins = [Pin(local_date=day, prompt="p01", pinned_by=CHIEF) for day in (date(2026, 11, 23), NEXT)]
    await kept.dates.pin("s1", pins, now=NOW)
    await kept.hostings.volunteer(
        Hosting(schedule="s1", local_date=date(2026, 12, 21), place=VIENTI, host=ANNA, since=NOW)
    )
    await kept.schedules.alter(SCHEDULE, replace(SCHEDULE, weekday=3), [], call="c1", now=NOW)
    dates = await kept.dates.of("s1", since=date(2026, 1, 1))

    assert set(dates.pins) == {date(2026, 11, 23), date(2026, 12, 10)}
    assert dates.skips == {date(2026, 12, 17)}
    assert set(dates.hostings) == {date(2026, 12, 24)}


async def test_a_week_that_keeps_its_day_keeps_its_pin(kept: StoredPrompts) -> None:
    await kept.dates.pin("s1", [Pin(local_date=TODAY, prompt="p01", pinned_by=CHIEF)], now=NOW)
    await kept.schedules.alter(SCHEDULE, replace(SCHEDULE, weekday=3), [OCCURRENCE], call="c1", now=NOW)
    dates = await kept.dates.of("s1", since=TODAY)

    assert set(dates.pins) == {TODAY}
    assert await kept.occurrences.of("s1") == [OCCURRENCE]


async def test_what_waits_in_a_channel_that_is_left_is_not_posted(kept: StoredPrompts) -> None:
    there = replace(OCCURRENCE, place=EXPORT)
    await kept.schedules.plan(SCHEDULE, [OCCURRENCE, there], next_at=NOW + WEEK, now=NOW)
    old = await stored(kept)
    await kept.schedules.alter(old, replace(old, places=(VIENTI,)), [], call="c1", now=NOW)
    states = {each.place: (each.state, each.reason) for each in await kept.occurrences.of("s1")}

    assert states == {
        VIENTI: (OccurrenceState.PLANNED, ""),
        EXPORT: (OccurrenceState.SKIPPED, "moved"),
    }
    assert (await stored(kept)).places == (VIENTI,)


async def test_a_new_channel_gets_the_day_that_waits_and_one_that_comes_back_waits_again(
    kept: StoredPrompts,
) -> None:
    alone = replace(SCHEDULE, places=(VIENTI,))
    await kept.schedules.alter(SCHEDULE, alone, [], call="c1", now=NOW)
    await kept.schedules.plan(alone, [OCCURRENCE], next_at=NOW + WEEK, now=NOW)
    found: list[dict[Place, str]] = []
    for number, places in enumerate([(VIENTI, EXPORT), (EXPORT,), (VIENTI, EXPORT)]):
        old = await stored(kept)
        new = replace(old, places=places)
        await kept.schedules.alter(old, new, [], call=f"d{number}", now=NOW + HOUR)
        found.append({each.place: each.reason or each.state for each in await kept.occurrences.of("s1")})
    due = {(each.occasion, each.due_at) for each in await kept.occurrences.due(now=NOW + HOUR, most=9)}

    waits = OccurrenceState.PLANNED.value
    assert found == [
        {VIENTI: waits, EXPORT: waits},
        {VIENTI: "moved", EXPORT: waits},
        {VIENTI: waits, EXPORT: waits},
    ]
    assert due == {("2026-11-30", NOW)}


@pytest.mark.parametrize("state", [OccurrenceState.POSTED, OccurrenceState.HOSTED])
async def test_a_channel_that_had_the_day_gets_it_no_second_time(
    kept: StoredPrompts, state: OccurrenceState
) -> None:
    await kept.schedules.plan(
        SCHEDULE, [OCCURRENCE, replace(OCCURRENCE, place=EXPORT)], next_at=NOW + WEEK, now=NOW
    )
    await kept.occurrences.settle(OCCURRENCE, state, now=NOW)
    for number, places in enumerate([(EXPORT,), (VIENTI, EXPORT)]):
        old = await stored(kept)
        await kept.schedules.alter(old, replace(old, places=places), [], call=f"c{number}", now=NOW + HOUR)
    states = {each.place: each.state for each in await kept.occurrences.of("s1")}

    assert states == {VIENTI: state, EXPORT: OccurrenceState.PLANNED}


@pytest.mark.parametrize("taken_back", [True, False])
async def test_a_new_channel_does_not_get_a_day_that_was_taken_back_or_is_too_late(
    kept: StoredPrompts, *, taken_back: bool
) -> None:
    alone = replace(SCHEDULE, places=(VIENTI,))
    await kept.schedules.alter(SCHEDULE, alone, [], call="c1", now=NOW)
    await kept.schedules.plan(alone, [OCCURRENCE], next_at=NOW + WEEK, now=NOW)
    await kept.occurrences.settle(OCCURRENCE, OccurrenceState.POSTED, now=NOW)
    if taken_back:
        await kept.corrections.take_back("s1", "2026-11-30", call="c2", now=NOW)
    old = await stored(kept)
    later = NOW + HOUR if taken_back else NOW + 12 * HOUR
    await kept.schedules.alter(old, SCHEDULE, [], call="c3", now=later)

    assert [each.place for each in await kept.occurrences.of("s1")] == [VIENTI]


async def test_a_plan_made_for_the_old_channels_changes_nothing(kept: StoredPrompts) -> None:
    await kept.schedules.alter(SCHEDULE, replace(SCHEDULE, places=(VIENTI,)), [], call="c1", now=NOW)
    both = [OCCURRENCE, replace(OCCURRENCE, place=EXPORT)]
    await kept.schedules.plan(SCHEDULE, both, next_at=NOW + WEEK, now=NOW)

    assert await kept.occurrences.of("s1") == []
    assert [each.id for each in await kept.schedules.due(now=NOW, most=9)] == ["s1"]


async def test_what_a_change_made_due_comes_at_its_hour_when_it_is_changed_back(kept: StoredPrompts) -> None:
    early = NOW - timedelta(minutes=1)
    away = replace(SCHEDULE, zone="Asia/Tokyo")
    await kept.schedules.alter(SCHEDULE, away, [replace(OCCURRENCE, due_at=early)], call="c1", now=early)
    await kept.schedules.alter(away, SCHEDULE, [], call="c2", now=early + timedelta(seconds=1))
    (found,) = await kept.occurrences.of("s1")

    assert found.due_at == await kept.occurrences.next_due() == NOW


async def test_what_waits_since_its_hour_stays_as_it_is(kept: StoredPrompts) -> None:
    await kept.schedules.plan(SCHEDULE, [OCCURRENCE], next_at=NOW + WEEK, now=NOW)
    await kept.occurrences.put_off(OCCURRENCE, until=NOW + 4 * HOUR, reason="host")
    old = await stored(kept)
    await kept.schedules.alter(old, replace(old, time=time(12)), [], call="c1", now=NOW + HOUR)
    (found,) = await kept.occurrences.of("s1")

    assert (found.due_at, found.reason) == (NOW, "host")
    assert await kept.occurrences.next_due() == NOW + 4 * HOUR


async def test_pausing_until_a_date_is_kept_and_wakes_what_waits(kept: StoredPrompts) -> None:
    await kept.schedules.plan(SCHEDULE, [OCCURRENCE], next_at=NOW + WEEK, now=NOW)
    await kept.occurrences.put_off(OCCURRENCE, until=NOW + 9 * HOUR, reason="lively")
    await kept.schedules.pause_until("s1", date(2027, 1, 7), now=NOW + HOUR)

    assert (await stored(kept)).paused_until == date(2027, 1, 7)
    assert await kept.occurrences.next_due() == NOW + HOUR
    await kept.schedules.pause_until("s1", None, now=NOW)
    assert (await stored(kept)).paused_until is None


async def test_a_schedule_is_found_by_its_number(kept: StoredPrompts) -> None:
    assert await kept.schedules.numbered(1) == await stored(kept)
    assert await kept.schedules.numbered(2) is None
