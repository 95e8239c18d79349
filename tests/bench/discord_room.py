"""Discord's stand-in with Vertti as a process in it, and somebody who asks."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from tests.bench import folders
from tests.e2e.running import vertti
from tests.standins.discord.entities import Message, MessageKind
from tests.standins.discord.guild import Guild
from tests.standins.discord.standin import DiscordStandIn

PATIENCE = 30.0
"""Seconds; only something broken takes them."""


@dataclass(frozen=True, slots=True)
class Heard:
    """`seconds` from the question to the answer's arrival at the stand-in."""

    seconds: float
    answer: Message


@asynccontextmanager
async def answering() -> AsyncGenerator[Guild]:
    """Vertti answers in #general and lets nobody go first. Raises at the end if the stand-in had to complain."""
    # Discord's document is left out: judging every request would be measured with the answer.
    async with DiscordStandIn(checked=False) as standin:
        guild = standin.guild
        async with folders.in_use() as folder, vertti(standin.settings, folder):
            told = await guild.command("mikko", "general", "channel here", {"use": "questions", "wait": 0})
            await guild.reply(told)
            yield guild
        assert_no_complaints(guild)


async def ask(guild: Guild, text: str) -> Heard:
    """Anna asks Vertti by name; it answers in a thread."""
    return await hear(
        guild,
        f"<@{guild.bot.id}> {text}",
        lambda question, message: (
            message.channel_id == question and message.kind is not MessageKind.THREAD_STARTER
        ),
    )


async def hear(guild: Guild, text: str, is_answer: Callable[[int, Message], bool]) -> Heard:
    """Anna writes in #general; the bot's first message that is an answer to it."""

    def found(_: Guild) -> list[Message]:
        return [
            each for each in guild.messages.values() if each.author is guild.bot and is_answer(question, each)
        ]

    began = time.perf_counter()
    question = await guild.say("anna", "general", text)
    answers = await guild.wait_for(found, PATIENCE)
    return Heard(time.perf_counter() - began, answers[0])


async def pause() -> None:
    """Let the bot come to rest, so that one question does not wait for the end of the one before it."""
    await asyncio.sleep(0.05)


def assert_no_complaints(guild: Guild) -> None:
    if guild.violations:
        raise AssertionError(f"the stand-in complains: {guild.violations}")
