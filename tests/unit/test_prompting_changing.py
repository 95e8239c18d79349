"""A stream gets another time, zone or weekday: no week without its question, none with two, over ten years."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.ids import ChannelId, MemberId, Person, Place, SpaceId
from bot.prompting.calendar.changing import altered, due_anew
from bot.prompting.calendar.planning import due_dates
from bot.prompting.occurrence import Occurrence
from bot.prompting.schedule import Schedule, ScheduleState

HOME = SpaceId("fake:home")
ZONES = ("Europe/Helsinki", "Europe/Stockholm", "Atlantic/Azores", "Australia/Lord_Howe")
BEGIN = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
WEEK = dt.timedelta(days=7)

times = st.times().map(lambda time: time.replace(second=0, microsecond=0))
clocks = st.tuples(st.integers(0, 6), times, st.sampled_from(ZONES))
moments = st.integers(0, 10 * 365 * 24 * 60).map(lambda minutes: BEGIN + dt.timedelta(minutes=minutes))


def stream(weekday: int, time: dt.time, zone: str, since: dt.datetime) -> Schedule:
    return Schedule(
        id="s1",
        number=1,
        weekday=weekday,
        time=time,
        zone=zone,
        language=None,
        places=(Place(HOME, ChannelId("vienti")),),
        state=ScheduleState.ACTIVE,
        since=since,
        planned_to=None,
        created_by=Person(HOME, MemberId("chief")),
    )


class Life:
    """What is planned, as the storage keeps it."""

    def __init__(self, schedule: Schedule) -> None:
        self.schedule = schedule
        self.due: dict[dt.date, dt.datetime] = {}
        self.waiting: dict[dt.date, Occurrence] = {}
        """What a change has planned: nobody has posted it yet."""

    def plan(self, now: dt.datetime) -> None:
        for day, due_at in due_dates(self.schedule, now):
            assert day not in self.due
            self.due[day] = due_at
            self.schedule = replace(self.schedule, planned_to=day)

    def change(self, now: dt.datetime, weekday: int, time: dt.time, zone: str) -> list[Occurrence]:
        self.plan(now)
        wanted = replace(self.schedule, weekday=weekday, time=time, zone=zone)
        for day, each in self.waiting.items():
            self.waiting[day] = replace(each, due_at=due_anew(each, self.schedule, wanted, now))
            self.due[day] = self.waiting[day].due_at
        self.schedule, moved = altered(self.schedule, wanted, now)
        for each in moved:
            assert each.local_date not in self.due
            self.due[each.local_date] = each.due_at
            self.waiting[each.local_date] = each
        return moved


@given(clocks, clocks, moments)
def test_another_time_or_zone_neither_doubles_nor_loses_a_week(
    old: tuple[int, dt.time, str], new: tuple[int, dt.time, str], now: dt.datetime
) -> None:
    weekday, time, zone = old
    life = Life(stream(weekday, time, zone, now - 5 * WEEK))
    life.change(now, weekday, new[1], new[2])
    life.plan(now + 5 * WEEK)

    days = sorted(life.due)
    assert all(later - earlier == WEEK for earlier, later in pairwise(days))
    assert len(days) in {9, 10, 11}


@given(clocks, clocks, moments)
def test_another_weekday_gives_every_week_one_question(
    old: tuple[int, dt.time, str], new: tuple[int, dt.time, str], now: dt.datetime
) -> None:
    life = Life(stream(*old, now - 5 * WEEK))
    life.change(now, *new)
    life.plan(now + 5 * WEEK)

    weeks = Counter(day.isocalendar()[:2] for day in life.due)
    mondays = sorted(day - dt.timedelta(days=day.weekday()) for day in life.due)
    assert set(weeks.values()) == {1}
    assert all(later - earlier == WEEK for earlier, later in pairwise(mondays))


@given(clocks, st.lists(st.tuples(st.integers(1, 400), clocks), min_size=2, max_size=5), moments)
def test_changing_again_and_again_neither_doubles_nor_loses(
    old: tuple[int, dt.time, str], changes: list[tuple[int, tuple[int, dt.time, str]]], now: dt.datetime
) -> None:
    life = Life(stream(*old, now - 3 * WEEK))
    for hours, clock in changes:
        life.change(now, *clock)
        now += dt.timedelta(hours=hours)
    life.plan(now + 3 * WEEK)

    mondays = sorted(day - dt.timedelta(days=day.weekday()) for day in life.due)
    assert all(later - earlier == WEEK for earlier, later in pairwise(mondays))


@given(clocks, st.tuples(times, st.sampled_from(ZONES)), moments, st.integers(1, 3 * 7 * 24 * 60))
def test_another_time_or_zone_and_back_at_once_gives_the_same_hours(
    old: tuple[int, dt.time, str], new: tuple[dt.time, str], now: dt.datetime, age: int
) -> None:
    since = now - dt.timedelta(minutes=age)
    changed, left_alone = Life(stream(*old, since)), Life(stream(*old, since))
    changed.change(now, old[0], *new)
    changed.change(now, *old)
    for life in (changed, left_alone):
        life.plan(now)
        life.plan(now + 3 * WEEK)

    assert changed.due == left_alone.due


@given(clocks, clocks, moments)
def test_a_change_makes_nothing_due_before_the_moment_it_is_made(
    old: tuple[int, dt.time, str], new: tuple[int, dt.time, str], now: dt.datetime
) -> None:
    life = Life(stream(*old, now - WEEK))
    moved = life.change(now, *new)

    assert all(each.due_at >= now for each in moved)
    assert len(moved) <= 1


MONDAY_930 = dt.datetime(2026, 11, 30, 9, 30, tzinfo=ZoneInfo("Europe/Helsinki"))


@pytest.mark.parametrize(
    ("old", "new", "due"),
    [
        # Posted at 9: the new time is next week's.
        ((0, dt.time(9)), (0, dt.time(10)), []),
        # It was to come at 10, and 9 has passed: due at once.
        ((0, dt.time(10)), (0, dt.time(9)), [MONDAY_930]),
        # Posted this Monday: no second one on Friday.
        ((0, dt.time(9)), (4, dt.time(9)), []),
        # To come on Friday, moved to this morning, which has passed: this week keeps its Friday.
        ((4, dt.time(9)), (0, dt.time(9)), [MONDAY_930 + dt.timedelta(days=3, hours=23, minutes=30)]),
        # To come on Friday, moved to Wednesday: an ordinary Wednesday.
        ((4, dt.time(9)), (2, dt.time(9)), []),
    ],
)
def test_what_a_change_on_a_monday_morning_makes_due(
    old: tuple[int, dt.time], new: tuple[int, dt.time], due: list[dt.datetime]
) -> None:
    life = Life(stream(*old, "Europe/Helsinki", MONDAY_930 - 2 * WEEK))
    moved = life.change(MONDAY_930, *new, "Europe/Helsinki")

    assert [each.due_at for each in moved] == due
