"""The community, its platforms and two replicas, in virtual time: what was planned for them happens."""

from __future__ import annotations

import asyncio
import hashlib
import random
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from bot.chat.events import Event
from bot.chat.ids import SpaceId
from tests.simulation.ledger import Hosted, Ledger
from tests.simulation.pacing import Pacing
from tests.simulation.plan import SPACES, Plan, Stream, Strike
from tests.simulation.process import Process
from tests.simulation.replica import Replica, put_together
from tests.simulation.spaces import Space, Weather
from tests.simulation.virtual_time import VirtualLoop

REPLICAS = 2
RESTART_MOST = 1800.0
_BY_STAFF = ("commit schedules", "commit skips", "commit occurrences put_off")
"""What ends a transaction in which staff change a stream or leave a date out."""
_BY_HOSTS = ("commit hostings", "commit occurrences put_off", "commit occurrences settle")
"""What ends one in which a week is taken, asked, undone or given back."""
_PENDING = """
    SELECT min(moment) FROM (
        SELECT min(next_try) AS moment FROM occurrences
        UNION ALL SELECT min(leased_until) FROM inbox WHERE finished_at IS NULL
        UNION ALL SELECT min(not_before) FROM notes
        UNION ALL SELECT min(audit_at) FROM deliveries
        UNION ALL SELECT min(next_at) FROM schedules WHERE state = 'active'
    )
"""


