"""The verdict: what must hold of a community after its troubles, compared with what its platforms and its database show."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.chat.ids import ChannelId, Place, SpaceId
from bot.prompting.occurrence import Occurrence
from tests.simulation import hosted, marks, sent
from tests.simulation.hosted import NEAR, WELL_FOR
from tests.simulation.replica import HOME
from tests.simulation.spaces import Message
from tests.simulation.world import World

CAUGHT_UP = 600.0
"""Seconds after which a question is late by more than a slow machine's pause: it was caught up."""
SETTLED = 5.0
"""Seconds after an intent in which its message shows, unless something holds it up."""
BY_STAFF = ("paused", "removed", "date_skipped", "taken_back")


@dataclass(frozen=True, slots=True)
class Kept:
    """An occurrence as the database tells of it, with what its channel shows under its key."""

    schedule: str
    occasion: str
    place: Place
    due_at: datetime
    state: str
    reason: str
    message: str | None
    next_try: str | None
    changed_at: datetime
    shown: tuple[Message, ...]
    others: tuple[Message, ...]
    """What shows of its other languages."""
    removed: tuple[Message, ...]
    """What has shown under its key and was deleted."""

    @property
    def name(self) -> str:
        return f"{self.occasion} in {self.place.key}"


def verdict(world: World) -> tuple[list[str], dict[str, Any]]:
    """What did not hold, a sentence each; and the figures of the run."""
    kept = _kept(world)
    failures = [
        *_planned(world, kept),
        *(failure for each in kept for failure in _of_one(world, each)),
        *(failure for each in kept for failure in hosted.of_one(world, each)),
        *hosted.twice(world),
        *sent.checked(world, kept),
        *_together(kept),
        *_on_platforms(world),
        *_left_over(world),
        *world.ledger.unlike_before,
        *marks.compared(world, caught_up=True),
        *_extra(world, kept),
    ]
    return failures, _figures(world, kept)


def _kept(world: World) -> list[Kept]:
    rows = world.rows(
        "SELECT schedule, occasion, space, channel, local_date, due_at, state, reason, message, next_try, changed_at"
        " FROM occurrences"
    )
    found: list[Kept] = []
    for schedule, occasion, space, channel, local_date, due_at, state, reason, *more in rows:
        message, next_try, changed_at = more
        place = Place(SpaceId(space), ChannelId(channel))
        due = datetime.fromisoformat(due_at).replace(tzinfo=UTC)
        as_known = Occurrence(
            schedule=schedule,
            occasion=occasion,
            local_date=datetime.fromisoformat(local_date).date(),
            place=place,
            due_at=due,
        )
        here = world.spaces[space.partition(":")[0]]
        key = as_known.key(HOME, "p")
        found.append(
            Kept(
                schedule,
                occasion,
                place,
                due,
                state,
                reason or "",
                message,
                next_try,
                datetime.fromisoformat(changed_at).replace(tzinfo=UTC),
                shown=tuple(here.visible(key)),
                others=tuple(here.visible(as_known.key(HOME, "q"))),
                removed=tuple(each for each in here.messages if each.key == key and each.deleted_at),
            )
        )
    return found


def _planned(world: World, kept: list[Kept]) -> list[str]:
    """Each local date of each stream, in each of its channels, was planned once; nothing else was."""
    regular: dict[tuple[str, str, str], list[Kept]] = defaultdict(list)
    for each in kept:
        if "+" not in each.occasion:
            regular[each.schedule, each.occasion, each.place.key].append(each)
    failures: list[str] = []
    for schedule, stream in world.names.items():
        for day, due in stream.dates(world.plan.start, world.plan.end):
            for space, channel in stream.places:
                name = (schedule, day.isoformat(), world.spaces[space].place(channel).key)
                found = regular.pop(name, [])
                ends = world.loop.seconds_at(due) + hosted.WINDOW
                if not found and _wanted_throughout(world, schedule, day.isoformat(), due, ends):
                    failures.append(f"skipped: {day} in {name[2]} was never planned")
                failures += [
                    f"moved: {day} is due at {each.due_at}, not {due}" for each in found if each.due_at != due
                ]
    late = world.plan.end
    return failures + [
        f"not wanted: {name}" for name, found in regular.items() if any(each.due_at < late for each in found)
    ]


