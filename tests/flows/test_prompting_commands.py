"""What staff do about a schedule: pause, resume, remove, skip, preview, now; and what bad input gets."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.chat.ids import MemberId
from bot.errors import Refused, TryLater
from tests.flows.planner import ADD, MONDAY_9, WEEK, Planner


async def test_paused_posts_nothing_and_resumed_goes_on_with_the_next(planner: Planner) -> None:
    await planner.says(ADD)
    paused = await planner.says("schedule pause 1")
    await planner.at(MONDAY_9 + timedelta(hours=1))
    resumed = await planner.says("schedule resume 1")
    await planner.at(MONDAY_9 + timedelta(hours=2))
    nothing = planner.said()
    await planner.at(MONDAY_9 + WEEK)

    assert paused == "Schedule 1 is paused. `/schedule resume 1` resumes it."
    assert resumed == (
        "Schedule 1 is active. The next question will be posted on Monday 7 December 2026 at 9:00. "
        "`/schedule pause 1` pauses it."
    )
    assert (nothing, len(planner.said())) == ([], 1)


async def test_removed_and_resumed_within_the_hour_loses_nothing(planner: Planner) -> None:
    await planner.says(ADD)
    planner.house.clock.move_to(MONDAY_9 + timedelta(minutes=1))
    await planner.says("schedule remove 1")
    await planner.tick()
    gone = (planner.said(), await planner.says("schedule list"))
    await planner.says("schedule resume 1")
    await planner.tick()
    await planner.tick()

    assert gone[0] == []
    assert gone[1].startswith("There are no schedules yet.")
    assert len(planner.said()) == 1


async def test_skip_leaves_out_the_next_date_and_says_which(planner: Planner) -> None:
    await planner.says(ADD)
    said = await planner.says("schedule skip 1")
    await planner.at(MONDAY_9)
    skipped = planner.said()
    await planner.at(MONDAY_9 + WEEK)

    assert said == (
        "In schedule 1, Monday 30 November 2026 at 9:00 is left out. "
        "The next question will be posted on Monday 7 December 2026 at 9:00. "
        "`/schedule unskip 1 2026-11-30` takes it back."
    )
    assert (skipped, len(planner.said())) == ([], 1)


async def test_the_same_skip_handled_twice_leaves_out_one_date(planner: Planner) -> None:
    await planner.says(ADD)
    once = await planner.says("schedule skip 1", event_id="e1")
    twice = await planner.says("schedule skip 1", event_id="e1")

    assert once == twice


async def test_a_given_date_is_left_out(planner: Planner) -> None:
    await planner.says(ADD)
    said = await planner.says("schedule skip 1 7.12.")
    await planner.at(MONDAY_9)
    await planner.at(MONDAY_9 + WEEK)

    assert said.startswith("In schedule 1, Monday 7 December 2026 at 9:00 is left out.")
    assert len(planner.said()) == 1


async def test_a_question_that_waits_for_the_platform_can_be_skipped(planner: Planner) -> None:
    await planner.says(ADD)
    planner.platform.fail_next = TryLater("busy")
    await planner.at(MONDAY_9)
    said = await planner.says("schedule skip 1")
    await planner.at(MONDAY_9 + timedelta(minutes=5))

    assert said.startswith("In schedule 1, Monday 30 November 2026 at 9:00 is left out.")
    assert planner.said() == []


async def test_preview_shows_exactly_what_is_posted(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.says("suggest What surprised you?", who="anna")
    await planner.says("prompts approve 1")
    shown = await planner.content("schedule preview")
    await planner.at(MONDAY_9)
    posted = planner.in_channel()[0].content

    assert shown.text == (
        "Schedule 1, \\#vienti, on Monday 30 November 2026 at 9:00:\n\n"
        "- \\#vienti, in English, on Monday 30 November 2026 at 9:00\n\n"
        "What surprised you?\n\n"
        "*Ehdottaja: Anna*"
    )
    assert (posted.text, posted.footer) == ("What surprised you?", "Ehdottaja: Anna")


async def test_preview_without_a_schedule_shows_what_a_first_one_would_post(planner: Planner) -> None:
    shown = await planner.content("schedule preview")

    assert shown.text == (
        "There are no schedules yet. `/schedule add monday 9:00 #export`, for example, would post this first:\n\n"
        "Question 2 in fi"
    )


async def test_now_posts_an_extra_question_and_the_regular_one_still_comes(planner: Planner) -> None:
    await planner.says(ADD)
    said = await planner.says("schedule now 1", event_id="n1")
    again = await planner.says("schedule now 1", event_id="n1")
    extra = planner.said()
    await planner.at(MONDAY_9)

    assert (said, again) == ("Posted in \\#vienti.", "Posted in \\#vienti.")
    assert extra == ["Question 2 in fi"]
    assert len(set(planner.said())) == len(planner.said()) == 2


async def test_now_posts_although_todays_question_was_posted(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.at(MONDAY_9)
    await planner.says("schedule now 1")

    assert len(set(planner.said())) == len(planner.said()) == 2


async def test_the_list_tells_number_time_channels_and_what_comes_next(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.says("schedule add friday 15.00 #export")
    await planner.says("schedule pause 2")
    said = await planner.says("schedule list")

    assert said.splitlines() == [
        (
            "- **1** Monday at 9:00 (Europe/Helsinki), \\#vienti. "
            "Next on Monday 30 November 2026 at 9:00: Question 2 in fi"
        ),
        (
            "- **2** Friday at 15:00 (Europe/Helsinki), \\#export. "
            "Paused; `/schedule resume 2` resumes it. The next question would be: Question 1 in fi"
        ),
    ]


async def test_members_may_not_plan(planner: Planner) -> None:
    assert "That needs the role" in await planner.says(ADD, who="anna")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            "schedule add monday 9:00 #vienti zone:Europe/Helsingi",
            "I do not know the time zone “Europe/Helsingi”. Did you mean Europe/Helsinki?",
        ),
        (
            "schedule add monday 9:00 #vienti zone:Helsinki",
            "I do not know the time zone “Helsinki”. Did you mean Europe/Helsinki?",
        ),
        ("schedule add monday 25:00 #vienti", "“25:00” is not a time of day. Write it like 9:00 or 17:30."),
        ("schedule add monday 9:00 #nowhere", "I cannot find the channel “#nowhere”."),
        (
            "schedule add monday 9:00 #general",
            "Weekly questions are turned off in \\#general. Use `/channel here",
        ),
        ("schedule add monday 9:00 ,", "Name at least one channel, such as #export."),
        ("schedule pause 7", "There is no schedule 7. `/schedule list` shows the numbers."),
        ("schedule preview", "There are no schedules yet."),
    ],
)
async def test_bad_input_gets_a_sentence(planner: Planner, words: str, sentence: str) -> None:
    said = await planner.says(words)

    assert said[: len(sentence)] == sentence


@pytest.mark.parametrize(
    ("date", "sentence"),
    [
        ("23.11.2026", "Monday 23 November 2026 has already passed."),
        ("31.2.2027", "There is no such day as 31.2.2027."),
        ("soon", "“soon” is not a date I can read."),
        ("3.1.2033", "Monday 3 January 2033 is more than two years ahead."),
        (
            "1.12.2026",
            "Nothing is posted on Tuesday 1 December 2026 in this schedule. The next question is on Mon",
        ),
    ],
)
async def test_a_date_that_cannot_be_skipped_gets_a_sentence(
    planner: Planner, date: str, sentence: str
) -> None:
    await planner.says(ADD)
    said = await planner.says(f"schedule skip 1 {date}")

    assert said[: len(sentence)] == sentence


async def test_a_date_whose_question_was_posted_cannot_be_skipped(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.at(MONDAY_9)
    said = await planner.says("schedule skip 1 30.11.2026")

    assert said.startswith("Nothing is left to skip on Monday 30 November 2026")


async def test_the_same_schedule_is_not_planned_twice(planner: Planner) -> None:
    first = await planner.says(ADD, event_id="e1")
    again = await planner.says(ADD, event_id="e1")
    other = await planner.says(ADD, event_id="e2")

    assert first == again
    assert other.startswith("Schedule 1 already posts at that time")


async def test_a_closed_inbox_is_no_error(planner: Planner) -> None:
    planner.platform.closed_inboxes.add(MemberId("chief"))
    await planner.says(ADD)
    planner.platform.fail_next = Refused("channel_gone")
    await planner.at(MONDAY_9)
    await planner.at(MONDAY_9 + WEEK)

    assert (len(planner.said()), planner.told()) == (1, [])
