"""Staff plan weekly questions: what they are told, and what is posted when."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.chat.ids import MemberId
from bot.errors import Refused, TryLater
from storage.engine import Database
from tests.flows.planner import MONDAY_9, WEEK, Planner, make_planner, prompts

ADD = "schedule add monday 9:00 #vienti"


@pytest.fixture
async def planner(sqlite: Database) -> Planner:
    return await make_planner(sqlite)


async def test_adding_says_when_and_where_the_first_question_comes(planner: Planner) -> None:
    said = await planner.says(
        "schedule add monday 09:00 #vienti,fake:#export zone:Europe/Helsinki language:fi"
    )

    assert said == (
        "Schedule 1: Monday at 9:00 (Europe/Helsinki), \\#vienti, \\#export. The first question is posted on "
        "Monday 30 November 2026 at 9:00. `schedule preview 1` shows it."
    )


async def test_the_words_may_be_finnish(planner: Planner) -> None:
    said = await planner.says("ajastus lisää keskiviikko 17.30 #vienti")

    assert "Wednesday at 17:30" in said


async def test_the_question_is_posted_at_its_time_and_not_before(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.at(MONDAY_9 - timedelta(seconds=1))
    early = planner.said()
    await planner.at(MONDAY_9)

    assert (early, planner.said()) == ([], ["Question 2 in fi"])


async def test_the_question_is_a_thread_starter_in_every_channel(planner: Planner) -> None:
    await planner.says("schedule add monday 9:00 #vienti,#export")
    await planner.at(MONDAY_9)

    assert (planner.said("vienti"), planner.said("export")) == (["Question 2 in fi"], ["Question 2 in fi"])


async def test_many_rounds_post_one_question_a_week_without_repeats(planner: Planner) -> None:
    await planner.says(ADD)
    for week in range(12):
        for minute in (0, 0, 1, 600):
            await planner.at(MONDAY_9 + week * WEEK + timedelta(minutes=minute))

    assert len(planner.said()) == 12
    assert set(planner.said()) == {f"Question {number} in fi" for number in range(1, 13)}


async def test_when_all_were_seen_the_one_seen_longest_ago_comes_again(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=prompts(3))
    await planner.says(ADD)
    for week in range(6):
        await planner.at(MONDAY_9 + week * WEEK)

    assert planner.said()[3:] == planner.said()[:3]


async def test_two_schedules_in_one_channel_do_not_repeat_each_other(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.says("schedule add monday 9:00 #vienti zone:Europe/Stockholm")
    await planner.at(MONDAY_9 + timedelta(hours=1))

    assert len(set(planner.said())) == 2


async def test_the_round_says_when_it_wants_to_be_called_next(planner: Planner) -> None:
    await planner.says(ADD)

    assert await planner.tick() == MONDAY_9


async def test_other_languages_go_into_the_thread_once(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=prompts(4, languages=("fi", "sv", "en")))
    await planner.says(ADD)
    await planner.at(MONDAY_9)
    await planner.at(MONDAY_9 + timedelta(minutes=1))
    starter = planner.in_channel()[0].message
    thread = [each.content.text for each in planner.platform.said() if each.message.thread == starter.message]

    assert planner.said() == ["Question 2 in fi"]
    assert thread == ["*På svenska*\n\nQuestion 2 in sv\n\n*In English*\n\nQuestion 2 in en"]


async def test_each_channel_gets_its_own_language(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=prompts(4, languages=("fi", "sv", "en")))
    await planner.turn("export", language="en")
    await planner.says("schedule add monday 9:00 #vienti,#export")
    await planner.at(MONDAY_9)

    assert (planner.said("vienti"), planner.said("export")) == (["Question 2 in fi"], ["Question 2 in en"])


async def test_paused_posts_nothing_and_resumed_goes_on_with_the_next(planner: Planner) -> None:
    await planner.says(ADD)
    paused = await planner.says("schedule pause 1")
    await planner.at(MONDAY_9 + timedelta(hours=1))
    resumed = await planner.says("schedule resume 1")
    await planner.at(MONDAY_9 + timedelta(hours=2))
    nothing = planner.said()
    await planner.at(MONDAY_9 + WEEK)

    assert paused == "Schedule 1 is paused. `schedule resume 1` goes on."
    assert resumed == "Schedule 1 is active. The next question is posted on Monday 7 December 2026 at 9:00."
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
        "The next question is posted on Monday 7 December 2026 at 9:00."
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

    assert shown.text == ("Schedule 1, \\#vienti, on Monday 30 November 2026 at 9:00:\n\nWhat surprised you?")
    assert (posted.text, posted.footer) == ("What surprised you?", "Ehdottaja: Anna")
    assert shown.footer == posted.footer


async def test_preview_without_a_schedule_shows_what_a_first_one_would_post(planner: Planner) -> None:
    shown = await planner.content("schedule preview")

    assert shown.text == (
        "There are no schedules yet. `schedule add monday 9:00 #export`, for example, would post this first:\n\n"
        "Question 1 in fi"
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
            "Paused; `schedule resume 2` goes on. The next question would be: Question 1 in fi"
        ),
    ]


async def test_missed_for_less_than_twelve_hours_is_caught_up(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.at(MONDAY_9 + timedelta(hours=11, minutes=59))

    assert len(planner.said()) == 1


async def test_missed_for_longer_is_recorded_and_told_once(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.at(MONDAY_9 + 2 * WEEK + timedelta(hours=12))
    await planner.tick()
    (schedule,) = await planner.kept.schedules.all()
    kept = await planner.kept.occurrences.of(schedule.id)

    assert planner.said() == []
    assert [(each.state, each.reason) for each in kept] == [("skipped", "missed")] * 3
    assert planner.told() == [
        (
            "I was not running, so 3 weekly questions of schedule 1 were not posted, "
            "the last of them Monday 14 December 2026 at 9:00."
        ),
    ]


async def test_a_refused_question_is_recorded_and_staff_are_told_once(planner: Planner) -> None:
    await planner.says(ADD)
    planner.platform.fail_next = Refused("no_permission")
    await planner.at(MONDAY_9)
    await planner.at(MONDAY_9 + timedelta(minutes=10))

    assert planner.said() == []
    assert planner.told() == [
        (
            "The weekly question of schedule 1 (Monday 30 November 2026 at 9:00) was not posted in \\#vienti: "
            "I may not write there; give me permission to post."
        ),
    ]


async def test_a_platform_that_asks_to_wait_is_tried_again(planner: Planner) -> None:
    await planner.says(ADD)
    planner.platform.fail_next = TryLater("busy")
    await planner.at(MONDAY_9)
    nothing = planner.said()
    await planner.at(MONDAY_9 + timedelta(minutes=1))

    assert (nothing, len(planner.said())) == ([], 1)


async def test_a_platform_that_is_not_running_is_waited_for(planner: Planner) -> None:
    await planner.says(ADD)
    planner.chat.platforms.running.clear()
    await planner.at(MONDAY_9)
    planner.chat.platforms.running.append(planner.platform)
    await planner.at(MONDAY_9 + timedelta(hours=3))

    assert len(planner.said()) == 1


async def test_a_platform_that_stays_away_is_told_when_it_is_back(planner: Planner) -> None:
    await planner.says(ADD)
    planner.chat.platforms.running.clear()
    await planner.at(MONDAY_9)
    await planner.at(MONDAY_9 + timedelta(hours=12))
    planner.chat.platforms.running.append(planner.platform)
    await planner.at(MONDAY_9 + timedelta(hours=13))

    assert planner.said() == []
    assert [text.rpartition(": ")[2] for text in planner.told()] == [
        "the platform was not connected in time."
    ]


async def test_a_channel_turned_off_gets_nothing(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.turn("vienti", prompts=False)
    await planner.at(MONDAY_9)

    assert planner.said() == []
    assert "turned off in the channel" in planner.told()[0]


async def test_staff_are_told_once_when_questions_run_out_and_not_at_night(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=prompts(2))
    await planner.says("schedule add monday 21:30 #vienti")
    evening = MONDAY_9 + timedelta(hours=12, minutes=30)
    await planner.at(evening)
    await planner.at(evening + timedelta(hours=2))
    at_night = planner.told()
    for hours in (11, 12, 13):
        await planner.at(evening + timedelta(hours=hours))

    assert len(planner.said()) == 1
    assert at_night == []
    assert [text.partition(".")[0] for text in planner.told()] == ["Schedule 1 has one new question left"]


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
            "Weekly questions are turned off in \\#general. Call `channel here",
        ),
        ("schedule add monday 9:00 ,", "Name at least one channel, such as #export."),
        ("schedule pause 7", "There is no schedule 7. `schedule list` shows the numbers."),
        ("schedule preview", "There are no schedules yet."),
    ],
)
async def test_bad_input_gets_a_sentence(planner: Planner, words: str, sentence: str) -> None:
    said = await planner.says(words)

    assert said[: len(sentence)] == sentence


@pytest.mark.parametrize(
    ("date", "sentence"),
    [
        ("23.11.2026", "Monday 23 November 2026 has passed already."),
        ("31.2.2027", "There is no such day as 31.2.2027."),
        ("soon", "“soon” is not a date I can read."),
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
