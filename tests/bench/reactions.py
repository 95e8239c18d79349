"""Reactions that each become a mark: received, handled and finished, every step of it durable."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from itertools import count

from sqlalchemy import func, select

from bot.chat.events import Author, ReactionChanged
from bot.chat.ids import MemberId
from storage.engine import Database
from storage.tables.helping import marks
from tests.bench import core, databases
from tests.bench.core import Core
from tests.bench.crowd import Work, work
from tests.bench.plan import REACTORS, Plan
from tests.bench.table import Row

AIM = "200 events/s"
TO_A_MESSAGE = 5
GIVERS = 60
"""In each lane, so that few give more than the ten marks an hour that count."""


async def measure(plan: Plan) -> AsyncIterator[Row]:
    async with databases.sqlite() as database:
        yield await _row("SQLite", database, plan)
    async with databases.postgres() as database:
        yield await _row("PostgreSQL", database, plan)


async def _row(engine: str, database: Database, plan: Plan) -> Row:
    async with core.running(database) as running:
        done = await _reacted(running, database, plan)
    return Row(
        f"durable reactions, {engine}",
        AIM,
        done.told("events"),
        f"the whole core, {REACTORS} reactions under way at once, each a new mark, {TO_A_MESSAGE} to a message; "
        f"in until finished; {await databases.durability(database)}",
    )


async def _reacted(running: Core, database: Database, plan: Plan) -> Work:
    lanes = [_reactions(running, lane) for lane in range(REACTORS)]

    async def react(person: int) -> None:
        event = next(lanes[person])
        finished = running.inbox.finished(event)
        await running.bot.receive(event)
        await finished

    before = await work(REACTORS, 0.5, react, running.bot.settle)  # opens the connections
    done = await work(REACTORS, plan.load, react, running.bot.settle)
    await _see_that_all_are_kept(database, len(before.waits) + len(done.waits))
    return done


def _reactions(running: Core, lane: int) -> Iterator[ReactionChanged]:
    """What one lane's people do, message after message: reactions to one message are handled in their order."""
    author = f"author{lane}"
    message = running.platform.say(author, running.place)
    for number in count():
        if number % TO_A_MESSAGE == 0:
            message = running.platform.say(author, running.place)
        yield ReactionChanged(
            event_id=f"reaction:{lane}:{number}",
            space=message.space,
            at=running.platform.said_at[message],
            message=message,
            member=Author(MemberId(f"giver{lane}-{number % GIVERS}")),
            emoji="💡",
            added=True,
            sequence=f"{number:020}",
            message_author=Author(MemberId(author)),
        )


async def _see_that_all_are_kept(database: Database, expected: int) -> None:
    async with database.reading() as connection:
        kept = await connection.scalar(select(func.count()).select_from(marks))
    if kept != expected:
        raise AssertionError(f"{kept} marks are kept of {expected} reactions")