def _extra(world: World, kept: list[Kept]) -> list[str]:
    """Each `schedule now` made one extra occasion at most."""
    made: dict[str, set[str]] = defaultdict(set)
    for each in kept:
        if "+" in each.occasion:
            made[each.schedule].add(each.occasion)
    return [
        f"asked once, done again: {sorted(occasions)}"
        for schedule, occasions in made.items()
        if len(occasions) > world.ledger.asked_now[world.names[schedule].number]
    ]


def _of_one(world: World, each: Kept) -> list[str]:
    failures: list[str] = []
    apart = timedelta(seconds=max(abs(skew) for skew in world.plan.skews) + 0.5)
    if each.next_try is not None or each.state == "planned":
        failures.append(f"unfinished: {each.name} is {each.state}")
    if len(each.shown) > 1:
        failures.append(f"doubled: {each.name} is shown {len(each.shown)} times")
    if each.state == "posted" and [message.ref.message for message in each.shown] != [each.message]:
        failures.append(f"lost: {each.name} is posted and its message is not there")
    if each.state in ("skipped", "refused", "hosted") and each.shown:
        failures.append(f"not wanted: {each.name} is {each.state} ({each.reason}) and shown")
    for message in each.shown:
        meant = message.meant_at or message.at
        if message.at < each.due_at - apart:
            failures.append(f"early: {each.name} by {each.due_at - message.at}")
        if world.loop.seconds_at(meant) > hosted.times(world, each).latest + 30 + apart.total_seconds():
            failures.append(f"late: {each.name} by {meant - each.due_at}")
    if "+" not in each.occasion:
        failures += _obliged(world, each)
    return failures


def _obliged(world: World, each: Kept) -> list[str]:
    """What staff did and what went wrong decide whether it had to be posted, had to be left out, or either."""
    times = hosted.times(world, each)
    if each.state in ("posted", "hosted"):
        forbidden = _unwanted_throughout(world, each.schedule, each.occasion, each.due_at, times.latest)
        return [f"not wanted: {each.name} is {each.state}, though staff had left it out"] if forbidden else []
    if sent.was_taken_back(world, each):
        return []
    if not _wanted_throughout(world, each.schedule, each.occasion, each.due_at, times.latest):
        return []
    if each.state == "refused":
        # A week that its host gave back may be tried at once.
        earliest = world.loop.seconds_at(each.due_at) - NEAR
        shut = world.ledger.bad.get(f"{each.place.space.partition(':')[0]} shut", [])
        was_shut = any(since < times.latest + NEAR and until > earliest for since, until in shut)
        return [] if was_shut else [f"refused: {each.name}, though nothing was shut"]
    if world.ledger.well_for(times.begins, times.ends, str(each.place.space), WELL_FOR):
        return [f"skipped: {each.name} is {each.state} ({each.reason}), and there was time"]
    return []


def _together(kept: list[Kept]) -> list[str]:
    """One question for all channels of an occasion, and none twice in a channel."""
    failures: list[str] = []
    by_occasion: dict[tuple[str, str], set[str]] = defaultdict(set)
    by_place: dict[str, list[str]] = defaultdict(list)
    for each in kept:
        for message in each.shown[:1]:
            by_occasion[each.schedule, each.occasion].add(message.text)
            by_place[each.place.key].append(message.text)
    for (_, occasion), texts in by_occasion.items():
        if len(texts) > 1:
            failures.append(f"unlike: {occasion} asks {sorted(texts)}")
    for place, asked in by_place.items():
        again = sorted({text for text in asked if asked.count(text) > 1})
        failures += [f"repeated: {text} in {place}" for text in again]
    return failures


