"""What staff type as they would say it: options anywhere, `klo 9`, short weekdays, names without their hyphen."""

from __future__ import annotations

import json

import pytest

from adapters.slack.outbound import message
from bot.chat.content import Content
from bot.chat.ids import MemberId, Person
from storage.engine import Database
from tests.flows.planner import ADD, MONDAY_9, WEEK, Planner
from tests.flows.sent_room import CORRECTED, Scene, planned


async def speaks(planner: Planner, language: str) -> None:
    chief = Person(planner.platform.space, MemberId("chief"))
    await planner.chat.people.choose_language(chief, language, now=planner.house.clock.now())


@pytest.mark.parametrize(
    "words",
    [
        "schedule edit 1 Mitä opit? language:fi",
        "schedule edit 1 language:fi Mitä opit?",
        "ajastus korjaa 1 Mitä kieli:fi opit?",
        "schema rätta 1 Mitä opit? språk:fi datum:30.11.2026",
        "schedule edit 1 date:2026-11-30 text:Mitä opit? language:suomi",
    ],
)
async def test_an_option_anywhere_in_the_line_is_an_option(sqlite: Database, words: str) -> None:
    scene = Scene(await planned(sqlite))
    await scene.planner.at(MONDAY_9)
    await scene.planner.says(words)

    assert scene.texts() == CORRECTED


async def test_in_quotes_it_is_a_part_of_the_text(sqlite: Database) -> None:
    scene = Scene(await planned(sqlite))
    await scene.planner.at(MONDAY_9)
    await scene.planner.says('schedule edit 1 "Mitä language:en opit?" language:fi')

    assert scene.question("vienti").content.text == "Mitä language:en opit?"


@pytest.mark.parametrize(
    ("language", "words", "beginning"),
    [
        (
            "en",
            "schedule rules 1 top:2",
            "`/schedule rules` has no option “top”. It has `number:`, `holidays:`, `window:`",
        ),
        (
            "fi",
            "ajastus säännöt 1 kansi:2",
            "Komennolla `/ajastus säännöt` ei ole valintaa ”kansi”. Sen valinnat ovat",
        ),
        (
            "sv",
            "schema lägg till mån 9 #vienti zon:UTC",
            "`/schema lägg-till` har inget val ”zon”. Det har `veckodag:`",
        ),
    ],
)
async def test_an_option_that_a_command_does_not_have_is_named_with_those_it_has(
    planner: Planner, language: str, words: str, beginning: str
) -> None:
    await planner.says(ADD)
    await speaks(planner, language)

    assert (await planner.says(words)).startswith(beginning)


@pytest.mark.parametrize(
    "words",
    [
        "schedule add monday klo 9 #vienti",
        "schedule add mon 9 #vienti",
        "ajastus lisää ma klo 9 #vienti",
        "ajastus lisää MA kello:klo. 9.00 #vienti",
        "schema lägg till mån kl. 9 #vienti",
        "schema lägg-till måndag kl 9.00 #vienti",
    ],
)
async def test_hours_and_weekdays_are_read_as_they_are_said(planner: Planner, words: str) -> None:
    said = await planner.says(words)

    assert said.startswith("Schedule 1: Monday at 9:00 (Europe/Helsinki), \\#vienti.")


@pytest.mark.parametrize(
    ("short", "weekday"),
    [
        *zip(["ma", "ti", "ke", "to", "pe", "la", "su"], range(7), strict=True),
        *zip(["mån", "tis", "ons", "tors", "fre", "lör", "sön"], range(7), strict=True),
        *zip(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], range(7), strict=True),
        ("tues", 1),
        ("thurs", 3),
        ("thur", 3),
        ("tor", 3),
    ],
)
async def test_each_short_weekday_is_its_own(planner: Planner, short: str, weekday: int) -> None:
    await planner.says(
        "schedule add saturday 10 #export" if weekday != 5 else "schedule add monday 10 #export"
    )
    await planner.says(f"schedule change 1 {short.title()} klo 12.30")
    (schedule,) = await planner.kept.schedules.all()

    assert (schedule.weekday, str(schedule.time)) == (weekday, "12:30:00")


@pytest.mark.parametrize("word", ["m", "mo", "maan", "måndags", "fr", "klo"])
async def test_what_is_no_short_weekday_is_not_guessed(planner: Planner, word: str) -> None:
    said = await planner.says(f"schedule add {word} 9:00 #vienti")

    assert said.startswith(f"“{word}” is not one of")
    assert await planner.kept.schedules.all() == []


@pytest.mark.parametrize(
    ("language", "edit", "take_back"),
    [
        (
            "en",
            "`/schedule edit 1 <text> date:2026-11-30`",
            "`/schedule take-back 1 2026-11-30`",
        ),
        ("fi", "`/ajastus korjaa 1 <teksti> päivä:30.11.2026`", "`/ajastus peru 1 30.11.2026`"),
        ("sv", "`/schema rätta 1 <text> datum:30.11.2026`", "`/schema återta 1 30.11.2026`"),
    ],
)
async def test_the_example_for_an_earlier_question_is_of_the_command_that_was_given(
    planner: Planner, language: str, edit: str, take_back: str
) -> None:
    await planner.says(ADD)
    for week in range(2):
        await planner.at(MONDAY_9 + week * WEEK)
    await planner.says("schedule take-back 1")
    await speaks(planner, language)

    assert edit in await planner.says("schedule edit 1 Mitä opit?")
    assert take_back in await planner.says("schedule take-back 1")
    example = edit.strip("`/").replace("<text>", "Mitä opit?").replace("<teksti>", "Mitä opit?")
    await planner.says(example)
    assert planner.said()[0] == "Mitä opit?"


@pytest.mark.parametrize(
    ("language", "more"),
    [
        ("en", "… and 24 more. `/schedule list 17` shows them."),
        ("fi", "… ja vielä 24. `/ajastus luettelo 17` näyttää ne."),
        ("sv", "… och 24 till. `/schema lista 17` visar dem."),
    ],
)
async def test_a_list_that_is_too_long_is_shown_in_parts(planner: Planner, language: str, more: str) -> None:
    await planner.says("days-off add 1.7. 31.7. yearly")
    for hour in range(40):
        await planner.says(f"schedule add sunday {hour // 2}:{hour % 2 * 30:02} #vienti,#export")
        await planner.says(f"schedule rules {hour + 1} quiet:none")
    await speaks(planner, language)
    first = await planner.says("schedule list")
    last = await planner.says("schedule list 39")
    none = await planner.says("schedule list 41")

    assert [line for line in first.splitlines() if line.startswith("…")] == [more]
    assert (first.count("- **"), last.count("- **"), "…" in last) == (16, 2, False)
    assert "41" in none
    shown = json.dumps(message(Content(text=first))["blocks"], ensure_ascii=False)
    assert f"/vertti {more.split('`')[1][1:]}" in shown
    assert len(shown) < 12_000


async def test_long_lines_leave_room_for_fewer(planner: Planner) -> None:
    for number in range(20):
        place = planner.platform.channel(f"channel-with-a-rather-long-name-{number:02}")
        await planner.turn(place.channel)
    channels = ",".join(f"#channel-with-a-rather-long-name-{number:02}" for number in range(20))
    for hour in range(8):
        await planner.says(f"schedule add sunday {hour + 9} {channels}")
    said = await planner.says("schedule list")

    assert 1 <= said.count("- **") < 8
    assert len(said) < 4096
    assert len(json.dumps(message(Content(text=said))["blocks"], ensure_ascii=False)) < 12_000
