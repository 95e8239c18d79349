"""The database cannot be reached for a while: what happens meanwhile is neither lost nor doubled."""

from __future__ import annotations

from contextlib import AsyncExitStack

import pytest

from tests.e2e.conftest import PLATFORMS, Scene
from tests.e2e.line import line
from tests.e2e.room import answer, answers, shipped, tell
from tests.e2e.running import IMPATIENT, vertti

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


async def test_a_question_asked_while_the_database_is_away_is_answered_when_it_is_back(scene: Scene) -> None:
    room = scene.room
    async with AsyncExitStack() as living:
        cable = await living.enter_async_context(line(scene.database_url))
        settings = {**scene.settings, **IMPATIENT, "VERTTI_DATABASE_URL": cable.url}
        await living.enter_async_context(vertti(settings, scene.data))
        await tell(room, room.chief, room.general, "channel here", use="questions", wait="0")
        cable.cut()
        asked = await room.say(room.anna, room.general, shipped("cus-rex").question["en"])
        await cable.knocked()
        cable.mend()
        await room.deliver_unacknowledged()
        await answer(room, asked)

    assert len(answers(room, asked)) == 1
