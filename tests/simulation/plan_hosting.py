"""What befalls hosted weeks and what staff correct or take back, drawn from the seed and added to its plan."""

from __future__ import annotations

import random
from datetime import date, timedelta

from tests.simulation.plan import MEMBERS, Deed, Plan, Stream, Strike

HOSTS_TIME = 4 * 3600.0
_LONG = 13 * 3600.0
_HOSTED = 0.25
"""The share of dates that somebody hosts; edits and take-backs are about as rare."""
_EDITED = 0.16
_TAKEN_BACK = 0.11

AT_HOSTS = (
    ("before", "commit hostings"),
    ("after", "commit hostings"),
    ("before", "whisper"),
    ("after", "whisper"),
    ("before", "first_by"),
    ("after", "first_by"),
    ("before", "post"),
    ("inside", "post"),
    ("after", "commit deliveries intend"),
    ("before", "commit occurrences settle"),
    ("before", "delete"),
)
AT_EDITS = (
    ("before", "edit"),
    ("inside", "edit"),
    ("after", "edit"),
    ("before", "commit occurrences put_off"),
    ("after", "commit occurrences put_off"),
    ("before", "commit inbox"),
)
AT_TAKE_BACKS = (
    ("before", "delete"),
    ("inside", "delete"),
    ("after", "delete"),
    ("before", "commit occurrences settle"),
    ("after", "commit occurrences settle"),
    ("before", "commit occurrences put_off"),
    ("before", "find"),
)


def add_to(plan: Plan) -> Plan:
    """The same plan, with hosts in it. What else is planned for the seed stays as it is."""
    chance = random.Random(f"hosting {plan.seed}")  # noqa: S311 - a seed gives the same draws
    for stream in plan.streams:
        for day, due in stream.dates(plan.start, plan.end - timedelta(hours=14)):
            at = (due - plan.start).total_seconds()
            hosted = chance.random() < _HOSTED
            out_at = at
            if hosted:
                _Week(plan, chance, stream, day, at).draw()
                out_at += HOSTS_TIME * chance.choice((0, 1, 1))
            afterwards = _Afterwards(plan, chance, stream, day, out_at)
            if chance.random() < _EDITED:
                afterwards.edit()
            if chance.random() < _TAKEN_BACK:
                afterwards.take_back()
    plan.deeds.sort(key=lambda deed: deed.at)
    return plan


class _Draws:
    def __init__(self, plan: Plan, chance: random.Random, stream: Stream, day: date, at: float) -> None:
        self._plan = plan
        self._chance = chance
        self._stream = stream
        self._day = day
        self._at = at
        """When it is due; of what was posted, when it probably was."""

    def _add(self, at: float, what: str, *args: object) -> None:
        latest = self._plan.calm_at - 60
        self._plan.deeds.append(Deed(min(max(at, 1.0), latest), what, args))

    def _strike(self, at: float, aims: tuple[tuple[str, str], ...]) -> None:
        chance = self._chance
        phase, what = chance.choice(aims)
        deed = chance.choice(("stop", "kill", "wait"))
        seconds = {
            "stop": chance.choice((5.0, 70.0, 150.0)),
            "kill": chance.choice((1.0, 20.0, 90.0, 1800.0)),
            # Whoever is slower than five leases has had its event for too long.
            "wait": min(chance.choice((0.5, 8.0, 30.0)), 2.0 * self._plan.lease),
        }[deed] * chance.uniform(0.7, 1.3)
        self._plan.strikes.append(Strike(at, phase, what, deed, seconds, nth=chance.choice((1, 1, 2))))

    def _weather(self, at: float, space: str, kinds: tuple[str, ...], lasts: float) -> None:
        chance = self._chance
        kind = chance.choice(kinds)
        share = True if kind == "down" else chance.choice((0.3, 0.6, 0.9))
        self._add(at, "weather", space, kind, share)
        self._add(at + lasts, "weather", space, kind, 0.0)

    def _staff(self, at: float, what: str, more: str = "") -> None:
        self._add(at, "staff", f"schedule {what} {self._stream.number}{more}")


