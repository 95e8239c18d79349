"""The Discord stand-in, proved with the real discord.py: commands, menus, buttons and forms."""

from collections.abc import AsyncIterator
from typing import Any, cast

import discord
import pytest
from discord import app_commands

from tests.standins.discord.console import Console, parse_command
from tests.standins.discord.options import NotOffered
from tests.standins.discord.pointing import SampleBot, running
from tests.standins.discord.standin import DiscordStandIn

Interaction = discord.Interaction[Any]


class Form(discord.ui.Modal, title="Knowledge"):
    answer: discord.ui.TextInput[Any] = discord.ui.TextInput(label="Answer", custom_id="answer")

    async def on_submit(self, interaction: Interaction) -> None:
        await interaction.response.send_message(f"kept: {self.answer.value}", ephemeral=True)


class Buttons(discord.ui.View):
    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="Helped", custom_id="helped")
    async def helped(self, interaction: Interaction, _button: object) -> None:
        await interaction.response.edit_message(content="glad", view=None)

    @discord.ui.button(label="Form", custom_id="form")
    async def form(self, interaction: Interaction, _button: object) -> None:
        await interaction.response.send_modal(Form(custom_id="knowledge"))


class CommandBot(SampleBot):
    """Registers one of each kind, and keeps the interactions it got."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: list[Interaction] = []
        self.add_view(Buttons())
        self._declare()

    async def setup_hook(self) -> None:
        await self.tree.sync()

    def _declare(self) -> None:
        schedule = app_commands.Group(name="schedule", description="Weekly questions")
        staff = discord.Permissions(manage_guild=True)

        @schedule.command(name="add", description="Add a weekly question")
        async def add(
            interaction: Interaction,
            weekday: str,
            hour: int,
            where: discord.TextChannel,
        ) -> None:
            await interaction.response.defer(ephemeral=True, thinking=True)
            await interaction.followup.send(f"{weekday} {hour} {where.name}")
            await interaction.followup.send("second", ephemeral=True)

        @app_commands.command(name="ask", description="Ask")
        async def ask(interaction: Interaction, question: str) -> None:
            await interaction.response.send_message(f"answer to {question}", view=Buttons())

        @ask.autocomplete("question")
        async def offer(_interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
            return [app_commands.Choice(name=f"{typed}!", value=typed)]

        @app_commands.command(name="staff", description="Staff only")
        @app_commands.default_permissions(staff)
        async def staff_only(interaction: Interaction) -> None:
            await interaction.response.send_message(str(interaction.permissions.manage_guild))

        @app_commands.command(name="keep", description="Answers nothing yet")
        async def keep(interaction: Interaction) -> None:
            self.kept.append(interaction)
            self.dispatch("kept", interaction)

        @app_commands.context_menu(name="Mark as helpful")
        async def mark(interaction: Interaction, message: discord.Message) -> None:
            await interaction.response.send_message(f"marked {message.content}", ephemeral=True)

        declared = cast("tuple[Any, ...]", (schedule, ask, staff_only, keep, mark))
        for command in declared:
            self.tree.add_command(command)


@pytest.fixture
async def standin() -> AsyncIterator[DiscordStandIn]:
    async with DiscordStandIn() as opened:
        yield opened
        assert opened.guild.violations == []


@pytest.fixture
async def bot(standin: DiscordStandIn) -> AsyncIterator[CommandBot]:
    bot = CommandBot()
    async with running(standin, bot):
        yield bot


async def test_a_subcommand_with_typed_options_is_deferred_and_followed_up(
    standin: DiscordStandIn, bot: CommandBot
) -> None:
    guild = standin.guild
    options = {"weekday": "monday", "hour": "9", "where": "#questions"}

    called = await guild.command("mikko", "#general", "schedule add", options)

    await guild.wait_for(lambda g: len(g.replies_to(called)) == 2)
    first, second = guild.replies_to(called)
    assert (first.content, first.ephemeral) == ("monday 9 questions", True)
    assert (second.content, second.ephemeral) == ("second", True)
    assert guild.history("#general") == []
    assert bot.count("error") == 0


async def test_what_is_not_offered_cannot_be_called(standin: DiscordStandIn, bot: CommandBot) -> None:
    guild = standin.guild
    assert bot.is_ready()

    for words, options in (
        ("forecast", {}),
        ("schedule", {}),
        ("schedule remove", {}),
        ("schedule add", {"weekday": "monday"}),
        ("ask", {"question": "x", "loudly": True}),
    ):
        with pytest.raises(NotOffered):
            await guild.command("anna", "#general", words, options)


async def test_a_command_for_managers_is_hidden_from_the_others(
    standin: DiscordStandIn, bot: CommandBot
) -> None:
    assert bot.is_ready()
    called = await standin.guild.command("mikko", "#general", "staff")

    with pytest.raises(NotOffered):
        await standin.guild.command("anna", "#general", "staff")

    assert (await standin.guild.reply(called)).content == "True"


async def test_a_button_works_after_the_program_was_started_anew(
    standin: DiscordStandIn,
) -> None:
    guild = standin.guild
    async with running(standin, CommandBot()):
        called = await guild.command("anna", "#general", "ask", {"question": "EORI?"})
        message = await guild.reply(called)
    async with running(standin, CommandBot()):
        await guild.press("anna", "#general", message.id, "helped")
        await guild.wait_for(lambda _g: message.content == "glad")

    assert message.components == []
    with pytest.raises(NotOffered):
        await guild.press("anna", "#general", message.id, "helped")


async def test_a_form_is_opened_and_sent(standin: DiscordStandIn, bot: CommandBot) -> None:
    guild = standin.guild
    assert bot.is_ready()
    called = await guild.command("anna", "#general", "ask", {"question": "EORI?"})
    message = await guild.reply(called)
    pressed = await guild.press("bertil", "#general", message.id, "form")
    await guild.wait_for(lambda g: g.interactions[pressed].modal)

    with pytest.raises(NotOffered):
        await guild.submit_modal("bertil", pressed, {"colour": "red"})
    sent = await guild.submit_modal("bertil", pressed, {"answer": "from the customs"})

    reply = await guild.reply(sent)
    assert (reply.content, reply.only_for) == (
        "kept: from the customs",
        guild.user("bertil").id,
    )


async def test_a_message_menu_command_gets_the_message(standin: DiscordStandIn, bot: CommandBot) -> None:
    guild = standin.guild
    assert bot.is_ready()
    tip = await guild.say("anna", "#general", "A tip")

    chosen = await guild.context("bertil", "#general", tip, "Mark as helpful")

    assert (await guild.reply(chosen)).content == "marked A tip"


async def test_choices_are_offered_while_typing(standin: DiscordStandIn, bot: CommandBot) -> None:
    assert bot.is_ready()

    offered = await standin.guild.complete("anna", "#general", "ask", "question", "eo")

    assert [(choice["name"], choice["value"]) for choice in offered] == [("eo!", "eo")]


async def test_a_command_works_in_a_direct_conversation(standin: DiscordStandIn, bot: CommandBot) -> None:
    guild = standin.guild
    assert bot.is_ready()
    private = guild.direct_channel(guild.user("anna"))

    called = await guild.command("anna", private, "ask", {"question": "EORI?"})

    assert (await guild.reply(called)).content == "answer to EORI?"


async def test_too_late_is_10062_twice_is_40060_and_a_stale_token_is_50027(
    standin: DiscordStandIn, bot: CommandBot
) -> None:
    guild = standin.guild
    late = await guild.command("anna", "#general", "keep")
    interaction = await bot.heard("kept")
    guild.expire(late)
    with pytest.raises(discord.NotFound, match="10062"):
        await interaction.response.send_message("late")

    number = await guild.command("anna", "#general", "keep")
    interaction = await bot.heard("kept")
    guild.interactions[number].answered = 4
    with pytest.raises(discord.HTTPException, match="40060"):
        await interaction.response.send_message("twice")

    standin.clock.advance(15 * 60 + 1)
    with pytest.raises(discord.HTTPException, match="50027"):
        await interaction.followup.send("stale")


async def test_three_seconds_on_the_clock_are_too_late(standin: DiscordStandIn, bot: CommandBot) -> None:
    await standin.guild.command("anna", "#general", "keep")
    interaction = await bot.heard("kept")
    standin.clock.advance(3.1)

    with pytest.raises(discord.NotFound, match="10062"):
        await interaction.response.defer()


async def test_a_deferred_answer_is_filled_in_by_an_edit(standin: DiscordStandIn, bot: CommandBot) -> None:
    called = await standin.guild.command("anna", "#general", "keep")
    interaction = await bot.heard("kept")
    await interaction.response.defer(thinking=True)

    assert standin.guild.replies_to(called) == []

    await interaction.edit_original_response(content="done")
    assert [m.content for m in standin.guild.replies_to(called)] == ["done"]
    assert [m.content for m in standin.guild.history("#general")] == ["done"]


async def test_syncing_again_keeps_the_commands_ids(standin: DiscordStandIn, bot: CommandBot) -> None:
    before = {command["name"]: command["id"] for command in standin.guild.commands["global"]}

    await bot.tree.sync()

    assert {c["name"]: c["id"] for c in standin.guild.commands["global"]} == before
    assert [c.name for c in await bot.tree.fetch_commands()] == list(before)


async def test_the_console_is_a_person_at_a_keyboard(standin: DiscordStandIn, bot: CommandBot) -> None:
    console = Console(standin)

    await console.take("as BERTIL say #general Hello there")
    await console.take("react last 💡")
    await console.take("command ask question:What is EORI?")
    await bot.heard("message", lambda m: m.author == bot.user)
    shown = await console.take("show #general")

    assert "bertil: Hello there" in shown
    assert "💡 1" in shown
    assert "answer to What is EORI?" in shown
    assert "did not work" in await console.take("command nothing")


def test_a_command_line_is_words_and_options() -> None:
    parsed = parse_command("schedule add time:09:00 text:Hello there")

    assert parsed == ("schedule add", {"time": "09:00", "text": "Hello there"})
