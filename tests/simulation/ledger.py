"""What could be seen from outside: which steps of the protocol were taken, and what was visible when."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from math import inf
from typing import TYPE_CHECKING, Any, cast

from storage.sqlite_trips import Done

if TYPE_CHECKING:
    from bot.chat.ids import MessageRef
    from tests.simulation.process import Process
    from tests.simulation.spaces import Message, Space
    from tests.simulation.virtual_time import VirtualLoop

STEPS = (
    "claim",
    "take-over in doubt",
    "claimed again",
    "held or finished",
    "intent",
    "intent refused",
    "read back: found",
    "read back: not found",
    "completion",
    "completion refused",
    "adopted",
    "audit delete",
    "later audit",
    "later audit: removed",
    "changed mind",
    "not sent yet",
    "give up",
    "put off",
    "catch-up",
    "skipped as missed",
    "database locked",
    "disk full",
    "event dropped",
    "event doubled",
    "event sent again",
    "kill",
    "stop",
    "host: volunteered",
    "host: draft told",
    "host: message taken",
    "host: message found in history",
    "host: undone",
    "host: given back",
    "host: own message made way",
    "host: posted in their place",
    "edited",
    "edited later",
    "taken back",
    "taken back later",
)
"""Each has to be taken at least once in a run of many seeds."""


@dataclass(frozen=True, slots=True)
class Hosted:
    """A row of `hostings`."""

    schedule: str
    day: str
    space: str
    channel: str
    member: str
    message: str | None
    not_before: str | None

    @property
    def taken_by(self) -> tuple[str, str, str]:
        """Who, and where."""
        return (self.space, self.channel, self.member)


@dataclass(slots=True)
class Ledger:
    loop: VirtualLoop
    steps: Counter[str] = field(default_factory=Counter[str])
    acknowledged: dict[tuple[str, str], datetime] = field(default_factory=dict[tuple[str, str], datetime])
    """Events that somebody said they have, and when."""
    missed: set[str] = field(default_factory=set[str])
    """Events that fell into a gap."""
    reacted: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    """The events of the reactions to each message."""
    found: set[object] = field(default_factory=set[object])
    """Keys whose message was found by reading back."""
    asked_now: Counter[int] = field(default_factory=Counter[int])
    """How often staff asked for an extra posting of a stream."""
    unlike_before: list[str] = field(default_factory=list[str])
    """Marks that were not the platform's although no event of theirs was missed."""
    doubled: list[Message] = field(default_factory=list["Message"])
    """Messages that showed beside one with the same key."""
    bad: dict[str, list[list[float]]] = field(default_factory=dict[str, list[list[float]]])
    """By what was not well, from when to when."""
    states: list[tuple[float, str, str]] = field(default_factory=list[tuple[float, str, str]])
    """When a stream became active, paused or removed: (seconds, schedule, state)."""
    skips: list[tuple[float, str, str]] = field(default_factory=list[tuple[float, str, str]])
    """When a date was left out: (seconds, schedule, date)."""

    weeks: dict[tuple[str, str], list[tuple[float, Hosted | None]]] = field(
        default_factory=dict[tuple[str, str], list[tuple[float, Hosted | None]]]
    )
    """By schedule and date, what was known of its host from when on; None: nobody."""
    told: dict[MessageRef, list[str]] = field(default_factory=dict["MessageRef", list[str]])
    """The events that tell of a member's message: that it was written, and that it was deleted."""
    take_backs: set[tuple[int, str]] = field(default_factory=set[tuple[int, str]])
    """The streams and dates that staff wanted to take back."""

    def look_at_hosts(self, rows: list[Hosted]) -> bool:
        """Note what has changed. True: something has."""
        changed = False
        now = {(each.schedule, each.day): each for each in rows}
        for week in dict.fromkeys((*self.weeks, *now)):
            known = self.weeks.setdefault(week, [])
            before, after = known[-1][1] if known else None, now.get(week)
            if before != after:
                known.append((self.loop.elapsed, after))
                self._host_step(before, after)
                changed = True
        return changed

    def _host_step(self, before: Hosted | None, after: Hosted | None) -> None:
        if before is None or after is None:
            self.step("host: volunteered" if after else "host: given back")
        elif before.message != after.message:
            self.step("host: message taken" if after.message else "host: undone")

    def step(self, name: str) -> None:
        self.steps[name] += 1

    def trouble(self, what: str, *, on: bool) -> None:
        """`what` begins with the space it is about, or with `all`."""
        periods = self.bad.setdefault(what, [])
        under_way = bool(periods) and periods[-1][1] == inf
        if on and not under_way:
            periods.append([self.loop.elapsed, inf])
        elif not on and under_way:
            periods[-1][1] = self.loop.elapsed

    def well_for(self, begins: float, ends: float, space: str, seconds: float) -> bool:
        """Whether there was so long a stretch between the two in which nothing was wrong there."""
        about = (space.partition(":")[0], "all")
        bad = sorted(
            (since, until)
            for what, periods in self.bad.items()
            if what.partition(" ")[0] in about
            for since, until in periods
        )
        well_since = begins
        for since, until in bad:
            if min(since, ends) - well_since >= seconds:
                return True
            well_since = max(well_since, until)
        return ends - well_since >= seconds

    def always(self, state: str, schedule: str, begins: float, ends: float) -> bool:
        """Whether a stream was in this state all the time between the two."""
        before = "active"
        for at, which, became in self.states:
            if which != schedule:
                continue
            if at <= begins:
                before = became
            elif at <= ends and became != state:
                return False
        return before == state

    def done(self, process: Process, what: str, result: object, parameters: tuple[Any, ...]) -> None:
        match what:
            case "insert deliveries claim":
                self._claimed(cast("Done", result))
            case "update deliveries intend":
                self._intended(process, cast("Done", result), parameters)
            case "update deliveries complete":
                self._noted(result, "completion")
                if parameters[-2] in self.found:
                    self.step("adopted")
            case "update deliveries withdraw":
                meant = process.meant.pop(str(parameters[-2]), None)
                self._noted(result, "sent nothing" if meant else "changed mind")
            case "update deliveries give_up":
                self._noted(result, "give up")
            case "update occurrences put_off":
                self.step("put off")
            case _:
                pass

    def posted(self, space: Space, message: Message) -> None:
        """A message has become visible."""
        same = space.visible(message.key)
        if len(same) > 1:
            self.doubled.append(message)

    def _claimed(self, done: Done) -> None:
        if not done.rows:
            self.step("held or finished")
            return
        token, intended_at = done.rows[0]
        self.step("claim" if token == 1 else "take-over in doubt" if intended_at else "claimed again")

    def _intended(self, process: Process, done: Done, parameters: tuple[Any, ...]) -> None:
        self._noted(done, "intent")
        if done.rowcount:
            written = datetime.fromisoformat(parameters[1]).replace(tzinfo=UTC)
            process.meant[str(parameters[-2])] = written - process.skew

    def _noted(self, result: object, name: str) -> None:
        self.step(name if cast("Done", result).rowcount else f"{name} refused")


class Listener(logging.Handler):
    """What the core writes into its log, counted."""

    def __init__(self, ledger: Ledger) -> None:
        super().__init__(logging.INFO)
        self._ledger = ledger
        self.troubles: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        match record.msg:
            case "looked again":
                found = int(getattr(record, "found", 0))
                self._ledger.step("read back: found" if found else "read back: not found")
                if found:
                    self._ledger.found.add(getattr(record, "key", ""))
            case "removed a double":
                self._ledger.step("audit delete")
            case "removed a double later":
                self._ledger.step("later audit: removed")
            case "audited":
                self._ledger.step("later audit")
            case "not sent yet":
                self._ledger.step("not sent yet")
            case "a round failed":
                self.troubles.append(repr(record.exc_info[1]) if record.exc_info else "a round failed")
            case "storage failed":
                self._ledger.step("storage failed")
            case _:
                if record.exc_info and record.exc_info[1] is not None:
                    self.troubles.append(f"{record.msg}: {record.exc_info[1]!r}")
