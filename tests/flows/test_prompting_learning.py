"""The next question is chosen by how the earlier ones were answered, and a season is foreseen as it will be posted."""

from __future__ import annotations

import json
from datetime import date, timedelta

from sqlalchemy import event

from bot.prompting.prompt import Prompt
from storage.engine import Database
from tests.flows.planner import ADD, MONDAY_9, WEEK, Planner, make_planner, prompts
from tests.flows.talk import MONDAY, Talk, pin, stream

LIKED = [
    Prompt(id="poll1", week=46, kind="poll", text={"fi": "äänestys 1"}),
    Prompt(id="poll2", week=47, kind="poll", text={"fi": "äänestys 2"}),
    Prompt(id="tip1", week=46, kind="tip", text={"fi": "vinkki 1"}),
    Prompt(id="tip2", week=47, kind="tip", text={"fi": "vinkki 2"}),
    Prompt(id="poll3", week=48, kind="poll", text={"fi": "äänestys 3"}),
    Prompt(id="tip3", week=50, kind="tip", text={"fi": "vinkki 3"}),
    Prompt(id="tip4", week=50, kind="tip", text={"fi": "vinkki 4"}),
    Prompt(id="poll4", week=49, kind="poll", text={"fi": "äänestys 4"}),
]


async def test_the_type_that_is_answered_comes_before_the_one_whose_week_is_nearer(sqlite: Database) -> None:
    answered = await make_planner(sqlite, library=LIKED)
    talk = Talk(answered)
    await answered.says(ADD)
    for number, prompt in enumerate(["poll1", "tip1", "poll2", "tip2"]):
        await pin(answered, MONDAY + number * WEEK, prompt)
        who = [f"member{each}" for each in range(9)] if prompt.startswith("tip") else ["anna"]
        await talk.week(number, *who)
    # Week 52: without answers it would be the poll or the tip whose week is two away.
    await answered.at(MONDAY_9 + 4 * WEEK)
    (last,) = await answered.kept.occurrences.of((await stream(answered)).id, occasion="2026-12-28")
    because = json.loads(await answered.kept.occurrences.because(last.schedule, last.occasion))

    assert last.prompt == "tip3"
    assert (because["how"], because["uses"], because["weeks"]) == ("library", 0, 2)
    assert because["expected"] > 2 * because["next"]["expected"] or because["next"]["prompt"] == "tip4"


async def test_a_type_that_met_silence_three_times_rests(sqlite: Database) -> None:
    library = [
        *(
            Prompt(id=f"poll{each}", week=48 + each, kind="poll", text={"fi": f"äänestys {each}"})
            for each in range(5)
        ),
        Prompt(id="tip", week=9, kind="tip", text={"fi": "vinkki"}),
    ]
    planner = await make_planner(sqlite, library=library)
    await planner.says(ADD)
    for number in range(4):
        await planner.at(MONDAY_9 + number * WEEK)
    # The third silence is known only now.
    await planner.at(MONDAY_9 + 4 * WEEK - 2 * timedelta(days=1))
    await planner.at(MONDAY_9 + 4 * WEEK)

    assert planner.said()[-1] == "vinkki"


async def test_the_season_that_is_foreseen_is_what_is_posted(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=prompts(20))
    await planner.says("schedule add tuesday 9:00 #vienti")
    tuesday = MONDAY_9 + timedelta(days=1)
    await planner.says("schedule skip 1 15.12.2026")
    await pin(planner, date(2026, 12, 29), "p02")
    await pin(planner, date(2027, 1, 5), "p15")
    schedule = await stream(planner)
    season = await planner.prompting.chooser.season(schedule, 8)
    for number in range(8):
        await planner.at(tuesday + number * WEEK)
    posted = {each.local_date: each.prompt for each in await planner.kept.occurrences.of(schedule.id)}

    assert {week.local_date: each.prompt.id for week, each in season if each} == {
        day: prompt for day, prompt in posted.items() if prompt is not None
    }
    assert [each.prompt.id if each else "-" for _, each in season] == [
        "p01", "p03", "-", "p05", "p02", "p15", "p07", "p08",
    ]  # fmt: skip


async def test_the_seasons_of_streams_in_one_channel_are_foreseen_together(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=prompts(20))
    await planner.says("schedule add monday 10:00 #vienti")
    await planner.says("schedule add monday 9:00 #vienti")
    await planner.says("schedule add monday 9:00 #export")
    foreseen: list[list[str]] = []
    for number in (1, 2, 3):
        season = await planner.prompting.chooser.season(await stream(planner, number), 4)
        foreseen.append([each.prompt.id for _, each in season if each])
    for week in range(4):
        await planner.at(MONDAY_9 + week * WEEK)
        await planner.at(MONDAY_9 + week * WEEK + timedelta(hours=1))
    posted = [
        [each.prompt for each in await planner.kept.occurrences.of((await stream(planner, number)).id)]
        for number in (1, 2, 3)
    ]

    assert posted == foreseen
    assert not set(foreseen[0]) & set(foreseen[1])


async def test_two_streams_in_one_channel_never_post_the_same_within_a_year(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.says("schedule add monday 10:00 #vienti")
    for number in range(5):
        for hour in range(2):
            await planner.at(MONDAY_9 + number * WEEK + timedelta(hours=hour))
    said = planner.said()

    assert len(said) == 10
    assert len(set(said)) == 10


async def test_an_extra_question_leaves_a_pinned_one_to_its_date(planner: Planner) -> None:
    await planner.says(ADD)
    await pin(planner, MONDAY, "p07")
    await planner.says("schedule now 1")
    await planner.at(MONDAY_9)

    assert [text.split(" in ")[0] for text in planner.said()] == ["Question 2", "Question 7"]


async def test_a_choice_reads_no_other_stream_unless_a_suggestion_waits_in_a_strange_language(
    planner: Planner,
) -> None:
    await planner.says(ADD)
    schedule = await stream(planner)
    statements: list[str] = []
    engine = planner.house.database._reader.sync_engine
    event.listen(engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    await planner.prompting.chooser.likely(schedule, MONDAY)

    assert statements
    assert not any("FROM schedules" in each for each in statements)


async def test_why_a_question_was_chosen_is_said_in_three_languages(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.at(MONDAY_9)
    schedule = await stream(planner)
    because = await planner.kept.occurrences.because(schedule.id, MONDAY.isoformat())
    said = [planner.prompting.chooser.explain(because, each) for each in ("en", "fi", "sv")]

    assert said[0] == [
        "From the library: this is its week, 2.0 answers expected in a channel (not counted here yet, so as its type does).",
        "Next in line was p01: its week is one week away, 2.0 answers expected.",
    ]
    assert [len(each) for each in said] == [2, 2, 2]
    assert "2,0 kanavaa kohti" in said[1][0]
    assert "2,0 svar" in said[2][0]
