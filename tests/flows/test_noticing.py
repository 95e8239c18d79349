"""While one event is handled a thing is looked up once; nothing outlives the event, and one's own change is seen."""

from __future__ import annotations

import asyncio

import pytest

from bot.chat.ids import MemberId, Person, SpaceId
from bot.chat.noticing import NoticingChannels, NoticingPeople, one_event
from bot.chat.ports import Channel
from bot.chat.roles import Role
from storage.chat import StoredChannels, StoredPeople
from storage.engine import Database
from tests.flows.house import HOME, House, make_house

ANNA = Person(SpaceId("fake:home"), MemberId("anna"))


@pytest.fixture
def house(sqlite: Database) -> House:
    return make_house(sqlite)


def elsewhere(house: House) -> StoredPeople:
    """Another process's way to the same rows."""
    return StoredPeople(house.database, HOME)


async def test_within_an_event_the_first_look_stands(house: House) -> None:
    people, now = NoticingPeople(elsewhere(house)), house.clock.now()
    with one_event():
        before = await people.recorded(ANNA)
        await elsewhere(house).choose_recording(ANNA, recorded=False, now=now)
        after = await people.recorded(ANNA)

    assert (before, after) == (True, True)
    with one_event():
        assert not await people.recorded(ANNA)


async def test_outside_of_an_event_every_look_is_a_new_one(house: House) -> None:
    people = NoticingPeople(elsewhere(house))
    assert await people.recorded(ANNA)
    await elsewhere(house).choose_recording(ANNA, recorded=False, now=house.clock.now())

    assert not await people.recorded(ANNA)


async def test_what_the_event_itself_changes_is_seen_at_once(house: House) -> None:
    now, place = house.clock.now(), house.platform.channel("export")
    people = NoticingPeople(elsewhere(house))
    channels = NoticingChannels(StoredChannels(house.database, HOME))
    with one_event():
        await people.language(ANNA)
        await people.recorded(ANNA)
        await people.granted(ANNA)
        await channels.get(place)
        await people.choose_language(ANNA, "sv", now=now)
        await people.choose_recording(ANNA, recorded=False, now=now)
        await people.grant(ANNA, Role.MODERATOR, by=ANNA, now=now)
        await channels.put(Channel(place=place, watched=True), by=ANNA, now=now)

        assert await people.language(ANNA) == "sv"
        assert not await people.recorded(ANNA)
        assert await people.granted(ANNA) is Role.MODERATOR
        assert (await channels.get(place)).watched
        await people.revoke(ANNA, by=ANNA, now=now)
        assert await people.granted(ANNA) is None


async def test_events_handled_at_the_same_time_know_nothing_of_each_other(house: House) -> None:
    people, looked = NoticingPeople(elsewhere(house)), asyncio.Event()
    changed = asyncio.Event()

    async def first() -> bool:
        with one_event():
            await people.recorded(ANNA)
            looked.set()
            await changed.wait()
            return await people.recorded(ANNA)

    async def second() -> bool:
        with one_event():
            await looked.wait()
            await elsewhere(house).choose_recording(ANNA, recorded=False, now=house.clock.now())
            changed.set()
            return await people.recorded(ANNA)

    assert await asyncio.gather(first(), second()) == [True, False]
