"""A posted question is taken back everywhere by one command, whatever stops in between."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest
from sqlalchemy import select

from bot.chat.delivery import Courier
from bot.chat.ids import MemberId, MessageRef, Person, SpaceId
from bot.errors import TryLater
from bot.prompting.dates import Hosting
from storage.chat import StoredDeliveries
from storage.engine import Database
from storage.tables.chat import audit
from tests.flows.fakes import FakePlatform
from tests.flows.house import HOME
from tests.flows.planner import MONDAY_9, WEEK, Killed, make_planner, prompts
from tests.flows.sent_room import SAID, Dying, Meanwhile, Scene, dying, planned, with_platform


@pytest.fixture
async def scene(database: Database) -> Scene:
    planner = await planned(database)
    await planner.at(MONDAY_9)
    return Scene(planner)


async def test_taken_back_it_is_gone_everywhere_with_its_other_languages(scene: Scene) -> None:
    said = await scene.planner.says("schedule take-back 1")

    assert said == (
        "The question of Monday 30 November 2026 is taken back.\n"
        "- Deleted in \\#export.\n"
        "- Deleted in \\#vienti.\n\n"
        "What people have answered in the thread stays. The question counts as not asked and may come again. "
        "`/schedule now` posts another at once."
    )
    assert scene.planner.platform.said() == []
    assert await scene.states() == {"vienti": "taken_back", "export": "taken_back"}
    assert await scene.planner.kept.occurrences.next_due() is None


async def test_the_calendar_says_of_todays_that_it_was_taken_back(scene: Scene) -> None:
    await scene.planner.says("schedule take-back 1")
    said = await scene.planner.says("schedule calendar 1")

    assert "- **Mon 30 Nov 9:00** · left out: it was taken back\n" in said


async def test_peoples_replies_stay(scene: Scene) -> None:
    place = scene.planner.platform.channel("vienti")
    thread = scene.question("vienti").message.message
    scene.planner.platform.say("anna", place, thread=thread, text="Paljon")
    await scene.planner.says("schedule take-back 1")

    assert [each.content.text for each in scene.planner.platform.visible()] == ["Paljon"]


async def test_taken_back_it_may_come_again_but_not_by_itself(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=prompts(2))
    await planner.says("schedule add monday 9:00 #vienti")
    await planner.at(MONDAY_9)
    await planner.says("schedule take-back 1")
    await Scene(planner).rounds(planner.another_process())
    nothing = planner.said()
    await planner.at(MONDAY_9 + WEEK)

    assert nothing == []
    assert planner.said() == ["Question 2 in fi"]


async def test_what_still_waits_is_left_out(sqlite: Database) -> None:
    planner = await planned(sqlite)
    planner.platform.fail_next = TryLater("away")
    await planner.at(MONDAY_9)
    said = await planner.says("schedule take-back 1")
    await Scene(planner).rounds()
    # Both channels are posted in at once; either may be the one that was away.
    states = await Scene(planner).states()
    (waited,) = [name for name, state in states.items() if state == "skipped"]

    assert f"- In \\#{waited} it had not been posted yet, and will not be." in said
    assert planner.platform.said() == []
    assert sorted(states.values()) == ["skipped", "taken_back"]
    assert planner.told() == []


async def test_a_platform_that_is_away_deletes_it_later(scene: Scene) -> None:
    away = Away(scene.planner.platform)
    planner = with_platform(scene.planner, away)
    said = await planner.says("schedule take-back 1")
    still = len(scene.planner.platform.said())
    away.fails = False
    await scene.rounds(planner)

    assert "\\#vienti cannot be reached just now. I will delete it there as soon as I can." in said
    assert (still, scene.planner.platform.said()) == (4, [])
    assert await scene.planner.kept.occurrences.next_due() is None


async def test_a_platform_that_does_not_run_deletes_it_when_it_does(scene: Scene) -> None:
    running = scene.planner.chat.platforms.running
    other = FakePlatform(scene.planner.house.clock, space=SpaceId("fake:away"), staff={MemberId("chief")})
    running[:] = [other]
    (schedule,) = await scene.planner.kept.schedules.all()
    now = scene.planner.house.clock.now()
    await scene.planner.kept.corrections.take_back(schedule.id, "2026-11-30", call="c1", now=now)
    await scene.rounds()
    still = len(scene.planner.platform.said())
    running[:] = [scene.planner.platform]
    await scene.rounds(count=6)

    assert (still, scene.planner.platform.said()) == (4, [])


async def test_what_was_deleted_by_hand_is_no_error(scene: Scene) -> None:
    for each in scene.planner.platform.posted:
        each.deleted = True
    said = await scene.planner.says("schedule take-back 1")

    assert "Deleted in \\#vienti." in said


async def test_the_same_command_handled_twice_takes_back_one_question(scene: Scene) -> None:
    await scene.planner.at(MONDAY_9 + WEEK)
    first = await scene.planner.says("schedule take-back 1", event_id="t1")
    again = await scene.planner.says("schedule take-back 1", event_id="t1")

    assert first == again
    assert scene.planner.said("vienti") == ["Question 2 in fi"]


async def test_asked_again_it_says_so_and_does_not_take_back_the_one_before(scene: Scene) -> None:
    await scene.planner.at(MONDAY_9 + WEEK)
    await scene.planner.says("schedule take-back 1")
    said = await scene.planner.says("schedule take-back 1")
    dated = await scene.planner.says("schedule take-back 1 30.11.")

    assert said.startswith("The question of Monday 7 December 2026 has been taken back already.")
    assert dated.startswith("The question of Monday 30 November 2026 is taken back.")
    assert scene.planner.platform.said() == []


async def test_of_two_questions_on_one_date_the_later_goes_first_and_then_the_other(scene: Scene) -> None:
    scene.planner.house.clock.move(WEEK / 84)
    await scene.planner.says("schedule now 1")
    await scene.planner.says("schedule take-back 1 30.11.")
    one_left = scene.planner.said("vienti")
    await scene.planner.says("schedule take-back 1 30.11.")

    assert one_left == ["Question 2 in fi"]
    assert scene.planner.platform.said() == []


TAKING = [("corrections", "take_back"), ("platform", "delete"), ("occurrences", "finish")]


@pytest.mark.parametrize("at_call", [1, 2])
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("part", "step"), TAKING, ids=[step for _, step in TAKING])
async def test_stopped_while_taking_back_another_process_finishes_it(
    scene: Scene, part: str, step: str, at_call: int, *, after: bool
) -> None:
    if step == "take_back" and at_call == 2:
        return
    with pytest.raises(Killed):
        await dying(scene.planner, part, step, after=after, at_call=at_call).says("schedule take-back 1")
    if step == "take_back" and not after:
        await scene.planner.another_process().says("schedule take-back 1")
    await scene.rounds(scene.planner.another_process())

    assert scene.planner.platform.said() == []
    assert await scene.states() == {"vienti": "taken_back", "export": "taken_back"}
    assert await scene.planner.kept.occurrences.next_due() is None


@pytest.mark.parametrize(("step", "after"), [("intend", True), ("complete", False), ("complete", True)])
async def test_what_was_just_being_sent_when_it_was_taken_back_is_found_and_deleted(
    sqlite: Database, step: str, *, after: bool
) -> None:
    planner = await planned(sqlite)
    planner.house.clock.move_to(MONDAY_9)
    deliveries: Any = Dying(StoredDeliveries(sqlite, HOME), step, after=after)
    courier = Courier(deliveries, planner.house.clock, "one")
    with pytest.raises(Killed):
        await planner.with_chat(replace(planner.another_process("one").chat, courier=courier)).tick()
    other = planner.another_process()
    await other.says("schedule take-back 1")
    await Scene(planner).rounds(other)

    assert planner.platform.said() == []


async def test_the_other_languages_are_not_posted_under_what_is_taken_back_meanwhile(
    sqlite: Database,
) -> None:
    planner = await planned(sqlite)
    planner.house.clock.move_to(MONDAY_9)
    staff = planner.another_process()
    # The first two claims are the questions', the third is the first one for other languages.
    deliveries: Any = Meanwhile(
        StoredDeliveries(sqlite, HOME), "claim", lambda: staff.says("schedule take-back 1"), at_call=3
    )
    courier = Courier(deliveries, planner.house.clock, "one")
    await planner.with_chat(replace(planner.another_process("one").chat, courier=courier)).tick()
    await Scene(planner).rounds()

    assert planner.platform.said() == []


async def test_a_hosts_own_question_is_neither_edited_nor_taken_back(sqlite: Database) -> None:
    planner = await planned(sqlite)
    (schedule,) = await planner.kept.schedules.all()
    anna = Person(planner.platform.space, MemberId("anna"))
    place = planner.platform.channel("vienti")
    hosting = Hosting(
        schedule=schedule.id, local_date=MONDAY_9.date(), place=place, host=anna, since=MONDAY_9 - WEEK
    )
    await planner.kept.hostings.volunteer(hosting)
    await planner.at(MONDAY_9)
    own = planner.platform.say("anna", place, text="Mitä kuuluu?")
    assert await planner.kept.hostings.take(hosting, own, at=MONDAY_9, now=MONDAY_9)
    edited = await planner.says(SAID)
    taken = await planner.says("schedule take-back 1")

    owns = "- In \\#vienti its host asked it: that message is the member's own, and stays as it is."
    assert owns in edited
    assert owns in taken
    assert [each.content.text for each in planner.platform.visible()] == ["Mitä kuuluu?"]


async def test_every_change_is_in_the_audit_once(scene: Scene) -> None:
    await scene.planner.says(SAID, event_id="e1")
    await scene.planner.says(SAID, event_id="e1")
    await scene.planner.says("schedule take-back 1", event_id="t1")
    await scene.planner.says("schedule take-back 1", event_id="t1")
    async with scene.planner.house.database.reading() as connection:
        query = select(audit.c.what).where(audit.c.what.in_(["schedule edit", "schedule take-back"]))
        recorded = (await connection.scalars(query.order_by(audit.c.at))).all()

    assert sorted(recorded) == ["schedule edit", "schedule take-back"]


@dataclass(slots=True)
class Away:
    """Deletes nothing as long as it fails."""

    behind: Any
    fails: bool = True

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever is behind
        return getattr(self.behind, name)

    async def delete(self, message: MessageRef) -> None:
        if self.fails:
            why = "away"
            raise TryLater(why)
        await self.behind.delete(message)
