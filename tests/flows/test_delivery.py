"""A parcel is posted once, whatever crashes."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.chat.content import Content
from bot.chat.delivery import LEASE, Delivered, Outcome, Parcel
from bot.chat.ids import MessageId, MessageRef, Place
from bot.errors import OutcomeUnknown, Refused, TryLater
from storage.engine import Database
from tests.flows.fakes import FakePlatform
from tests.flows.house import House, make_house


class Killed(BaseException):
    """The process is gone."""


@pytest.fixture
def house(sqlite: Database) -> House:
    return make_house(sqlite)


HELLO = Content(text="hei")


def parcel(house: House, *, content: Content | None = HELLO) -> Parcel:
    async def last_look() -> Content | None:
        return content

    return Parcel(key="k1", place=house.platform.channel("export"), thread=None, last_look=last_look)


async def deliver(house: House) -> Delivered:
    return await house.chat.courier.deliver(parcel(house), house.platform)


async def deliver_elsewhere(house: House) -> Delivered:
    return await house.another_process().courier.deliver(parcel(house), house.platform)


async def test_delivering_again_posts_nothing_new(house: House) -> None:
    first = await deliver(house)
    second = await deliver(house)

    assert (first.outcome, second.outcome) == (Outcome.SENT, Outcome.SENT)
    assert first.message == second.message
    assert len(house.platform.said()) == 1


async def test_two_processes_post_one_message(house: House) -> None:
    outcomes = await asyncio.gather(deliver(house), deliver_elsewhere(house))

    assert len(house.platform.said()) == 1
    assert sorted(each.outcome for each in outcomes) == [Outcome.HELD, Outcome.SENT]


async def test_a_lost_answer_is_looked_up_and_not_sent_again(house: House) -> None:
    house.platform.lose_next = OutcomeUnknown("the connection was cut")
    delivered = await deliver(house)

    assert delivered.outcome is Outcome.SENT
    assert len(house.platform.said()) == 1


async def test_killed_after_the_send_the_next_process_finds_the_message(house: House) -> None:
    house.platform.lose_next = Killed()
    with pytest.raises(Killed):
        await deliver(house)
    house.clock.move(LEASE)
    delivered = await deliver_elsewhere(house)

    assert delivered.outcome is Outcome.SENT
    assert len(house.platform.said()) == 1


async def test_killed_before_the_send_the_next_process_sends(house: House) -> None:
    house.platform.fail_next = Killed()
    with pytest.raises(Killed):
        await deliver(house)
    house.clock.move(LEASE)
    delivered = await deliver_elsewhere(house)

    assert delivered.outcome is Outcome.SENT
    assert len(house.platform.said()) == 1


async def test_an_unknown_outcome_that_cannot_be_looked_up_waits(house: House) -> None:
    house.platform.lose_next = OutcomeUnknown("cut")
    house.platform.fail_looking = TryLater("down")
    first = await deliver(house)
    house.platform.fail_looking = None
    at_once = await deliver(house)
    house.clock.move(LEASE)
    later = await deliver(house)

    assert [first.outcome, at_once.outcome, later.outcome] == [Outcome.LATER, Outcome.HELD, Outcome.SENT]
    assert len(house.platform.said()) == 1


class FreezingPlatform(FakePlatform):
    """Its process stands still inside the send, long enough for another to take over."""

    house: House

    async def post(
        self, place: Place, content: Content, *, key: str, thread: MessageId | None = None
    ) -> MessageRef:
        self.house.clock.move(LEASE + timedelta(seconds=1))
        await deliver_elsewhere(self.house)
        return await self.house.platform.post(place, content, key=key, thread=thread)


async def test_frozen_inside_the_send_the_second_message_is_removed(house: House) -> None:
    freezing = FreezingPlatform(house.clock, posted=house.platform.posted)
    freezing.house = house
    delivered = await house.chat.courier.deliver(parcel(house), freezing)

    assert delivered.outcome is Outcome.HELD
    assert len(house.platform.posted) == 2
    assert len(house.platform.said()) == 1


async def test_a_refusal_is_final(house: House) -> None:
    house.platform.fail_next = Refused("no_permission")
    first = await deliver(house)
    second = await deliver(house)

    assert [first.outcome, second.outcome] == [Outcome.REFUSED, Outcome.REFUSED]
    assert house.platform.said() == []


async def test_what_is_to_be_tried_later_can_be_tried_at_once(house: House) -> None:
    house.platform.fail_next = TryLater("slow down")
    first = await deliver(house)
    second = await deliver(house)

    assert [first.outcome, second.outcome] == [Outcome.LATER, Outcome.SENT]
    assert len(house.platform.said()) == 1


async def test_a_change_of_mind_at_the_last_look_posts_nothing(house: House) -> None:
    silent = parcel(house, content=None)
    delivered = await house.chat.courier.deliver(silent, house.platform)

    assert delivered.outcome is Outcome.CHANGED_MIND
    assert house.platform.posted == []
