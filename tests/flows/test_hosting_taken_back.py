"""Staff take a week back in the other channels while a host's own question stands in one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.prompting.occurrence import OccurrenceState
from storage.engine import Database
from tests.flows.hosting_room import Hosted, host_room
from tests.flows.planner import MONDAY_9, WEEK


@pytest.fixture
async def room(sqlite: Database) -> Hosted:
    """Bo hosts #vienti and has asked; in #export the question was Vertti's, and staff have taken it back."""
    made = await host_room(sqlite, channels="#vienti,#export")
    await made.calls_for("host")
    await made.at(MONDAY_9)
    await made.at(MONDAY_9 + timedelta(minutes=1))
    await made.writes()
    await made.planner.says("schedule take-back 1")
    return made


async def through_the_week(room: Hosted) -> None:
    for hours in range(1, 24):
        await room.at(MONDAY_9 + timedelta(hours=hours))


async def test_a_host_who_undoes_is_told_so_and_the_week_stays_taken_back(room: Hosted) -> None:
    note = next(each for each in room.notes() if any(button.label == "Undo" for button in each.buttons))
    reply = await room.press(note, "Undo")
    again = await room.writes("Another one?")
    await through_the_week(room)
    occurrence = await room.occurrence()

    assert reply.text == (
        "Undone: that message is not the week's question. Staff have taken this week's question back, "
        "so I post none."
    )
    assert not again
    assert (occurrence.state, occurrence.reason) == (OccurrenceState.SKIPPED, "taken_back")
    assert room.posted("vienti") == room.posted("export") == []


async def test_a_host_who_deletes_it_is_not_asked_for_another(room: Hosted) -> None:
    told = len(room.told())
    await room.deletes(room.said[-1])
    await through_the_week(room)

    assert room.told()[told:] == []
    assert room.posted("vienti") == room.posted("export") == []


async def test_the_next_week_comes_as_ever(room: Hosted) -> None:
    note = next(each for each in room.notes() if any(button.label == "Undo" for button in each.buttons))
    await room.press(note, "Undo")
    await room.at(MONDAY_9 + WEEK)
    await room.at(MONDAY_9 + WEEK + timedelta(minutes=1))

    assert len(room.posted("vienti")) == len(room.posted("export")) == 1
