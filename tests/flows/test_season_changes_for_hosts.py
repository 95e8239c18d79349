"""Another hour or channel for a week that has a host: they keep it, and hear of it once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.chat.ids import MemberId, Person
from bot.prompting.dates import Hosting
from storage.engine import Database
from tests.flows.planner import ADD, MONDAY_9, Planner, make_planner, prompts
from tests.flows.season import FRIDAY_NOON, through

HOUR = timedelta(hours=1)


@pytest.fixture
async def planner(sqlite: Database) -> Planner:
    made = await make_planner(sqlite, library=prompts(20, languages=("fi", "en")))
    await made.says(ADD)
    made.house.clock.move_to(FRIDAY_NOON)
    return made


async def hosts(planner: Planner, who: str, day: date) -> None:
    schedule = (await planner.kept.schedules.all())[0]
    await planner.kept.hostings.volunteer(
        Hosting(
            schedule=schedule.id,
            local_date=day,
            place=schedule.places[0],
            host=Person(planner.platform.space, MemberId(who)),
            since=planner.house.clock.now(),
        )
    )


async def test_the_pin_and_the_host_move_with_the_week(planner: Planner) -> None:
    await planner.says("schedule pin 1 7.12. p12")
    await hosts(planner, "anna", date(2026, 12, 14))
    await planner.says("schedule change 1 weekday:thursday")
    said = (await planner.says("schedule calendar")).splitlines()
    found = await through(planner, datetime(2026, 12, 11, tzinfo=UTC))

    assert [each for each in said if "pinned" in each] == [
        "- **Thu 10 Dec 9:00** · Question 12 in en (p12) · pinned"
    ]
    assert [each.partition(" · ")[0] for each in said if "host" in each] == ["- **Thu 17 Dec 9:00**"]
    assert (len(found), planner.said()[-1]) == (2, "Question 12 in fi")


async def test_the_host_hears_of_the_new_time_once_and_nobody_else(planner: Planner) -> None:
    await hosts(planner, "anna", date(2026, 12, 14))
    for _ in range(2):
        await planner.says("schedule change 1 weekday:thursday", event_id="e1")
    await planner.tick()

    assert planner.told("anna") == [
        (
            "The weekly question that you host has another time now: Thursday 17 December 2026 at 9:00 "
            "(Europe/Helsinki)."
        )
    ]
    assert planner.told() == []


@pytest.mark.parametrize("words", ["weekday:friday", "time:12:00", "weekday:sunday zone:Asia/Tokyo"])
async def test_a_host_who_is_waited_for_keeps_the_week_when_staff_change_the_hour(
    planner: Planner, words: str
) -> None:
    await hosts(planner, "anna", MONDAY_9.date())
    await planner.at(MONDAY_9)
    before = planner.told("anna")
    await planner.says(f"schedule change 1 {words}")
    await planner.at(MONDAY_9 + HOUR)
    waited = planner.said()
    await planner.at(MONDAY_9 + 4 * HOUR)

    assert (waited, planner.told("anna")) == ([], before)
    assert len(planner.said()) == 1


async def test_what_waits_for_its_host_is_still_shown_when_the_weekday_is_another(planner: Planner) -> None:
    await hosts(planner, "anna", MONDAY_9.date())
    await planner.at(MONDAY_9)
    await planner.says("schedule change 1 weekday:friday")

    assert "- **Mon 30 Nov 9:00** · Question" in await planner.says("schedule calendar 1")


async def test_a_change_of_language_tells_no_host(planner: Planner) -> None:
    await hosts(planner, "anna", date(2026, 12, 14))
    await planner.says("schedule change 1 language:en")
    await planner.tick()

    assert planner.told("anna") == []


async def test_a_host_whose_channel_is_left_is_free(planner: Planner) -> None:
    await hosts(planner, "anna", date(2026, 12, 14))
    await planner.says("schedule change 1 channels:#export")
    await planner.tick()
    said = await planner.says("schedule calendar")

    assert planner.told("anna") == [
        (
            "The weekly question of Monday 14 December 2026 at 9:00 no longer goes to the channel where you would "
            "have hosted it. You need not do anything."
        )
    ]
    assert "host:" not in said


async def test_a_host_who_is_waited_for_hears_that_the_channel_was_left(planner: Planner) -> None:
    await hosts(planner, "anna", MONDAY_9.date())
    await planner.at(MONDAY_9)
    await planner.says("schedule change 1 channels:#export")
    await planner.at(MONDAY_9 + HOUR)

    assert planner.told("anna")[-1].startswith(
        "The weekly question of Monday 30 November 2026 at 9:00 no longer goes to the channel"
    )
