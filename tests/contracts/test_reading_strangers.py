"""Replies and strangers, as each platform knows them."""

from __future__ import annotations

from bot.chat.ids import MessageId
from tests.contracts.rigs import discord, slack


async def test_on_discord_a_reply_answers_what_it_refers_to() -> None:
    async with discord.open_rig() as rig:
        asked = await rig.say(rig.anna, rig.general, "Mistä EORI haetaan?")
        await rig.say(rig.anna, rig.general, "Toinen asia")
        where = int(rig.general.channel)
        number = await rig.guild.say(rig.bo, where, "Tullista", reply_to=int(asked.message))
        link = f"https://discord.com/channels/{rig.guild.id}/{where}/{number}"
        message = rig.platform.read_link(link)
        assert message is not None
        read = await rig.platform.read(message)

        assert read is not None
        assert (read.message.message, read.about) == (MessageId(str(number)), asked)


async def test_on_discord_who_has_left_is_a_stranger() -> None:
    async with discord.open_rig() as rig:
        assert await rig.platform.names(rig.bo)
        rig.guild.user(rig.bo).member = False

        assert list(await rig.platform.names(rig.bo)) == []


async def test_on_slack_who_is_of_another_workspace_is_a_stranger() -> None:
    async with slack.open_rig() as rig:
        rig.workspace.user(rig.bo).team = "T0OTHER"

        assert list(await rig.platform.names(rig.bo)) == []


async def test_on_slack_who_has_left_is_a_stranger() -> None:
    async with slack.open_rig() as rig:
        rig.workspace.user(rig.bo).gone = True

        assert list(await rig.platform.names(rig.bo)) == []