def _on_platforms(world: World) -> list[str]:
    failures: list[str] = []
    for space in world.spaces.values():
        keys = [message.key for message in space.visible() if message.key]
        failures += [
            f"doubled: {key} in {space.name}" for key in sorted({key for key in keys if keys.count(key) > 1})
        ]
        told = [(each.member, each.key) for each in space.whispers]
        failures += [
            f"told twice: {each}" for each in sorted({each for each in told if told.count(each) > 1})
        ]
    return failures + [
        f"doubled for a while: {each.key} by {each.by}, though nobody was slow"
        for each in world.ledger.doubled
        if not _excused(world, each)
    ]


def _excused(world: World, message: Message) -> bool:
    """A second message may show for a while when its sender, or the first one's, was slow between intent and effect.

    So slow that its lease had run out by the clock of the other, and that the other had waited for it to settle.
    """
    space = world.spaces[str(message.ref.space).partition(":")[0]]
    apart = abs(world.plan.skews[0] - world.plan.skews[1])
    slow = timedelta(seconds=max(world.plan.lease, SETTLED) - apart - 0.5)
    same = [each for each in space.messages if each.key == message.key]
    return any(each.meant_at is None or each.at - each.meant_at > slow for each in same)


def _left_over(world: World) -> list[str]:
    failures = [
        f"in doubt: {key}"
        for (key,) in world.rows(
            "SELECT key FROM deliveries WHERE finished_at IS NULL AND intended_at IS NOT NULL"
        )
    ]
    handled = {
        (space, event_id): (finished, reason)
        for space, event_id, finished, reason in world.rows(
            "SELECT space, event_id, finished_at, reason FROM inbox"
        )
    }
    long_ago = world.loop.now() - timedelta(days=6)
    for event, at in world.ledger.acknowledged.items():
        finished, reason = handled.get(event, (None, ""))
        if event not in handled and at > long_ago:
            failures.append(f"lost: event {event[1]} was acknowledged and is not kept")
        elif event in handled and (finished is None or reason == "too many tries"):
            failures.append(f"lost: event {event[1]} was never handled ({reason})")
    return failures


def _wanted_throughout(world: World, schedule: str, occasion: str, due: datetime, ends: float) -> bool:
    """Staff wanted it from well before its time to the end of its window."""
    begins = world.loop.seconds_at(due) - NEAR
    skipped = any(which == schedule and day == occasion for _, which, day in world.ledger.skips)
    return not skipped and world.ledger.always("active", schedule, begins, ends)


def _unwanted_throughout(world: World, schedule: str, occasion: str, due: datetime, ends: float) -> bool:
    begins = world.loop.seconds_at(due) - NEAR
    skipped = any(
        at < begins and which == schedule and day == occasion for at, which, day in world.ledger.skips
    )
    return skipped or world.ledger.always("paused", schedule, begins, ends)


def _figures(world: World, kept: list[Kept]) -> dict[str, Any]:
    hosted.count(world, kept)
    posted = [each for each in kept if each.state == "posted" and each.shown]
    late = [max(0.0, (each.shown[0].at - each.due_at).total_seconds()) for each in posted]
    skipped = [each for each in kept if each.state == "skipped"]
    world.ledger.steps["catch-up"] += sum(each > CAUGHT_UP for each in late)
    world.ledger.steps["skipped as missed"] += sum(each.reason == "missed" for each in skipped)
    return {
        "occurrences": len(kept),
        "posted": len(posted),
        "hosted": sum(each.state == "hosted" for each in kept),
        "by staff": sum(each.reason in BY_STAFF for each in skipped),
        "missed": sum(each.reason not in BY_STAFF for each in skipped),
        "doubled for a while": len({each.key for each in world.ledger.doubled}),
        "late": [round(each, 1) for each in late],
    }
