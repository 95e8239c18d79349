"""The Discord stand-in, proved with the real discord.py over real sockets: gateway and messages."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

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


async def test_the_bot_answers_in_a_new_thread(standin: DiscordStandIn, bot: SampleBot) -> None:
    asked = await standin.guild.say("anna", "#general", "Where?")
    question = await bot.heard("message")

    thread = await question.create_thread(name="Where?")
    answer = await thread.send("Here.")
    await standin.guild.say("bertil", thread.id, "Thanks")
    heard = await bot.heard("message", lambda m: m.content == "Thanks")

    assert thread.id == asked
    assert [m.content for m in standin.guild.history(thread.id)] == [
        "",
        "Here.",
        "Thanks",
    ]
    assert isinstance(heard.channel, discord.Thread)
    assert (await thread.fetch_message(answer.id)).content == "Here."
    assert [t.id for t in await bot.guilds[0].active_threads()] == [asked]
    assert (await text_channel(bot, "general").fetch_message(asked)).flags.has_thread
    with pytest.raises(discord.HTTPException, match="160004"):
        await question.create_thread(name="Again")
    assert standin.guild.violations == []


async def test_one_nonce_makes_one_message_within_a_few_minutes(
    standin: DiscordStandIn, bot: SampleBot
) -> None:
    channel = text_channel(bot, "general")
    first = await channel.send("prompt", nonce="occurrence-1")
    again = await channel.send("prompt", nonce="occurrence-1")
    standin.clock.advance(181)
    late = await channel.send("prompt", nonce="occurrence-1")

    assert first.id == again.id
    assert late.id > first.id
    assert len(standin.guild.history("#general")) == 2


async def test_reactions_come_as_raw_events_and_are_read_back(
    standin: DiscordStandIn, bot: SampleBot
) -> None:
    guild = standin.guild
    sent = await guild.say("anna", "#general", "A tip")
    await guild.react("bertil", "#general", sent, "💡")
    await guild.react("cecilia", "#general", sent, ":helpful:", burst=True)
    await guild.unreact("bertil", "#general", sent, "💡")
    added = await bot.heard("raw_reaction_add")
    custom = await bot.heard("raw_reaction_add")
    removed = await bot.heard("raw_reaction_remove")
    message = await text_channel(bot, "general").fetch_message(sent)
    await message.add_reaction("✅")
    burst = [u.name async for u in message.reactions[0].users(type=discord.ReactionType.burst)]
    normal = [u.name async for u in message.reactions[0].users()]

    assert (added.message_author_id, str(added.emoji)) == (guild.user("anna").id, "💡")
    assert (custom.emoji.id, custom.burst) == (guild.emojis[0].id, True)
    assert (removed.user_id, removed.message_author_id) == (
        guild.user("bertil").id,
        None,
    )
    assert (burst, normal) == (["cecilia"], [])
    assert guild.violations == []


async def test_pages_of_reactions_follow_each_other(standin: DiscordStandIn, bot: SampleBot) -> None:
    guild = standin.guild
    sent = await guild.say("anna", "#general", "A tip")
    people = [guild.add_user(f"Member{number}") for number in range(130)]
    for person in people:
        await guild.react(person, "#general", sent, "💡")

    message = await text_channel(bot, "general").fetch_message(sent)

    found = [user.id async for user in message.reactions[0].users()]
    assert sorted(found) == [person.id for person in people]


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


async def test_edits_and_deletions_are_told(standin: DiscordStandIn, bot: SampleBot) -> None:
    guild = standin.guild
    sent = await guild.say("anna", "#general", "first")
    reply = await guild.say("bertil", "#general", "second", reply_to=sent)
    await guild.edit("anna", "#general", sent, "changed")
    await guild.delete("anna", "#general", sent)
    edited = await bot.heard("raw_message_edit")
    deleted = await bot.heard("raw_message_delete")
    answer = await text_channel(bot, "general").fetch_message(reply)

    assert (edited.message_id, edited.message.content) == (sent, "changed")
    assert deleted.message_id == sent
    assert answer.reference is not None
    assert isinstance(answer.reference.resolved, discord.DeletedReferencedMessage)


async def test_history_is_paged_like_discords(standin: DiscordStandIn, bot: SampleBot) -> None:
    sent = [await standin.guild.say("anna", "#general", str(n)) for n in range(205)]
    channel = text_channel(bot, "general")
    middle = discord.Object(sent[100])

    newest = [m.id async for m in channel.history(limit=150)]
    after = [m.id async for m in channel.history(after=middle, limit=None)]
    around = [m.id async for m in channel.history(around=middle, limit=5)]

    assert newest == sent[:-151:-1]
    assert after == sent[101:]
    assert sorted(around) == sent[98:103]


async def test_a_file_a_poll_and_an_embed_are_accepted(
    standin: DiscordStandIn, bot: SampleBot, tmp_path: Path
) -> None:
    channel = text_channel(bot, "general")
    path = tmp_path / "list.txt"
    path.write_text("one\n")
    poll = discord.Poll("When?", timedelta(hours=4))
    poll.add_answer(text="Now")
    embed = discord.Embed(title="Title", description="Text").add_field(name="a", value="b")

    with_file = await channel.send(file=discord.File(path))
    with_poll = await channel.send(poll=poll)
    with_embed = await channel.send(embed=embed)

    assert (with_file.attachments[0].filename, with_file.attachments[0].size) == (
        "list.txt",
        4,
    )
    assert with_poll.poll is not None
    assert with_embed.embeds[0].fields[0].value == "b"
    assert standin.guild.violations == []


async def test_no_mention_leaves_that_was_not_allowed(standin: DiscordStandIn, bot: SampleBot) -> None:
    anna = standin.guild.user("anna")
    channel = text_channel(bot, "general")

    silent = await channel.send(f"{anna.mention} @everyone")
    loud = await channel.send(
        anna.mention,
        allowed_mentions=discord.AllowedMentions(users=[discord.Object(anna.id)]),
    )

    assert (silent.mentions, silent.mention_everyone) == ([], False)
    assert [user.id for user in loud.mentions] == [anna.id]


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
