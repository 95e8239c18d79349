"""What befalls one community, drawn from a seed: weeks around a change of the clocks, and troubles aimed at its worst moments."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests.simulation import zones

SPACES = ("slack", "discord", "local")
CHANNELS = ("vienti", "export")
MEMBERS = ("anna", "bertil", "cecilia", "dag")
EMOJI = ("✅", "💡", "🙏", "helpful")
_LONG = 13 * 3600.0

SENDS = (
    ("after", "commit deliveries claim"),
    ("before", "commit deliveries intend"),
    ("after", "commit deliveries intend"),
    ("before", "post"),
    ("inside", "post"),
    ("after", "post"),
    ("before", "commit deliveries complete"),
    ("after", "commit deliveries complete"),
)
OTHERS = (
    ("before", "commit deliveries claim"),
    ("before", "find"),
    ("after", "find"),
    ("before", "delete"),
    ("before", "commit choices"),
    ("after", "commit choices"),
    ("before", "commit occurrences settle"),
    ("after", "commit occurrences settle"),
    ("before", "commit schedules"),
    ("after", "commit schedules"),
    ("before", "whisper"),
    ("inside", "whisper"),
    ("after", "commit notes"),
    ("before", "commit inbox"),
    ("after", "commit inbox"),
    ("after", "commit mark_reactions"),
    ("inside", "reactions"),
    ("after", "commit occurrences put_off"),
)


@dataclass(frozen=True, slots=True)
class Stream:
    """A schedule. `number` is what people call it."""

    number: int
    weekday: int
    wall: time
    zone: str
    places: tuple[tuple[str, str], ...]

    def dates(self, start: datetime, end: datetime) -> list[tuple[date, datetime]]:
        """Its local dates whose instants are between the two, with the instants."""
        day = start.astimezone(ZoneInfo(self.zone)).date()
        found: list[tuple[date, datetime]] = []
        while True:
            if day.weekday() == self.weekday:
                due = zones.instant(day, self.wall, self.zone)
                if due >= end:
                    return found
                if due > start:
                    found.append((day, due))
            day += timedelta(days=1)


@dataclass(slots=True)
class Strike:
    """Armed at `at`, it befalls the `nth` process that comes by: `stop` and `wait` last `seconds`; `kill` so long until the restart."""

    at: float
    phase: str
    what: str
    deed: str
    seconds: float
    nth: int = 1
    then: Strike | None = None
    """Armed for the same process when this one has struck."""
    only: str = ""
    """The process it is for; any, when empty."""


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that happens at a moment: `what` names a method of `tests.simulation.deeds`."""

    at: float
    what: str
    args: tuple[object, ...] = ()


@dataclass(slots=True, kw_only=True)
class Plan:
    seed: int
    start: datetime
    calm_at: float
    """Seconds after the start when all troubles are over."""
    lease: int
    skews: tuple[float, float]
    streams: list[Stream]
    strikes: list[Strike] = field(default_factory=list[Strike])
    deeds: list[Deed] = field(default_factory=list[Deed])
    duplicates: float = 0.0
    jitter: float = 0.0

    @property
    def end(self) -> datetime:
        return self.start + timedelta(seconds=self.calm_at)


def drawn(seed: int) -> Plan:
    chance = random.Random(f"plan {seed}")  # noqa: S311 - a seed gives the same draws
    zone = chance.choices(zones.ZONES, weights=(6, 2, 1, 1, 1))[0]
    change = chance.choice(zones.changes(zone))
    weeks = chance.choice((1, 1, 1, 1, 2))
    start = (
        (change - timedelta(hours=chance.choice((9, 30)))).replace(second=0, microsecond=0).astimezone(UTC)
    )
    streams = _streams(chance, change, zone)
    lease = chance.choices((60, 20, 2), weights=(6, 1, 3))[0]
    plan = Plan(
        seed=seed,
        start=start,
        calm_at=weeks * 7 * 86400.0,
        lease=lease,
        # With leases of seconds, clocks have to agree.
        skews=_skews(chance, (0.0, 0.5, 5.0, 59.0) if lease > 5 else (0.0, 0.1)),
        streams=streams,
        duplicates=chance.choice((0.0, 0.1, 0.4)),
        jitter=chance.choice((0.0, 0.02, 0.1)),
    )
    _Troubles(plan, chance).draw()
    return plan


