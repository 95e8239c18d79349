"""Hosts hear once of a change of their stream, wherever the command that made it was stopped."""

from __future__ import annotations

import pytest

from storage.engine import Database
from tests.flows.hosting_room import Hosted, host_room
from tests.flows.planner import Killed
from tests.flows.test_prompting_once import dying_at

HOUR_CHANGED, CHANNEL_LEFT = "schedule change 1 time:10:00", "schedule change 1 channels:#export"
STEPS = [("schedules", "alter"), ("notes", "leave"), ("hostings", "give_back")]


@pytest.fixture
async def room(database: Database) -> Hosted:
    """`bo` hosts the first Monday in #vienti, `anna` the second."""
    made = await host_room(database)
    await made.calls_for("host 30.11.")
    await made.calls_for("host 7.12.", who="anna")
    return made


async def stopped(room: Hosted, words: str, part: str, step: str, *, after: bool) -> None:
    """The command dies at the step; the inbox hands it out again, and then once more."""
    with pytest.raises(Killed):
        await dying_at(room.planner, part, step, after=after).says(words, event_id="change")
    for _ in range(2):
        await room.planner.another_process().says(words, event_id="change")
        await room.planner.tick()


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("part", "step"), STEPS[:2], ids=[step for _, step in STEPS[:2]])
async def test_stopped_in_a_change_of_the_hour_every_host_hears_of_it_once(
    room: Hosted, part: str, step: str, *, after: bool
) -> None:
    await stopped(room, HOUR_CHANGED, part, step, after=after)

    (bos,), (annas,) = room.told(), room.told("anna")
    assert "Monday 30 November 2026 at 10:00" in bos
    assert "Monday 7 December 2026 at 10:00" in annas


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("part", "step"), STEPS, ids=[step for _, step in STEPS])
async def test_stopped_while_a_channel_is_left_its_hosts_are_freed_and_hear_of_it_once(
    room: Hosted, part: str, step: str, *, after: bool
) -> None:
    await stopped(room, CHANNEL_LEFT, part, step, after=after)
    (schedule,) = await room.planner.kept.schedules.all()

    assert (len(room.told()), len(room.told("anna"))) == (1, 1)
    assert (await room.planner.kept.dates.of(schedule.id, since=schedule.since.date())).hostings == {}


async def test_a_change_of_language_handled_twice_tells_no_host(room: Hosted) -> None:
    for _ in range(2):
        await room.planner.says("schedule change 1 language:fi", event_id="change")
        await room.planner.tick()

    assert room.told() == room.told("anna") == []
