"""Polls on the Discord stand-in, proved with the real discord.py: what it takes, what it tells, what it refuses."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import discord
import pytest

from tests.standins.discord.permissions import Permission
from tests.standins.discord.pointing import SampleBot, running
from tests.standins.discord.refusals import Refused
from tests.standins.discord.standin import DiscordStandIn


@pytest.fixture
async def standin() -> AsyncIterator[DiscordStandIn]:
    async with DiscordStandIn() as opened:
        if opened.unchecked:
            pytest.skip("Discord's document is absent beside the project")
        yield opened


@pytest.fixture
async def bot(standin: DiscordStandIn) -> AsyncIterator[SampleBot]:
    async with running(standin) as connected:
        yield connected


def channel_of(bot: SampleBot) -> discord.TextChannel:
    return next(each for each in bot.guilds[0].text_channels if each.name == "general")


def poll(*answers: str, question: str = "When?") -> discord.Poll:
    made = discord.Poll(question, timedelta(days=7))
    for answer in answers or ("Now", "Later"):
        made.add_answer(text=answer)
    return made


async def test_votes_are_told_counted_and_listed(standin: DiscordStandIn, bot: SampleBot) -> None:
    told: asyncio.Queue[tuple[str, int, int]] = asyncio.Queue()

    async def on_raw_poll_vote_add(payload: discord.RawPollVoteActionEvent) -> None:
        await told.put(("add", payload.user_id, payload.answer_id))

    async def on_raw_poll_vote_remove(payload: discord.RawPollVoteActionEvent) -> None:
        await told.put(("remove", payload.user_id, payload.answer_id))

    for listener in (on_raw_poll_vote_add, on_raw_poll_vote_remove):
        setattr(bot, listener.__name__, listener)
    sent = await channel_of(bot).send(poll=poll())
    anna = standin.guild.user("anna")
    await standin.guild.vote(anna, "general", sent.id, 1)
    await standin.guild.vote(anna, "general", sent.id, 1)
    await standin.guild.vote(anna, "general", sent.id, 2)
    heard = [await asyncio.wait_for(told.get(), 10) for _ in range(3)]
    again = await sent.channel.fetch_message(sent.id)
    assert again.poll is not None
    voters = [voter.id async for voter in again.poll.answers[1].voters()]

    assert heard == [("add", anna.id, 1), ("remove", anna.id, 1), ("add", anna.id, 2)]
    assert [answer.vote_count for answer in again.poll.answers] == [0, 1]
    assert voters == [anna.id]
    assert told.empty()
    assert standin.guild.violations == []


async def test_a_poll_cannot_be_edited(bot: SampleBot) -> None:
    sent = await channel_of(bot).send(poll=poll())
    with pytest.raises(discord.HTTPException) as refused:
        await sent.edit(content="Changed")

    assert refused.value.code == 520003


@pytest.mark.parametrize("wrong", [poll("x" * 56), poll(question="x" * 301), poll(*map(str, range(11)))])
async def test_a_poll_beyond_the_limits_is_refused(bot: SampleBot, wrong: discord.Poll) -> None:
    with pytest.raises(discord.HTTPException) as refused:
        await channel_of(bot).send(poll=wrong)

    assert refused.value.code == 50035


async def test_a_poll_needs_its_own_permission(standin: DiscordStandIn, bot: SampleBot) -> None:
    await standin.guild.change_channel("general", denied_to_bot=Permission.SEND_POLLS)
    with pytest.raises(discord.Forbidden):
        await channel_of(bot).send(poll=poll())

    assert (await channel_of(bot).send("Hei")).content == "Hei"


async def test_an_ended_poll_is_final_and_discord_says_so_in_a_message(
    standin: DiscordStandIn, bot: SampleBot
) -> None:
    sent = await channel_of(bot).send(poll=poll())
    result = await standin.guild.end_poll("general", sent.id)
    with pytest.raises(Refused):
        await standin.guild.vote("anna", "general", sent.id, 1)
    ended = await sent.channel.fetch_message(sent.id)
    said = await sent.channel.fetch_message(result)

    assert ended.poll is not None
    assert ended.poll.is_finalised()
    assert said.type is discord.MessageType.poll_result
    assert standin.guild.violations == []
