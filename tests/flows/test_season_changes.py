"""Another weekday, time, zone, channel or language: nothing twice, nothing lost, and the week's pin and host come along."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from storage.engine import Database
from tests.flows.planner import ADD, MONDAY_9, WEEK, Planner, make_planner, prompts
from tests.flows.season import FRIDAY_NOON, through

HOUR = timedelta(hours=1)


@pytest.fixture
async def planner(sqlite: Database) -> Planner:
    made = await make_planner(sqlite, library=prompts(20, languages=("fi", "en")))
    await made.says(ADD)
    made.house.clock.move_to(FRIDAY_NOON)
    return made


async def test_the_reply_says_what_was_what_is_and_when_the_next_comes(planner: Planner) -> None:
    said = await planner.says("schedule change 1 weekday:tuesday time:10:00")

    assert said == (
        "Schedule 1 was: Monday at 9:00 (Europe/Helsinki), \\#vienti. "
        "Now it is: Tuesday at 10:00 (Europe/Helsinki), \\#vienti. "
        "The next question will be posted on Tuesday 1 December 2026 at 10:00. "
        "`/schedule change 1 weekday:Monday time:9:00` takes it back."
    )


async def test_what_takes_it_back_takes_it_back(planner: Planner) -> None:
    before = (await planner.kept.schedules.all())[0]
    said = await planner.says(
        "schedule change 1 tuesday 10:00 zone:Atlantic/Azores channels:#export language:fi"
    )
    await planner.says(said.rpartition("`/")[2].partition("`")[0])
    after = (await planner.kept.schedules.all())[0]

    assert (after.weekday, after.time, after.zone) == (before.weekday, before.time, before.zone)
    assert (after.places, after.language) == (before.places, before.language)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("time:11:00", MONDAY_9 + 2 * HOUR),
        ("weekday:wednesday", MONDAY_9 + timedelta(days=2)),
        ("zone:Europe/Stockholm", MONDAY_9 + HOUR),
    ],
)
async def test_changed_before_its_time_it_comes_at_the_new_one(
    planner: Planner, words: str, moment: datetime
) -> None:
    await planner.says(f"schedule change 1 {words}")
    found = await through(planner, MONDAY_9 + timedelta(days=5))

    assert found == [moment]


@pytest.mark.parametrize("words", ["time:17:00", "weekday:friday", "zone:Atlantic/Azores"])
async def test_changed_after_it_was_posted_the_week_gets_no_second_one(planner: Planner, words: str) -> None:
    await planner.at(MONDAY_9)
    await planner.says(f"schedule change 1 {words}")
    found = await through(planner, MONDAY_9 + timedelta(days=6))

    assert found == [MONDAY_9]


@pytest.mark.parametrize("words", ["time:9:30", "weekday:monday time:8:30", "zone:Asia/Tokyo time:16:30"])
async def test_changed_to_a_time_that_has_passed_today_the_week_loses_none(
    planner: Planner, words: str
) -> None:
    planner.house.clock.move_to(MONDAY_9 - HOUR / 2)
    await planner.says("schedule change 1 time:12:00")
    planner.house.clock.move_to(MONDAY_9 + HOUR)
    await planner.says(f"schedule change 1 {words}")
    found = await through(planner, MONDAY_9 + timedelta(days=6))

    assert len(found) == 1


async def test_changed_to_and_fro_it_comes_once_a_week(planner: Planner) -> None:
    for words in ("tuesday", "monday 8:30", "sunday", "monday 9:00", "zone:Europe/Stockholm", "thursday"):
        await through(planner, planner.house.clock.now() + timedelta(hours=31))
        await planner.says(f"schedule change 1 {words}")
    found = await through(planner, MONDAY_9 + 3 * WEEK)

    assert [each.isocalendar().week for each in found] == [49, 50, 51]


async def test_what_is_skipped_or_pinned_stays_so_while_it_waits_for_the_night_to_end(
    planner: Planner,
) -> None:
    await planner.says("schedule change 1 weekday:saturday time:22:00")
    night = datetime(2026, 11, 28, 20, 0, tzinfo=UTC)
    await planner.at(night)
    await planner.says("schedule skip 1")
    await planner.says("schedule change 1 weekday:sunday")
    await planner.at(night + 10 * HOUR)

    assert planner.said() == []


async def test_a_week_that_keeps_its_old_day_is_said_shown_and_can_be_skipped(planner: Planner) -> None:
    planner.house.clock.move_to(FRIDAY_NOON - timedelta(days=3))
    await planner.says("schedule change 1 weekday:friday")
    said = await planner.says("schedule change 1 weekday:monday")
    calendar = await planner.says("schedule calendar 1")
    skipped = await planner.says("schedule skip 1 27.11.")
    await through(planner, MONDAY_9)

    assert "The next question will be posted on Friday 27 November 2026 at 9:00." in said
    assert "- **Fri 27 Nov 9:00** · Question" in calendar
    assert skipped.startswith("In schedule 1, Friday 27 November 2026 at 9:00 is left out.")
    assert [each.at for each in planner.in_channel()] == [MONDAY_9]


async def test_other_channels_get_the_next_question_and_the_old_ones_none(planner: Planner) -> None:
    said = await planner.says("schedule change 1 channels:#export")
    await planner.at(MONDAY_9)

    assert "Now it is: Monday at 9:00 (Europe/Helsinki), \\#export." in said
    assert said.endswith("`/schedule change 1 channels:#vienti` takes it back.")
    assert (planner.said(), len(planner.said("export"))) == ([], 1)


async def test_another_language_is_spoken_from_the_next_question_on(planner: Planner) -> None:
    said = await planner.says("schedule change 1 language:en")
    await planner.at(MONDAY_9)
    back = await planner.says("schedule change 1 language:own")
    await planner.at(MONDAY_9 + WEEK)

    assert "\\#vienti, in English." in said
    assert said.endswith("`/schedule change 1 language:own` takes it back.")
    assert back.endswith("`/schedule change 1 language:en` takes it back.")
    assert [each.rpartition(" ")[2] for each in planner.said()] == ["en", "fi"]


async def test_the_same_change_handled_twice_is_one(planner: Planner) -> None:
    await planner.says("schedule change 1 weekday:thursday", event_id="e1")
    twice = await planner.says("schedule change 1 weekday:thursday", event_id="e1")
    found = await through(planner, MONDAY_9 + timedelta(days=6))

    assert twice.startswith("Schedule 1 is as you wish already: Thursday at 9:00")
    assert len(found) == 1


async def test_an_hour_within_quiet_hours_is_taken_and_said(planner: Planner) -> None:
    said = await planner.says("schedule change 1 time:22:00")
    added = await planner.says("schedule add monday 6:30 #export")
    found = await through(planner, MONDAY_9 + timedelta(days=1))

    assert said.endswith(
        "That hour is a quiet one, so the question comes only at 8:00. `/schedule change 1 time:<time>` chooses "
        "another time, `/schedule rules 1 quiet:none` ends the quiet hours."
    )
    assert "so the question comes only at 8:00" in added
    assert found == [datetime(2026, 12, 1, 6, 0, tzinfo=UTC)]
    assert [each.at for each in planner.in_channel("export")] == [datetime(2026, 11, 30, 6, 0, tzinfo=UTC)]


async def test_a_paused_stream_is_changed_and_stays_paused(planner: Planner) -> None:
    await planner.says("schedule pause 1")
    await planner.says("schedule change 1 weekday:thursday")
    paused = await through(planner, MONDAY_9 + timedelta(days=4))
    await planner.says("schedule resume 1")
    found = await through(planner, MONDAY_9 + timedelta(days=11))

    assert (paused, len(found)) == ([], 1)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("", "Say what is to change, for example `/schedule change 1 time:10:00`"),
        (
            "zone:Europe/Helsingi",
            "I do not know the time zone “Europe/Helsingi”. Did you mean Europe/Helsinki?",
        ),
        ("time:25:00", "“25:00” is not a time of day."),
        ("weekday:someday", "“someday” is not one of"),
        ("channels:#nowhere", "I cannot find the channel “#nowhere”."),
        ("channels:#general", "Weekly questions are turned off in \\#general. Use `/channel here"),
        ("channels:,", "Name at least one channel, such as #export."),
        ("monday 12:00", "Schedule 2 already posts at that time in one of these channels."),
        (
            "zone:Europe/Stockholm time:11:00",
            "Schedule 2 already posts at that time in one of these channels.",
        ),
    ],
)
async def test_what_cannot_be_changed_gets_a_sentence_and_nothing_is_changed(
    planner: Planner, words: str, sentence: str
) -> None:
    await planner.says("schedule add monday 12:00 #vienti")
    before = (await planner.kept.schedules.all())[0]
    said = await planner.says(f"schedule change 1 {words}")
    after = (await planner.kept.schedules.all())[0]

    assert said[: len(sentence)] == sentence
    assert replace(after, next_at=None) == replace(before, next_at=None)


async def test_a_removed_stream_is_not_changed(planner: Planner) -> None:
    await planner.says("schedule remove 1")

    assert (await planner.says("schedule change 1 time:10:00")).startswith("Schedule 1 has been removed.")


async def test_two_zones_names_for_one_moment_are_one_hour(planner: Planner) -> None:
    said = await planner.says("schedule add monday 8:00 #vienti zone:Europe/Stockholm")

    assert said.startswith("Schedule 1 already posts at that time in one of these channels.")
