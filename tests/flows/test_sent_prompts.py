"""A posted question is corrected everywhere by one command, whatever stops in between."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.events import CommandCalled
from bot.chat.ids import MemberId, Person
from bot.errors import OutcomeUnknown, Refused, TryLater
from bot.prompting.polls.choices import Choice
from storage.engine import Database
from tests.flows.fakes import ALL_ABILITIES
from tests.flows.planner import MONDAY_9, WEEK, make_planner
from tests.flows.sent_room import CORRECTED, POLL, SAID, Scene, planned

HOUR = timedelta(hours=1)


@pytest.fixture
async def scene(database: Database) -> Scene:
    planner = await planned(database)
    await planner.at(MONDAY_9)
    return Scene(planner)


async def test_a_correction_shows_everywhere_at_once(scene: Scene) -> None:
    said = await scene.planner.says(SAID)

    assert said == (
        "The question of Monday 30 November 2026 is now, in Finnish: “Mitä opit?” It was: “Question 2 in fi”\n"
        "- Corrected in \\#export, in the thread.\n"
        "- Corrected in \\#vienti."
    )
    assert scene.texts() == CORRECTED


async def test_only_what_says_it_in_that_language_is_edited(scene: Scene) -> None:
    await scene.planner.says(SAID)
    edits = [scene.question(each).edits for each in ("vienti", "export")]
    edits += [scene.thread(each).edits for each in ("vienti", "export")]

    assert edits == [1, 0, 0, 1]


async def test_two_corrections_in_two_languages_stand_together(scene: Scene) -> None:
    await scene.planner.says(SAID)
    await scene.planner.says('schedule edit 1 "What did you learn?" language:en')

    assert scene.texts() == {
        "vienti": "Mitä opit?",
        "export": "What did you learn?",
        "vienti thread": "*In English*\n\nWhat did you learn?",
        "export thread": "*Suomeksi*\n\nMitä opit?",
    }
    assert scene.question("vienti").edits == 1


async def test_without_a_language_it_is_the_callers(scene: Scene) -> None:
    await scene.planner.says("schedule edit 1 What did you learn?")

    assert scene.question("export").content.text == "What did you learn?"
    assert scene.question("vienti").content.text == "Question 2 in fi"


async def test_where_the_question_does_not_speak_the_callers_language_it_is_the_channels(
    sqlite: Database,
) -> None:
    planner = await make_planner(sqlite)
    await planner.says("schedule add monday 9:00 #vienti")
    await planner.at(MONDAY_9)
    said = await planner.says("schedule edit 1 Mitä opit?")

    assert planner.said() == ["Mitä opit?"]
    assert "in Finnish" in said


async def test_a_language_that_the_question_does_not_speak_is_refused_with_those_it_does(
    scene: Scene,
) -> None:
    said = await scene.planner.says('schedule edit 1 "Vad lärde du dig?" language:sv')

    assert said == (
        "That question is not written in this language, but in these: fi, en. Name one of them, for example `language:fi`."
    )


async def test_a_long_text_and_one_that_asks_for_prices_do_not_stop_staff(scene: Scene) -> None:
    long = "Millä hinnalla aiotte myydä ensi vuonna? " * 20
    await scene.planner.says(f'schedule edit 1 "{long.strip()}" language:fi')

    assert scene.question("vienti").content.text.startswith("Millä hinnalla aiotte")


async def test_markup_in_a_correction_is_shown_as_it_was_written(scene: Scene) -> None:
    await scene.planner.says('schedule edit 1 "Mitä *oikeasti* opit?" language:fi')

    assert scene.question("vienti").content.text == "Mitä \\*oikeasti\\* opit?"


async def test_an_earlier_question_is_named_by_its_date(scene: Scene) -> None:
    await scene.planner.at(MONDAY_9 + WEEK)
    await scene.planner.says('schedule edit 1 "Mitä opit?" language:fi date:30.11.')
    await scene.planner.says('schedule edit 1 "Ja nyt?" language:fi')

    assert scene.planner.said("vienti") == ["Mitä opit?", "Ja nyt?"]


async def test_a_correction_handled_again_after_the_next_question_does_not_touch_that_one(
    scene: Scene,
) -> None:
    command = await scene.planner.content(SAID, event_id="e1")
    await scene.planner.at(MONDAY_9 + WEEK)
    event = CommandCalled(
        event_id="e1",
        space=scene.planner.platform.space,
        at=MONDAY_9,
        member=MemberId("chief"),
        place=scene.planner.platform.channel("general"),
        reply_handle="again",
        words=SAID,
    )
    await scene.planner.desk.handle(event)

    assert "30 November" in command.text
    assert scene.planner.said("vienti") == ["Mitä opit?", "Question 3 in fi"]


async def test_nothing_posted_yet_and_nothing_on_a_date_are_said(sqlite: Database) -> None:
    planner = await planned(sqlite)
    none = await planner.says(SAID)
    await planner.at(MONDAY_9)
    other = await planner.says("schedule take-back 1 date:1.12.2026")

    assert none == "Schedule 1 has not posted anything yet. `/schedule preview 1` shows what comes next."
    assert other == (
        "Schedule 1 has posted nothing on Tuesday 1 December 2026. `/schedule why 1 2026-12-01` says why."
    )


async def test_a_platform_that_is_away_is_tried_again_until_it_shows(scene: Scene) -> None:
    scene.planner.platform.fail_editing = TryLater("away")
    said = await scene.planner.says(SAID)
    await scene.rounds()
    away = scene.question("vienti").content.text
    scene.planner.platform.fail_editing = None
    await scene.rounds()

    assert "\\#vienti cannot be reached just now. I will keep trying." in said
    assert away == "Question 2 in fi"
    assert scene.texts() == CORRECTED
    assert await scene.planner.kept.occurrences.next_due() is None


async def test_a_lost_answer_is_no_reason_to_stop(scene: Scene) -> None:
    scene.planner.platform.fail_editing = OutcomeUnknown("cut")
    await scene.planner.says(SAID)
    scene.planner.platform.fail_editing = None
    await scene.rounds()

    assert scene.texts() == CORRECTED


async def test_a_message_deleted_by_hand_is_said_and_not_tried_again(scene: Scene) -> None:
    scene.planner.platform.fail_editing = Refused("message_gone")
    said = await scene.planner.says(SAID)
    due = await scene.planner.kept.occurrences.next_due()

    assert "Not corrected in \\#vienti: the message has been deleted." in said
    assert due is None


async def test_after_a_refusal_the_same_command_tries_again(scene: Scene) -> None:
    scene.planner.platform.fail_editing = Refused("no_permission")
    await scene.planner.says(SAID)
    scene.planner.platform.fail_editing = None
    said = await scene.planner.says(SAID)

    assert "Corrected in \\#vienti." in said
    assert scene.texts() == CORRECTED


async def test_a_channel_that_posts_later_posts_the_corrected_text(sqlite: Database) -> None:
    planner = await planned(sqlite)
    planner.platform.fail_next = TryLater("away")
    await planner.at(MONDAY_9)
    posted_first = planner.said("vienti") + planner.said("export")
    said = await planner.says(SAID)
    await planner.at(MONDAY_9 + HOUR)

    assert "is still to come, and will come as corrected" in said
    assert len(posted_first) == 1
    assert Scene(planner).texts() == CORRECTED


async def test_a_poll_is_corrected_with_the_votes_it_has(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=[POLL])
    await planner.says("schedule add monday 9:00 #vienti")
    await planner.at(MONDAY_9)
    (posted,) = planner.in_channel()
    assert posted.content.poll is not None
    bo = Person(planner.platform.space, MemberId("bo"))
    await planner.kept.votes.change(
        posted.content.poll.key,
        posted.message,
        bo,
        lambda _: Choice(2, "1", MONDAY_9),
        shown=True,
        now=MONDAY_9,
    )
    await planner.says('schedule edit 1 "Minne päin?" language:fi')
    (corrected,) = planner.in_channel()

    assert corrected.content.text == "Minne päin?"
    assert corrected.content.poll is not None
    assert corrected.content.poll.counts == (0, 1)


async def test_a_poll_of_the_platforms_own_cannot_be_corrected_and_the_reply_says_what_to_do(
    sqlite: Database,
) -> None:
    planner = await make_planner(sqlite, library=[POLL])
    planner.platform.abilities = replace(ALL_ABILITIES, native_polls=True)
    planner.platform.fail_editing = Refused("invalid", "a poll cannot be edited")
    await planner.says("schedule add monday 9:00 #vienti")
    await planner.at(MONDAY_9)
    said = await planner.says('schedule edit 1 "Minne päin?" language:fi')

    assert (
        "- In \\#vienti it is one of the platform's own polls, which nobody can change. "
        "`/schedule take-back 1 2026-11-30` removes the question everywhere; "
        "then `/schedule now 1` posts another."
    ) in said
    assert await planner.kept.occurrences.next_due() is None


async def test_a_poll_that_has_closed_is_corrected_and_stays_closed(sqlite: Database) -> None:
    planner = await make_planner(sqlite, library=[POLL])
    await planner.says("schedule add monday 9:00 #vienti")
    await planner.at(MONDAY_9)
    await planner.says("schedule pause 1")
    planner.house.clock.move(WEEK)
    await planner.says('schedule edit 1 "Minne päin?" language:fi')
    (posted,) = planner.in_channel()

    assert posted.content.poll is None
    assert posted.content.text.startswith("Minne päin?")
    assert "Itään" in posted.content.text


async def test_a_poll_whose_votes_are_forgotten_keeps_its_counts_and_is_not_corrected(
    sqlite: Database,
) -> None:
    planner = await make_planner(sqlite, library=[POLL])
    await planner.says("schedule add monday 9:00 #vienti")
    await planner.at(MONDAY_9)
    await planner.says("schedule pause 1")
    planner.house.clock.move(4 * WEEK)
    said = await planner.says('schedule edit 1 "Minne päin?" language:fi')

    assert "Not corrected in \\#vienti: its votes have been forgotten" in said
    assert planner.said() == ["Mihin suuntaan?"]
