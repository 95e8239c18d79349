"""`schedule calendar`: twelve weeks at a glance, as they will come."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.chat.ids import MemberId, Person
from bot.prompting.dates import Hosting, Pin
from storage.engine import Database
from tests.flows.planner import ADD, MONDAY_9, WEEK, Planner, make_planner, prompts


@pytest.fixture
async def planner(sqlite: Database) -> Planner:
    return await make_planner(sqlite, library=prompts(20))


def lines(said: str) -> list[str]:
    return [each.removeprefix("- ") for each in said.splitlines() if each.startswith("- ")]


async def test_the_next_twelve_weeks_are_shown_with_ids_to_pin_by(planner: Planner) -> None:
    await planner.says(ADD)
    said = await planner.says("schedule calendar")

    assert said.splitlines()[0] == (
        "Schedule 1, Monday at 9:00 (Europe/Helsinki), \\#vienti: the next 12 weeks:"
    )
    assert len(lines(said)) == 12
    assert lines(said)[0].startswith("**Mon 30 Nov 9:00** · Question ")
    assert "(p0" in lines(said)[0]


async def test_what_the_calendar_shows_is_what_is_posted(planner: Planner) -> None:
    await planner.says(ADD)
    shown = lines(await planner.says("schedule calendar"))
    for week in range(12):
        await planner.at(MONDAY_9 + week * WEEK)
    posted = planner.said()

    # The budget of four in 28 days leaves none out: members begin nothing here.
    assert len(posted) == 12
    assert [each.split(" · ")[1].rpartition(" (")[0] for each in shown] == posted


async def test_an_extra_question_is_no_date_of_the_season(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.says("schedule now 1")
    await planner.at(MONDAY_9 - 5 * timedelta(days=1))
    shown = lines(await planner.says("schedule calendar"))
    listed = await planner.says("schedule list")
    skipped = await planner.says("schedule skip 1")

    assert shown[0].startswith("**Mon 30 Nov 9:00** · Question ")
    assert "Next on Monday 30 November 2026 at 9:00" in listed
    assert skipped.startswith("In schedule 1, Monday 30 November 2026 at 9:00 is left out.")


async def test_streams_are_merged_by_date_and_say_their_channels(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.says("schedule add wednesday 10:00 #export")
    await planner.says("schedule add friday 10:00 #export")
    await planner.says("schedule pause 3")
    said = await planner.says("schedule calendar")
    shown = lines(said)

    assert said.splitlines()[0] == "The next 12 weeks of 2 schedules:"
    assert len(shown) == 24
    assert shown[0].startswith("**Wed 25 Nov 10:00** · 2 \\#export · Question")
    assert shown[1].startswith("**Mon 30 Nov 9:00** · 1 \\#vienti · Question")
    assert shown[2].startswith("**Wed 2 Dec 10:00** · 2 \\#export · Question")


async def test_many_streams_show_the_nearest_dates_and_say_how_many_more(planner: Planner) -> None:
    for hour in range(8, 13):
        await planner.says(f"schedule add monday {hour}:00 #vienti")
    said = await planner.says("schedule calendar")

    assert len(lines(said)) == 32
    assert "… and 28 more dates. `/schedule calendar <number>` shows one schedule alone." in said


async def test_a_paused_stream_shows_what_it_would_post(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.says("schedule pause 1")
    alone = await planner.says("schedule calendar 1")
    together = await planner.says("schedule calendar")

    assert "It is paused: this is what it would post. `/schedule resume 1` resumes it." in alone
    assert len(lines(alone)) == 12
    assert together.startswith("No schedule is active. Plan one with `/schedule add`")


async def test_what_is_left_out_says_why(planner: Planner) -> None:
    await planner.says("schedule add friday 9:00 #vienti")
    await planner.says("schedule pause 1 4.12.")
    await planner.says("schedule skip 1 18.12.")
    await planner.says("days-off add 8.1. 10.1. yearly")
    shown = lines(await planner.says("schedule calendar 1"))

    assert shown[0] == "**Fri 27 Nov 9:00** · left out: paused until Friday 4 December 2026"
    assert shown[1].startswith("**Fri 4 Dec 9:00** · Question")
    assert shown[3] == (
        "**Fri 18 Dec 9:00** · left out: skipped by staff (`/schedule unskip 1 2026-12-18` brings it back)"
    )
    assert shown[4] == "**Fri 25 Dec 9:00** · left out: Christmas Day"
    assert shown[5] == "**Fri 1 Jan 9:00** · left out: New Year's Day"
    assert shown[6] == "**Fri 8 Jan 9:00** · left out: days off 1"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fi", "**pe 25.12. klo 9.00** · jää väliin: Joulupäivä"),
        ("sv", "**fre 25.12 kl. 9.00** · uteblir: Juldagen"),
    ],
)
async def test_holidays_have_their_names_in_the_readers_language(
    planner: Planner, language: str, line: str
) -> None:
    await planner.says("schedule add friday 9:00 #vienti")
    chief = Person(planner.platform.space, MemberId("chief"))
    await planner.chat.people.choose_language(chief, language, now=planner.house.clock.now())
    said = await planner.says("schedule calendar")

    assert line in lines(said)


async def test_quiet_hours_show_when_it_really_comes(planner: Planner) -> None:
    await planner.says("schedule add monday 22:00 #vienti")
    shown = lines(await planner.says("schedule calendar"))

    assert shown[0].startswith("**Tue 1 Dec 8:00** · Question")
    assert shown[0].endswith("planned for Mon 30 Nov 22:00, in quiet hours")


async def test_quiet_hours_longer_than_the_window_leave_out_and_say_so(planner: Planner) -> None:
    await planner.says("schedule add monday 12:00 #vienti")
    await planner.says("schedule rules 1 quiet:9-8")
    shown = lines(await planner.says("schedule calendar"))

    assert shown[0] == "**Mon 30 Nov 12:00** · left out: quiet hours last longer than it may wait"


async def test_hosts_and_pins_are_marked(planner: Planner) -> None:
    await planner.says(ADD)
    schedule = (await planner.kept.schedules.all())[0]
    anna = Person(planner.platform.space, MemberId("anna"))
    day, now = date(2026, 12, 7), planner.house.clock.now()
    await planner.kept.hostings.volunteer(
        Hosting(schedule=schedule.id, local_date=day, place=schedule.places[0], host=anna, since=now)
    )
    await planner.says("schedule pin 1 14.12. p09")
    shown = lines(await planner.says("schedule calendar"))

    assert shown[1].endswith("· host: Anna in \\#vienti")
    assert shown[2] == "**Mon 14 Dec 9:00** · Question 9 in fi (p09) · pinned"


async def test_a_pin_whose_question_is_gone_says_so(planner: Planner) -> None:
    await planner.says(ADD)
    schedule = (await planner.kept.schedules.all())[0]
    chief = Person(planner.platform.space, MemberId("chief"))
    gone = Pin(local_date=date(2026, 12, 7), prompt="p77", pinned_by=chief)
    await planner.kept.dates.pin(schedule.id, [gone], now=planner.house.clock.now())
    shown = lines(await planner.says("schedule calendar"))

    assert shown[1].endswith("instead of p77, which was pinned and is no longer in the library")


async def test_a_suggestion_stands_under_its_number(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.says("suggest What surprised you?", who="anna")
    await planner.says("prompts approve 1")
    shown = lines(await planner.says("schedule calendar"))

    assert shown[0] == "**Mon 30 Nov 9:00** · What surprised you? (s1)"


async def test_a_repeat_is_marked_when_the_library_is_short(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=prompts(3))
    await planner.says(ADD)
    shown = lines(await planner.says("schedule calendar"))

    assert [each.endswith("a repeat") for each in shown] == [False] * 3 + [True] * 9


async def test_an_empty_library_says_that_there_is_nothing(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=[])
    await planner.says(ADD)
    shown = lines(await planner.says("schedule calendar"))

    assert shown[0] == "**Mon 30 Nov 9:00** · there is nothing to post"


async def test_today_stays_in_the_calendar_once_it_is_posted(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.at(MONDAY_9)
    planner.house.clock.move(timedelta(hours=1))
    shown = lines(await planner.says("schedule calendar"))

    assert shown[0].startswith("**Mon 30 Nov 9:00** · Question")
    assert shown[0].endswith("posted")
    assert shown[1].startswith("**Mon 7 Dec 9:00**")


async def test_members_may_not_see_the_calendar(planner: Planner) -> None:
    assert "That needs the role" in await planner.says("schedule calendar", who="anna")
