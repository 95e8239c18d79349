"""What a preview shows is what is posted, in every channel, in the thread, today and weeks ahead."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.chat.content import poll_as_list
from bot.prompting.prompt import Prompt
from storage.engine import Database
from tests.flows.fakes import ALL_ABILITIES
from tests.flows.planner import MONDAY_9, WEEK, Planner, make_planner, prompts

BOTH = "schedule add monday 9:00 #vienti,#export"
POLL = Prompt(
    id="p01",
    week=49,
    text={"fi": "Mihin suuntaan?", "en": "Which way?"},
    options=({"fi": "Itään", "en": "East"}, {"fi": "Länteen", "en": "West"}),
)


async def in_two_languages(database: Database, library: list[Prompt]) -> Planner:
    planner = await make_planner(database, library=library)
    await planner.turn("vienti", language="fi")
    await planner.turn("export", language="en")
    await planner.says(BOTH)
    return planner


def everything(planner: Planner) -> list[str]:
    """All texts that Vertti has posted, in the channels and in their threads, with options and small lines."""
    found: list[str] = []
    for each in planner.platform.said():
        content = each.content
        options = poll_as_list(replace(content.poll, counts=())) if content.poll is not None else ""
        found += filter(None, [content.text, options, content.footer])
    return found


async def test_every_text_that_is_posted_stood_in_the_preview_a_week_before(sqlite: Database) -> None:
    planner = await in_two_languages(sqlite, prompts(8, languages=("fi", "sv", "en")))
    shown = await planner.says("schedule preview 1")
    await planner.at(MONDAY_9)
    posted = everything(planner)

    assert len(posted) == 4
    assert [each for each in posted if each not in shown] == []


async def test_channels_that_show_the_same_are_named_together_and_it_is_shown_once(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=prompts(8, languages=("fi", "en")))
    await planner.says(BOTH)
    shown = await planner.says("schedule preview 1")

    assert shown == (
        "Schedule 1, \\#vienti, \\#export, on Monday 30 November 2026 at 9:00:\n\n"
        "- \\#vienti, in Finnish, on Monday 30 November 2026 at 9:00\n"
        "- \\#export, in Finnish, on Monday 30 November 2026 at 9:00\n\n"
        "Question 2 in fi\n\n"
        "*In the thread under it:*\n\n"
        "*In English*\n\n"
        "Question 2 in en"
    )


async def test_a_date_weeks_ahead_shows_what_comes_then(sqlite: Database) -> None:
    planner = await in_two_languages(sqlite, prompts(12, languages=("fi", "en")))
    shown = await planner.says("schedule preview 1 21.12.2026")
    for week in range(4):
        await planner.at(MONDAY_9 + week * WEEK)
    last = planner.said("vienti")[-1]

    assert len(planner.said("vienti")) == 4
    assert last in shown
    assert planner.said("export")[-1] in shown


async def test_a_poll_says_how_it_is_voted_in_and_lists_its_options(sqlite: Database) -> None:
    planner = await in_two_languages(sqlite, [POLL])
    buttons = await planner.says("schedule preview 1")
    planner.platform.abilities = replace(ALL_ABILITIES, native_polls=True)
    native = await planner.says("schedule preview 1")
    await planner.at(MONDAY_9)

    assert "The options are buttons that show how many have chosen each." in buttons
    assert "It is a poll of the platform's own. Once posted it cannot be corrected." in native
    assert [each for each in everything(planner) if each not in buttons] == []


async def test_without_threads_the_other_languages_are_neither_previewed_nor_posted(sqlite: Database) -> None:
    planner = await in_two_languages(sqlite, prompts(8, languages=("fi", "en")))
    planner.platform.abilities = replace(ALL_ABILITIES, threads=False)
    shown = await planner.says("schedule preview 1")
    await planner.at(MONDAY_9)

    assert "thread" not in shown
    assert sorted(everything(planner)) == ["Question 2 in en", "Question 2 in fi"]


async def test_in_quiet_hours_the_preview_says_when_it_really_comes(sqlite: Database) -> None:
    planner = await make_planner(sqlite)
    await planner.says("schedule add monday 6:00 #vienti")
    shown = await planner.says("schedule preview 1")

    assert "- \\#vienti, in Finnish, on Monday 30 November 2026 at 8:00\n" in shown


async def test_what_waits_for_the_night_to_end_is_said_to_wait_since_its_hour(sqlite: Database) -> None:
    planner = await make_planner(sqlite)
    await planner.says("schedule add monday 6:00 #vienti")
    await planner.at(MONDAY_9 - timedelta(hours=2))
    shown = await planner.says("schedule preview 1")

    assert shown.startswith("Schedule 1, \\#vienti, waiting since Monday 30 November 2026 at 6:00:")
    assert "- \\#vienti, in Finnish, on Monday 30 November 2026 at 8:00\n" in shown


async def test_a_date_that_is_left_out_says_why_and_what_would_come(sqlite: Database) -> None:
    planner = await make_planner(sqlite)
    await planner.says("schedule add monday 9:00 #vienti")
    await planner.says("schedule skip 1 30.11.2026")
    shown = await planner.says("schedule preview 1 30.11.2026")

    assert "As things stand, nothing will be posted: " in shown
    assert "Question 2 in fi" in shown


async def test_what_is_wrong_with_a_date_is_said(sqlite: Database) -> None:
    planner = await make_planner(sqlite)
    await planner.says("schedule add monday 9:00 #vienti")
    other_day = await planner.says("schedule preview 1 1.12.2026")
    no_such_day = await planner.says("schedule preview 1 31.2.2027")
    await planner.at(MONDAY_9 + timedelta(hours=1))
    done = await planner.says("schedule preview 1 30.11.2026")

    assert "The nearest date is Monday 30 November 2026." in other_day
    assert no_such_day.startswith("There is no such day as 31.2.2027.")
    assert "has been posted or left out" in done


async def test_a_channel_that_is_turned_off_is_marked(sqlite: Database) -> None:
    planner = await make_planner(sqlite)
    await planner.says(BOTH)
    await planner.turn("export", prompts=False)
    shown = await planner.says("schedule preview 1")

    assert (
        "\\#export, in Finnish, on Monday 30 November 2026 at 9:00; weekly questions are turned off" in shown
    )
