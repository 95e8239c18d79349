"""`kill -9` between every two durable steps: nothing is lost, nothing is doubled."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
import pytest_asyncio

from bot.chat.ids import MessageRef
from bot.prompting.schedule import WEEKDAYS
from tests.e2e.bell import at_rest, hang_bells
from tests.e2e.conftest import PLATFORMS, Scene
from tests.e2e.kill_points import COUNTS, POINTS, Happening, House
from tests.e2e.room import Deed, Room, answer, answers, explained, said, shipped, tell
from tests.e2e.running import IMPATIENT

CASES = [
    *(((platform, "postgresql"), point) for platform in PLATFORMS for point in POINTS),
    # Without doors and without a way to move time: the leases run out by themselves.
    (("discord", "sqlite"), "sent"),
]
pytestmark = [
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.parametrize(
        ("scene", "aftermath"),
        CASES,
        ids=["-".join([*where, point]) for where, point in CASES],
        indirect=True,
        scope="module",
    ),
]


@dataclass(frozen=True, slots=True)
class Aftermath:
    """A process died and another went on."""

    house: House
    happening: Happening
    asked: MessageRef

    @property
    def room(self) -> Room:
        return self.house.room

    @property
    def taken_back(self) -> int:
        """Doubles that somebody may have seen for a moment."""
        return self.room.asked(Deed.TAKE_BACK) - self.happening.taken_back_before


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(scene: Scene) -> AsyncIterator[House]:
    room = scene.room
    for who in (room.anna, room.bo, room.chief):
        room.speak(who, "en")
    lease = {} if scene.database_url else IMPATIENT
    settings = {**scene.settings, **lease, "VERTTI_LANGUAGE": "en"}
    async with AsyncExitStack() as lives:
        opened = House(room, scene.database_url, settings, scene.data, lives)
        await opened.wake()
        if scene.database_url:
            await hang_bells(scene.database_url)
        await tell(room, room.chief, room.export, "channel here", use="prompts")
        await tell(room, room.chief, room.general, "channel here", use="questions", wait="0")
        await tell(
            room, room.chief, room.export, "schedule add", weekday=_far_day(), time="9:00", channels="#export"
        )
        # A note of thanks by day, and none at night, would come between.
        await tell(room, room.bo, room.general, "helpers leave")
        yield opened


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def aftermath(house: House, request: pytest.FixtureRequest) -> Aftermath:
    room = house.room
    await house.wake()
    marked = await room.say(room.bo, room.general, "Ours went by rail.")
    happening = Happening(
        shipped("cus-rex").question["en"], marked, len(house.prompts), room.asked(Deed.TAKE_BACK)
    )
    asked = await POINTS[request.param](house, happening)
    await house.later()
    await house.wake()
    if house.database_url:
        await at_rest(house.database_url)
    else:
        await answer(room, asked)
        await room.until(lambda: len(house.prompts) > happening.prompts_before)
    return Aftermath(house, happening, asked)


async def test_the_question_is_answered_once(aftermath: Aftermath) -> None:
    assert len(answers(aftermath.room, aftermath.asked)) == 1
    assert aftermath.taken_back == 0


async def test_the_weekly_question_is_posted_once(aftermath: Aftermath) -> None:
    assert len(aftermath.house.prompts) == aftermath.happening.prompts_before + 1
    assert aftermath.taken_back == 0


async def test_the_mark_counts_once(aftermath: Aftermath) -> None:
    room, marked = aftermath.room, aftermath.happening.marked
    why = await explained(room, room.anna, marked, said("en", "why-yours", **COUNTS))

    assert why.removeprefix("- ") == said("en", "why-yours", **COUNTS)


def _far_day() -> str:
    """No regular question comes between."""
    return WEEKDAYS[(datetime.now(UTC).weekday() + 3) % 7]
