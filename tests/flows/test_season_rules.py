"""`schedule rules`: shown in plain words, changed by name, and kept."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.chat.ids import MemberId, Person
from bot.prompting.prompt import Prompt
from bot.prompting.rules import Rules
from storage.engine import Database
from tests.flows.planner import ADD, MONDAY_9, Planner, make_planner

KINDS = ("tip", "win", "poll")


@pytest.fixture
async def planner(sqlite: Database) -> Planner:
    library = [
        Prompt(id=f"p{week:02}", week=week, kind=KINDS[week % 3], text={"fi": f"Question {week}"})
        for week in range(1, 53)
    ]
    made = await make_planner(sqlite, library=library)
    await made.says(ADD)
    return made


async def rules(planner: Planner) -> Rules:
    return (await planner.kept.schedules.all())[0].rules


async def test_rules_are_shown_in_plain_words(planner: Planner) -> None:
    said = await planner.says("schedule rules 1")

    assert said.splitlines() == [
        "Schedule 1, Monday at 9:00 (Europe/Helsinki), \\#vienti, has these rules:",
        "",
        "- Nothing is posted on public holidays (FI).",
        "- A question may come up to 12 h late; then it is left out.",
        "- A host has 4 h to ask; then Vertti posts.",
        "- Quiet hours: 21:00 to 8:00. A question that falls in them waits until they end.",
        (
            "- When members have begun 5 conversations or more within 7 days, the question waits "
            "for a calmer time. If none comes, it is left out."
        ),
        (
            "- Questions in 28 days: at most 4 when members begin no conversations themselves, "
            "fewer the more they begin, but at least 1."
        ),
        "- Questions of all types.",
        "",
        "To change a rule, name it with its value, for example these two as they are now: `/schedule rules 1 quiet:21-8 lively:5`.",
    ]
    assert await rules(planner) == Rules()


async def test_named_rules_change_and_the_others_stay(planner: Planner) -> None:
    said = await planner.says(
        "schedule rules 1 quiet:21.30-7 lively:none floor:2 kinds:tip,win window:6 host:3"
    )
    changed = await rules(planner)

    assert said.splitlines()[0].startswith("Changed. Schedule 1, Monday at 9:00")
    assert said.endswith(
        "`/schedule rules 1 window:12 host:4 quiet:21-8 lively:5 floor:1 kinds:all` takes it back."
    )
    assert changed.quiet is not None
    assert (str(changed.quiet.start), str(changed.quiet.end)) == ("21:30:00", "07:00:00")
    assert (changed.lively, changed.floor, changed.ceiling) == (None, 2, 4)
    assert (changed.window, changed.host_window) == (timedelta(hours=6), timedelta(hours=3))
    assert (changed.kinds, changed.holidays_of) == (("tip", "win"), "FI")


async def test_what_takes_it_back_takes_it_back(planner: Planner) -> None:
    said = await planner.says(
        "schedule rules 1 holidays:none quiet:none lively:none floor:2 ceiling:3 kinds:tip window:6 host:3"
    )
    await planner.says(said.rpartition("`/")[2].partition("`")[0])

    assert await rules(planner) == Rules()


@pytest.mark.parametrize("language", ["fi", "sv"])
async def test_it_is_taken_back_in_the_readers_own_words(planner: Planner, language: str) -> None:
    chief = Person(planner.platform.space, MemberId("chief"))
    await planner.chat.people.choose_language(chief, language, now=planner.house.clock.now())
    said = await planner.says("schedule rules 1 holidays:none quiet:none lively:none kinds:tip,win")
    again = await planner.says("schedule rules 1 holidays:SE kinds:poll")
    for each in (again, said):
        await planner.says(each.rpartition("`/")[2].partition("`")[0])

    assert await rules(planner) == Rules()


async def test_words_of_any_language_are_understood(planner: Planner) -> None:
    await planner.says("ajastus säännöt 1 hiljaa:ei vilkas:ei pyhät:ee tyypit:vinkki,onnistuminen")
    changed = await rules(planner)

    assert (changed.quiet, changed.lively, changed.holidays_of) == (None, None, "EE")
    assert changed.kinds == ("tip", "win")


async def test_without_holidays_christmas_has_its_question(planner: Planner) -> None:
    await planner.says("schedule add friday 9:00 #export")
    await planner.says("schedule rules 2 holidays:none")
    await planner.at(datetime(2026, 12, 25, 7, 0, tzinfo=UTC))

    assert len(planner.said("export")) == 1


async def test_the_holidays_of_another_country_are_kept(planner: Planner) -> None:
    await planner.says("schedule add wednesday 9:00 #export")
    await planner.says("schedule rules 2 holidays:ee")
    # Estonia's independence day.
    planner.house.clock.move_to(datetime(2027, 2, 23, 12, 0, tzinfo=UTC))
    said = await planner.says("schedule calendar 2")

    assert "- **Wed 24 Feb 9:00** · left out: Independence Day" in said.splitlines()


async def test_only_the_kinds_named_are_posted(planner: Planner) -> None:
    await planner.says('schedule rules 1 kinds:"Poll, äänestys"')
    said = await planner.says("schedule calendar")
    shown = [int(each.split("(p")[1][:2]) for each in said.splitlines() if each.startswith("- ")]

    assert {KINDS[week % 3] for week in shown} == {"poll"}


async def test_without_quiet_hours_a_late_question_comes_late(planner: Planner) -> None:
    await planner.says("schedule change 1 time:22:00")
    await planner.says("schedule rules 1 quiet:none")
    await planner.at(MONDAY_9 + timedelta(hours=13))

    assert len(planner.said()) == 1


async def test_quiet_hours_at_the_streams_own_hour_are_said(planner: Planner) -> None:
    later = await planner.says("schedule rules 1 quiet:8-12")
    never = await planner.says("schedule rules 1 quiet:8-22")

    assert "That hour is a quiet one, so the question comes only at 12:00." in later
    assert "so nothing would ever be posted" in never


async def test_the_list_shows_rules_of_its_own_and_no_others(planner: Planner) -> None:
    before = await planner.says("schedule list")
    await planner.says("schedule rules 1 quiet:none kinds:tip")
    after = await planner.says("schedule list")

    assert "rules" not in before
    assert after.endswith("Its own rules: There are no quiet hours. From the library, only these types: tip.")


async def test_the_same_rules_handled_twice_are_the_same(planner: Planner) -> None:
    await planner.says("schedule rules 1 floor:2", event_id="e1")
    await planner.says("schedule rules 1 floor:2", event_id="e1")

    assert (await rules(planner)).floor == 2


async def test_a_change_of_rules_leaves_dates_alone(planner: Planner) -> None:
    await planner.says("schedule pin 1 7.12. p12")
    await planner.says("schedule skip 1 14.12.")
    await planner.says("schedule rules 1 floor:2")
    schedule = (await planner.kept.schedules.all())[0]
    dates = await planner.kept.dates.of(schedule.id, since=date(2026, 11, 24))

    assert (set(dates.pins), dates.skips) == ({date(2026, 12, 7)}, {date(2026, 12, 14)})


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("holidays:Suomi", "I do not know the public holidays of “Suomi”. Write a country's two letters"),
        ("holidays:XX", "I do not know the public holidays of “XX”."),
        ("quiet:night", "I cannot read the quiet hours “night”. Write them like 21-8"),
        ("quiet:21-25", "“25” is not a time of day."),
        ("quiet:8-8", "I cannot read the quiet hours “8-8”."),
        ("lively:0", "“0” is not a number of conversations."),
        ("lively:many", "“many” is not a number of conversations."),
        ("window:0", "Give at least one hour."),
        ("window:49", "“window” must be a whole number, at most 48."),
        ("host:0", "Give at least one hour."),
        ("host:12", "A host would have 12 h, but a question may come only 12 h late."),
        ("window:3", "A host would have 4 h, but a question may come only 3 h late."),
        ("floor:5", "The floor (5) is above the ceiling (4)."),
        ("ceiling:0", "The floor (1) is above the ceiling (0)."),
        ("ceiling:29", "“ceiling” must be a whole number, at most 28."),
        ("kinds:tipp", "“tipp” is not a type of question. Did you mean tip? There are: poll, tip, win."),
        ("kinds:zzz", "“zzz” is not a type of question. There are: poll, tip, win."),
    ],
)
async def test_rules_that_cannot_be_get_a_sentence_and_stay(
    planner: Planner, words: str, sentence: str
) -> None:
    said = await planner.says(f"schedule rules 1 {words}")

    assert said[: len(sentence)] == sentence
    assert await rules(planner) == Rules()


async def test_members_may_not_change_rules(planner: Planner) -> None:
    assert "That needs the role" in await planner.says("schedule rules 1 floor:0", who="anna")
