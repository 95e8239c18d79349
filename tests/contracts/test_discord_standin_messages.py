"""The Discord stand-in's messages, proved with the real discord.py: threads, reactions, history, edits, files."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import discord
import pytest

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