class _Week(_Draws):
    """A member takes it, and does or does not do what hosts do."""

    def draw(self) -> None:
        chance, plan = self._chance, self._plan
        self._space, self._channel = chance.choice(self._stream.places)
        self._who = chance.choice(MEMBERS)
        self._volunteer()
        if chance.random() < 0.8:
            self._write(self._moment())
        if chance.random() < 0.25:
            self._write(self._moment())
        if max(plan.skews) > 3 and chance.random() < 0.6:
            self._race()
        if chance.random() < 0.4:
            self._meddle()
        for begins in (self._at, self._at + HOSTS_TIME):
            if chance.random() < 0.4:
                self._strike(begins - chance.uniform(0, 60), AT_HOSTS)
        if chance.random() < 0.3:
            begins = self._at + chance.choice((0.0, HOSTS_TIME)) - chance.uniform(0, 30)
            kinds = ("down", "busy", "lost_answers", "late_effects")
            self._weather(begins, self._space, kinds, chance.choice((60.0, 600.0, 3600.0)))
        ends = self._at + HOSTS_TIME
        if chance.random() < 0.15:
            # Until the window would have ended without a host, and a while before it ends with one.
            self._add(ends - 20, "weather", self._space, "down", True)
            self._add(ends + 10 * 3600, "weather", self._space, "down", 0.0)
        elif chance.random() < 0.06:
            self._add(ends - chance.uniform(10, 7200), "kill_all", chance.choice((3600.0, _LONG)))

    def _volunteer(self) -> None:
        """Mostly long before; now and then when its hour strikes, or two members at once."""
        chance = self._chance
        ahead = chance.uniform(0, 60) if chance.random() < 0.1 else chance.uniform(1800, 8 * 3600)
        at = self._at - ahead
        self._add(at, "host", self._space, self._channel, self._who, f"{self._stream.number}", f"{self._day}")
        if chance.random() < 0.2:
            space, channel = chance.choice(self._stream.places)
            other = chance.choice([each for each in MEMBERS if each != self._who])
            at += chance.uniform(0, 0.5)
            self._add(at, "host", space, channel, other, f"{self._stream.number}", f"{self._day}")

    def _moment(self) -> float:
        """When a host writes: early, when the hour strikes, in time, or right around the end."""
        chance = self._chance
        ends = self._at + HOSTS_TIME
        return chance.choice(
            (
                self._at - chance.choice((0.5, 3.0, 600.0)),
                self._at + chance.choice((0.0, 0.5, 3.0, 45.0)),
                self._at + chance.uniform(60, HOSTS_TIME - 60),
                self._at + chance.uniform(60, HOSTS_TIME - 60),
                ends + chance.choice((-60.0, -20.0, -3.0, -0.2, 0.2, 3.0)) * chance.uniform(0.5, 1.2),
                ends + chance.choice((-45.0, -5.0, 1.0, 20.0)) * chance.uniform(0.5, 1.2),
            )
        )

    def _write(self, at: float) -> None:
        chance = self._chance
        name = f"asks{len(self._plan.deeds)}"
        self._add(at, "say", self._space, self._channel, self._who, name)
        if chance.random() < 0.4:
            lost = at - chance.uniform(0.1, 30)
            self._add(lost, "gap", self._space, True)
            self._add(at + chance.choice((1.0, 40.0, 3 * 3600.0)), "gap", self._space, False)
        later = at + chance.choice((0.3, 3.0, 30.0, 900.0, 3 * 3600.0)) * chance.uniform(0.8, 1.2)
        drawn = chance.random()
        if drawn < 0.25:
            self._add(later, "undo", self._space, self._who)
            self._strike(later - 0.1, AT_HOSTS)
        elif drawn < 0.4:
            self._add(later, "unsay", self._space, name)

    def _race(self) -> None:
        """By one replica's clock the host's time is over, and it has looked in the channel; by the other's the host writes in time."""
        chance = self._chance
        looks = self._at + HOSTS_TIME - max(self._plan.skews)
        pause = chance.uniform(5, 25)
        aim = chance.choice((("after", "first_by"), ("before", "post"), ("inside", "post")))
        self._plan.strikes.append(Strike(looks - 5, *aim, deed="wait", seconds=pause))
        self._write(looks + chance.uniform(0.3, 6))

    def _meddle(self) -> None:
        """Staff or the host change their minds at a bad moment."""
        chance = self._chance
        bad = self._at + chance.choice((0.0, HOSTS_TIME))
        near = bad + chance.choice((-1800.0, -20.0, -1.0, 0.5, 5.0, 30.0, 600.0)) * chance.uniform(0.8, 1.2)
        what = chance.choice(("unhost", "give_back", "give_back", "skip", "pause"))
        if what == "give_back":
            self._add(near, what, self._space, self._who, f"{self._stream.number}", f"{self._day}")
            return
        if what == "pause":
            self._staff(near, what)
            self._staff(near + chance.choice((1.0, 3600.0, _LONG)), "resume")
            return
        self._staff(near, what, f" {self._day}")


class _Afterwards(_Draws):
    """Staff correct what was posted, or take it back."""

    def edit(self) -> None:
        chance = self._chance
        at = self._at + chance.choice((8.0, 60.0, 600.0, 9000.0)) * chance.uniform(0.8, 1.5)
        often = chance.choice((1, 2))
        if often > 1 and chance.random() < 0.7:
            # Slow enough for the second correction to come while the first is under way.
            pause = min(chance.uniform(1, 12), 2.0 * self._plan.lease)
            aim = chance.choice((("before", "edit"), ("inside", "edit")))
            self._plan.strikes.append(Strike(at - 0.1, *aim, deed="wait", seconds=pause))
        for _ in range(often):
            language = chance.choices(("fi", "sv"), weights=(4, 1))[0]
            words = f' "Korjattu {len(self._plan.deeds)}" language:{language} date:{self._day}'
            self._staff(at, "edit", words)
            if chance.random() < 0.6:
                self._strike(at - 0.1, AT_EDITS)
            at += chance.choice((0.0, 0.3, 1.0, 3.0)) * chance.uniform(0.5, 1.5)
        self._storm(at, 0.5)

    def take_back(self) -> None:
        chance = self._chance
        at = self._at + chance.choice((-5.0, 3.0, 30.0, 600.0, 600.0, 9000.0)) * chance.uniform(0.8, 1.5)
        self._staff(at, "take-back", f" {self._day}")
        if chance.random() < 0.6:
            self._strike(at - 0.1, AT_TAKE_BACKS)
        self._storm(at, 0.8)

    def _storm(self, at: float, share: float) -> None:
        chance = self._chance
        if chance.random() < share:
            space, _ = chance.choice(self._stream.places)
            kinds = ("down", "down", "down", "busy", "lost_answers", "late_effects")
            self._weather(at - 1, space, kinds, chance.choice((30.0, 90.0, 600.0)))
