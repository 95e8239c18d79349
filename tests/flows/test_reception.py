"""Events behind the caller's back: what takes long is not begun a second time, whatever the rounds find."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from bot.chat.events import Author, Event, MessagePosted
from bot.chat.ids import MemberId, MessageId, MessageRef
from bot.chat.reception import LEASE, Reception
from storage.chat import StoredInbox
from storage.engine import Database
from tests.flows.house import House, make_house


@dataclass(slots=True)
class Slow:
    """Handles nothing until it may go on."""

    go_on: asyncio.Event = field(default_factory=asyncio.Event)
    begun: list[Event] = field(default_factory=list[Event])

    async def handle(self, event: Event) -> None:
        self.begun.append(event)
        await self.go_on.wait()


@pytest.fixture
def house(database: Database) -> House:
    return make_house(database)


def said(house: House) -> MessagePosted:
    place = house.platform.channel("export")
    return MessagePosted(
        event_id="e1",
        space=place.space,
        at=house.clock.now(),
        message=MessageRef(place.space, place.channel, MessageId("m1")),
        author=Author(MemberId("anna")),
        text="Hello",
    )


async def test_what_takes_many_leases_is_begun_once_and_finished(house: House) -> None:
    slow, inbox = Slow(), StoredInbox(house.database)
    reception = Reception(inbox, house.clock, slow.handle)
    await reception.receive(said(house))
    for _ in range(40):
        house.clock.move(LEASE / 4)
        await reception.tick()
    slow.go_on.set()
    await reception.settle()
    house.clock.move(10 * LEASE)

    assert len(slow.begun) == 1
    assert await inbox.take_up(now=house.clock.now(), lease=LEASE, most=9) == []


async def test_what_a_stopped_process_was_at_is_taken_up_by_another(house: House) -> None:
    slow, other, inbox = Slow(), Slow(), StoredInbox(house.database)
    stopped = Reception(inbox, house.clock, slow.handle)
    await stopped.receive(said(house))
    await stopped.tick()
    other.go_on.set()
    taking_over = Reception(inbox, house.clock, other.handle)
    house.clock.move(LEASE)
    await taking_over.tick()
    await taking_over.settle()

    assert len(other.begun) == 1
    slow.go_on.set()
    await stopped.settle()


class SlowInbox(StoredInbox):
    """Keeps nothing until it may go on."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.asked, self.go_on = asyncio.Event(), asyncio.Event()

    async def accept(self, event: Event, *, now: datetime, lease: timedelta) -> bool:
        self.asked.set()
        await self.go_on.wait()
        return await super().accept(event, now=now, lease=lease)


async def test_what_is_just_being_kept_is_handled_before_all_is_settled(house: House) -> None:
    handled: list[Event] = []

    async def handle(event: Event) -> None:
        handled.append(event)

    inbox = SlowInbox(house.database)
    reception = Reception(inbox, house.clock, handle)
    receiving = asyncio.create_task(reception.receive(said(house)))
    await inbox.asked.wait()
    settling = asyncio.create_task(reception.settle())
    await asyncio.sleep(0)
    inbox.go_on.set()
    await settling

    assert handled == [said(house)]
    await receiving
