"""Slack's own side of the adapter: looking back, and who and what is where."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.content import Content
from bot.chat.events import Author
from bot.chat.ids import ChannelId, MemberId, MessageId, MessageRef, Person, Place
from bot.chat.platform import Reaction
from bot.chat.roles import Role
from bot.errors import Refused
from tests.contracts.rigs.slack import SlackRig, open_rig
from tests.standins.slack.entities import User

HEI = Content(text="Hei vain")
POST = "chat.postMessage"


@pytest.fixture
async def rig() -> AsyncIterator[SlackRig]:
    async with open_rig() as opened:
        yield opened

        assert opened.violations() == []
        assert opened.standin.faults.left == 0


def since() -> datetime:
    return datetime.now(UTC) - timedelta(minutes=2)


def place(rig: SlackRig, channel: str) -> Place:
    return Place(rig.platform.space, ChannelId(channel))


async def test_speakers_about_a_question_that_is_gone_are_refused(rig: SlackRig) -> None:
    root = await rig.say(rig.anna, rig.general, "Mikä on EORI?")
    await rig.remove(rig.anna, root)

    with pytest.raises(Refused, match="message_gone"):
        await rig.platform.speakers_after(root)


async def test_who_spoke_before_a_message_in_the_thread_does_not_count(rig: SlackRig) -> None:
    root = await rig.say(rig.anna, rig.general, "Mikä on EORI?")
    await rig.say(rig.bo, rig.general, "Numero.", thread=root)
    later = await rig.say(rig.anna, rig.general, "Mistä sen saa?", thread=root)
    await rig.say(rig.chief, rig.general, "Tullista.", thread=root)

    assert await rig.platform.speakers_after(later) == {rig.chief}


async def test_all_reactions_are_read_whatever_their_skin(rig: SlackRig) -> None:
    message = await rig.say(rig.anna, rig.general, "Vinkki")
    for who, name in (
        (rig.bo, "+1::skin-tone-5"),
        (rig.bo, "+1"),
        (rig.robot, "helpful"),
        (rig.chief, "bulb"),
    ):
        await rig.standin.people.react(who, message.channel, message.message, name)

    assert await rig.platform.reactions(message) == {
        Reaction(rig.bo, "👍"),
        Reaction(rig.robot, "helpful", by_bot=True),
        Reaction(rig.chief, "💡"),
    }


async def test_reactions_of_what_is_gone_are_refused(rig: SlackRig) -> None:
    with pytest.raises(Refused, match="message_gone"):
        await rig.platform.reactions(
            MessageRef(rig.platform.space, ChannelId("C0GENERAL"), MessageId("1.000000"))
        )


async def test_links_lead_back_to_their_messages_with_their_threads(rig: SlackRig) -> None:
    root = await rig.say(rig.anna, rig.general, "Mikä on EORI?")
    inside = await rig.say(rig.bo, rig.general, "Numero.", thread=root)
    for message in (root, inside):
        link = await rig.platform.link(message)
        for written in (link, f"<{link}>", f"<{link}|tässä>", f" {link} "):
            found = rig.platform.read_link(written)
            assert found is not None
            assert (found, found.thread) == (message, message.thread)
    assert rig.platform.read_link("https://other.slack.example/archives/C0GENERAL/p1700000000000100") is None


async def test_people_and_places_are_found_as_people_write_them(rig: SlackRig) -> None:
    platform, anna = rig.platform, Person(rig.platform.space, rig.anna)

    for words in ("@anna", "Anna", "<@U0ANNA>", "<@U0ANNA|anna>", "U0ANNA"):
        assert await platform.find_person(words) == anna
    for words in ("#export", "Export", "<#C0EXPORT|export>", "<#C0EXPORT>", "C0EXPORT"):
        assert await platform.find_place(words) == rig.export
    assert await platform.find_place("#inner") == place(rig, "C0INNER")
    assert await platform.find_person("<@U0NOBODY>") is None
    assert await platform.find_place("<#C0NOWHERE>") is None
    assert await platform.member_name(MemberId("U0NOBODY")) == "U0NOBODY"
    assert await platform.place_name(rig.export) == "#export"


async def test_who_cannot_be_told_apart_or_is_gone_is_not_found(rig: SlackRig) -> None:
    rig.workspace.users |= {"U0ANNA2": User("U0ANNA2", "Anna"), "U0GONE": User("U0GONE", "gone", gone=True)}
    rig.workspace.channel("export").archived = True

    assert await rig.platform.find_person("@anna") is None
    assert await rig.platform.find_person("@gone") is None
    assert await rig.platform.find_place("#export") is None


async def test_workspace_admins_and_owners_are_staff(rig: SlackRig) -> None:
    gone = User("U0GONE", "gone", admin=True, gone=True)
    rig.workspace.users[gone.id] = gone
    members = (rig.chief, MemberId("U0OLGA"), rig.anna, rig.robot, MemberId(gone.id), MemberId("U0NOBODY"))

    roles = [await rig.platform.standing(member) for member in members]

    assert roles == [Role.STAFF, Role.STAFF, *[Role.MEMBER] * 4]


async def test_standing_is_asked_anew_each_time(rig: SlackRig) -> None:
    before = await rig.platform.standing(rig.anna)
    rig.workspace.user("anna").admin = True

    assert (before, await rig.platform.standing(rig.anna)) == (Role.MEMBER, Role.STAFF)


async def test_a_message_knows_its_author_and_time(rig: SlackRig) -> None:
    before = datetime.now(UTC)
    message = await rig.say(rig.anna, rig.general, "hei")

    assert await rig.platform.author(message) == Author(rig.anna)
    assert abs(await rig.platform.sent_at(message) - before) < timedelta(minutes=1)
