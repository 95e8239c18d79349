"""Vertti posts less as members begin more, and keeps the night and the holidays."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from bot.activity import Happening
from bot.chat.ids import MemberId, MessageId, MessageRef, Person
from bot.prompting.dates import Pin
from bot.prompting.occurrence import OccurrenceState
from bot.prompting.rules import QuietHours, Rules
from bot.prompting.schedule import Schedule
from storage.activity import StoredActivity
from storage.engine import Database
from tests.flows.house import HOME
from tests.flows.planner import ADD, MONDAY_9, WEEK, Planner, make_planner

HOUR = timedelta(hours=1)
WINDOW = Rules().window


async def begin(
    planner: Planner, count: int, *, at: datetime, author: str = "member", channel: str = "vienti"
) -> None:
    """Conversations, a minute apart, the last of them at `at`."""
    log = StoredActivity(planner.house.database, HOME)
    place = planner.platform.channel(channel)
    for number in range(count):
        name = f"{author}-{at.timestamp()}-{number}-{channel}"
        await log.record(
            Happening(
                event_id=name,
                at=at - timedelta(minutes=number),
                kind="message",
                person=Person(place.space, MemberId("anna")),
                author=author,
                place=place,
                message=MessageRef(place.space, place.channel, MessageId(name)),
                starter=True,
            )
        )


async def stream(planner: Planner, *, weekly: str = ADD, **rules: object) -> Schedule:
    """The one stream, with other rules than usual."""
    await planner.says(weekly)
    (old,) = await planner.kept.schedules.all()
    new = replace(old, rules=replace(old.rules, **rules))  # pyright: ignore[reportArgumentType] - by name
    assert await planner.kept.schedules.alter(old, new, [], call="rules", now=planner.house.clock.now())
    return new


async def outcome(planner: Planner) -> tuple[OccurrenceState, str]:
    """Of the last occurrence."""
    (schedule,) = await planner.kept.schedules.all()
    last = (await planner.kept.occurrences.of(schedule.id))[-1]
    return last.state, last.reason


async def test_a_lively_channel_gets_no_question_and_the_reason_is_kept(database: Database) -> None:
    planner = await make_planner(database)
    await stream(planner, floor=4)
    await begin(planner, 5, at=MONDAY_9 - HOUR)
    await planner.at(MONDAY_9)
    waiting = await outcome(planner)
    await planner.at(MONDAY_9 + WINDOW)

    assert waiting == (OccurrenceState.PLANNED, "lively")
    assert await outcome(planner) == (OccurrenceState.SKIPPED, "lively")
    assert planner.said() == []
    assert planner.told() == []


async def test_a_channel_that_calms_down_within_the_window_gets_its_question(database: Database) -> None:
    planner = await make_planner(database)
    await stream(planner, floor=4)
    await begin(planner, 5, at=MONDAY_9 + 3 * HOUR - WEEK)
    await planner.at(MONDAY_9)
    before = planner.said()
    await planner.at(MONDAY_9 + 3 * HOUR)

    assert before == []
    assert len(planner.said()) == 1


async def test_what_staff_and_other_channels_begin_does_not_count(database: Database) -> None:
    planner = await make_planner(database)
    await stream(planner)
    await begin(planner, 9, at=MONDAY_9 - HOUR, author="staff")
    await begin(planner, 9, at=MONDAY_9 - HOUR, channel="export")
    await planner.at(MONDAY_9)

    assert len(planner.said()) == 1


async def test_the_more_members_begin_the_fewer_questions_a_month(database: Database) -> None:
    posted: list[int] = []
    planner = await make_planner(database)
    await stream(planner, lively=None)
    for weekly_starts in (0, 2, 12):
        before = len(planner.said())
        for _ in range(8):
            moment = planner.house.clock.now()
            following = max(MONDAY_9, moment + WEEK) if moment >= MONDAY_9 else MONDAY_9
            await begin(planner, weekly_starts, at=following - 2 * HOUR)
            await planner.at(following)
        posted.append(len(planner.said()) - before)

    assert posted[0] == 8
    assert posted[0] > posted[1] > posted[2] >= 2


async def test_a_spent_budget_is_recorded_and_nobody_is_told(database: Database) -> None:
    planner = await make_planner(database)
    await stream(planner, floor=0, ceiling=0)
    await planner.at(MONDAY_9)

    assert await outcome(planner) == (OccurrenceState.SKIPPED, "ceiling")
    assert planner.told() == []


async def test_a_pinned_question_comes_although_the_channel_is_lively(database: Database) -> None:
    planner = await make_planner(database)
    schedule = await stream(planner, floor=0, ceiling=0)
    await begin(planner, 9, at=MONDAY_9 - HOUR)
    pin = Pin(local_date=MONDAY_9.date(), prompt="p07", pinned_by=schedule.created_by)
    await planner.kept.dates.pin(schedule.id, [pin], now=planner.house.clock.now())
    await planner.at(MONDAY_9)

    assert planner.said() == ["Question 7 in fi"]


async def test_a_question_that_is_due_at_night_is_posted_in_the_morning(database: Database) -> None:
    planner = await make_planner(database)
    await stream(planner, weekly="schedule add monday 6:30 #vienti")
    half_past_six = MONDAY_9 - timedelta(hours=2, minutes=30)
    await planner.at(half_past_six)
    at_night = await outcome(planner)
    await planner.at(MONDAY_9 - HOUR)

    assert at_night == (OccurrenceState.PLANNED, "quiet_hours")
    assert len(planner.said()) == 1


async def test_quiet_hours_that_outlast_the_window_are_the_reason(database: Database) -> None:
    planner = await make_planner(database)
    await stream(planner, quiet=QuietHours(time(9), time(22)))
    await planner.at(MONDAY_9)
    await planner.at(MONDAY_9 + WINDOW)

    assert await outcome(planner) == (OccurrenceState.SKIPPED, "quiet_hours")
    assert len(planner.told()) == 1


async def test_nothing_is_posted_on_a_public_holiday_unless_staff_turn_that_off(database: Database) -> None:
    planner = await make_planner(database)
    christmas = datetime(2026, 12, 25, 7, 0, tzinfo=UTC)
    planner.house.clock.move_to(christmas - WEEK - HOUR)
    await stream(planner, weekly="schedule add friday 9:00 #vienti")
    await planner.at(christmas - WEEK)
    await planner.at(christmas)
    on_christmas = await outcome(planner)
    await planner.at(christmas + WEEK)
    new_year = await outcome(planner)

    assert on_christmas == (OccurrenceState.SKIPPED, "holiday")
    assert new_year == (OccurrenceState.SKIPPED, "holiday")
    assert len(planner.said()) == 1
    assert planner.told() == []


async def test_a_stream_that_keeps_no_holidays_posts_on_them(database: Database) -> None:
    planner = await make_planner(database)
    await stream(planner, weekly="schedule add friday 9:00 #vienti", holidays_of=None)
    christmas = datetime(2026, 12, 25, 7, 0, tzinfo=UTC)
    await planner.at(christmas - WEEK)
    await planner.at(christmas)

    assert len(planner.said()) == 2


async def test_days_off_and_a_pause_leave_weeks_out_and_end_by_themselves(database: Database) -> None:
    planner = await make_planner(database)
    schedule = await stream(planner)
    now = planner.house.clock.now()
    first, last = MONDAY_9.date(), MONDAY_9.date() + timedelta(days=6)
    await planner.kept.dates.add_days_off(
        first, last, yearly=False, call="c", by=schedule.created_by, now=now
    )
    await planner.kept.schedules.pause_until(schedule.id, last + timedelta(days=7), now=now)
    reasons: list[str] = []
    for week in range(3):
        await planner.at(MONDAY_9 + week * WEEK)
        reasons.append((await outcome(planner))[1])

    assert reasons == ["paused_until", "paused_until", ""]
    assert len(planner.said()) == 1


async def test_after_a_month_away_the_days_off_are_not_called_missed(database: Database) -> None:
    planner = await make_planner(database)
    schedule = await stream(planner)
    now = planner.house.clock.now()
    await planner.kept.dates.add_days_off(
        MONDAY_9.date(), MONDAY_9.date(), yearly=False, call="c", by=schedule.created_by, now=now
    )
    await planner.at(MONDAY_9 + 4 * WEEK - HOUR)
    found = await planner.kept.occurrences.of(schedule.id)

    assert [each.reason for each in found] == ["day_off", "missed", "missed", "missed"]
    assert len(planner.told()) == 1
