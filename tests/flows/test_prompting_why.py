"""Why a question was posted, waits or was left out: past, present and to come, with the numbers."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.activity import Activity
from bot.chat.events import Author, AuthorKind, MessagePosted
from bot.chat.ids import MemberId, Person
from bot.errors import Refused, TryLater
from bot.prompting.dates import Hosting
from bot.wording import LANGUAGES, Wording
from storage.activity import StoredActivity
from storage.engine import Database
from tests.flows.house import HOME
from tests.flows.planner import MONDAY_9, WEEK, Planner, make_planner

ADD = "schedule add monday 9:00 #vienti"
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@pytest.fixture
async def planner(sqlite: Database) -> Planner:
    made = await make_planner(sqlite)
    await made.says(ADD)
    return made


async def begin(planner: Planner, count: int, *, at: datetime, who: str = "bo") -> None:
    """Somebody begins conversations in #vienti."""
    activity = Activity(planner.chat, StoredActivity(planner.house.database, HOME), kept=365 * DAY)
    place = planner.platform.channel("vienti")
    for number in range(count):
        message = planner.platform.say(who, place)
        await activity.on(
            MessagePosted(
                event_id=f"{message.message}:{number}",
                space=planner.platform.space,
                at=at,
                message=message,
                author=Author(MemberId(who), AuthorKind.PERSON),
                text="said",
            )
        )


async def hosts(planner: Planner, who: str) -> Hosting:
    (schedule,) = await planner.kept.schedules.all()
    hosting = Hosting(
        schedule=schedule.id,
        local_date=MONDAY_9.date(),
        place=planner.platform.channel("vienti"),
        host=Person(planner.platform.space, MemberId(who)),
        since=planner.house.clock.now(),
    )
    return await planner.kept.hostings.volunteer(hosting)


async def test_of_what_is_to_come_it_says_when_and_what_and_with_which_numbers(planner: Planner) -> None:
    said = await planner.says("schedule why 1")

    assert said.startswith(
        "Schedule 1, Monday 30 November 2026 at 9:00:\n\n"
        "The question, as things stand: “Question 2 in fi” (`p02`). From the library: "
    )
    assert said.endswith(
        "\n\n- \\#vienti: comes on Monday 30 November 2026 at 9:00.\n"
        "  - Conversations begun in the last 28 days, as a forecast of those until then: "
        "members 0, staff and bots 0; questions of mine: 0. "
        "The members' share is 0 ÷ (0 + 0 + 0 + 6) = 0.00, so the budget of questions for 28 days is "
        "1 + round((4 − 1) × (1 − 0.00)) = 4 (floor 1, ceiling 4). Used of it: 0.\n"
        "  - Conversations that members have begun so far within the 7 days before it: 0. "
        "From 5 on the question waits.\n"
        "  - Quiet hours: 21:00 to 8:00 (Europe/Helsinki)."
    )


async def test_of_what_was_posted_it_says_when_and_how_it_was_chosen(planner: Planner) -> None:
    await planner.at(MONDAY_9 + timedelta(minutes=2))
    said = await planner.says("schedule why 1")

    await planner.says("schedule edit 1 Mitä opit?")
    corrected = await planner.says("schedule why 1")

    assert "The question: “Question 2 in fi” (`p02`). From the library: " in said
    assert ("Staff have corrected its text since." in said, "have corrected" in corrected) == (False, True)
    assert "- \\#vienti: posted on Monday 30 November 2026 at 9:02." in said


async def test_the_numbers_of_the_past_are_those_of_then(planner: Planner) -> None:
    await begin(planner, 3, at=MONDAY_9 - 10 * DAY)
    await planner.at(MONDAY_9)
    await begin(planner, 4, at=MONDAY_9 + HOUR)
    await planner.at(MONDAY_9 + 2 * HOUR)
    said = await planner.says("schedule why 1 30.11.")

    assert "28 days before: members 3, staff" in said
    assert "3 ÷ (3 + 0 + 0 + 6) = 0.33" in said


async def test_stepping_back_is_explained_and_tells_nobody(planner: Planner) -> None:
    for week in range(4):
        await begin(planner, 4, at=MONDAY_9 + week * WEEK - 3 * DAY)
        await planner.at(MONDAY_9 + week * WEEK)
    said = await planner.says("schedule why 1")

    assert "left out: members begin conversations themselves, so I post fewer questions." in said
    assert "Used of it: " in said
    assert planner.told() == []


async def test_a_lively_channel_lets_it_wait_and_tells_nobody(planner: Planner) -> None:
    await begin(planner, 5, at=MONDAY_9 - HOUR)
    await planner.at(MONDAY_9)
    waits = await planner.says("schedule why 1")
    await planner.at(MONDAY_9 + 12 * HOUR)
    skipped = await planner.says("schedule why 1")

    assert "- \\#vienti: waits until Monday 30 November 2026 at 21:00: " in waits
    assert "members have begun many conversations this week." in waits
    assert "Conversations that members began within 7 days: 5. From 5 on the question waits." in waits
    assert "left out: members had begun many conversations that week." in skipped
    assert planner.told() == []


