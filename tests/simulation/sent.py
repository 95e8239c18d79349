"""What was corrected shows so everywhere; what was taken back is gone, and nothing of it comes again."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tests.simulation.world import World

if TYPE_CHECKING:
    from tests.simulation.invariants import Kept

_LATER = timedelta(seconds=60)
"""What took longer was put off."""


def checked(world: World, kept: list[Kept]) -> list[str]:
    by_occasion: dict[tuple[str, str], list[Kept]] = defaultdict(list)
    for each in kept:
        by_occasion[each.schedule, each.occasion].append(each)
    failures: list[str] = []
    for (schedule, occasion), rows in by_occasion.items():
        failures += _corrected(world, schedule, occasion, rows)
        if any(each.state == "taken_back" for each in rows):
            failures += _taken_back(world, rows)
    return failures


def was_taken_back(world: World, each: Kept) -> bool:
    """Staff wanted it: its command came."""
    return (world.names[each.schedule].number, each.occasion.partition("+")[0]) in world.ledger.take_backs


def _corrected(world: World, schedule: str, occasion: str, rows: list[Kept]) -> list[str]:
    said = world.rows(
        "SELECT language, text, at FROM corrections WHERE schedule = ? AND occasion = ?", schedule, occasion
    )
    failures: list[str] = []
    for language, text, at in said:
        for each in rows:
            if each.state != "posted":
                continue
            # The channel speaks Finnish; the other languages stand in the thread under it, where there are threads.
            messages = each.shown if language == "fi" else each.others
            for message in messages:
                if text not in message.text:
                    failures.append(f"not corrected: {each.name} says {message.text!r} instead of {text!r}")
                elif message.edited_at is not None:
                    since = datetime.fromisoformat(at).replace(tzinfo=UTC)
                    late = message.edited_at - since > _LATER
                    world.ledger.step("edited later" if late else "edited")
    return failures


def _taken_back(world: World, rows: list[Kept]) -> list[str]:
    failures: list[str] = []
    for each in rows:
        if not was_taken_back(world, each):
            failures.append(f"not wanted: {each.name} is taken back, and nobody had asked for it")
        if each.state != "hosted" and (each.shown or each.others):
            failures.append(f"not taken back: {each.name} is {each.state} and shown")
        if each.state in ("posted", "planned"):
            failures.append(f"not taken back: {each.name} is {each.state}")
        if each.state == "taken_back":
            late = any(
                message.deleted_at is not None and message.deleted_at - each.changed_at > _LATER
                for message in each.removed
            )
            world.ledger.step("taken back later" if late else "taken back")
    return failures
