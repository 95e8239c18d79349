"""Discord's own side of the adapter, beyond the contract all platforms share: connecting and hearing."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from adapters.discord.adapter import DiscordPlatform
from bot.chat.commands import Command
from bot.chat.content import Content
from bot.chat.events import (
    Author,
    AuthorKind,
    CaughtUp,
    Event,
    MemberJoined,
    MessageDeleted,
    MessageEdited,
    MessagePosted,
    ReactionChanged,
)
from bot.chat.ids import MemberId
from bot.errors import SettingsError, StorageError
from bot.wording import Wording
from tests.contracts.rigs.discord import DiscordRig, open_rig
from tests.standins.discord.gateway import Intents
from tests.standins.discord.standin import DiscordStandIn


@pytest.fixture
async def rig() -> AsyncIterator[DiscordRig]:
    async with open_rig() as opened:
        yield opened
        assert opened.violations() == []


def platform_for(standin: DiscordStandIn, *catalogue: Command, token: str = "") -> DiscordPlatform:
    return DiscordPlatform(
        token=token or standin.token,
        api_url=standin.api_url,
        gateway_url=standin.gateway_url,
        catalogue=catalogue,
        wording=Wording(),
    )


async def ignore(_: Event) -> None:
    pass


async def run_once(platform: DiscordPlatform) -> None:
    await platform.start(ignore)
    await platform.stop()


async def test_a_refused_token_is_a_setting_to_mend() -> None:
    async with DiscordStandIn() as standin:
        with pytest.raises(SettingsError, match="VERTTI_DISCORD_TOKEN"):
            await platform_for(standin, token="wrong").start(ignore)


async def test_a_missing_intent_names_its_switch() -> None:
    async with DiscordStandIn(allowed=Intents.GUILD_MEMBERS) as standin:
        with pytest.raises(SettingsError, match="Message Content Intent"):
            await platform_for(standin).start(ignore)


async def test_an_outage_at_the_start_is_waited_out() -> None:
    async with DiscordStandIn() as standin:
        standin.faults.fail("get_my_user", status=503)

        await run_once(platform_for(standin))

        assert standin.faults.left == 0


async def test_stopping_is_safe_twice_and_without_a_start() -> None:
    async with DiscordStandIn() as standin:
        platform = platform_for(standin)
        await platform.stop()
        await run_once(platform)
        await platform.stop()


async def test_commands_are_written_only_when_they_changed() -> None:
    async with DiscordStandIn() as standin:
        for names in (["help"], ["help"], ["help", "about"]):
            await run_once(platform_for(standin, *[Command(name=name) for name in names]))

        writes = [call for call in standin.guild.calls if call.method == "PUT"]
        assert len(writes) == 2
        assert standin.guild.violations == []


async def test_the_space_and_the_address_are_the_guilds(rig: DiscordRig) -> None:
    assert rig.platform.space == f"discord:{rig.guild.id}"
    assert rig.platform.address == "Vientikerho"
    assert await rig.platform.problems() == []


async def test_mentions_become_names_and_the_own_one_goes(rig: DiscordRig) -> None:
    own_role = rig.guild.user("vertti").roles[0]
    text = f"<@&{own_role}> kysyykö <@{rig.bo}> <#{rig.export.channel}>? <:helpful:12345>"
    await rig.say(rig.anna, rig.general, text, mention=True)

    posted = await rig.event(MessagePosted)

    assert isinstance(posted, MessagePosted)
    assert posted.text == "kysyykö @Bertil #export? :helpful:"
    assert posted.addressed
    assert not posted.direct


async def test_authors_are_told_apart(rig: DiscordRig) -> None:
    await rig.say(rig.anna, rig.general, "moi")
    await rig.say(rig.robot, rig.general, "beep")
    await rig.platform.post(rig.general, Content(text="Hei"), key="k")

    await rig.event(MessagePosted, count=3)

    kinds = [one.author.kind for one in rig.events(MessagePosted) if isinstance(one, MessagePosted)]
    assert kinds == [AuthorKind.PERSON, AuthorKind.BOT, AuthorKind.VERTTI]


async def test_ones_own_marker_is_not_in_the_text_of_an_event(rig: DiscordRig) -> None:
    await rig.platform.post(rig.general, Content(text="Hei vain"), key="k")

    posted = await rig.event(MessagePosted)

    assert isinstance(posted, MessagePosted)
    assert posted.text == "Hei vain"


async def test_a_private_message_is_direct(rig: DiscordRig) -> None:
    sent = await rig.direct(rig.anna, "hei")

    posted = await rig.event(MessagePosted)

    assert isinstance(posted, MessagePosted)
    assert (posted.message, posted.direct) == (sent, True)


async def test_a_message_in_a_thread_knows_its_channel_and_thread(rig: DiscordRig) -> None:
    root = await rig.say(rig.anna, rig.general, "Mikä on EORI?")
    inside = await rig.say(rig.bo, rig.general, "Numero.", thread=root)

    posted = await rig.event(MessagePosted, count=2)

    assert isinstance(posted, MessagePosted)
    assert posted.message == inside
    assert posted.message.thread == root.message


async def test_a_reply_knows_what_it_answers(rig: DiscordRig) -> None:
    root = await rig.say(rig.anna, rig.general, "Mikä on EORI?")
    await rig.guild.say(rig.bo, rig.general.channel, "Numero.", reply_to=int(root.message))

    posted = await rig.event(MessagePosted, count=2)

    assert isinstance(posted, MessagePosted)
    assert posted.reply_to == root.message


async def test_an_edit_and_a_deletion_are_told_and_a_new_thread_is_no_edit(
    rig: DiscordRig,
) -> None:
    message = await rig.say(rig.anna, rig.general, "Mikä on EROI?")
    await rig.guild.start_thread(rig.bo, rig.general.channel, "EORI", on=int(message.message))
    await rig.edit(rig.anna, message, "Mikä on EORI?")
    await rig.remove(rig.anna, message)

    deleted = await rig.event(MessageDeleted)

    assert isinstance(deleted, MessageDeleted)
    assert deleted.message == message
    (edited,) = rig.events(MessageEdited)
    assert isinstance(edited, MessageEdited)
    assert (edited.message, edited.text) == (message, "Mikä on EORI?")
    assert edited.event_id == f"edit:{message.channel}:{message.message}:{edited.at.isoformat()}"


async def test_reactions_are_canonical_and_ordered(rig: DiscordRig) -> None:
    message = await rig.say(rig.anna, rig.general, "Vinkki")
    await rig.react(rig.bo, message, "👍🏽")
    await rig.unreact(rig.bo, message, "👍🏽")
    await rig.react(rig.bo, message, "helpful")

    await rig.event(ReactionChanged, count=3)

    told = [one for one in rig.events(ReactionChanged) if isinstance(one, ReactionChanged)]
    assert [(one.emoji, one.added) for one in told] == [
        ("👍", True),
        ("👍", False),
        ("helpful", True),
    ]
    assert [one.message_author for one in told] == [Author(rig.anna), None, Author(rig.anna)]
    assert sorted({one.sequence for one in told}) == [one.sequence for one in told]


async def test_a_reaction_told_twice_comes_later_the_second_time(rig: DiscordRig) -> None:
    message = await rig.say(rig.anna, rig.general, "Vinkki")
    await rig.react(rig.bo, message, "💡")
    rig.standin.gateway.repeat_last("MESSAGE_REACTION_ADD")

    second = await rig.event(ReactionChanged, count=2)

    first = rig.events(ReactionChanged)[0]
    assert first.event_id < second.event_id


async def test_a_new_member_is_told(rig: DiscordRig) -> None:
    await rig.guild.join("dara")

    joined = await rig.event(MemberJoined)

    assert isinstance(joined, MemberJoined)
    assert joined.member == MemberId(str(rig.guild.user("dara").id))


async def test_a_resumed_session_loses_nothing_and_says_so(rig: DiscordRig) -> None:
    await rig.interrupt()
    await rig.say(rig.anna, rig.general, "meanwhile")

    await rig.event(CaughtUp)

    assert len(rig.events(MessagePosted)) == 1


async def test_a_lost_session_is_begun_again_and_the_gap_told(rig: DiscordRig) -> None:
    rig.standin.gateway.forget()
    await rig.event(CaughtUp)
    await rig.say(rig.anna, rig.general, "after")

    posted = await rig.event(MessagePosted)

    assert isinstance(posted, MessagePosted)
    assert posted.text == "after"


async def test_an_event_the_store_refuses_is_offered_again(rig: DiscordRig) -> None:
    full = [StorageError("disk full")]
    rig.refuse = lambda _: full.pop() if full else None
    await rig.say(rig.anna, rig.general, "hei")

    await rig.event(MessagePosted)

    assert full == []
