"""What happens at a planned moment, each as a function of the world."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from typing import Any

from bot.chat.events import Author, CaughtUp, MessagePosted, ReactionChanged
from bot.chat.ids import MemberId
from tests.simulation import deeds_of_hosts, marks
from tests.simulation.deeds_of_hosts import command
from tests.simulation.spaces import Weather
from tests.simulation.world import World


def begin(world: World) -> None:
    """Everything planned will happen at its moment."""
    for number, deed in enumerate(world.plan.deeds):
        world.loop.call_at(deed.at, _do, world, f"d{number}", deed.what, deed.args)


def _do(world: World, name: str, what: str, args: tuple[Any, ...]) -> None:
    if world.calm:
        return
    world.trace("world", f"{what} {args}")
    DEEDS[what](world, name, *args)
    world.stir()


def weather(world: World, _: str, space: str, kind: str, share: object) -> None:
    here = world.spaces[space].weather
    setattr(here, kind, share)
    world.ledger.trouble(f"{space} {kind}", on=bool(share))
    world.ledger.step(f"weather: {kind}" if share else "weather: fair")


def kill_all(world: World, _: str, seconds: float) -> None:
    for replica in world.replicas:
        world.kill(replica.process, seconds * world.chance.uniform(0.9, 1.1))


def disk_full(world: World, _: str, full: bool) -> None:
    world.disk_is_full = full
    world.ledger.trouble("all disk", on=full)


def lock_database(world: World, _: str, seconds: float) -> None:
    """Another program writes into the database for a while."""
    other = sqlite3.connect(world.file, isolation_level=None, timeout=0)
    try:
        other.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        other.close()
        return
    world.ledger.step("database locked")
    world.ledger.trouble("all locked", on=True)

    def let_go() -> None:
        other.rollback()
        other.close()
        world.ledger.trouble("all locked", on=False)

    world.loop.call_later(seconds, let_go)


def staff(world: World, name: str, words: str) -> None:
    if words.startswith("schedule now"):
        world.ledger.asked_now[int(words.rsplit(maxsplit=1)[-1])] += 1
    if words.startswith("schedule take-back"):
        number, day = words.split()[2:]
        world.ledger.take_backs.add((int(number), day))
    command(world, name, "slack", "chief", words)


def suggest(world: World, name: str, who: str) -> None:
    command(world, name, "discord", who, f"suggest What surprised {who} {name}")


def say(world: World, name: str, *args: str) -> None:
    space, channel, who, called = args
    here = world.spaces[space]
    message = here.say(who, channel, "Kerron kokemuksia.")
    here.called[called] = message.ref
    world.ledger.told[message.ref] = [name]
    event = MessagePosted(
        event_id=name,
        space=here.space,
        at=world.loop.now(),
        message=message.ref,
        author=message.author,
        text=message.text,
    )
    world.emit(space, event)


def react(world: World, name: str, *args: str) -> None:
    """Put on, or taken off where it was on."""
    space, called, who, emoji = args
    here = world.spaces[space]
    ref = here.called.get(called)
    if ref is None:
        return
    there = here.reacted.setdefault(ref, set())
    this = (MemberId(who), emoji)
    there.symmetric_difference_update({this})
    message = here.at(ref)
    event = ReactionChanged(
        event_id=name,
        space=here.space,
        at=world.loop.now(),
        message=ref,
        member=Author(MemberId(who)),
        emoji=emoji,
        added=this in there,
        sequence=f"{world.loop.elapsed:020.6f}",
        message_author=message.author if message else None,
    )
    world.ledger.reacted.setdefault(called, []).append(name)
    world.emit(space, event)


def gap(world: World, name: str, space: str, begins: bool) -> None:
    """The connection is interrupted; when it is back, replicas hear so."""
    if begins:
        world.gaps.add(space)
        return
    world.gaps.discard(space)
    caught_up(world, space, name)


def caught_up(world: World, space: str, name: str) -> None:
    here = world.spaces[space]
    world.emit(space, CaughtUp(event_id=name, space=here.space, at=world.loop.now()), certainly=True)


async def calm_down(world: World) -> None:
    """All is well from here on; what was missed is caught up."""
    world.calm_down()
    for number, replica in enumerate(world.replicas):
        replica.process.let_go()
        world.restart(number)
    await asyncio.sleep(600.0)
    world.ledger.unlike_before = marks.compared(world, caught_up=False)
    for name, space in world.spaces.items():
        space.weather = Weather()
        caught_up(world, name, f"calm {name}")
    world.stir()


DEEDS: dict[str, Callable[..., None]] = {
    each.__name__: each
    for each in (
        weather,
        kill_all,
        disk_full,
        lock_database,
        staff,
        suggest,
        say,
        react,
        gap,
        *deeds_of_hosts.DEEDS,
    )
}
