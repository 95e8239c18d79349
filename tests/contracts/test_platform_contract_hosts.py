"""What hosting a week asks of a platform: the channel's address, and what a member said first."""

from __future__ import annotations

from datetime import timedelta

from bot.chat.content import Content
from bot.chat.ids import MessageRef
from tests.contracts.rig import Rig

A_LITTLE = timedelta(microseconds=1)
DAY = timedelta(days=1)


async def test_a_channels_address_is_its_own_and_no_messages(rig: Rig) -> None:
    general = await rig.platform.place_link(rig.general)
    export = await rig.platform.place_link(rig.export)
    message = await rig.platform.link(await rig.say(rig.anna, rig.general, "Hei"))

    assert general.startswith("http")
    assert len({general, export, message}) == 3
    assert rig.general.channel in general
    assert rig.platform.read_link(general) is None


async def test_what_a_member_said_first_is_found(rig: Rig) -> None:
    before = await rig.say(rig.bo, rig.general, "Ennen aikaa")
    await rig.say(rig.anna, rig.general, "Joku muu")
    await rig.say(rig.bo, rig.export, "Muualla")
    first = await rig.say(rig.bo, rig.general, "Mikä yllätti teidät messuilla?")
    await rig.say(rig.bo, rig.general, "Ja vielä yksi asia")

    assert await _first(rig, since=before) == first


async def test_nothing_is_found_where_the_member_said_nothing_in_time(rig: Rig) -> None:
    before = await rig.say(rig.bo, rig.general, "Ennen aikaa")
    late = await rig.say(rig.bo, rig.general, "Liian myöhään")

    assert await _first(rig, since=late) is None
    assert await _first(rig, since=before, until=late) is None


async def test_replies_calls_to_vertti_and_deleted_words_are_passed_over(rig: Rig) -> None:
    before = await rig.say(rig.anna, rig.general, "Hei")
    await rig.say(rig.bo, rig.general, "Säikeessä", thread=before)
    await rig.say(rig.bo, rig.general, "Mikä on EORI-numero?", mention=True)
    await rig.remove(rig.bo, gone := await rig.say(rig.bo, rig.general, "Väärä kanava"))
    first = await rig.say(rig.bo, rig.general, "Mikä yllätti teidät messuilla?")

    assert await _first(rig, since=before) == first != gone


async def test_bots_and_vertti_are_not_taken_for_a_member(rig: Rig) -> None:
    before = await rig.say(rig.anna, rig.general, "Hei")
    await rig.say(rig.robot, rig.general, "Automaattinen ilmoitus")
    await rig.platform.post(rig.general, Content(text="Viikon kysymys"), key="own")

    assert await _first(rig, since=before) is None


async def _first(rig: Rig, *, since: MessageRef, until: MessageRef | None = None) -> MessageRef | None:
    """Bo's first message later than one message and earlier than another."""
    start = await rig.platform.sent_at(since)
    end = await rig.platform.sent_at(until) if until is not None else start + DAY
    return await rig.platform.first_by(rig.bo, rig.general, since=start + A_LITTLE, until=end)
