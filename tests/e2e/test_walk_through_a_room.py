"""A walk through a room with a real process in it: turned on, asked, answered, thanked, explained."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio

from bot.answering.showing import spoken_date
from bot.chat.ids import MessageRef
from tests.contracts.rig import Seen
from tests.e2e.conftest import Scene
from tests.e2e.room import Room, answer, answers, explained, is_notice, look, said, shipped, tell
from tests.e2e.running import vertti

pytestmark = pytest.mark.asyncio(loop_scope="module")

HELPFUL = {"kind": "helpful", "reason": "it counts."}


@dataclass(frozen=True, slots=True)
class Hall:
    """A room with Vertti in it, and what it said when a member of staff turned it on in #general."""

    room: Room
    welcome: str


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def hall(scene: Scene) -> AsyncIterator[Hall]:
    room = scene.room
    for who in (room.anna, room.bo, room.chief):
        room.speak(who, "en")
    async with vertti({**scene.settings, "VERTTI_LANGUAGE": "en"}, scene.data):
        welcome = await tell(room, room.chief, room.general, "channel here", use="questions", wait="0")
        yield Hall(room, welcome)


async def test_turning_a_channel_on_is_said_in_public_once(hall: Hall) -> None:
    again = await tell(hall.room, hall.room.chief, hall.room.general, "channel here", use="watched")
    told = [seen for seen in look(hall.room, hall.room.general) if is_notice(seen)]

    assert hall.welcome == said("en", "channel-questions", minutes=0)
    assert again == said("en", "channel-watched")
    assert len(told) == 1


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
async def test_a_question_is_answered_in_a_thread_in_its_own_language(hall: Hall, language: str) -> None:
    entry = shipped("cus-rex")
    asked = await hall.room.say(hall.room.anna, hall.room.general, entry.question[language])
    given = await answer(hall.room, asked)

    assert _in_thread(given, asked)
    assert entry.question[language] in given.text
    assert said(language, "answer-sources") in given.text
    assert entry.sources[0].authority in given.text
    assert entry.sources[0].url in given.raw
    assert entry.checked is not None
    assert spoken_date(entry.checked, language) in given.text
    assert given.buttons == (
        said(language, "answer-helped"),
        said(language, "answer-not-helped"),
        said(language, "answer-ask-people"),
    )


async def test_asking_people_folds_the_answer_away_and_it_can_be_shown_again(hall: Hall) -> None:
    room, entry = hall.room, shipped("cus-origin-proof")
    asked = await room.say(room.anna, room.general, entry.question["en"])
    given = await answer(room, asked)
    assert given.message is not None
    await room.press(room.anna, given.message, said("en", "answer-ask-people"))
    await room.until(lambda: answers(room, asked)[0].buttons == (said("en", "answer-show-again"),))
    await room.press(room.bo, given.message, said("en", "answer-show-again"))
    await room.until(lambda: answers(room, asked)[0].buttons == given.buttons)

    assert [seen.text for seen in answers(room, asked)] == [given.text]


async def test_an_answer_that_helped_is_marked_listed_and_explained(hall: Hall) -> None:
    room = hall.room
    asked = await room.say(room.anna, room.general, "Who knows a carrier for chilled goods?")
    given = await room.say(room.bo, room.general, "Ask for the temperature log.", thread=asked)
    await room.react(room.anna, given, "✅")
    await room.react(room.chief, given, "💡")
    await explained(room, room.robot, given, said("en", "why-others", count=2, **HELPFUL))
    own = await tell(room, room.anna, room.general, "why", link=room.link(given))
    helpers = await tell(room, room.anna, room.general, "helpers")

    assert said("en", "why-yours", **HELPFUL) in own
    assert f"{_name(room)}: {said('en', 'helpers-score', givers=2, marks=2)}" in helpers


async def test_a_tick_by_the_one_who_asked_says_that_the_question_is_solved(hall: Hall) -> None:
    room = hall.room
    asked = await room.say(room.anna, room.general, "Who knows a pallet that fits?")
    given = await room.say(room.chief, room.general, "120 by 80.", thread=asked)
    await room.react(room.anna, given, "✅")
    why = await explained(room, room.anna, given, said("en", "why-yours", **HELPFUL))

    assert said("en", "why-yours", kind="solved", reason="it counts.") in why


async def test_a_command_beyond_the_own_role_is_refused_in_words_and_in_private(hall: Hall) -> None:
    room = hall.room
    before = [seen.text for seen in look(room, room.export)]
    refusal = await tell(room, room.anna, room.export, "channel here", use="questions")

    # How a command is written in the second sentence is the platform's.
    assert refusal.startswith(said("en", "not-allowed", role="staff", what="channel here").split(". ")[0])
    assert [seen.text for seen in look(room, room.export)] == before


async def test_a_word_nobody_knows_is_met_with_the_nearest_that_is_known(hall: Hall) -> None:
    room = hall.room
    reply = await tell(
        room,
        room.chief,
        room.general,
        "schedule add",
        weekday="monday",
        time="9:00",
        channels="#general",
        zone="Europe/Helsinky",
    )

    assert reply == said("en", "schedule-bad-zone-near", zone="Europe/Helsinky", near="Europe/Helsinki")
    if room.types_commands:
        assert "Did you mean /vertti helpers?" in await tell(room, room.chief, room.general, "halpers")


async def test_a_question_told_twice_is_answered_once_and_an_edit_changes_the_answer_in_place(
    hall: Hall,
) -> None:
    room, first, second = hall.room, shipped("fl-allergens"), shipped("lg-gtin")
    asked = await room.say(room.anna, room.general, first.question["en"])
    given = await answer(room, asked)
    await room.deliver_again(asked)
    await room.edit(room.anna, asked, second.question["en"])
    await room.until(lambda: second.question["en"] in answers(room, asked)[0].text)

    assert first.question["en"] in given.text
    assert [seen.message for seen in answers(room, asked)] == [given.message]


def _name(room: Room) -> str:
    return {"discord": "Bertil", "slack": "bo"}[room.name]


def _in_thread(seen: Seen, start: MessageRef) -> bool:
    return seen.message is not None and seen.message.thread == start.message
