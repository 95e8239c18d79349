"""A week after a question those who answered it are counted: once, in numbers, and before the record forgets them."""

from __future__ import annotations

from datetime import timedelta

from bot.chat.events import AuthorKind
from bot.chat.ids import MemberId, Person
from bot.prompting.choosing.ports import HOSTED, SUGGESTION, Outcome
from bot.prompting.dates import Hosting
from storage.engine import Database
from tests.flows.planner import ADD, MONDAY_9, WEEK, Planner, make_planner, prompts
from tests.flows.talk import A_YEAR, MINUTE, MONDAY, Talk, counted, stream


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
