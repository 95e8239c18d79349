"""Resident memory of `run_bot.py` once it is ready and has nothing to do."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import psutil

from tests.bench import discord_room, folders
from tests.bench.folders import LOCAL
from tests.bench.plan import Plan
from tests.bench.questions import questions
from tests.bench.table import Row, spread
from tests.e2e.running import PROGRAM, vertti
from tests.standins.discord.standin import DiscordStandIn
from tests.standins.slack.standin import SlackStandIn

AIM = "100 MB"
ANSWERS = 10


async def measure(plan: Plan) -> AsyncIterator[Row]:
    how = f"resident set of the process {plan.rest:g} s after it was ready, data folder in use"
    yield Row("memory idle, local page", AIM, await _in_use(LOCAL, plan), how)
    first = f"the same after a first start: what the migration needed is not all given back; {plan.rest:g} s"
    yield Row("memory idle, local page, first start", AIM, await _first(plan), first)
    async with DiscordStandIn(checked=False) as discord:
        told = await _in_use(discord.settings, plan)
    yield Row("memory idle, Discord", AIM, told, f"{how}; Discord stand-in")
    used = f"the same {plan.rest:g} s after {ANSWERS} answers: the index and the language model are loaded"
    yield Row("memory after answers, Discord", AIM, await _after_answers(plan), used)
    async with SlackStandIn(checked=False) as slack:
        told = await _in_use(slack.settings, plan)
    yield Row("memory idle, Slack", AIM, told, f"{how}; Slack stand-in")


async def _in_use(settings: Mapping[str, str], plan: Plan) -> str:
    async with folders.in_use() as folder:
        return _told([await _idle(settings, folder, plan) for _ in range(plan.memories)])


async def _first(plan: Plan) -> str:
    values: list[float] = []
    for _ in range(plan.memories):
        with folders.empty() as folder:
            values.append(await _idle(LOCAL, folder, plan))
    return _told(values)


async def _idle(settings: Mapping[str, str], data: Path, plan: Plan) -> float:
    async with vertti(settings, data):
        await asyncio.sleep(plan.rest)
        return _resident()


async def _after_answers(plan: Plan) -> str:
    values: list[float] = []
    asked = questions()
    for _ in range(plan.memories):
        async with discord_room.answering() as guild:
            for _ in range(ANSWERS):
                await discord_room.ask(guild, next(asked))
            await asyncio.sleep(plan.rest)
            values.append(_resident())
    return _told(values)


def _resident() -> float:
    """MB (millions of bytes) of the one Vertti that this process has started."""
    ours = [each for each in psutil.Process().children() if str(PROGRAM) in each.cmdline()]
    if len(ours) != 1:
        raise AssertionError(f"{len(ours)} processes of Vertti's run, not one")
    return ours[0].memory_info().rss / 1e6


def _told(values: list[float]) -> str:
    return spread(values, "MB", digits=0)
