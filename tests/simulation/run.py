"""One seed, from an empty database to the verdict."""

from __future__ import annotations

import asyncio
import logging
import random
import shutil
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.chat.ids import MemberId, Person, derived_id
from bot.chat.ports import Channel
from bot.prompting.schedule import Schedule, ScheduleState
from storage.chat import StoredChannels
from storage.engine import Database
from storage.migrate import migrate
from storage.prompting import StoredPrompts
from tests.simulation import deeds, plan, plan_hosting
from tests.simulation.invariants import verdict
from tests.simulation.ledger import Listener
from tests.simulation.process import Process
from tests.simulation.replica import HOME, share_compiled
from tests.simulation.sqlite_in_line import connections_of
from tests.simulation.virtual_time import VirtualLoop
from tests.simulation.world import World

AUDITED = 26 * 3600.0
"""Seconds after the troubles until the last audit is over."""


@dataclass(slots=True, kw_only=True)
class Result:
    """`failures` are sentences; none: all invariants held."""

    seed: int
    digest: str
    failures: list[str] = field(default_factory=list[str])
    figures: dict[str, Any] = field(default_factory=dict[str, Any])
    steps: dict[str, int] = field(default_factory=dict[str, int])


def template(folder: Path) -> Path:
    """An empty database with all migrations applied, to be copied for each seed."""
    file = folder / "template.db"
    loop = VirtualLoop(plan.drawn(0).start)

    async def make() -> None:
        database = Database(f"sqlite+aiosqlite:///{file}")
        await migrate(database)
        await database.close()

    with connections_of(_Nobody()):
        _in(loop, make)
    return file


def run(seed: int, empty: Path, folder: Path, tell: Callable[[str], None] | None = None) -> Result:
    began = time.process_time()
    planned = plan_hosting.add_to(plan.drawn(seed))
    file = folder / f"seed-{seed}.db"
    shutil.copyfile(empty, file)
    loop = VirtualLoop(planned.start)
    world = World(planned, loop, file, tell)
    uuid.uuid4 = _ids(seed)
    listener = Listener(world.ledger)
    core = logging.getLogger("bot")
    core.handlers, core.propagate = [listener], False
    core.setLevel(logging.INFO)
    try:
        _in(loop, lambda: _live(world))
        failures, figures = verdict(world)
    except Exception as error:  # noqa: BLE001 - a simulation that breaks has failed
        failures, figures = [f"broken: {type(error).__name__}: {error}"], {}
    figures["seconds"] = time.process_time() - began
    failures += [f"unexpected: {each}" for each in listener.troubles]
    return Result(
        seed=seed,
        digest=world.digest,
        failures=failures,
        figures=figures,
        steps=dict(world.ledger.steps),
    )


async def _live(world: World) -> None:
    await _set_up(world)
    world.begin()
    deeds.begin(world)
    await asyncio.sleep(world.plan.calm_at - world.loop.elapsed)
    await deeds.calm_down(world)
    await asyncio.sleep(AUDITED)


async def _set_up(world: World) -> None:
    """Channels are on and schedules are kept before anything goes wrong."""
    process = Process(world, 9, 0, timedelta())
    with connections_of(process):
        database = Database(f"sqlite+aiosqlite:///{world.file}")
    share_compiled(database)
    now = world.loop.now()
    chief = Person(world.spaces["slack"].space, MemberId("chief"))
    channels = StoredChannels(database, HOME)
    for space in world.spaces.values():
        for name in plan.CHANNELS:
            await channels.put(
                Channel(place=space.place(name), prompts=True, watched=True), by=chief, now=now
            )
    schedules = StoredPrompts(database, HOME).schedules
    for stream in world.plan.streams:
        kept = await schedules.add(_schedule(world, stream, chief))
        world.names[kept.id] = stream
    await database.close()


def _schedule(world: World, stream: plan.Stream, chief: Person) -> Schedule:
    return Schedule(
        id=derived_id("stream", str(stream.number)),
        number=0,
        weekday=stream.weekday,
        time=stream.wall,
        zone=stream.zone,
        language="fi",
        places=tuple(world.spaces[space].place(channel) for space, channel in stream.places),
        state=ScheduleState.ACTIVE,
        since=world.plan.start,
        planned_to=None,
        created_by=chief,
        **_plain_rules(),
    )


def _plain_rules() -> dict[str, Any]:
    """No holidays, quiet hours or budgets: what staff set for a stream is tested elsewhere."""
    if "rules" not in {each.name for each in fields(Schedule)}:
        return {}
    from bot.prompting.rules import Rules

    return {"rules": Rules(holidays_of=None, quiet=None, lively=None, floor=99, ceiling=99)}


def _in(loop: VirtualLoop, work: Callable[[], Any]) -> None:
    asyncio.set_event_loop(loop)
    loop.run_until_complete(work())


def _ids(seed: int) -> Callable[[], uuid.UUID]:
    chance = random.Random(f"ids {seed}")  # noqa: S311 - a seed gives the same draws
    return lambda: uuid.UUID(int=chance.getrandbits(128), version=4)


class _Nobody:
    """Stands at no gate."""

    async def before(self, what: str) -> None: ...

    async def after(self, what: str, done: object, parameters: tuple[Any, ...]) -> None: ...

    async def pause(self, seconds: float) -> None: ...

    def opened(self, raw: object) -> None: ...

    def closed(self, raw: object) -> None: ...
