"""Marks: the kept set of each message is the platform's, once gaps are caught up."""

from __future__ import annotations

from tests.simulation.plan import EMOJI
from tests.simulation.world import World


def compared(world: World, *, caught_up: bool) -> list[str]:
    """A first mark put on inside a gap is not seen, and that is said; every message that has one on record is compared.

    Not `caught_up`: only messages no event of which was missed.
    """
    failures: list[str] = []
    for space in world.spaces.values():
        for name, ref in space.called.items():
            kept = {
                (giver, emoji)
                for giver, emoji in world.rows(
                    "SELECT giver, emoji FROM mark_reactions WHERE space = ? AND channel = ? AND message = ? AND given",
                    ref.space,
                    ref.channel,
                    ref.message,
                )
            }
            marked = world.rows(
                "SELECT 1 FROM marks WHERE space = ? AND channel = ? AND message = ?",
                ref.space,
                ref.channel,
                ref.message,
            )
            there = {
                (str(member), emoji) for member, emoji in space.reacted.get(ref, set()) if emoji in EMOJI
            }
            missed = any(each in world.ledger.missed for each in world.ledger.reacted.get(name, ()))
            unseen = missed and not (marked and caught_up)
            if kept != there and not unseen:
                failures.append(f"marks: {name} has {sorted(there)} and on record {sorted(kept)}")
    return failures