class World:
    """Everything but what is planned; see `deeds` for that. Implements `process.Watch`."""

    def __init__(
        self, plan: Plan, loop: VirtualLoop, file: Path, trace: Callable[[str], None] | None
    ) -> None:
        self.plan = plan
        self.loop = loop
        self.file = file
        self.chance = random.Random(f"world {plan.seed}")  # noqa: S311 - a seed gives the same draws
        self.ledger = Ledger(loop)
        self.spaces = {
            name: Space(
                space=SpaceId(f"{name}:home"),
                name=name,
                loop=loop,
                chance=self.chance,
                remembers_keys=name == "discord",
                posted=self.ledger.posted,
            )
            for name in SPACES
        }
        self.replicas: list[Replica] = []
        self.names: dict[str, Stream] = {}
        """Streams by the ids of their schedules."""
        self.disk_is_full = False
        self.calm = False
        self.gaps: set[str] = set()
        self._tell = trace
        self._digest = hashlib.sha256()
        self._strikes: dict[tuple[str, str], list[Strike]] = {}
        self._pacing = Pacing(loop, self.chance)
        self._eyes = sqlite3.connect(file, isolation_level=None)

    @property
    def digest(self) -> str:
        return self._digest.hexdigest()

    def begin(self) -> None:
        for strike in self.plan.strikes:
            self._strikes.setdefault((strike.phase, strike.what), []).append(strike)
        moments = {deed.at for deed in self.plan.deeds}
        for stream in self.plan.streams:
            for _, due in stream.dates(self.plan.start, self.plan.end):
                at = self.loop.seconds_at(due)
                # Each replica sees its own clock strike.
                moments.update((at, *(at - skew for skew in self.plan.skews)))
        self._pacing.note(moments)
        for number in range(REPLICAS):
            self.replicas.append(self._born(number, 0))

    # What processes come by.

    def reached(self, process: Process, phase: str, what: str) -> float:
        self.trace(process.name, f"{phase} {what}")
        wait = 0.0
        for strike in self._strikes.get((phase, what), ()):
            if self.loop.elapsed < strike.at or strike.nth <= 0 or self.calm:
                continue
            if strike.only and strike.only != process.name:
                continue
            strike.nth -= 1
            if strike.nth == 0:
                wait += self._hit(process, strike)
        if self.plan.jitter and phase == "before" and not wait and self.chance.random() < self.plan.jitter:
            wait = self.chance.uniform(0.0, 0.3)
        return wait

    def done(self, process: Process, what: str, result: object, parameters: tuple[Any, ...]) -> None:
        self.ledger.done(process, what, result, parameters)
        if what in _BY_STAFF:
            self._look_at_staff()
        if what in _BY_HOSTS:
            self._look_at_hosts()

    def writing(self, process: Process, what: str) -> None:
        if self.disk_is_full and what.startswith(("insert", "update", "delete ", "commit")):
            self.ledger.step("disk full")
            self.trace(process.name, "the disk is full")
            raise sqlite3.OperationalError("database or disk is full")

    def _look_at_staff(self) -> None:
        now, ledger = self.loop.elapsed, self.ledger
        known = {which: became for _, which, became in ledger.states}
        for schedule, state in self.rows("SELECT schedule, state FROM schedules"):
            if known.get(schedule, "active") != state:
                ledger.states.append((now, schedule, state))
        skipped = {(which, day) for _, which, day in ledger.skips}
        for schedule, day in self.rows("SELECT schedule, local_date FROM skips"):
            if (schedule, day) not in skipped:
                ledger.skips.append((now, schedule, day))

    def _look_at_hosts(self) -> None:
        rows = self.rows(
            "SELECT schedule, local_date, space, channel, member, message, not_before FROM hostings"
        )
        if self.ledger.look_at_hosts([Hosted(*row) for row in rows]):
            # A week given back or undone is due at once; whoever has gone to sleep does not know.
            self.stir()

    def changed(self, process: Process) -> None:
        """A process was stopped, let go, killed or started."""
        self.ledger.trouble("all nobody moves", on=not any(each.process.moves for each in self.replicas))
        stopped = process.alive and not process.moves
        self.ledger.trouble(f"one {process.name} stands still", on=stopped)
        self.ledger.trouble(
            f"all {process.name} stands still in a transaction", on=stopped and process.writes
        )

    def _hit(self, process: Process, strike: Strike) -> float:
        self.trace(process.name, f"{strike.deed} for {strike.seconds:.1f}")
        if strike.then is not None:
            follow = strike.then
            follow.only = process.name
            self._strikes.setdefault((follow.phase, follow.what), []).append(follow)
        match strike.deed:
            case "stop":
                self.stop(process, strike.seconds)
            case "kill":
                self.kill(process, strike.seconds)
            case _:
                return strike.seconds
        return 0.0

    # What befalls processes.

    def stop(self, process: Process, seconds: float) -> None:
        if process.moves:
            self.ledger.step("stop")
            process.stop_for(seconds)
            self._pacing.note([self.loop.elapsed + seconds])
            self.stir()

    def kill(self, process: Process, back_in: float) -> None:
        if not process.alive:
            return
        self.ledger.step("kill")
        process.kill()
        self._pacing.note([self.loop.elapsed + back_in])
        self.loop.call_later(back_in, self.restart, process.number)
        self.stir()

    def restart(self, number: int) -> None:
        before = self.replicas[number].process
        if not before.alive:
            self.replicas[number] = self._born(number, before.life + 1)
            self.changed(self.replicas[number].process)
            self.trace(self.replicas[number].process.name, "starts")

    def _born(self, number: int, life: int) -> Replica:
        skew = timedelta(seconds=0.0 if self.calm else self.plan.skews[number])
        process = Process(self, number, life, skew)
        replica = put_together(
            process, self.loop, self.file, [*self.spaces.values()], self._pace, lease=self.plan.lease
        )
        self._pacing.quicken(number)
        process.begin(replica.bot.run, "rounds")
        return replica

    def stir(self) -> None:
        """Something happens."""
        self._pacing.stir()

    async def _pace(self, process: Process, pause: float) -> None:
        self.ledger.step("round")
        await self._pacing.pace(process.number, pause, self._pending_at() - process.skew.total_seconds())

    def _pending_at(self) -> float:
        """When the database says that something is to be done."""
        found = self._eyes.execute(_PENDING).fetchone()[0]
        if found is None:
            return float("inf")
        return self.loop.seconds_at(datetime.fromisoformat(found).replace(tzinfo=UTC))

    def rows(self, query: str, *values: object) -> list[Any]:
        """What the database says, asked by nobody's process."""
        return self._eyes.execute(query, values).fetchall()

    # Events.

    def emit(self, name: str, event: Event, *, certainly: bool = False) -> None:
        """The platform tells of it, to some replica, perhaps late, perhaps twice; not in a gap."""
        if name in self.gaps and not certainly:
            self.ledger.missed.add(event.event_id)
            self.ledger.step("event dropped")
            return
        copies = 1 + (self.chance.random() < self.plan.duplicates)
        for copy in range(copies):
            if copy:
                self.ledger.step("event doubled")
            late = self.chance.uniform(0.0, 2.0 if self.plan.duplicates else 0.2)
            self.loop.create_task(self._deliver(event, late), name=f"event {event.event_id}")

    async def _deliver(self, event: Event, late: float) -> None:
        """Until somebody acknowledges it."""
        await asyncio.sleep(late)
        for attempt in range(40):
            able = [each for each in self.replicas if each.process.moves]
            if able:
                replica = self.chance.choice(able)
                task = replica.process.begin(partial(_receive, replica, event), f"event {event.event_id}")
                await asyncio.wait([task], timeout=3.0)
                if task.done() and task.exception() is None:
                    self.ledger.acknowledged[event.space, event.event_id] = self.loop.now()
                    return
                self.ledger.step("event sent again")
            await asyncio.sleep(10.0 * (1 + attempt))
        # The platform gives up: for whoever was away so long, it is a gap.
        self.ledger.missed.add(event.event_id)

    # The end.

    def calm_down(self) -> None:
        """All troubles are over: whoever is stopped goes on, whoever is dead starts, the platforms are well."""
        self.calm = True
        self.disk_is_full = False
        self.ledger.trouble("all disk", on=False)
        for what in [each for each in self.ledger.bad if not each.startswith(("all", "one"))]:
            self.ledger.trouble(what, on=False)
        self.gaps.clear()
        for space in self.spaces.values():
            space.weather = Weather()
        self.stir()

    def trace(self, who: str, what: str) -> None:
        line = f"{self.loop.elapsed:.6f} {who} {what}"
        self._digest.update(line.encode())
        if self._tell is not None:
            self._tell(f"{self.loop.now():%d.%m. %H:%M:%S.%f} {line}")


async def _receive(replica: Replica, event: Event) -> None:
    await replica.process.before("event")
    await replica.bot.receive(event)
