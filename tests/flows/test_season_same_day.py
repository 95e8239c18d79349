"""Streams that are changed on the very day of their question: each channel gets it once, and undoing restores it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.ids import MemberId, Person
from bot.prompting.dates import Hosting
from storage.engine import Database
from tests.flows.planner import ADD, MONDAY_9, WEEK, Planner, make_planner, prompts
from tests.flows.season import through

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
FRIDAY_NOON = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)


@pytest.fixture
async def planner(sqlite: Database) -> Planner:
    made = await make_planner(sqlite, library=prompts(20, languages=("fi", "en")))
    await made.says(ADD)
    made.house.clock.move_to(FRIDAY_NOON)
    return made


async def waits_for_anna(planner: Planner) -> None:
    """It is the hour of a question in #vienti that Anna hosts."""
    schedule = (await planner.kept.schedules.all())[0]
    await planner.kept.hostings.volunteer(
        Hosting(
            schedule=schedule.id,
            local_date=MONDAY_9.date(),
            place=planner.platform.channel("vienti"),
            host=Person(planner.platform.space, MemberId("anna")),
            since=planner.house.clock.now(),
        )
    )
    await planner.at(MONDAY_9)


async def posted(planner: Planner, last: datetime) -> dict[str, list[datetime]]:
    """When something was posted, up to the moment `last`, looking whenever something is due."""
    await through(planner, last)
    return {name: [each.at for each in planner.in_channel(name)] for name in ("vienti", "export")}


async def test_a_new_channel_gets_the_question_of_the_day_that_waits_in_the_old_one(planner: Planner) -> None:
    await waits_for_anna(planner)
    planner.house.clock.move_to(MONDAY_9 + HOUR)
    await planner.says("schedule change 1 channels:#export")
    why = await planner.says("schedule why 1")
    found = await posted(planner, MONDAY_9 + 6 * HOUR)

    assert found == {"vienti": [], "export": [MONDAY_9 + HOUR]}
    assert "\\#vienti: left out: the schedule was changed" in why


async def test_a_channel_that_stays_goes_on_waiting_for_its_host(planner: Planner) -> None:
    await waits_for_anna(planner)
    planner.house.clock.move_to(MONDAY_9 + HOUR)
    await planner.says("schedule change 1 channels:#vienti,#export")
    found = await posted(planner, MONDAY_9 + 6 * HOUR)

    assert found == {"vienti": [MONDAY_9 + 4 * HOUR], "export": [MONDAY_9 + HOUR]}
    assert planner.said() == planner.said("export")


async def test_a_channel_that_had_its_question_gets_no_second_one(planner: Planner) -> None:
    await planner.at(MONDAY_9)
    planner.house.clock.move_to(MONDAY_9 + HOUR)
    for channels in ("#vienti,#export", "#export", "#vienti", "#vienti,#export"):
        await planner.says(f"schedule change 1 channels:{channels}")
        await planner.tick()
    found = await posted(planner, MONDAY_9 + 6 * HOUR)

    assert found == {"vienti": [MONDAY_9], "export": [MONDAY_9 + HOUR]}


async def test_a_channel_that_comes_back_in_time_waits_as_before(planner: Planner) -> None:
    await planner.says("schedule rules 1 quiet:8-12")
    await planner.at(MONDAY_9)
    for channels in ("#export", "#vienti"):
        await planner.says(f"schedule change 1 channels:{channels}")
    found = await posted(planner, MONDAY_9 + 6 * HOUR)

    assert found == {"vienti": [MONDAY_9 + 3 * HOUR], "export": []}


async def test_after_the_window_a_new_channel_begins_with_the_next_question(planner: Planner) -> None:
    await planner.at(MONDAY_9)
    planner.house.clock.move_to(MONDAY_9 + 12 * HOUR)
    await planner.says("schedule change 1 channels:#export")
    found = await posted(planner, MONDAY_9 + WEEK)

    assert found == {"vienti": [MONDAY_9], "export": [MONDAY_9 + WEEK]}


@pytest.mark.parametrize("words", ["take-back 1", "skip 1 30.11."])
async def test_a_new_channel_does_not_get_what_staff_took_back_or_skipped(
    planner: Planner, words: str
) -> None:
    if words.startswith("skip"):
        await planner.says(f"schedule {words}")
    await planner.at(MONDAY_9)
    await planner.says(f"schedule {words}")
    await planner.says("schedule change 1 channels:#export")
    found = await posted(planner, MONDAY_9 + 6 * HOUR)

    assert found["export"] == []


ZONES = ("Asia/Tokyo", "Pacific/Auckland", "Atlantic/Azores", "Pacific/Kiritimati", "America/Los_Angeles")


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("before", [MINUTE, HOUR, 8 * HOUR, 14 * HOUR, 40 * HOUR])
async def test_another_zone_and_back_gives_the_same_hour(
    planner: Planner, zone: str, before: timedelta
) -> None:
    planner.house.clock.move_to(MONDAY_9 - before)
    said = await planner.says(f"schedule change 1 zone:{zone}")
    await planner.says(said.rpartition("`/")[2].partition("`")[0])
    found = await posted(planner, MONDAY_9 + WEEK)

    assert found["vienti"] == [MONDAY_9, MONDAY_9 + WEEK]


async def test_of_a_stream_that_is_new_another_zone_and_back_makes_no_extra_question(
    planner: Planner,
) -> None:
    planner.house.clock.move_to(MONDAY_9 + HOUR)
    await planner.says("schedule add monday 9:00 #export")
    for zone in ("Atlantic/Azores", "Europe/Helsinki"):
        await planner.says(f"schedule change 2 zone:{zone}")
    found = await posted(planner, MONDAY_9 + WEEK)

    assert found["export"] == [MONDAY_9 + WEEK]


async def test_the_host_hears_of_each_new_hour_with_its_zone(planner: Planner) -> None:
    schedule = (await planner.kept.schedules.all())[0]
    await planner.kept.hostings.volunteer(
        Hosting(
            schedule=schedule.id,
            local_date=MONDAY_9.date(),
            place=schedule.places[0],
            host=Person(planner.platform.space, MemberId("anna")),
            since=planner.house.clock.now(),
        )
    )
    for zone in ("Atlantic/Azores", "Europe/Helsinki", "Europe/Mariehamn"):
        await planner.says(f"schedule change 1 zone:{zone}")
    await planner.tick()

    heading = "The weekly question that you host has another time now: Monday 30 November 2026 at 9:00"
    assert planner.told("anna") == [f"{heading} (Atlantic/Azores).", f"{heading} (Europe/Helsinki)."]
