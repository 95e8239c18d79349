"""A correction stands everywhere in the end, wherever a process stops and whoever else edits at the same time."""

from __future__ import annotations

import asyncio

import pytest

from bot.chat.delivery import LEASE
from bot.chat.ids import MemberId, Person
from bot.prompting.polls.choices import Choice
from storage.engine import Database
from tests.flows.planner import MONDAY_9, Killed, make_planner
from tests.flows.sent_room import CORRECTED, POLL, SAID, Meanwhile, Scene, dying, planned, with_platform


@pytest.fixture
async def scene(database: Database) -> Scene:
    planner = await planned(database)
    await planner.at(MONDAY_9)
    return Scene(planner)


STEPS = [("corrections", "correct"), ("corrections", "showed"), ("platform", "edit")]


@pytest.mark.parametrize("at_call", [1, 2])
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("part", "step"), STEPS, ids=[step for _, step in STEPS])
async def test_stopped_in_a_correction_another_process_finishes_it(
    scene: Scene, part: str, step: str, at_call: int, *, after: bool
) -> None:
    if step == "correct" and at_call == 2:
        return
    with pytest.raises(Killed):
        await dying(scene.planner, part, step, after=after, at_call=at_call).says(SAID)
    if step == "correct" and not after:
        # Nothing was kept: the command is handled again.
        await scene.planner.another_process().says(SAID)
    await scene.rounds(scene.planner.another_process())

    assert scene.texts() == CORRECTED
    assert await scene.planner.kept.occurrences.next_due() is None


@pytest.mark.parametrize("words", [SAID, f"{SAID} date:30.11.2026"], ids=["the last", "of a date"])
async def test_handled_again_a_correction_means_the_same_question(scene: Scene, words: str) -> None:
    with pytest.raises(Killed):
        await dying(scene.planner, "platform", "edit", after=False, at_call=1).says(words, event_id="edit-1")
    process = scene.planner.another_process()
    await process.says("schedule now 1")
    await process.says(words, event_id="edit-1")
    await scene.rounds(process)
    first, extra = scene.planner.in_channel("vienti")

    assert first.content.text == "Mitä opit?"
    assert extra.content.text != "Mitä opit?"


async def test_of_two_corrections_at_once_the_last_one_kept_stands_everywhere(scene: Scene) -> None:
    other = scene.planner.another_process()
    await asyncio.gather(
        scene.planner.says('schedule edit 1 "Yksi" language:fi', event_id="e1"),
        other.says('schedule edit 1 "Kaksi" language:fi', event_id="e2"),
    )
    await scene.rounds(other)
    (schedule,) = await scene.planner.kept.schedules.all()
    kept = await scene.planner.kept.corrections.of(schedule.id, "2026-11-30")

    assert scene.question("vienti").content.text == kept["fi"]
    assert scene.thread("export").content.text == f"*Suomeksi*\n\n{kept['fi']}"


async def test_a_correction_made_during_an_edit_is_shown_by_whoever_edits(scene: Scene) -> None:
    async def corrects_again() -> None:
        (schedule,) = await scene.planner.kept.schedules.all()
        now = scene.planner.house.clock.now()
        chief = Person(scene.planner.platform.space, MemberId("chief"))
        await scene.planner.kept.corrections.correct(
            schedule.id, "2026-11-30", "fi", "Viimeisin", by=chief, call="c9", now=now, until=now + LEASE
        )

    await with_platform(scene.planner, Meanwhile(scene.planner.platform, "edit", corrects_again)).says(SAID)

    assert scene.question("vienti").content.text == "Viimeisin"
    assert await scene.planner.kept.occurrences.next_due() is None


async def test_back_to_the_first_text_after_a_cut_edit_is_edited_back(scene: Scene) -> None:
    with pytest.raises(Killed):
        await dying(scene.planner, "corrections", "showed", after=False, at_call=2).says(SAID)
    scene.planner.house.clock.move(LEASE)
    await scene.planner.another_process().says('schedule edit 1 "Question 2 in fi" language:fi')
    await scene.rounds()

    assert scene.question("vienti").content.text == "Question 2 in fi"
    assert scene.thread("export").content.text == "*Suomeksi*\n\nQuestion 2 in fi"


async def test_votes_being_shown_while_a_poll_is_corrected_do_not_bring_the_old_words_back(
    sqlite: Database,
) -> None:
    planner = await make_planner(sqlite, library=[POLL])
    await planner.says("schedule add monday 9:00 #vienti")
    await planner.at(MONDAY_9)
    (posted,) = planner.in_channel()
    assert posted.content.poll is not None
    corrects = planner.another_process()

    async def somebody_corrects() -> None:
        await corrects.says('schedule edit 1 "Minne päin?" language:fi')

    bo = Person(planner.platform.space, MemberId("bo"))
    choice = Choice(2, "1", MONDAY_9)
    await planner.kept.votes.change(
        posted.content.poll.key, posted.message, bo, lambda _: choice, shown=True, now=MONDAY_9
    )
    shows = with_platform(planner, Meanwhile(planner.platform, "edit", somebody_corrects))
    for _ in range(3):
        await shows.tick()
        await shows.prompting.settle()
    (shown,) = planner.in_channel()

    assert shown.content.text == "Minne päin?"
    assert shown.content.poll is not None
    assert shown.content.poll.counts == (0, 1)


async def test_a_vote_that_comes_while_a_poll_is_corrected_is_counted(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=[POLL])
    await planner.says("schedule add monday 9:00 #vienti")
    await planner.at(MONDAY_9)
    (posted,) = planner.in_channel()
    assert posted.content.poll is not None
    bo = Person(planner.platform.space, MemberId("bo"))
    key, choice = posted.content.poll.key, Choice(2, "1", MONDAY_9)

    async def somebody_votes() -> None:
        await planner.kept.votes.change(key, posted.message, bo, lambda _: choice, shown=False, now=MONDAY_9)

    corrects = with_platform(planner, Meanwhile(planner.platform, "edit", somebody_votes))
    await corrects.says('schedule edit 1 "Minne päin?" language:fi')
    (shown,) = planner.in_channel()

    assert shown.content.poll is not None
    assert (shown.content.text, shown.content.poll.counts) == ("Minne päin?", (0, 1))
