"""Knowledge that has to be checked again: who is told, who confirms it, and what is remembered of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.roles import Role
from bot.errors import OutcomeUnknown, TryLater
from storage.engine import Database
from tests.flows.house import House, make_chat
from tests.flows.planner import MutePlatform
from tests.flows.upkeep_room import EORI, Room, open_room

MONDAY_8 = datetime(2026, 11, 30, 6, 0, tzinfo=UTC)
WEEK = timedelta(days=7)


@pytest.fixture
async def room(sqlite: Database) -> AsyncIterator[Room]:
    async with open_room(sqlite) as opened:
        yield opened


async def test_checking_names_what_is_wrong_and_what_to_do(room: Room) -> None:
    await room.knowledge.put([{**EORI, "sources": []}], by="import", now=room.house.clock.now())
    reply = await room.says("knowledge check")

    assert "**Without a source.** Add one with `/knowledge edit" in reply
    assert "- `eori`" in reply
    assert "- `label`: Swedish" in reply


async def test_an_answer_that_a_moderator_adds_with_its_source_is_dated_like_its_source(room: Room) -> None:
    await room.says('knowledge add tea "Where is the tea?" "Here." source:https://tulli.fi/')
    reply = await room.says("knowledge check")

    assert [line for line in reply.split("\n") if line.startswith("- `tea`")] == [
        "- `tea`: Finnish",
        "- `tea`: Swedish",
    ]


async def test_confirming_dates_it_today_moves_the_review_and_thanks_by_name(room: Room) -> None:
    reply = await room.says("knowledge confirm eori")
    entry = await room.knowledge.get("eori")

    assert entry is not None
    assert (str(entry.checked), str(entry.review_by)) == ("2026-11-24", "2027-10-24")
    assert [str(source.checked) for source in entry.sources] == ["2026-11-24"]
    assert reply.startswith("Thank you, Maija.")
    assert "24 October 2027" in reply


async def test_confirming_again_by_redelivery_is_one_revision(room: Room) -> None:
    first = await room.says("knowledge confirm eori", event_id="same")

    assert await room.says("knowledge confirm eori", event_id="same") == first
    assert len(await room.kept.revisions.history("eori")) == 2


async def test_the_history_tells_who_did_what_and_when_the_latest_first(room: Room) -> None:
    await room.says("knowledge edit eori also Where does the forwarder's number come from?", who="sari")
    room.house.clock.move(timedelta(days=1))
    await room.says("knowledge confirm eori")
    lines = (await room.says("knowledge history eori")).split("\n")

    assert lines[2:] == [
        "- 25 November 2026, Maija: confirmed",
        "- 24 November 2026, Sari: one way of asking added",
        "- 24 November 2026, from a file: added",
    ]


@pytest.mark.parametrize("words", ["knowledge confirm nothing", "knowledge history nothing"])
async def test_what_does_not_exist_is_said(room: Room, words: str) -> None:
    assert "There is no answer with the id `nothing`" in await room.says(words)


async def test_the_reviews_are_listed_on_demand(room: Room) -> None:
    late = {**EORI, "id": "late", "review_by": "2026-11-01", "volatile": True}
    await room.knowledge.put([late], by="import", now=room.house.clock.now())
    reply = await room.says("knowledge reviews")

    overdue, soon, how = (
        reply.split("\n\n**To be checked within")[0],
        reply.split("\n\n")[3],
        reply.split("\n\n")[-1],
    )
    assert "`late`" in overdue
    assert "I do not state it until then." in overdue
    assert "`eori` How do I get an EORI number? (20 December 2026)" in soon
    assert "`/knowledge confirm <id>`" in how


async def test_moderators_are_told_on_monday_morning_once_a_week(room: Room) -> None:
    await room.at(MONDAY_8 - timedelta(minutes=1))
    assert room.told() == []

    await room.at(MONDAY_8)
    await room.wait(timedelta(hours=1))
    [note] = room.told()
    assert "`eori`" in note
    assert "because you are a moderator" in note
    assert room.told("anna") == []

    await room.at(MONDAY_8 + WEEK)
    assert len(room.told()) == 2


async def test_however_many_processes_there_are_and_however_often_they_start_it_is_told_once(
    room: Room,
) -> None:
    await room.at(MONDAY_8)
    for _ in range(3):
        await room.another_process().tick(MONDAY_8 + timedelta(minutes=5))

    assert len(room.told()) == 1


async def test_nothing_is_told_when_nothing_lapses(room: Room) -> None:
    await room.says("knowledge confirm eori")
    await room.at(MONDAY_8)

    assert room.told() == []


async def test_in_the_afternoon_and_on_other_days_nobody_is_told(room: Room) -> None:
    for moment in (MONDAY_8 + timedelta(hours=4), MONDAY_8 + timedelta(days=1)):
        assert await room.at(moment) == MONDAY_8 + WEEK

    assert room.told() == []


async def test_each_moderator_reads_it_in_their_own_language(room: Room) -> None:
    now = room.house.clock.now()
    await room.house.chat.people.grant(room.person("bo"), Role.MODERATOR, by=room.person("sari"), now=now)
    await room.house.chat.people.choose_language(room.person("bo"), "sv", now=now)
    await room.at(MONDAY_8)

    assert "`/kunskap bekräfta <kod>`" in room.told("bo")[0]
    assert "`/knowledge confirm <id>`" in room.told("maija")[0]


async def test_a_note_that_was_not_sent_is_tried_again_and_one_that_may_have_been_is_not(
    room: Room, sqlite: Database
) -> None:
    clock = room.house.clock
    mute = MutePlatform(clock, mute=TryLater("busy", timedelta(minutes=10)))
    room.house = House(make_chat(sqlite, mute, clock, holder="three"), mute, clock, sqlite)
    upkeep = room.another_process()
    clock.move_to(MONDAY_8)
    assert await upkeep.tick(MONDAY_8) == MONDAY_8 + timedelta(minutes=10)

    mute.mute = OutcomeUnknown("lost")
    await upkeep.tick(MONDAY_8 + timedelta(minutes=10))
    mute.mute = None
    await upkeep.tick(MONDAY_8 + timedelta(minutes=20))
    assert room.told() == []

    await upkeep.tick(MONDAY_8 + WEEK)
    assert len(room.told()) == 1
