"""A second message that appears when everybody thought the first was all is removed later, by whoever is there."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.chat.content import Content
from bot.chat.delivery import LEASE, Parcel
from bot.chat.doubles import AGAIN, AUDITS
from bot.chat.ids import MessageRef, Place
from bot.errors import OutcomeUnknown, Refused, TryLater
from storage.engine import Database
from tests.flows.house import House, make_house

HELLO = Content(text="hei")


class Killed(BaseException):
    """The process is gone."""


@pytest.fixture
def house(sqlite: Database) -> House:
    return make_house(sqlite)


def place(house: House) -> Place:
    return house.platform.channel("export")


def parcel(house: House, content: Content | None = HELLO) -> Parcel:
    async def last_look() -> Content | None:
        return content

    return Parcel(key="k1", place=place(house), thread=None, last_look=last_look)


async def taken_over(house: House, content: Content | None = HELLO) -> None:
    """One process dies in its send, of which nothing shows; another goes on."""
    house.platform.fail_next = Killed()
    with pytest.raises(Killed):
        await house.chat.courier.deliver(parcel(house), house.platform)
    house.clock.move(LEASE)
    await house.another_process().courier.deliver(parcel(house, content), house.platform)


async def shows_after_all(house: House) -> MessageRef:
    """What the first process had sent: it slept, woke up in its send, and died before it could clean up."""
    return await house.platform.post(place(house), HELLO, key="k1")


async def look(house: House, pause: timedelta = timedelta()) -> None:
    house.clock.move(pause)
    await house.another_process().courier.tick(house.chat.platforms.of)


async def test_what_shows_after_a_take_over_is_removed_by_any_process(house: House) -> None:
    await taken_over(house)
    (kept,) = house.platform.said()
    await shows_after_all(house)
    await look(house, AUDITS[0])

    assert house.platform.said() == [kept]


@pytest.mark.parametrize("looks", range(len(AUDITS)))
async def test_each_of_the_looks_finds_what_shows_since_the_one_before(house: House, looks: int) -> None:
    await taken_over(house)
    for pause in AUDITS[:looks]:
        await look(house, pause)
    await shows_after_all(house)
    await look(house, AUDITS[looks])

    assert len(house.platform.said()) == 1


async def test_after_the_last_look_nobody_looks_any_more(house: House) -> None:
    await taken_over(house)
    for pause in AUDITS:
        await look(house, pause)
    await shows_after_all(house)
    await look(house, timedelta(days=30))

    assert len(house.platform.said()) == 2


async def test_nobody_looks_where_there_was_no_doubt(house: House) -> None:
    await house.chat.courier.deliver(parcel(house), house.platform)
    await shows_after_all(house)
    await look(house, timedelta(days=30))

    assert len(house.platform.said()) == 2


async def test_after_a_lost_answer_doubles_are_looked_for(house: House) -> None:
    house.platform.lose_next = OutcomeUnknown("cut")
    await house.chat.courier.deliver(parcel(house), house.platform)
    await shows_after_all(house)
    await look(house, AUDITS[0])

    assert len(house.platform.said()) == 1


async def test_what_shows_late_is_kept_where_the_one_who_took_over_had_to_wait(house: House) -> None:
    """A busy platform takes nothing from it; what the first has sent is looked for again, and not removed as nobody's."""
    house.platform.fail_next = Killed()
    with pytest.raises(Killed):
        await house.chat.courier.deliver(parcel(house), house.platform)
    house.clock.move(LEASE)
    house.platform.fail_next = TryLater("busy")
    await house.another_process().courier.deliver(parcel(house), house.platform)
    shown = await shows_after_all(house)
    await look(house, AUDITS[0])
    delivered = await house.another_process().courier.deliver(parcel(house), house.platform)

    assert delivered.message == shown
    assert [each.message for each in house.platform.visible()] == [shown]


async def test_where_minds_were_changed_nothing_stays(house: House) -> None:
    await taken_over(house, content=None)
    await shows_after_all(house)
    await look(house, AUDITS[0])

    assert house.platform.said() == []


async def test_where_the_platform_refused_nothing_stays(house: House) -> None:
    house.platform.fail_next = Killed()
    with pytest.raises(Killed):
        await house.chat.courier.deliver(parcel(house), house.platform)
    house.clock.move(LEASE)
    house.platform.fail_next = Refused("no_permission")
    await house.another_process().courier.deliver(parcel(house), house.platform)
    await shows_after_all(house)
    await look(house, AUDITS[0])

    assert house.platform.said() == []


async def test_a_delivery_that_is_being_sent_is_left_alone(house: House) -> None:
    await taken_over(house, content=None)
    await shows_after_all(house)
    house.clock.move(AUDITS[0])
    house.platform.fail_next = Killed()
    with pytest.raises(Killed):
        await house.another_process().courier.deliver(parcel(house), house.platform)
    await look(house)

    assert len(house.platform.said()) == 1


async def test_a_platform_that_does_not_answer_is_asked_again(house: House) -> None:
    await taken_over(house)
    await shows_after_all(house)
    house.platform.fail_looking = TryLater("down")
    await look(house, AUDITS[0])
    before = len(house.platform.said())
    house.platform.fail_looking = None
    await look(house, AGAIN)

    assert (before, len(house.platform.said())) == (2, 1)


async def test_a_channel_that_is_gone_is_not_asked_for_ever(house: House) -> None:
    await taken_over(house)
    house.platform.fail_looking = Refused("channel_gone")
    for pause in AUDITS:
        await look(house, pause)
    house.platform.fail_looking = None
    await shows_after_all(house)
    await look(house, timedelta(days=30))

    assert len(house.platform.said()) == 2


async def test_an_idle_process_asks_the_platform_nothing(house: House) -> None:
    await taken_over(house)
    house.platform.fail_looking = Refused("nobody should look now")
    await look(house)
    house.platform.fail_looking = None
    await shows_after_all(house)
    await look(house, AUDITS[0])

    assert len(house.platform.said()) == 1
