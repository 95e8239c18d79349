"""The Discord stand-in, proved with the real discord.py over real sockets: the gateway, people and refusals."""

from collections.abc import AsyncIterator

import aiohttp
import discord
import pytest

from tests.standins.discord.gateway import Intents
from tests.standins.discord.permissions import Permission
from tests.standins.discord.pointing import SampleBot, running
from tests.standins.discord.standin import DiscordStandIn


@pytest.fixture
async def standin() -> AsyncIterator[DiscordStandIn]:
    async with DiscordStandIn() as opened:
        if opened.unchecked:
            pytest.skip("Discord's document is absent beside the project")
        yield opened
        assert opened.faults.left == 0


@pytest.fixture
async def bot(standin: DiscordStandIn) -> AsyncIterator[SampleBot]:
    async with running(standin) as connected:
        yield connected


def text_channel(bot: SampleBot, name: str) -> discord.TextChannel:
    return next(c for c in bot.guilds[0].text_channels if c.name == name)


async def test_the_bot_logs_in_and_sees_the_guild(standin: DiscordStandIn, bot: SampleBot) -> None:
    guild = bot.guilds[0]

    assert (guild.id, guild.owner_id) == (standin.guild.id, standin.guild.owner.id)
    assert [channel.name for channel in guild.text_channels] == [
        "general",
        "questions",
        "board",
    ]
    assert not text_channel(bot, "board").permissions_for(guild.me).send_messages
    assert text_channel(bot, "general").permissions_for(guild.me).send_messages
    assert standin.guild.violations == []


async def test_a_wrong_token_is_refused_at_login(standin: DiscordStandIn) -> None:
    standin.token += "x"

    with pytest.raises(discord.LoginFailure):
        async with running(standin):
            pass


async def test_a_wrong_token_closes_the_gateway_with_4004(
    standin: DiscordStandIn,
) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(standin.gateway_url) as socket,
    ):
        await socket.receive()
        await socket.send_json({"op": 2, "d": {"token": "wrong", "intents": 1, "properties": {}}})
        closing = await socket.receive()

    assert closing.data == 4004


async def test_an_intent_not_granted_is_refused() -> None:
    async with DiscordStandIn(allowed=Intents.GUILD_MEMBERS) as standin:
        with pytest.raises(discord.PrivilegedIntentsRequired):
            async with running(standin):
                pass


async def test_a_message_arrives_with_its_content(standin: DiscordStandIn, bot: SampleBot) -> None:
    sent = await standin.guild.say("anna", "#general", "How do I get an EORI number?")

    message = await bot.heard("message")

    assert (message.id, message.content) == (sent, "How do I get an EORI number?")
    assert isinstance(message.author, discord.Member)
    assert message.created_at == standin.guild.messages[sent].created.replace(
        microsecond=message.created_at.microsecond
    )


async def test_without_the_intent_content_is_empty_unless_the_bot_is_mentioned(
    standin: DiscordStandIn,
) -> None:
    async with running(standin, SampleBot(discord.Intents.default())) as bot:
        await standin.guild.say("anna", "#general", "hidden")
        await standin.guild.say("anna", "#general", f"{standin.guild.bot.mention} shown")
        first, second = await bot.heard("message"), await bot.heard("message")

    assert first.content == ""
    assert second.content.endswith("shown")


async def test_a_direct_message_goes_both_ways_and_a_closed_inbox_is_50007(
    standin: DiscordStandIn, bot: SampleBot
) -> None:
    await standin.guild.direct("anna", "hello")
    message = await bot.heard("message")
    await message.channel.send("hello yourself")
    kalle = await bot.fetch_user(standin.guild.user("kalle").id)

    with pytest.raises(discord.Forbidden) as refused:
        await kalle.send("psst")

    assert isinstance(message.channel, discord.DMChannel)
    assert [m.content for m in standin.guild.history(message.channel.id)] == [
        "hello",
        "hello yourself",
    ]
    assert refused.value.code == 50007


async def test_refusals_bear_discords_codes(standin: DiscordStandIn, bot: SampleBot) -> None:
    board, general = text_channel(bot, "board"), text_channel(bot, "general")

    with pytest.raises(discord.Forbidden, match="50013"):
        await board.send("no")
    with pytest.raises(discord.NotFound, match="10008"):
        await general.fetch_message(1)
    with pytest.raises(discord.NotFound, match="10003"):
        await bot.fetch_channel(1)
    with pytest.raises(discord.NotFound, match="10007"):
        await bot.guilds[0].fetch_member(standin.guild.user("dara").id)
    assert standin.guild.violations == []


async def test_people_and_channels_come_and_go(standin: DiscordStandIn, bot: SampleBot) -> None:
    guild = standin.guild
    await guild.join("dara")
    made = await guild.add_channel("no-threads", denied_to_bot=Permission.CREATE_PUBLIC_THREADS)
    await guild.say("anna", made, "hello")
    question = await bot.heard("message")

    with pytest.raises(discord.Forbidden, match="50013"):
        await question.create_thread(name="x")

    await guild.change_channel(made, name="renamed")
    await guild.remove_channel(made)
    found = await bot.guilds[0].query_members("dara")
    joined, created = (
        await bot.heard("member_join"),
        await bot.heard("guild_channel_create"),
    )
    await bot.heard("guild_channel_update")
    await bot.heard("guild_channel_delete")
    assert joined.name == "dara"
    assert created.id == made.id
    assert [member.name for member in found] == ["dara"]
    assert guild.violations == []


async def test_two_programs_hear_the_same_event(standin: DiscordStandIn, bot: SampleBot) -> None:
    async with running(standin) as other:
        await standin.guild.say("anna", "#general", "hi")
        heard = [(await program.heard("message")).content for program in (bot, other)]

    assert heard == ["hi", "hi"]