def _skews(chance: random.Random, choices: tuple[float, ...]) -> tuple[float, float]:
    most = chance.choice(choices)
    return (chance.uniform(-most, most), chance.uniform(-most, most))


def _streams(chance: random.Random, change: datetime, zone: str) -> list[Stream]:
    """The first strikes in the very hour that the change repeats or leaves out; the others are near it or far."""
    local = change.astimezone(ZoneInfo(zone))
    odd = (local - timedelta(minutes=chance.randint(-70, 75))).time().replace(second=0, microsecond=0)
    streams = [Stream(1, local.weekday(), odd, zone, _places(chance))]
    for number in range(2, chance.choice((1, 2, 2, 3)) + 1):
        if chance.random() < 0.5:
            wall = time(chance.randrange(24), chance.choice((0, 0, 15, 30, 59)))
            streams.append(
                Stream(number, (local.weekday() + chance.randint(0, 1)) % 7, wall, zone, _places(chance))
            )
        else:
            other = chance.choice(zones.ZONES)
            here = change.astimezone(ZoneInfo(other)) + timedelta(minutes=chance.choice((1, 5, 60)))
            wall = here.time().replace(second=0, microsecond=0)
            streams.append(Stream(number, here.weekday(), wall, other, _places(chance)))
    return streams


def _places(chance: random.Random) -> tuple[tuple[str, str], ...]:
    every = [(space, channel) for space in SPACES for channel in CHANNELS]
    return tuple(chance.sample(every, chance.choice((1, 1, 1, 2, 3))))


