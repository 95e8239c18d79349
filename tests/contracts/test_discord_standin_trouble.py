"""The Discord stand-in, proved with the real discord.py: whatever goes wrong on the way."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import discord
import pytest

from tests.standins.discord.pointing import SampleBot, running
from tests.standins.discord.standin import DiscordStandIn


@pytest.fixture
async def standin() -> AsyncIterator[DiscordStandIn]:
    async with DiscordStandIn() as opened:
        yield opened
        assert opened.faults.left == 0


@pytest.fixture
async def bot(standin: DiscordStandIn) -> AsyncIterator[SampleBot]:
    async with running(standin) as connected:
        yield connected


def general(bot: SampleBot) -> discord.TextChannel:
    return next(c for c in bot.guilds[0].text_channels if c.name == "general")


async def test_after_a_dropped_connection_resume_brings_what_was_missed(
    standin: DiscordStandIn, bot: SampleBot
) -> None:
    standin.gateway.drop()
    sent = await standin.guild.say("anna", "#general", "missed?")

    message = await bot.heard("message")

    assert message.id == sent
    await bot.heard("resumed")
    assert (standin.gateway.identified, standin.gateway.resumed) == (1, 1)


async def test_asked_to_reconnect_the_program_resumes(standin: DiscordStandIn, bot: SampleBot) -> None:
    standin.gateway.reconnect()
    await bot.heard("resumed")
    await standin.guild.say("anna", "#general", "still there?")

    assert (await bot.heard("message")).content == "still there?"


async def test_an_invalid_session_is_a_gap_and_a_new_start(standin: DiscordStandIn, bot: SampleBot) -> None:
    standin.gateway.invalidate()
    await standin.guild.say("anna", "#general", "lost")
    await bot.heard("ready")
    await standin.guild.say("anna", "#general", "found")

    assert (await bot.heard("message")).content == "found"
    assert (standin.gateway.identified, standin.gateway.resumed) == (2, 0)


async def test_a_forgotten_session_cannot_be_resumed(standin: DiscordStandIn, bot: SampleBot) -> None:
    standin.gateway.forget()

    await bot.heard("ready")

    assert (standin.gateway.identified, standin.gateway.resumed) == (2, 0)


async def test_while_silent_events_are_lost_though_the_line_holds(
    standin: DiscordStandIn, bot: SampleBot
) -> None:
    standin.gateway.silence()
    await standin.guild.say("anna", "#general", "lost")
    standin.gateway.speak()
    await standin.guild.say("anna", "#general", "heard")

    assert (await bot.heard("message")).content == "heard"
    assert len(standin.guild.history("#general")) == 2


async def test_an_event_may_come_twice(standin: DiscordStandIn, bot: SampleBot) -> None:
    sent = await standin.guild.say("anna", "#general", "twice")
    standin.gateway.repeat_last("MESSAGE_CREATE")

    first, second = await bot.heard("message"), await bot.heard("message")

    assert [first.id, second.id] == [sent, sent]


async def test_a_rate_limit_is_waited_out_by_discord_py(standin: DiscordStandIn, bot: SampleBot) -> None:
    standin.faults.rate_limit("create_message", times=2, retry_after=0.01)

    sent = await general(bot).send("patience")

    assert [m.id for m in standin.guild.history("#general")] == [sent.id]
    assert [c.operation for c in standin.guild.calls].count("create_message") == 3


async def test_a_failed_request_does_nothing(standin: DiscordStandIn, bot: SampleBot) -> None:
    standin.faults.fail("create_message", status=503)

    with pytest.raises(discord.DiscordServerError):
        await general(bot).send("nothing")

    assert standin.guild.history("#general") == []


async def test_a_swallowed_answer_leaves_the_message_standing(
    standin: DiscordStandIn, bot: SampleBot
) -> None:
    standin.faults.swallow_answer("create_message")

    with pytest.raises(aiohttp.ClientError):
        await general(bot).send("did it?", nonce="n-1")

    again = await general(bot).send("did it?", nonce="n-1")
    assert [m.id for m in standin.guild.history("#general")] == [again.id]


async def test_a_dropped_request_leaves_nothing(standin: DiscordStandIn, bot: SampleBot) -> None:
    standin.faults.drop_request("create_message")

    with pytest.raises(aiohttp.ClientError):
        await general(bot).send("nothing")

    assert standin.guild.history("#general") == []


async def test_a_held_request_waits_for_the_test(standin: DiscordStandIn, bot: SampleBot) -> None:
    release = asyncio.Event()
    standin.faults.hold("create_message", release)
    sending = asyncio.create_task(general(bot).send("later"))
    await standin.guild.wait_for(lambda g: g.calls[-1].operation == "create_message")

    assert standin.guild.history("#general") == []

    release.set()
    assert (await sending).content == "later"


async def test_waiting_in_vain_tells_what_was_called(standin: DiscordStandIn, bot: SampleBot) -> None:
    await general(bot).send("one thing")

    with pytest.raises(AssertionError, match="messages"):
        await standin.guild.wait_for(lambda g: g.violations, timeout=0)
