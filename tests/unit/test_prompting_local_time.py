"""Wall clocks, over ten years of summer times."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.ids import ChannelId, MemberId, Person, Place, SpaceId
from bot.errors import UsageError
from bot.prompting.calendar import local_time
from bot.prompting.calendar.planning import due_dates, next_instant
from bot.prompting.schedule import Schedule, ScheduleState
from bot.wording import Wording

ZONES = ("Europe/Helsinki", "Europe/Stockholm", "Atlantic/Azores", "Australia/Lord_Howe")
FIRST, LAST = dt.date(2026, 1, 1), dt.date(2036, 1, 1)
HOME = SpaceId("fake:home")

zones = st.sampled_from(ZONES)
days = st.dates(FIRST, LAST)
times = st.times().map(lambda time: time.replace(second=0, microsecond=0))
moments = st.integers(0, 10 * 365 * 24 * 60).map(
    lambda minutes: dt.datetime(2026, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=minutes)
)


def days_of_change(zone: str) -> list[dt.date]:
    """Every local date in ten years on which the clocks change."""
    area = ZoneInfo(zone)

    def offset(day: dt.date) -> dt.timedelta | None:
        return dt.datetime.combine(day, dt.time(0), area).utcoffset()

    every = (FIRST + dt.timedelta(days=number) for number in range((LAST - FIRST).days))
    return [day for day in every if offset(day) != offset(day + dt.timedelta(days=1))]


CHANGES = {zone: days_of_change(zone) for zone in ZONES}
at_changes = zones.flatmap(lambda zone: st.tuples(st.just(zone), st.sampled_from(CHANGES[zone])))


def _read_date(text: str) -> dt.date:
    return local_time.read_date(text, today=FIRST)


def schedule(**changes: object) -> Schedule:
    fields: dict[str, object] = {
        "id": "s1",
        "number": 1,
        "weekday": 0,
        "time": dt.time(9),
        "zone": "Europe/Helsinki",
        "language": None,
        "places": (Place(HOME, ChannelId("vienti")),),
        "state": ScheduleState.ACTIVE,
        "since": dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        "planned_to": None,
        "created_by": Person(HOME, MemberId("chief")),
    }
    return Schedule(**{**fields, **changes})  # pyright: ignore[reportArgumentType] - fields by name


@pytest.mark.parametrize("zone", ZONES)
def test_ten_years_have_twenty_changes_of_the_clocks(zone: str) -> None:
    assert len(CHANGES[zone]) == 20


@given(zones, days, times)
def test_the_local_hour_never_moves_unless_it_does_not_exist(zone: str, day: dt.date, time: dt.time) -> None:
    local = local_time.instant(day, time, zone).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    wall = dt.datetime.combine(day, time)

    assert local == wall or not _exists(wall, zone)


@given(at_changes, times)
def test_on_a_day_of_change_it_is_the_first_such_instant(change: tuple[str, dt.date], time: dt.time) -> None:
    zone, day = change
    wall = dt.datetime.combine(day, time)
    found = local_time.instant(day, time, zone)

    assert found == _first_instant_at_or_after(wall, zone)


@given(at_changes, times)
def test_the_local_date_is_kept(change: tuple[str, dt.date], time: dt.time) -> None:
    zone, day = change

    assert local_time.local_date(local_time.instant(day, time, zone), zone) == day


@pytest.mark.parametrize(
    ("zone", "day", "time", "instant"),
    [
        ("Europe/Helsinki", dt.date(2026, 3, 29), dt.time(3, 30), "2026-03-29T01:00:00+00:00"),
        ("Europe/Helsinki", dt.date(2026, 10, 25), dt.time(3, 30), "2026-10-25T00:30:00+00:00"),
        ("Atlantic/Azores", dt.date(2026, 3, 29), dt.time(0, 30), "2026-03-29T01:00:00+00:00"),
        ("Atlantic/Azores", dt.date(2026, 10, 25), dt.time(0, 30), "2026-10-25T00:30:00+00:00"),
        ("Australia/Lord_Howe", dt.date(2026, 10, 4), dt.time(2, 15), "2026-10-03T15:30:00+00:00"),
        ("Australia/Lord_Howe", dt.date(2026, 4, 5), dt.time(1, 45), "2026-04-04T14:45:00+00:00"),
    ],
)
def test_the_fold_is_its_first_pass_and_the_gap_its_end(
    zone: str, day: dt.date, time: dt.time, instant: str
) -> None:
    assert local_time.instant(day, time, zone).isoformat() == instant


@given(zones, st.integers(0, 6), times, moments, st.lists(st.integers(1, 60 * 24 * 40), max_size=20))
def test_however_often_it_is_looked_at_every_week_is_due_once(
    zone: str, weekday: int, time: dt.time, start: dt.datetime, steps: list[int]
) -> None:
    planned = schedule(zone=zone, weekday=weekday, time=time, since=start)
    now, found = start, list[dt.date]()
    for minutes in steps:
        now += dt.timedelta(minutes=minutes)
        due = due_dates(planned, now)
        found += [day for day, _ in due]
        if due:
            planned = schedule(zone=zone, weekday=weekday, time=time, since=start, planned_to=due[-1][0])
    at_once = [day for day, _ in due_dates(schedule(zone=zone, weekday=weekday, time=time, since=start), now)]

    assert found == at_once
    assert all(after - before == dt.timedelta(days=7) for before, after in pairwise(found))


@given(zones, st.integers(0, 6), times, moments)
def test_the_next_instant_is_at_most_eight_days_ahead(
    zone: str, weekday: int, time: dt.time, now: dt.datetime
) -> None:
    found = next_instant(schedule(zone=zone, weekday=weekday, time=time), now)

    assert dt.timedelta() < found - now <= dt.timedelta(days=8)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("9", "09:00"),
        ("9:05", "09:05"),
        ("09.05", "09:05"),
        ("0:00", "00:00"),
        ("23.59", "23:59"),
        ("klo 9", "09:00"),
        ("kl. 9.30", "09:30"),
    ],
)
def test_times_are_read_as_people_write_them(text: str, time: str) -> None:
    assert local_time.read_time(text).strftime("%H:%M") == time


@given(st.text(), st.sampled_from([local_time.read_time, local_time.read_zone, _read_date]))
def test_any_text_is_read_or_gets_a_sentence(text: str, read: Callable[[str], object]) -> None:
    try:
        read(text)
    except UsageError as error:
        sentence = error.sentence
    else:
        sentence = "schedule-added"

    assert Wording().knows("en", sentence)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-06-08", "2026-06-08"),
        ("8.6.2026", "2026-06-08"),
        ("8.6.", "2026-06-08"),
        ("1.3.", "2027-03-01"),
        ("29.2.", "2028-02-29"),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, day: str) -> None:
    assert local_time.read_date(text, today=dt.date(2026, 5, 1)).isoformat() == day


@pytest.mark.parametrize("text", ["31.2.2027", "2027-02-31", "0.1.2027", "29.2.2027", "2027-13-01"])
def test_days_that_do_not_exist_get_a_sentence(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        local_time.read_date(text, today=FIRST)

    assert caught.value.sentence == "schedule-bad-date"


def _exists(wall: dt.datetime, zone: str) -> bool:
    area = ZoneInfo(zone)
    return wall.replace(tzinfo=area).astimezone(dt.UTC).astimezone(area).replace(tzinfo=None) == wall


def _first_instant_at_or_after(wall: dt.datetime, zone: str) -> dt.datetime:
    """By brute force: the first minute in UTC at which clocks there show `wall` or later on."""
    area = ZoneInfo(zone)
    moment = (wall - dt.timedelta(hours=15)).replace(tzinfo=dt.UTC)
    while moment.astimezone(area).replace(tzinfo=None) < wall:
        moment += dt.timedelta(minutes=1)
    return moment
