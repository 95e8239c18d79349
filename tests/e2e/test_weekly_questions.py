"""Weekly questions, with two processes on one PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio

from bot.chat.ids import MessageRef
from bot.prompting.schedule import WEEKDAYS
from tests.e2e.conftest import PLATFORMS, Scene
from tests.e2e.room import Room, answer, answers, is_notice, look, said, shipped, tell
from tests.e2e.running import vertti

PROCESSES = 2
pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.parametrize(
        "scene",
        [(platform, "postgresql") for platform in PLATFORMS],
        ids=PLATFORMS,
        indirect=True,
        scope="module",
    ),
]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def morning(scene: Scene) -> AsyncIterator[Room]:
    """A schedule was made yesterday, and its time came a moment before the processes started."""
    room, now = scene.room, datetime.now(UTC)
    settings = {**scene.settings, "VERTTI_LANGUAGE": "en"}
    room.speak(room.chief, "en")
    async with vertti(settings, scene.data, "--today", f"{now - timedelta(days=1):%Y-%m-%d}"):
        await tell(room, room.chief, room.export, "channel here", use="prompts")
        await tell(room, room.chief, room.general, "channel here", use="questions", wait="0")
        await tell(
            room,
            room.chief,
            room.export,
            "schedule add",
            weekday=WEEKDAYS[now.weekday()],
            time=f"{now:%H:%M}",
            channels="#export",
            zone="UTC",
        )
        # Whatever day and hour it is.
        rules = {"number": "1", "holidays": "none", "window": "12", "host": "4", "quiet": "none"}
        await tell(room, room.chief, room.export, "schedule rules", **rules)
    async with AsyncExitStack() as running:
        for _ in range(PROCESSES):
            await running.enter_async_context(vertti(settings, scene.data))
        yield room
    texts = [seen.text for seen in look(room, room.export)]

    assert len(set(texts)) == len(texts)


async def test_a_question_whose_time_has_come_is_posted_and_opens_a_thread(morning: Room) -> None:
    room = morning
    await room.until(lambda: _prompts(room))
    first = _prompts(room)[0]
    await room.until(lambda: look(room, room.export, first))

    assert len(look(room, room.export, first)) == 1


async def test_a_question_that_staff_ask_for_now_is_posted_once(morning: Room) -> None:
    room = morning
    await room.until(lambda: _prompts(room))
    before = len(_prompts(room))
    reply = await tell(room, room.chief, room.export, "schedule now", number="1")

    assert reply == said("en", "schedule-now-posted", channel="#export")
    assert len(_prompts(room)) == before + 1


async def test_every_process_is_connected_and_one_of_them_answers(morning: Room) -> None:
    room = morning
    asked = await room.say(room.anna, room.general, shipped("lg-gtin").question["en"])
    await answer(room, asked)

    assert room.connected == PROCESSES
    assert len(answers(room, asked)) == 1


def _prompts(room: Room) -> list[MessageRef]:
    """The weekly questions in #export: all but the notice."""
    questions = [seen for seen in look(room, room.export) if not is_notice(seen)]
    return [seen.message for seen in questions if seen.message is not None]