class _Troubles:
    def __init__(self, plan: Plan, chance: random.Random) -> None:
        self._plan = plan
        self._chance = chance

    def draw(self) -> None:
        chance, plan = self._chance, self._plan
        dues = [
            ((due - plan.start).total_seconds(), stream)
            for stream in plan.streams
            for _, due in stream.dates(plan.start, plan.end - timedelta(hours=14))
        ]
        for at, stream in dues:
            self._strike(at)
            if chance.random() < (0.4 if plan.lease > 5 else 0.8):
                self._weather(at, chance.choice(stream.places)[0])
            if chance.random() < 0.3:
                self._staff(at, stream)
            if chance.random() < 0.12:
                self._disk(at)
            if chance.random() < 0.6:
                self._talk(at)
        if chance.random() < 0.15:
            at = chance.choice(dues)[0]
            self._add(at - chance.uniform(10, 3600), "kill_all", chance.choice((600.0, 7200.0, _LONG)))
        if chance.random() < 0.5:
            at, _ = chance.choice(dues)
            self._suggestion(at + chance.uniform(-300, 300))
        plan.deeds.sort(key=lambda deed: deed.at)

    def _strike(self, at: float) -> None:
        chance = self._chance
        for _ in range(chance.choice((1, 1, 2, 2, 3))):
            if chance.random() < 0.3:
                chance.choice((self._sleeper, self._dawdler))(at)
                continue
            phase, what = chance.choice(SENDS if chance.random() < 0.7 else OTHERS)
            deed = chance.choices(("stop", "kill", "wait"), weights=(4, 4, 3))[0]
            seconds = {
                "stop": chance.choice((5.0, 70.0, 150.0, 2400.0)) * chance.uniform(0.9, 1.3),
                "kill": chance.choice((1.0, 20.0, 90.0, 1800.0)) * chance.uniform(0.9, 1.3),
                "wait": chance.choice((0.5, 8.0, 30.0)) * chance.uniform(0.5, 1.4),
            }[deed]
            strike = Strike(
                at - chance.uniform(0, 60), phase, what, deed, seconds, nth=chance.choice((1, 1, 2, 3))
            )
            if deed == "stop" and chance.random() < 0.4:
                strike.then = Strike(
                    0, chance.choice(("inside", "after")), "post", "kill", chance.uniform(1, 90)
                )
            self._plan.strikes.append(strike)

    def _sleeper(self, at: float) -> None:
        """It stands still before its send until another has taken over, wakes, sends, and dies before it can clean up."""
        chance = self._chance
        end = Strike(0, "inside", "post", "kill", chance.uniform(1, 90))
        asleep = self._plan.lease + chance.choice((70.0, 250.0))
        self._plan.strikes.append(Strike(at - 30, "before", "post", "stop", asleep, then=end))

    def _dawdler(self, at: float) -> None:
        """It is slow before its send, and yet within its lease."""
        chance = self._chance
        pause = chance.uniform(0.1, 0.6) * self._plan.lease
        self._plan.strikes.append(
            Strike(at - 30, "before", "post", "wait", pause, nth=chance.choice((1, 1, 2)))
        )

    def _weather(self, at: float, space: str) -> None:
        chance = self._chance
        kinds = ("down", "shut", "lost_requests", "lost_answers", "late_effects", "busy", "history_lag")
        # With leases of seconds, what matters is how late a message may show.
        weights = (2, 1, 2, 2, 3, 1, 2) if self._plan.lease > 5 else (1, 1, 1, 1, 9, 1, 3)
        kind = chance.choices(kinds, weights)[0]
        share = {"down": True, "shut": True, "history_lag": 3.0}.get(kind, chance.choice((0.3, 0.6, 0.9)))
        lasts = chance.choice((60.0, 600.0, 600.0, 3600.0, _LONG if kind == "down" else 1800.0))
        begins = at - chance.uniform(0, 60)
        self._add(begins, "weather", space, kind, share)
        self._add(begins + lasts, "weather", space, kind, 0.0)

    def _staff(self, at: float, stream: Stream) -> None:
        chance = self._chance
        number = stream.number
        near = at + chance.choice((-600.0, -20.0, -2.0, 0.1, 1.0, 5.0, 30.0, 120.0)) * chance.uniform(
            0.8, 1.2
        )
        what = chance.choice(("pause", "pause", "skip", "now"))
        self._add(near, "staff", f"schedule {what} {number}")
        if what == "pause":
            back = near + chance.choice((1.0, 60.0, 3600.0, _LONG, 86400.0))
            self._add(back, "staff", f"schedule resume {number}")

    def _suggestion(self, at: float) -> None:
        """A member suggests a question, and is told in private that it is taken; the answer to that may be lost."""
        self._add(at, "suggest", self._chance.choice(MEMBERS))
        self._add(at + 60, "staff", "prompts approve 1")
        if self._chance.random() < 0.5:
            self._add(at + 50, "weather", "discord", "lost_answers", 0.9)
            self._add(at + 120, "weather", "discord", "lost_answers", 0.0)

    def _disk(self, at: float) -> None:
        chance = self._chance
        begins = at + chance.uniform(-10, 5)
        if chance.random() < 0.5:
            self._add(begins, "disk_full", True)
            self._add(begins + chance.choice((3.0, 60.0, 900.0)), "disk_full", False)
        else:
            self._add(begins, "lock_database", chance.choice((2.0, 9.0, 25.0)))

    def _talk(self, at: float) -> None:
        """Somebody writes, others react and take it back; some of it in a gap of the connection."""
        chance = self._chance
        space, channel = chance.choice(SPACES), chance.choice(CHANNELS)
        begins = at + chance.uniform(-60, 60)
        name = f"talk{len(self._plan.deeds)}"
        self._add(begins, "say", space, channel, chance.choice(MEMBERS), name)
        for step in range(chance.randint(2, 5)):
            who, emoji = chance.choice(MEMBERS), chance.choice(EMOJI[:2])
            when = begins + 1 + step * chance.choice((0.2, 2.0, 20.0))
            self._add(when, "react", space, name, who, emoji)
        if chance.random() < 0.4:
            gap = begins + chance.uniform(0, 20)
            self._add(gap, "gap", space, True)
            self._add(gap + chance.uniform(1, 40), "gap", space, False)

    def _add(self, at: float, what: str, *args: object) -> None:
        latest = self._plan.calm_at - 60
        self._plan.deeds.append(Deed(min(max(at, 1.0), latest), what, args))
