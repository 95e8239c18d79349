"""Looking back, and the names and addresses of things."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.chat.content import Content
from bot.chat.events import Author
from bot.chat.ids import Person
from bot.chat.platform import Reaction
from bot.chat.roles import Role
from tests.contracts.rig import Rig


async def test_find_finds_by_key_and_only_by_key(rig: Rig) -> None:
    key = "prompt-2026-03-02-abcdefgh"[:25]
    first = await rig.platform.post(rig.general, Content(text="Yksi"), key=key)
    await rig.platform.post(rig.general, Content(text=key), key="another-key")
    await rig.say(rig.anna, rig.general, key)
    since = await rig.platform.sent_at(first) - timedelta(minutes=1)

    assert list(await rig.platform.find(rig.general, key, since=since)) == [first]
    assert list(await rig.platform.find(rig.general, key[:-1], since=since)) == []
    assert list(await rig.platform.find(rig.export, key, since=since)) == []


async def test_find_gives_the_oldest_first(rig: Rig) -> None:
    first = await rig.platform.post(rig.general, Content(text="Yksi"), key="same")
    second = await rig.platform.post(rig.general, Content(text="Kaksi"), key="same")
    since = await rig.platform.sent_at(first) - timedelta(minutes=1)

    assert list(await rig.platform.find(rig.general, "same", since=since)) == list(
        dict.fromkeys([first, second])
    )


async def test_find_looks_into_a_thread(rig: Rig) -> None:
    start = await rig.say(rig.anna, rig.general, "Mikä EORI on?")
    posted = await rig.platform.post(rig.general, Content(text="Tunniste"), key="deep", thread=start.message)
    since = await rig.platform.sent_at(start) - timedelta(minutes=1)
    found = await rig.platform.find(rig.general, "deep", since=since, thread=start.message)

    assert list(found) == [posted]


async def test_a_deleted_message_is_not_found(rig: Rig) -> None:
    posted = await rig.platform.post(rig.general, Content(text="Tupla"), key="gone")
    since = await rig.platform.sent_at(posted) - timedelta(minutes=1)
    await rig.platform.delete(posted)

    assert list(await rig.platform.find(rig.general, "gone", since=since)) == []


async def test_people_who_have_spoken_are_seen_and_bots_are_not(rig: Rig) -> None:
    question = await rig.say(rig.anna, rig.general, "Kuka on vienyt Norjaan?")
    silent = await rig.platform.speakers_after(question)
    await rig.say(rig.robot, rig.general, "Automaattinen ilmoitus", thread=question)
    await rig.platform.post(rig.general, Content(text="Hei"), key="speaks", thread=question.message)
    bots_only = await rig.platform.speakers_after(question)
    await rig.say(rig.bo, rig.general, "Minä", thread=question)
    await rig.say(rig.anna, rig.general, "Kerro lisää", thread=question)

    assert silent == bots_only == frozenset()
    assert await rig.platform.speakers_after(question) == {rig.anna, rig.bo}


async def test_all_reactions_are_listed(rig: Rig) -> None:
    message = await rig.say(rig.anna, rig.general, "Näin se onnistui")
    await rig.react(rig.bo, message, "💡")
    await rig.react(rig.chief, message, "💡")
    await rig.react(rig.chief, message, "helpful")
    await rig.react(rig.bo, message, "✅")
    await rig.unreact(rig.bo, message, "✅")

    assert await rig.platform.reactions(message) == {
        Reaction(rig.bo, "💡"),
        Reaction(rig.chief, "💡"),
        Reaction(rig.chief, "helpful"),
    }


async def test_the_author_of_a_message_is_known(rig: Rig) -> None:
    message = await rig.say(rig.anna, rig.general, "Hei")
    reply = await rig.say(rig.bo, rig.general, "Hei", thread=message)

    assert await rig.platform.author(message) == Author(rig.anna)
    assert await rig.platform.author(reply) == Author(rig.bo)


async def test_a_link_leads_back_to_its_message(rig: Rig) -> None:
    message = await rig.say(rig.anna, rig.general, "Kuka on vienyt Norjaan?")
    reply = await rig.say(rig.bo, rig.general, "Minä", thread=message)
    link = await rig.platform.link(message)
    link_of_reply = await rig.platform.link(reply)

    assert link.startswith("http")
    assert rig.platform.read_link(link) == message
    assert rig.platform.read_link(link_of_reply) == reply


@pytest.mark.parametrize(
    "url",
    ["", "hei", "https://example.com/a/b/1", "http://[::1", "javascript:alert(1)", "\ud800", "/message/a/1"],
)
async def test_what_is_no_link_of_the_platform_leads_nowhere(rig: Rig, url: str) -> None:
    assert rig.platform.read_link(url) is None


async def test_a_place_is_found_by_name_and_id(rig: Rig) -> None:
    name = await rig.platform.place_name(rig.export)

    assert name.startswith("#")
    assert await rig.platform.find_place(name) == rig.export
    assert await rig.platform.find_place(name.removeprefix("#")) == rig.export
    assert await rig.platform.find_place(rig.export.channel) == rig.export
    assert await rig.platform.find_place("#no-such-place") is None
    assert await rig.platform.find_place("\ud800\x00") is None


async def test_a_person_is_found_by_name_and_id(rig: Rig) -> None:
    name = await rig.platform.member_name(rig.anna)
    anna = Person(rig.platform.space, rig.anna)

    assert await rig.platform.find_person(f"@{name}") == anna
    assert await rig.platform.find_person(rig.anna) == anna
    assert await rig.platform.find_person("@nobody-of-that-name") is None


async def test_the_chief_is_staff_and_others_are_members(rig: Rig) -> None:
    assert await rig.platform.standing(rig.chief) is Role.STAFF
    assert await rig.platform.standing(rig.anna) is Role.MEMBER
    assert await rig.platform.standing(rig.bo) is Role.MEMBER


async def test_a_platform_has_a_name_an_address_and_nothing_to_complain_of(rig: Rig) -> None:
    assert rig.platform.name == rig.platform.space.partition(":")[0]
    assert rig.platform.address
    assert await rig.platform.problems() == []


async def test_stopping_twice_is_no_error(rig: Rig) -> None:
    await rig.platform.stop()
    await rig.platform.stop()
