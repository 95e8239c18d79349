"""Weekly questions: what one costs, and very many that are due in the same minute."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import psutil
from sqlalchemy import event

from bot.chat.content import Content
from bot.chat.ids import MemberId, MessageId, MessageRef, Person, Place
from bot.chat.ports import Channel
from bot.prompting.rules import Rules
from bot.prompting.schedule import Schedule, ScheduleState
from storage.chat import StoredChannels
from storage.engine import Database
from storage.prompting import StoredPrompts
from tests.bench import core, databases
from tests.bench.core import HOME, Core, Stage
from tests.bench.plan import Plan
from tests.bench.table import Row, percentiles

PER_SECOND = 50
"""Requests, as Discord lets one bot make; Slack is asked for one a second in each channel, which 10,000 channels are not."""
TAKES = 0.06
"""Seconds that a request takes on its way."""
ALWAYS = Rules(quiet=None, holidays_of=None, lively=None)
_POLL = 0.2


@dataclass(slots=True)
class Busy(Stage):
    """Takes its time, and no more than so many requests a second: who comes too early waits, as the SDKs do."""

    next_free: float = 0.0
    posted_at: list[datetime] = field(default_factory=list[datetime])

    async def post(
        self, place: Place, content: Content, *, key: str, thread: MessageId | None = None
    ) -> MessageRef:
        now = time.monotonic()
        self.next_free = max(now, self.next_free) + 1 / PER_SECOND
        await asyncio.sleep(self.next_free - now + TAKES)
        if thread is None:
            self.posted_at.append(datetime.now(UTC))
        return await Stage.post(self, place, content, key=key, thread=thread)


@dataclass(slots=True)
class Counted:
    transactions: int = 0
    statements: int = 0


async def measure(plan: Plan) -> AsyncIterator[Row]:
    async with databases.sqlite() as database:
        yield await _one("SQLite", database)
    async with databases.postgres() as database:
        yield await _one("PostgreSQL", database)
    async with databases.sqlite() as database:
        yield await _many("SQLite", database, plan.streams)
    async with databases.postgres() as database:
        yield await _many("PostgreSQL", database, plan.streams)


async def _one(engine: str, database: Database) -> Row:
    """From due to posted with its other languages, the platform costing nothing."""
    rounds = 20
    took: list[float] = []
    async with core.running(database, rounds_by_hand=True) as running:
        await _channels(running, database, rounds)
        counted = Counted()
        for number in range(rounds):
            due = _due(running, number)
            with _counting(database, counted):
                before = time.perf_counter()
                await StoredPrompts(database, HOME).schedules.add(due)
                await running.bot.tick()
                took.append(time.perf_counter() - before)
            assert await _settled(database, number + 1)
    each = counted.transactions / rounds
    return Row(
        f"one question, {engine}",
        "",
        f"{percentiles(took)}; {each:.0f} transactions that wrote, {counted.statements / rounds:.0f} statements",
        f"{rounds} one after another, from the insert of a stream that is due until its question and its other languages are "
        f"posted, in one round of the core, which also looks whether anything else is due, on a platform that costs nothing",
    )


async def _many(engine: str, database: Database, count: int) -> Row:
    async with core.running(database, Busy) as running:
        await _channels(running, database, count)
        kept = StoredPrompts(database, HOME)
        streams = [_due(running, number) for number in range(count)]
        for each in streams:
            await kept.schedules.add(each)
        before, busy = time.perf_counter(), time.process_time()
        memory = 0.0
        stage = running.platform
        assert isinstance(stage, Busy)
        while not await _settled(database, count):
            memory = max(memory, psutil.Process().memory_info().rss / 1e6)
            await asyncio.sleep(_POLL * 10)
        seconds, cpu = time.perf_counter() - before, time.process_time() - busy
        late = [(posted - streams[0].since).total_seconds() for posted in stage.posted_at]
    sent = len(stage.said())
    return Row(
        f"{count} streams due in the same minute, {engine}",
        "",
        f"all posted in {seconds:.0f} s ({sent} messages, {sent / seconds:.0f}/s; questions {percentiles(late)} after they were due; "
        f"CPU {cpu:.0f} s; {memory:.0f} MB at most)",
        f"a channel each, two messages a question (it and its other languages); a platform in memory that takes {TAKES * 1000:.0f} ms "
        f"a request and {PER_SECOND} requests a second; the test's own lists are in the memory",
    )


def _due(running: Core, number: int) -> Schedule:
    """A stream whose time came this very minute."""
    now = datetime.now(UTC)
    minute = now.replace(second=0, microsecond=0)
    return Schedule(
        id=f"s{number:05}",
        number=0,
        weekday=minute.weekday(),
        time=minute.time(),
        zone="UTC",
        language="fi",
        places=(running.platform.channel(f"c{number:05}"),),
        state=ScheduleState.ACTIVE,
        since=minute - timedelta(seconds=1),
        planned_to=None,
        created_by=Person(running.platform.space, MemberId("chief")),
        rules=ALWAYS,
    )


async def _channels(running: Core, database: Database, count: int) -> None:
    channels = StoredChannels(database, HOME)
    chief = Person(running.platform.space, MemberId("chief"))
    for number in range(count):
        place = running.platform.channel(f"c{number:05}")
        await channels.put(Channel(place=place, prompts=True), by=chief, now=datetime.now(UTC))


async def _settled(database: Database, count: int) -> bool:
    """Everything is posted, and nothing is left to do."""
    from sqlalchemy import func, select

    from storage.tables.prompting import occurrences

    query = select(func.count()).where(occurrences.c.message.is_not(None), occurrences.c.next_try.is_(None))
    async with database.reading() as connection:
        return await connection.scalar(query) == count


@contextmanager
def _counting(database: Database, counted: Counted):  # noqa: ANN202 - a generator
    """What goes to the database meanwhile, the rounds of the core among it."""
    writer, reader = database._writer.sync_engine, database._reader.sync_engine

    def statement(*_: object) -> None:
        counted.statements += 1

    def commit(*_: object) -> None:
        counted.transactions += 1

    # With PostgreSQL both are the same engine.
    engines = {writer, reader}
    for engine in engines:
        event.listen(engine, "after_cursor_execute", statement)
    event.listen(writer, "commit", commit)
    try:
        yield
    finally:
        for engine in engines:
            event.remove(engine, "after_cursor_execute", statement)
        event.remove(writer, "commit", commit)
