"""Weekly questions learn from their answers, and staff hear in good time when they run short."""

from __future__ import annotations

import json
from datetime import date, timedelta

from sqlalchemy import event

from bot.activity import Activity
from bot.chat.events import Author, AuthorKind, MessagePosted
from bot.chat.ids import MemberId, MessageRef, Person
from bot.prompting.choosing.ports import HOSTED, SUGGESTION, Outcome
from bot.prompting.dates import Hosting, Pin
from bot.prompting.prompt import Prompt
from bot.prompting.schedule import Schedule
from storage.activity import StoredActivity
from storage.engine import Database
from tests.flows.house import HOME
from tests.flows.planner import ADD, MONDAY_9, WEEK, Planner, make_planner, prompts

MINUTE = timedelta(minutes=1)
MONDAY = date(2026, 11, 30)
A_YEAR = timedelta(days=365)


class Talk:
    """Members and others who write, with the activity record."""

    def __init__(self, planner: Planner, kept: timedelta = A_YEAR) -> None:
        self.planner = planner
        self.activity = Activity(planner.chat, StoredActivity(planner.house.database, HOME), kept=kept)

    async def answer(
        self,
        question: MessageRef,
        *who: str,
        kind: AuthorKind = AuthorKind.PERSON,
        by_reference: bool = False,
    ) -> None:
        platform = self.planner.platform
        for each in who:
            thread = None if by_reference else question.message
            message = platform.say(each, question.place, thread=thread, kind=kind)
            await self.activity.on(
                MessagePosted(
                    event_id=f"msg:{message.key}",
                    space=message.space,
                    at=self.planner.house.clock.now(),
                    message=message,
                    author=Author(MemberId(each), kind),
                    text="an answer",
                    reply_to=question.message if by_reference else None,
                )
            )

    async def week(self, number: int, *who: str) -> MessageRef:
        """The question of the week is posted, and `who` answers within a minute."""
        await self.planner.at(MONDAY_9 + number * WEEK)
        question = self.planner.in_channel()[-1].message
        await self.answer(question, *who)
        return question


async def stream(planner: Planner, number: int = 1) -> Schedule:
    found = await planner.kept.schedules.numbered(number)
    assert found is not None
    return found


async def counted(planner: Planner) -> list[Outcome]:
    return list(await planner.kept.outcomes.of([planner.platform.channel("vienti")]))


async def test_a_week_after_the_post_those_who_answered_are_counted_once(planner: Planner) -> None:
    talk = Talk(planner)
    planner.platform.staff.add(MemberId("moderator"))
    await planner.says(ADD)
    question = await talk.week(0, "anna", "bo", "anna", "moderator")
    await talk.answer(question, "robot", kind=AuthorKind.BOT)
    await talk.answer(question, "cilla", by_reference=True)
    await planner.at(MONDAY_9 + WEEK - MINUTE)
    before = await counted(planner)
    await planner.at(MONDAY_9 + WEEK + timedelta(minutes=10))
    await planner.another_process().at(MONDAY_9 + WEEK + timedelta(minutes=20))
    place = planner.platform.channel("vienti")

    assert before == []
    assert await counted(planner) == [
        Outcome(prompt="p02", kind="", place=place, local_date=MONDAY, members=3, staff=1)
    ]


async def test_a_member_who_is_not_recorded_is_not_counted(planner: Planner) -> None:
    anna = Person(planner.platform.space, MemberId("anna"))
    await planner.chat.people.choose_recording(anna, recorded=False, now=planner.house.clock.now())
    await planner.says(ADD)
    await Talk(planner).week(0, "anna", "bo")
    await planner.at(MONDAY_9 + WEEK + MINUTE)

    assert [each.members for each in await counted(planner)] == [1]


async def test_what_has_waited_for_a_month_is_not_counted_as_silence(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.at(MONDAY_9)
    await planner.says("schedule pause 1")
    await planner.at(MONDAY_9 + timedelta(days=29))

    assert await counted(planner) == []


async def test_answers_are_counted_before_they_are_forgotten(sqlite: Database) -> None:
    """A record kept for three days counts three days' answers."""
    planner = await make_planner(sqlite)
    kept = timedelta(days=3)
    talk = Talk(planner, kept)
    await planner.says(ADD)
    await talk.week(0, "anna", "bo")
    for hours in range(0, 8 * 24, 5):
        now = MONDAY_9 + timedelta(hours=hours)
        await planner.at(now)
        await planner.prompting.before_forgetting(now, kept)
        await talk.activity.forget(now)

    assert next(each.members for each in await counted(planner)) == 2


async def test_many_are_counted_a_few_in_each_round_and_all_of_them_before_they_are_forgotten(
    sqlite: Database,
) -> None:
    planner = await make_planner(sqlite, library=prompts(40))
    for hour in range(12):
        await planner.says(f"schedule add monday {9 + hour // 6}:{hour % 6}0 #vienti")
    for minutes in range(0, 121, 10):
        await planner.at(MONDAY_9 + minutes * MINUTE)
    later = MONDAY_9 + WEEK - MINUTE
    await planner.at(later)
    begun = len(await counted(planner))
    again = planner.another_process()
    again.house.clock.move_to(MONDAY_9 + WEEK + timedelta(hours=3))
    await again.prompting.before_forgetting(again.house.clock.now(), A_YEAR)

    assert len(planner.said()) == 12
    assert (begun, len(await counted(planner))) == (0, 12)


async def test_what_a_host_asked_and_what_members_suggested_have_types_of_their_own(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.says("suggest What surprised you?", who="anna")
    await planner.says("prompts approve 1")
    await planner.at(MONDAY_9)
    host = Person(planner.platform.space, MemberId("bo"))
    place = planner.platform.channel("vienti")
    schedule = await stream(planner)
    hosting = Hosting(
        schedule=schedule.id, local_date=MONDAY + WEEK, place=place, host=host, since=MONDAY_9, prompt="p05"
    )
    await planner.kept.hostings.volunteer(hosting)
    await planner.at(MONDAY_9 + WEEK)
    own = planner.platform.say("bo", place)
    assert await planner.kept.hostings.take(hosting, own, at=MONDAY_9 + WEEK, now=MONDAY_9 + WEEK)
    await planner.at(MONDAY_9 + 2 * WEEK + MINUTE)
    found = [(each.prompt.startswith("s-"), each.kind) for each in await counted(planner)]

    assert found == [(True, SUGGESTION), (False, HOSTED)]


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


async def pin(planner: Planner, on: date, prompt: str, number: int = 1) -> None:
    chief = Person(planner.platform.space, MemberId("chief"))
    schedule = await stream(planner, number)
    await planner.kept.dates.pin(
        schedule.id,
        [Pin(local_date=on, prompt=prompt, pinned_by=chief)],
        now=planner.house.clock.now(),
    )


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
