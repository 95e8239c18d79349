"""Moderators let a shared answer in, edit it first or refuse it; its author's choice comes first."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from storage.engine import Database
from tests.flows.sharing_room import CLEARED, Room, button, open_room


@pytest.fixture
async def room(sqlite: Database) -> AsyncIterator[Room]:
    async with open_room(sqlite) as opened:
        yield opened


async def test_a_moderator_may_edit_first(room: Room) -> None:
    await room.saves(await room.answered())
    await room.presses(button(room.told("bo")[0], "With my name"), "bo")
    listed = await room.says("knowledge proposals", "maija")
    form = await room.opens_with(button(listed, "Read 1"), "maija")
    said = await room.fills_in(form, "maija", id="eur1-stamp", answer=CLEARED)

    assert "eur1-stamp" in said.text
    kept = await room.knowledge.get("eur1-stamp")
    assert kept is not None
    assert list(kept.answer.values()) == [CLEARED]
    assert await room.kept.credit("eur1-stamp") == "Bo"


async def test_what_the_author_changed_meanwhile_is_not_let_in_as_it_was(room: Room) -> None:
    await room.saves(await room.answered())
    [asked] = room.told("bo")
    await room.presses(button(asked, "With my name"), "bo")
    listed = await room.says("knowledge proposals", "maija")
    form = await room.opens_with(button(listed, "Read 1"), "maija")
    rewording = await room.opens_with(button(asked, "Without my name or company"), "bo")
    await room.fills_in(rewording, "bo", answer=CLEARED)
    said = await room.fills_in(form, "maija")

    assert "has changed proposal 1" in said.text
    assert await room.knowledge.ids() == []


async def test_a_moderator_cannot_put_a_name_back(room: Room) -> None:
    await room.saves(await room.answered(CLEARED))
    form = await room.opens_with(button(room.told("bo")[0], "Without my name or company"), "bo")
    await room.fills_in(form, "bo")
    listed = await room.says("knowledge proposals", "maija")
    form = await room.opens_with(button(listed, "Read 1"), "maija")
    said = await room.fills_in(form, "maija", answer=f"{CLEARED} Thanks to Bo.")

    assert "wants no name in it" in said.text
    assert await room.knowledge.ids() == []


async def test_the_author_hears_of_a_refusal_and_why(room: Room) -> None:
    await room.saves(await room.answered())
    await room.presses(button(room.told("bo")[0], "With my name"), "bo")
    said = await room.says("knowledge refuse 1 We have this already", "maija")

    assert "left out" in said.text
    assert "We have this already" in room.told("bo")[-1].text
    kept = await room.kept.get(1)
    assert kept is not None
    assert kept.texts is None
    assert "decided already" in (await room.says("knowledge approve 1", "maija")).text


async def test_members_neither_see_nor_decide(room: Room) -> None:
    await room.saves(await room.answered())
    await room.presses(button(room.told("bo")[0], "With my name"), "bo")

    for words in ("knowledge proposals", "knowledge approve 1", "knowledge refuse 1"):
        assert "Customs" not in (await room.says(words, "cecilia")).text
    assert await room.knowledge.ids() == []


async def test_moderators_see_whose_it_is(room: Room) -> None:
    await room.shared()

    assert "Shared by Bo" in (await room.says("knowledge show member-1", "maija")).text
    assert "Bo" not in (await room.says("knowledge history member-1", "maija")).text