async def test_a_holiday_is_named_and_tells_nobody(planner: Planner) -> None:
    await planner.says("schedule remove 1")
    await planner.says("schedule add friday 9:00 #vienti")
    christmas = datetime.fromisoformat("2026-12-25T07:00+00:00")
    planner.house.clock.move_to(christmas - WEEK + HOUR)
    await planner.tick()
    to_come = await planner.says("schedule why 2 25.12.")
    before = planner.told()
    await planner.at(christmas)
    past = await planner.says("schedule why 2 25.12.")

    assert "as things stand it is left out: it is a public holiday (" in to_come
    assert "left out: it is a public holiday (" in past
    assert planner.told() == before


async def test_a_skipped_date_says_that_staff_left_it_out(planner: Planner) -> None:
    await planner.says("schedule skip 1")
    to_come = await planner.says("schedule why 1 30.11.2026")
    await planner.at(MONDAY_9)
    past = await planner.says("schedule why 1")

    assert "as things stand it is left out: staff skipped the date." in to_come
    assert "- \\#vienti: left out: staff skipped the date." in past


async def test_a_host_is_named_while_there_is_time_and_afterwards(planner: Planner) -> None:
    hosting = await hosts(planner, "anna")
    to_come = await planner.says("schedule why 1")
    await planner.at(MONDAY_9)
    present = await planner.says("schedule why 1")
    own = planner.platform.say("anna", planner.platform.channel("vienti"))
    await planner.kept.hostings.take(hosting, own, at=MONDAY_9 + HOUR, now=MONDAY_9 + HOUR)
    past = await planner.says("schedule why 1")

    until = "until Monday 30 November 2026 at 13:00: its host, Anna, asks it first."
    assert f"as things stand it will wait {until}" in to_come
    assert f"waits {until}" in present
    assert "- \\#vienti: its host, Anna, asked it on Monday 30 November 2026 at 10:00." in past


async def test_quiet_hours_are_waited_for(planner: Planner) -> None:
    await planner.says("schedule add tuesday 6:00 #vienti")
    said = await planner.says("schedule why 2 1.12.2026")

    assert "it will wait until Tuesday 1 December 2026 at 8:00: it is quiet hours." in said


async def test_a_paused_schedule_says_that_resuming_brings_it_back(planner: Planner) -> None:
    planner.house.clock.move_to(MONDAY_9)
    planner.platform.fail_next = TryLater("away")
    await planner.tick()
    await planner.says("schedule pause 1")
    said = await planner.says("schedule why 1")

    assert "the schedule is paused; if it is resumed before then, the question is posted." in said


async def test_what_was_refused_says_why(planner: Planner) -> None:
    planner.platform.fail_next = Refused("no_permission")
    await planner.at(MONDAY_9)
    said = await planner.says("schedule why 1")

    assert "- \\#vienti: not posted: I am not allowed to write there; give me permission to post." in said


async def test_what_was_taken_back_and_an_extra_one_of_the_same_day_are_both_explained(
    planner: Planner,
) -> None:
    await planner.at(MONDAY_9)
    await planner.says("schedule take-back 1")
    planner.house.clock.move(HOUR)
    await planner.says("schedule now 1")
    said = await planner.says("schedule why 1")

    assert "- \\#vienti: posted on Monday 30 November 2026 at 9:00, taken back by staff, and deleted." in said
    assert "Schedule 1, extra question of Monday 30 November 2026 at 10:00:" in said
    assert "Staff asked for it with `/schedule now`" in said


async def test_a_date_without_a_question_is_said_with_what_to_do(planner: Planner) -> None:
    await planner.at(MONDAY_9 + HOUR)
    past = await planner.says("schedule why 1 23.11.2026")
    other_day = await planner.says("schedule why 1 8.12.2026")

    assert past == (
        "Schedule 1 had no question on Monday 23 November 2026. `/schedule calendar 1` shows its dates."
    )
    assert "The nearest date is Monday 7 December 2026." in other_day


async def test_a_week_far_ahead_is_explained_as_it_stands(planner: Planner) -> None:
    said = await planner.says("schedule why 1 21.12.2026")

    assert "The question, as things stand: “Question 5 in fi” (`p05`)." in said
    assert "comes on Monday 21 December 2026 at 9:00." in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_and_every_wait_has_words(language: str) -> None:
    table = Path("bot/prompting/deciding/decide.py").read_text(encoding="utf-8")
    reasons = set(re.findall(r'(?:Skip\(|return )"([a-z_]+)"', table)) | {"paused", "removed", "missed"}
    waits = set(re.findall(r'Wait\(.*"([a-z_]+)"\)', table)) | {"paused", "removed"}
    wording = Wording()
    lacking = [
        sentence
        for kind, names in (("reason", reasons), ("wait", waits))
        for sentence in (f"prompt-{kind}-{name.replace('_', '-')}" for name in names)
        if not wording.knows(language, sentence)
    ]

    assert {"holiday", "paused_until", "lively", "stepping_back", "settled"} <= reasons
    assert {"host", "not_due", "quiet_hours", "lively"} <= waits
    assert lacking == []
