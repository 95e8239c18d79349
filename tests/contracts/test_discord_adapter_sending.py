"""Discord's own side of the adapter: posting, finding again, looking back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from adapters.discord.marker import marker
from bot.chat.content import Button, Content
from bot.chat.events import Author
from bot.chat.ids import ChannelId, MemberId, MessageId, MessageRef, Person, Place
from bot.chat.platform import Reaction
from bot.chat.roles import Role
from bot.errors import InboxClosed, OutcomeUnknown, Refused
from tests.contracts.rigs.discord import DiscordRig, open_rig
from tests.standins.discord.permissions import Permission

HEI = Content(text="Hei vain")


@pytest.fixture
async def rig() -> AsyncIterator[DiscordRig]:
    async with open_rig() as opened:
        yield opened
        assert opened.violations() == []
        assert opened.standin.faults.left == 0


def since() -> datetime:
    return datetime.now(UTC) - timedelta(minutes=2)


async def channel_without_threads(rig: DiscordRig) -> Place:
    denied = Permission.CREATE_PUBLIC_THREADS | Permission.SEND_MESSAGES_IN_THREADS
    await rig.guild.add_channel("narrow", denied_to_bot=denied)
    place = None
    while place is None:
        place = await rig.platform.find_place("#narrow")
        await asyncio.sleep(0)
    return place


async def test_the_first_post_opens_the_thread_and_the_second_finds_it(rig: DiscordRig) -> None:
    root = await rig.say(rig.anna, rig.general, "Mikä on EORI-numero?")

    first = await rig.platform.post(rig.general, HEI, key="a", thread=root.message)
    second = await rig.platform.post(rig.general, HEI, key="b", thread=root.message)

    assert first.thread == second.thread == root.message
    assert [thread.name for thread in rig.guild.threads()] == ["Mikä on EORI-numero?"]
    assert len(await rig.messages(rig.general, thread=root)) == 2


async def test_a_thread_opened_by_somebody_else_meanwhile_is_used(rig: DiscordRig) -> None:
    root = await rig.say(rig.anna, rig.general, "Mikä on EORI-numero?")
    gate = asyncio.Event()
    rig.standin.faults.hold("create_thread_from_message", gate)
    posting = asyncio.create_task(rig.platform.post(rig.general, HEI, key="a", thread=root.message))
    await rig.guild.wait_for(lambda guild: "threads" in guild.calls[-1].path)
    await rig.guild.start_thread(rig.bo, rig.general.channel, "EORI", on=int(root.message))
    gate.set()

    assert (await posting).thread == root.message


async def test_a_thread_of_its_own_takes_posts_too(rig: DiscordRig) -> None:
    number = await rig.guild.start_thread(rig.bo, rig.general.channel, "Jutellaan")
    inside = await rig.guild.say(rig.bo, number, "Mikä on EORI?")

    posted = await rig.platform.post(rig.general, HEI, key="a", thread=MessageId(str(number)))

    assert posted.thread == str(number)
    assert [message.id for message in rig.guild.history(number)] == [inside, int(posted.message)]


async def test_where_threads_are_not_allowed_it_replies(rig: DiscordRig) -> None:
    narrow = await channel_without_threads(rig)
    root = await rig.say(rig.anna, narrow, "Mikä on EORI?")

    posted = await rig.platform.post(narrow, HEI, key="a", thread=root.message)

    reference = rig.guild.message(int(narrow.channel), int(posted.message)).reference
    assert reference is not None
    assert (reference.message_id, posted.thread) == (int(root.message), None)
    found = await rig.platform.find(narrow, "a", since=since(), thread=root.message)
    assert found == [posted]


async def test_a_question_deleted_before_the_answer_refuses_it(rig: DiscordRig) -> None:
    root = await rig.say(rig.anna, rig.general, "Mikä on EORI?")
    await rig.remove(rig.anna, root)

    with pytest.raises(Refused, match="message_gone"):
        await rig.platform.post(rig.general, HEI, key="a", thread=root.message)


async def test_two_posts_with_one_key_are_one_message(rig: DiscordRig) -> None:
    first = await rig.platform.post(rig.general, HEI, key="a")

    assert await rig.platform.post(rig.general, HEI, key="a") == first
    assert len(await rig.messages(rig.general)) == 1


@pytest.mark.parametrize("text", ["Hei", "Hei vain", "pitkä " * 500])
async def test_a_post_whose_answer_was_lost_is_found_by_its_key(rig: DiscordRig, text: str) -> None:
    await rig.lose_next_answer()
    with pytest.raises(OutcomeUnknown):
        await rig.platform.post(rig.general, Content(text=text), key="a")

    (found,) = await rig.platform.find(rig.general, "a", since=since())

    (seen,) = await rig.messages(rig.general)
    assert found == seen.message
    assert await rig.platform.find(rig.general, "b", since=since()) == []


async def test_a_server_error_leaves_the_outcome_open(rig: DiscordRig) -> None:
    rig.standin.faults.fail("create_message", status=503)
    with pytest.raises(OutcomeUnknown):
        await rig.platform.post(rig.general, HEI, key="a")

    assert await rig.platform.find(rig.general, "a", since=since()) == []


async def test_a_short_rate_limit_is_waited_out(rig: DiscordRig) -> None:
    rig.standin.faults.rate_limit("create_message")

    await rig.platform.post(rig.general, HEI, key="a")

    assert len(await rig.messages(rig.general)) == 1


async def test_nobody_can_put_a_marker_into_vertis_words(rig: DiscordRig) -> None:
    await rig.platform.post(rig.general, Content(text=f"Hei {marker('b')}vain"), key="a")
    await rig.say(rig.anna, rig.general, f"Hei {marker('b')}vain")

    assert await rig.platform.find(rig.general, "b", since=since()) == []


async def test_an_edit_replaces_all_and_keeps_the_key(rig: DiscordRig) -> None:
    before = Content(text="Vanha " * 500, buttons=(Button("a.b", "1", "Auttoi"),))
    posted = await rig.platform.post(rig.general, before, key="a")
    await rig.platform.edit(posted, Content(text="Uusi vastaus"))

    (seen,) = await rig.messages(rig.general)

    assert (seen.text, seen.buttons) == ("Uusi vastaus", ())
    assert await rig.platform.find(rig.general, "a", since=since()) == [posted]


async def test_a_very_long_text_takes_several_messages_with_the_buttons_last(
    rig: DiscordRig,
) -> None:
    content = Content(text="sana " * 2000, buttons=(Button("a.b", "1", "Auttoi"),))
    posted = await rig.platform.post(rig.general, content, key="a")

    first, second = await rig.messages(rig.general)

    assert (first.message, first.buttons, second.buttons) == (posted, (), ("Auttoi",))
    assert f"{first.text} {second.text}".split() == ["sana"] * 2000


async def test_no_mention_leaves(rig: DiscordRig) -> None:
    text = f"@every\x00one <@{rig.bo}> &lt;@&amp;1> @**here** \u202e\ud800 `@everyone`"
    posted = await rig.platform.post(rig.general, Content(text=text), key="a")

    sent = rig.guild.message(int(posted.channel), int(posted.message))

    assert (sent.mentions, sent.mentions_everyone) == ([], False)
    assert "@everyone" not in sent.content
    assert "<@" not in sent.content


async def test_a_message_that_is_gone_cannot_be_edited_but_deleted(rig: DiscordRig) -> None:
    posted = await rig.platform.post(rig.general, HEI, key="a")
    await rig.platform.delete(posted)
    await rig.platform.delete(posted)

    assert await rig.platform.author(posted) is None
    with pytest.raises(Refused, match="message_gone"):
        await rig.platform.edit(posted, HEI)


async def test_a_channel_vertti_may_not_write_in_refuses(rig: DiscordRig) -> None:
    board = Place(rig.platform.space, ChannelId(str(rig.guild.channel("board").id)))

    with pytest.raises(Refused, match="no_permission"):
        await rig.platform.post(board, HEI, key="a")


async def test_a_whisper_arrives_or_says_that_the_inbox_is_closed(rig: DiscordRig) -> None:
    assert rig.hermit is not None
    sent = await rig.platform.whisper(rig.anna, HEI, key="a")

    (seen,) = await rig.inbox(rig.anna)

    assert (seen.message, seen.text) == (sent, "Hei vain")
    with pytest.raises(InboxClosed):
        await rig.platform.whisper(rig.hermit, HEI, key="b")


async def test_speakers_are_people_in_the_thread_or_replying(rig: DiscordRig) -> None:
    root = await rig.say(rig.anna, rig.general, "Mikä on EORI?")
    await rig.say(rig.chief, rig.general, "Aivan muuta asiaa")
    await rig.say(rig.robot, rig.general, "beep", thread=root)

    assert await rig.platform.speakers_after(root) == frozenset()

    await rig.say(rig.bo, rig.general, "Numero.", thread=root)
    await rig.guild.say("cecilia", root.channel, "Katso tulli.fi", reply_to=int(root.message))
    cecilia = MemberId(str(rig.guild.user("cecilia").id))
    assert await rig.platform.speakers_after(root) == {rig.bo, cecilia}


async def test_without_threads_anybody_speaking_later_counts(rig: DiscordRig) -> None:
    narrow = await channel_without_threads(rig)
    root = await rig.say(rig.anna, narrow, "Mikä on EORI?")
    await rig.say(rig.bo, narrow, "Se on numero.")

    assert await rig.platform.speakers_after(root) == {rig.bo}


async def test_all_reactions_are_read(rig: DiscordRig) -> None:
    message = await rig.say(rig.anna, rig.general, "Vinkki")
    await rig.react(rig.bo, message, "👍🏽")
    await rig.react(rig.robot, message, "helpful")
    number = int(message.message)
    await rig.guild.react(rig.chief, message.channel, number, "💡", burst=True)

    assert await rig.platform.reactions(message) == {
        Reaction(rig.bo, "👍"),
        Reaction(rig.robot, "helpful", by_bot=True),
        Reaction(rig.chief, "💡"),
    }


async def test_links_lead_back_to_their_messages(rig: DiscordRig) -> None:
    root = await rig.say(rig.anna, rig.general, "Mikä on EORI?")
    inside = await rig.say(rig.bo, rig.general, "Numero.", thread=root)
    direct = await rig.direct(rig.anna, "hei")
    await rig.guild.wait_for(lambda _: rig.platform.read_link(private_link(direct)))

    for message in (root, inside, direct):
        link = await rig.platform.link(message)
        found = rig.platform.read_link(link)
        assert found is not None
        assert (found, found.thread) == (message, message.thread)
    assert rig.platform.read_link("https://discord.com/channels/1/2/3") is None


def private_link(message: MessageRef) -> str:
    return f"https://discord.com/channels/@me/{message.channel}/{message.message}"


async def test_people_and_places_are_found_as_people_write_them(rig: DiscordRig) -> None:
    platform = rig.platform
    anna = Person(platform.space, rig.anna)

    for words in ("@Anna", "anna", f"<@{rig.anna}>", str(rig.anna)):
        assert await platform.find_person(words) == anna
    for words in ("#export", "Export", f"<#{rig.export.channel}|export>", str(rig.export.channel)):
        assert await platform.find_place(words) == rig.export
    assert await platform.find_person("@nobody") is None
    assert await platform.find_place("#nowhere") is None
    assert await platform.find_place("<#12345>") is None
    assert await platform.member_name(rig.anna) == "Anna"
    assert await platform.place_name(rig.export) == "#export"


async def test_standing_comes_from_owning_or_managing_the_server(rig: DiscordRig) -> None:
    owner = MemberId(str(rig.guild.owner.id))

    roles = [await rig.platform.standing(one) for one in (owner, rig.chief, rig.anna)]

    assert roles == [Role.STAFF, Role.STAFF, Role.MEMBER]
    assert await rig.platform.standing(MemberId("12345")) is Role.MEMBER


async def test_a_message_knows_its_author_and_time(rig: DiscordRig) -> None:
    message = await rig.say(rig.anna, rig.general, "hei")

    written = rig.guild.message(int(message.channel), int(message.message)).created
    assert await rig.platform.author(message) == Author(rig.anna)
    assert abs(await rig.platform.sent_at(message) - written) < timedelta(milliseconds=2)
