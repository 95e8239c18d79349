"""What was put off while a platform was away: staff can see that it is, and hear if it cannot be done after all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from bot.chat.ids import MemberId, MessageRef, Person
from bot.errors import PlatformError, Refused, TryLater
from storage.engine import Database
from tests.flows.planner import MONDAY_9, Planner, make_planner, prompts
from tests.flows.sent_room import SAID, Scene, planned, with_platform

AWAY, NOT_ALLOWED = TryLater("away"), Refused("no_permission")
STAYS = "The message there stays as it was."


@dataclass(slots=True)
class Stubborn:
    """Deletes nothing as long as there is an error."""

    behind: Any
    error: PlatformError | None = AWAY

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever is behind
        return getattr(self.behind, name)

    async def delete(self, message: MessageRef) -> None:
        if self.error is not None:
            raise self.error
        await self.behind.delete(message)


@pytest.fixture
async def scene(database: Database) -> Scene:
    planner = await planned(database)
    await planner.at(MONDAY_9)
    return Scene(planner)


async def why(planner: Planner) -> str:
    said = await planner.says("schedule why 1")
    return next(line for line in said.splitlines() if line.startswith("- \\#vienti:"))


async def test_why_says_what_is_still_to_be_deleted_and_when_it_is(scene: Scene) -> None:
    platform = Stubborn(scene.planner.platform)
    planner = with_platform(scene.planner, platform)
    await planner.says("schedule take-back 1")
    before = await why(planner)
    platform.error = None
    await scene.rounds(planner)
    after = await why(planner)

    posted = "- \\#vienti: posted on Monday 30 November 2026 at 9:00"
    still = "The message still stands there; I delete it as soon as the platform can be reached."
    assert before == f"{posted}, and taken back by staff. {still}"
    assert after == f"{posted}, taken back by staff, and deleted."
    assert planner.told() == []


async def test_what_cannot_be_deleted_later_after_all_is_told_once_and_said_in_why(scene: Scene) -> None:
    platform = Stubborn(scene.planner.platform)
    planner = with_platform(scene.planner, platform)
    await planner.says("schedule take-back 1")
    platform.error = NOT_ALLOWED
    await scene.rounds(planner)
    said = await why(planner)

    assert "The message still stands there, because I could not delete it: " in said
    assert len(planner.told()) == 2
    assert all("Please delete the message there yourself." in each for each in planner.told())


async def test_what_is_refused_at_once_is_said_in_the_reply_alone(scene: Scene) -> None:
    planner = with_platform(scene.planner, Stubborn(scene.planner.platform, NOT_ALLOWED))
    said = await planner.says("schedule take-back 1")
    await scene.rounds(planner)

    assert "- Not deleted in \\#vienti: " in said
    assert "because I could not delete it" in await why(planner)
    assert planner.told() == []


async def test_a_correction_that_is_refused_after_it_was_put_off_is_told_to_who_asked_for_it(
    scene: Scene,
) -> None:
    olga = MemberId("olga")
    scene.planner.platform.staff.add(olga)
    person = Person(scene.planner.platform.space, olga)
    await scene.planner.chat.people.choose_language(person, "en", now=MONDAY_9)
    scene.planner.platform.fail_editing = AWAY
    said = await scene.planner.says(SAID, who="olga")
    scene.planner.platform.fail_editing = NOT_ALLOWED
    await scene.rounds()
    await scene.rounds(scene.planner.another_process())

    assert "I will keep trying." in said
    assert scene.planner.told() == []
    assert len(scene.planner.told("olga")) == 2
    assert all(STAYS in each for each in scene.planner.told("olga"))
    assert {name for each in scene.planner.told("olga") for name in ("vienti", "export") if name in each} == {
        "vienti",
        "export",
    }


async def test_a_correction_refused_at_once_is_said_in_the_reply_alone(scene: Scene) -> None:
    scene.planner.platform.fail_editing = NOT_ALLOWED
    said = await scene.planner.says(SAID)
    await scene.rounds()

    assert "- Not corrected in \\#vienti: " in said
    assert "- Not corrected in \\#export: " in said
    assert scene.planner.told() == []


async def test_a_correction_that_is_only_late_is_told_to_nobody(scene: Scene) -> None:
    scene.planner.platform.fail_editing = AWAY
    await scene.planner.says(SAID)
    scene.planner.platform.fail_editing = None
    await scene.rounds()

    assert scene.question("vienti").content.text == "Mitä opit?"
    assert scene.planner.told() == []


async def test_what_was_posted_corrected_is_not_said_to_be_uncorrected(sqlite: Database) -> None:
    """Staff corrected it while one channel waited; that one shows the new text, whether it can be edited or not."""
    planner = await make_planner(sqlite, library=prompts(8))
    await planner.says("schedule add monday 9:00 #vienti,#export")
    planner.platform.fail_next = AWAY
    await planner.at(MONDAY_9)
    await planner.says(SAID)
    planner.platform.fail_editing = NOT_ALLOWED
    await Scene(planner).rounds()

    assert planner.said("export") == planner.said("vienti") == ["Mitä opit?"]
    assert planner.told() == []
