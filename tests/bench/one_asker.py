"""One person who asks and waits for the answer before asking again, against a bot that only echoes."""

from __future__ import annotations

import asyncio
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench import discord_room
from tests.bench.discord_room import Heard
from tests.bench.plan import Plan
from tests.bench.questions import questions
from tests.bench.table import Row, percentiles
from tests.standins.discord.guild import Guild
from tests.standins.discord.standin import DiscordStandIn

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Asked:
    """`requests` to Discord a question, the first one left out."""

    first: Heard
    heard: list[Heard]
    requests: float


async def measure(plan: Plan) -> AsyncIterator[Row]:
    asked = await _asked(plan)
    answered = sum(bool(each.answer.buttons) for each in asked.heard)
    how = (
        f"{len(asked.heard)} questions put to `run_bot.py` on the Discord stand-in, answered in threads "
        f"({asked.requests:.1f} requests each); {answered} had an entry"
    )
    yield Row("question to answer, one asker", "", percentiles([each.seconds for each in asked.heard]), how)
    yield Row(
        "the very first answer after a start",
        "",
        f"{asked.first.seconds * 1000:.0f} ms",
        "the index is built, the language model loaded",
    )
    echoed = await _echoed(plan)
    yield Row(
        "the same for a bot that only echoes",
        "",
        percentiles([each.seconds for each in echoed]),
        f"{len(echoed)} messages to twenty lines of discord.py on the same stand-in (one request, nothing kept)",
    )


async def _asked(plan: Plan) -> Asked:
    texts = questions()
    heard: list[Heard] = []
    async with discord_room.answering() as guild:
        first = await discord_room.ask(guild, next(texts))
        calls = len(guild.calls)
        for _ in range(plan.questions):
            await discord_room.pause()
            heard.append(await discord_room.ask(guild, next(texts)))
        requests = (len(guild.calls) - calls) / len(heard)
    return Asked(first, heard, requests)


async def _echoed(plan: Plan) -> list[Heard]:
    heard: list[Heard] = []
    async with _echoing() as guild:
        for text, _ in zip(questions(), range(1 + plan.questions), strict=False):
            await discord_room.pause()
            heard.append(
                await discord_room.hear(guild, text, lambda question, message: message.id > question)
            )
    return heard[1:]


@asynccontextmanager
async def _echoing() -> AsyncGenerator[Guild]:
    async with DiscordStandIn(checked=False) as standin:
        words = ("-m", "tests.bench.echo", standin.api_url, standin.gateway_url, standin.token)
        process = await asyncio.create_subprocess_exec(sys.executable, *words, cwd=ROOT, stdout=PIPE)
        try:
            assert process.stdout is not None
            async with asyncio.timeout(discord_room.PATIENCE):
                if await process.stdout.readline() != b"ready\n":
                    raise AssertionError("the echo did not get ready")
            yield standin.guild
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()
        discord_room.assert_no_complaints(standin.guild)
