"""What the calendar and `schedule why` say of the future: what is likely left out, and what waits, and why."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.chat.ids import MemberId, Person
from bot.prompting.dates import Pin
from storage.engine import Database
from tests.flows.planner import ADD, MONDAY_9, WEEK, Planner, make_planner, prompts
from tests.flows.test_prompting_stepping_back import begin, stream

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


async def lines(planner: Planner, words: str = "schedule calendar") -> list[str]:
    said = await planner.says(words)
    return [each.removeprefix("- ") for each in said.splitlines() if each.startswith("- ")]


async def talkative(planner: Planner, conversations: int = 9) -> None:
    """Members have begun so many within 28 days, none of them lately."""
    await begin(planner, conversations, at=planner.house.clock.now() - 10 * DAY)


async def test_the_calendar_foresees_what_the_budget_will_leave_out(database: Database) -> None:
    planner = await make_planner(database, library=prompts(20))
    await stream(planner)
    await talkative(planner, 12)
    shown = await lines(planner)

    # Two in 28 days: share 12 / (12 + used + 6), so the third and fourth are too many, then again.
    likely = "likely left out: members begin 12 of 14 conversations"
    assert [each.endswith(likely) for each in shown[:8]] == [False, False, True, True] * 2
    assert "left out" not in shown[0]


async def test_what_is_foreseen_happens_when_members_go_on_as_before(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=prompts(20))
    await stream(planner, lively=None)
    for week in range(1, 5):
        await begin(planner, 3, at=MONDAY_9 - week * WEEK - HOUR)
    foreseen = ["left out" not in each for each in (await lines(planner))[:8]]
    happened: list[bool] = []
    for week in range(8):
        before = len(planner.said())
        await begin(planner, 3, at=MONDAY_9 + week * WEEK - HOUR)
        await planner.at(MONDAY_9 + week * WEEK)
        happened.append(len(planner.said()) > before)

    assert foreseen == happened
    assert not all(happened)


async def test_why_says_the_same_of_a_date_far_ahead_and_that_it_is_a_forecast(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=prompts(20))
    await stream(planner)
    await talkative(planner, 12)
    comes = await planner.says("schedule why 1 28.12.2026")
    left_out = await planner.says("schedule why 1 11.1.2027")

    assert "comes on Monday 28 December 2026 at 9:00." in comes
    assert (
        "- \\#vienti: likely left out, as things stand: members begin 12 of 14 conversations. "
        "This is a forecast and may change until then." in left_out
    )
    assert "= 2 (floor 1, ceiling 4). Used of it: 2, 2 of them still to come." in left_out


async def test_pinned_and_hosted_dates_are_not_foreseen_to_be_left_out(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=prompts(20))
    schedule = await stream(planner)
    await talkative(planner, 12)
    pin = Pin(local_date=(MONDAY_9 + 2 * WEEK).date(), prompt="p09", pinned_by=schedule.created_by)
    await planner.kept.dates.pin(schedule.id, [pin], now=planner.house.clock.now())
    shown = await lines(planner)

    assert shown[2].endswith("(p09) · pinned")


async def test_of_several_channels_the_calendar_names_the_one_it_speaks_of(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=prompts(20))
    await stream(planner, weekly="schedule add monday 9:00 #vienti,#export")
    await talkative(planner, 12)
    shown = await lines(planner)

    assert shown[2].endswith("in \\#vienti: likely left out: members begin 12 of 14 conversations")


async def test_a_ceiling_that_is_reached_is_no_doing_of_the_members(database: Database) -> None:
    planner = await make_planner(database, library=prompts(20))
    await stream(planner, ceiling=2)
    shown = await lines(planner)
    to_come = await planner.says("schedule why 1 14.12.2026")
    for week in range(3):
        await planner.at(MONDAY_9 + week * WEEK)
    past = await planner.says("schedule why 1")

    reached = "staff's ceiling of 2 questions in 28 days is reached"
    assert shown[2].endswith(f"likely left out: {reached}")
    assert f"likely left out, as things stand: {reached}." in to_come
    assert "left out: staff's ceiling for 28 days was reached." in past
    assert not any("members begin" in each for each in (*shown, to_come, past))
    assert planner.told() == []


async def test_members_are_named_only_where_their_talk_made_the_difference(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=prompts(20))
    await stream(planner, ceiling=2, floor=2)
    await talkative(planner, 12)

    assert (await lines(planner))[2].endswith("staff's ceiling of 2 questions in 28 days is reached")


@pytest.mark.parametrize(
    ("language", "likely", "reached"),
    [
        (
            "fi",
            "jää todennäköisesti väliin: jäsenet aloittavat 14 keskustelusta 12",
            "ylläpidon asettama enimmäismäärä, yksi kysymys 28 päivässä, on täynnä",
        ),
        (
            "sv",
            "uteblir sannolikt: medlemmarna börjar 12 av 14 samtal",
            "administratörernas övre gräns, en fråga på 28 dagar, är nådd",
        ),
    ],
)
async def test_forecasts_are_said_in_the_readers_language(
    sqlite: Database, language: str, likely: str, reached: str
) -> None:
    planner = await make_planner(sqlite, library=prompts(20))
    await stream(planner)
    await planner.says("schedule add monday 9:00 #export")
    await planner.says("schedule rules 2 ceiling:1")
    await talkative(planner, 12)
    chief = Person(planner.platform.space, MemberId("chief"))
    await planner.chat.people.choose_language(chief, language, now=planner.house.clock.now())

    assert (await lines(planner, "schedule calendar 1"))[2].endswith(likely)
    assert (await lines(planner, "schedule calendar 2"))[1].endswith(reached)


async def test_a_week_that_waits_for_a_lively_channel_says_since_when_and_until_when(
    database: Database,
) -> None:
    planner = await make_planner(database)
    await stream(planner)
    await begin(planner, 5, at=MONDAY_9 - HOUR)
    before = await lines(planner)
    await planner.at(MONDAY_9 + 5 * timedelta(minutes=1))
    shown = await lines(planner)

    assert before[0].endswith("likely left out: members have begun many conversations this week")
    assert shown[0].endswith(
        "waiting since Mon 30 Nov 9:00, until Mon 30 Nov 21:00 at the latest: "
        "members have begun many conversations this week"
    )


async def test_a_channel_that_will_calm_down_in_time_is_likely_to_wait(sqlite: Database) -> None:
    planner = await make_planner(sqlite)
    await stream(planner)
    await begin(planner, 5, at=MONDAY_9 + 3 * HOUR - WEEK)
    planner.house.clock.move_to(MONDAY_9 - HOUR)
    shown = await lines(planner)

    assert "likely to wait until Mon 30 Nov 11:56: members have begun many conversations" in shown[0]


async def test_a_week_whose_host_is_waited_for_says_until_when(sqlite: Database) -> None:
    planner = await make_planner(sqlite)
    await planner.says(ADD)
    await planner.says("host 30.11.", who="anna")
    await planner.at(MONDAY_9 + HOUR)
    shown = await lines(planner)

    assert shown[0].endswith(
        "waiting since Mon 30 Nov 9:00, until Mon 30 Nov 13:00 at the latest: its host asks it first"
    )


async def test_a_channel_that_waits_is_named_where_the_other_has_its_question(sqlite: Database) -> None:
    planner = await make_planner(sqlite)
    await stream(planner, weekly="schedule add monday 9:00 #vienti,#export")
    await begin(planner, 5, at=MONDAY_9 - HOUR)
    await planner.at(MONDAY_9)
    shown = await lines(planner)

    assert len(planner.said("export")) == 1
    assert "in \\#vienti: waiting since Mon 30 Nov 9:00, until Mon 30 Nov 21:00 at the latest" in shown[0]


async def test_what_waits_is_not_said_to_come_at_an_hour_that_has_passed(sqlite: Database) -> None:
    planner = await make_planner(sqlite)
    await stream(planner)
    await begin(planner, 5, at=MONDAY_9 - HOUR)
    await planner.at(MONDAY_9)
    planner.house.clock.move(HOUR)
    listed = await planner.says("schedule list")
    again = await planner.says("schedule resume 1")

    waiting = (
        "The next question has been waiting since Monday 30 November 2026 at 9:00. "
        "It comes by Monday 30 November 2026 at 21:00, or is left out"
    )
    assert f"{waiting}." in again
    assert f"{waiting}: Question 2 in fi" in listed
    assert not any(wrong in said for wrong in ("Next on", "will be posted") for said in (listed, again))


async def test_a_channel_that_is_turned_off_is_said_to_be_so_and_spends_no_budget(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=prompts(20))
    await planner.says("schedule add monday 9:00 #vienti,#export")
    await planner.says("schedule rules 1 ceiling:2")
    await planner.turn("vienti", prompts=False)
    shown = await lines(planner)
    why = await planner.says("schedule why 1 7.12.2026")

    assert "in \\#vienti: likely left out: weekly questions are turned off in the channel" in shown[0]
    assert "ceiling" not in shown[0]
    assert "ceiling" in shown[2]
    assert "in \\#vienti: likely left out: staff" not in "".join(shown)
    assert "turned off in the channel" in why


async def test_what_quiet_hours_never_let_through_spends_no_budget(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=prompts(20))
    await planner.says(ADD)
    await planner.says("schedule rules 1 ceiling:1 quiet:7-23 window:5")
    shown = await lines(planner)
    why = await planner.says("schedule why 1 14.12.2026")

    assert "ceiling" not in "".join(shown)
    assert "ceiling of 1 is reached" not in why
