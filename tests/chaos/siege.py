"""The minute itself: many questions due, and processes that are not left in peace."""

from __future__ import annotations

import asyncio
import contextlib
import random
import signal
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.chat.ids import ChannelId, CommunityId, MemberId, Person, Place, SpaceId, derived_id
from bot.chat.ports import Channel as ChannelSettings
from bot.prompting.rules import Rules
from bot.prompting.schedule import Schedule, ScheduleState
from storage.chat import StoredChannels
from storage.engine import Database
from storage.migrate import migrate
from storage.prompting import StoredPrompts
from tests.chaos.report import Report, reported
from tests.e2e.running import Vertti, vertti
from tests.standins.slack.entities import TEAM, Channel
from tests.standins.slack.standin import SlackStandIn

REPLICAS = 3
LEASE = 5
MINUTES = 2
PEACE = 240.0
"""Seconds that everything may take to come to rest."""
HOME = CommunityId("home")
SPACE = SpaceId(f"slack:{TEAM}")
CHIEF = Person(SPACE, MemberId("U0CHIEF"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Siege:
    """`due` questions at each of the next minutes, each in a channel of its own."""

    data: Path
    database_url: str
    seconds: int
    due: int
    seed: int

    @property
    def url(self) -> str:
        return self.database_url or f"sqlite+aiosqlite:///{self.data / 'vertti.db'}"


@dataclass(slots=True)
class Replica:
    number: int
    lives: AsyncExitStack
    vertti: Vertti | None = None
    stopped: bool = False


@dataclass(slots=True)
class Field:
    siege: Siege
    standin: SlackStandIn
    chance: random.Random
    replicas: list[Replica] = field(default_factory=list[Replica])
    deeds: Counter[str] = field(default_factory=Counter[str])
    restarts: set[asyncio.Task[None]] = field(default_factory=set[asyncio.Task[None]])


async def besiege(siege: Siege) -> Report:
    """Set up, attack, leave in peace, count."""
    database = Database(siege.url)
    asyncio.get_running_loop().set_exception_handler(_unless_cut)
    async with AsyncExitStack() as lives, SlackStandIn(checked=False) as standin:
        lives.push_async_callback(database.close)
        chance = random.Random(siege.seed)  # noqa: S311 - a seed gives the same draws
        here = Field(siege, standin, chance)
        await migrate(database)
        for number in range(REPLICAS):
            here.replicas.append(Replica(number, lives))
        await _plan(here, database)
        await asyncio.gather(*(_wake(here, each) for each in here.replicas))
        await _attack(here)
        await _leave_in_peace(here)
        await _at_rest(database)
        report = await reported(database, standin, here.deeds)
        for each in here.replicas:
            if each.vertti is not None:
                await each.vertti.kill()
        return report


def _unless_cut(loop: asyncio.AbstractEventLoop, about: dict[str, Any]) -> None:
    """The stand-in writes to connections whose other end has just been killed: that is the point."""
    if not isinstance(about.get("exception"), ConnectionError):
        loop.default_exception_handler(about)


async def _plan(here: Field, database: Database) -> None:
    """Schedules that are due at the next minutes; processes need some time to start before that."""
    now = datetime.now(UTC)
    first = (now + timedelta(seconds=75)).replace(second=0, microsecond=0)
    channels, schedules = StoredChannels(database, HOME), StoredPrompts(database, HOME).schedules
    everybody = set(here.standin.workspace.users)
    for minute in range(MINUTES):
        due_at = first + timedelta(minutes=minute)
        for number in range(here.siege.due):
            name = f"C1CHAOS{minute}{number:03}"
            here.standin.workspace.channels[name] = Channel(name, name.lower(), members=everybody)
            place = Place(SPACE, ChannelId(name))
            await channels.put(ChannelSettings(place=place, prompts=True), by=CHIEF, now=now)
            await schedules.add(_schedule(place, due_at, now))


def _schedule(place: Place, due_at: datetime, now: datetime) -> Schedule:
    return Schedule(
        id=derived_id("chaos", place.key),
        number=0,
        weekday=due_at.weekday(),
        time=due_at.time(),
        zone="UTC",
        language="fi",
        places=(place,),
        state=ScheduleState.ACTIVE,
        since=now,
        planned_to=None,
        created_by=CHIEF,
        rules=Rules(holidays_of=None, quiet=None, lively=None, floor=99, ceiling=99),
    )


async def _wake(here: Field, replica: Replica) -> None:
    folder = here.siege.data / f"r{replica.number}-{len(list(here.siege.data.glob('r*')))}"
    folder.mkdir()
    settings = {
        **here.standin.settings,
        "VERTTI_DATABASE_URL": here.siege.url.replace("+aiosqlite", "").replace("+asyncpg", ""),
        "VERTTI_LEASE_SECONDS": str(LEASE),
        "VERTTI_SEMANTIC": "no",
    }
    while replica.vertti is None:
        try:
            replica.vertti = await replica.lives.enter_async_context(vertti(settings, folder, "--no-starter"))
        except AssertionError:
            # A process that stands still may have shut the database for longer than a start waits.
            here.deeds["starts in vain"] += 1


async def _attack(here: Field) -> None:
    """Begins a few seconds before the first of the minutes."""
    until_minute = 60 - datetime.now(UTC).second
    await asyncio.sleep(max(0, until_minute - 3))
    ends = asyncio.get_running_loop().time() + here.siege.seconds
    weather = asyncio.create_task(_bad_weather(here))
    here.restarts.add(weather)
    while asyncio.get_running_loop().time() < ends:
        await _wait_for_a_moment(here)
        able = [each for each in here.replicas if each.vertti is not None and not each.stopped]
        if not able:
            continue
        victim = here.chance.choice(able)
        if here.chance.random() < 0.4:
            await _kill(here, victim)
        else:
            _stop(here, victim)
    weather.cancel()
    here.standin.faults.clear()


async def _bad_weather(here: Field) -> None:
    """Some sends are told to wait a little, so that processes are stopped in the middle of them; some answers are lost."""
    faults = here.standin.faults
    with contextlib.suppress(asyncio.CancelledError):
        while True:
            await asyncio.sleep(here.chance.uniform(0.2, 0.8))
            if here.chance.random() < 0.8:
                here.deeds["sends told to wait"] += 1
                faults.rate_limit("chat.postMessage", retry_after=here.chance.choice((1, 2, 3)))
            else:
                here.deeds["answers lost"] += 1
                faults.swallow_answer("chat.postMessage")


async def _wait_for_a_moment(here: Field) -> None:
    """Some pause; or the next send, if one comes."""
    pause = here.chance.uniform(0.3, 2.0)
    if here.chance.random() < 0.5:
        await asyncio.sleep(pause)
        return
    sent = len(here.standin.workspace.called("chat.postMessage"))
    try:
        await here.standin.workspace.wait_for(
            lambda there: len(there.called("chat.postMessage")) > sent, pause
        )
    except TimeoutError:
        return


async def _kill(here: Field, victim: Replica) -> None:
    dying, victim.vertti = victim.vertti, None
    if dying is None:
        return
    here.deeds["kills"] += 1
    await dying.kill()

    async def back() -> None:
        await asyncio.sleep(here.chance.uniform(0, 2))
        await _wake(here, victim)

    task = asyncio.create_task(back())
    here.restarts.add(task)


def _stop(here: Field, victim: Replica) -> None:
    here.deeds["stops"] += 1
    stopped, victim.stopped = victim.vertti, True
    assert stopped is not None
    stopped.signal(signal.SIGSTOP)

    def go_on() -> None:
        victim.stopped = False
        stopped.signal(signal.SIGCONT)

    asyncio.get_running_loop().call_later(here.chance.uniform(1, 3 * LEASE), go_on)


async def _leave_in_peace(here: Field) -> None:
    await asyncio.sleep(3 * LEASE)
    for each in here.replicas:
        if each.vertti is not None:
            each.vertti.signal(signal.SIGCONT)
    await asyncio.gather(*here.restarts)


async def _at_rest(database: Database) -> None:
    """Everything is settled, and every doubt has been looked at once since."""
    from sqlalchemy import text

    left = text(
        "SELECT (SELECT count(*) FROM occurrences WHERE next_try IS NOT NULL)"
        " + (SELECT count(*) FROM deliveries WHERE finished_at IS NULL AND intended_at IS NOT NULL)"
        " + (SELECT count(*) FROM deliveries WHERE audit_at IS NOT NULL AND audits = 0)"
    )
    ends = asyncio.get_running_loop().time() + PEACE
    while asyncio.get_running_loop().time() < ends:
        async with database.reading() as connection:
            if not await connection.scalar(left):
                return
        await asyncio.sleep(1)
