"""Hosted weeks: a host's message in time is the week's question, and Vertti's own stands only when none came.

What hosts wrote is read from the platforms, who hosted when from what each transaction left behind.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.chat.ids import MessageRef, derived_id
from tests.simulation.ledger import Hosted
from tests.simulation.plan_hosting import HOSTS_TIME
from tests.simulation.spaces import Message
from tests.simulation.world import World

if TYPE_CHECKING:
    from tests.simulation.invariants import Kept

WINDOW = 12 * 3600.0
WELL_FOR = 1800.0
"""Seconds without trouble in which an occurrence has to be posted: leases, clocks apart, and a slow machine's pauses."""
NEAR = 130.0
"""Seconds around its time in which it is anybody's guess whether staff, or a host, were before it: clocks are apart."""


@dataclass(frozen=True, slots=True)
class Times:
    """In seconds: in the window an occurrence could be posted however its host's week went; `latest`: if it went well."""

    begins: float
    ends: float
    latest: float


def times(world: World, each: Kept) -> Times:
    """A host's time comes before the window, as long as there is a host."""
    due = world.loop.seconds_at(each.due_at)
    latest = due + HOSTS_TIME + WINDOW
    known = _known(world, each, due - NEAR, latest + NEAR)
    if "+" in each.occasion or not any(hosted for _, hosted in known):
        return Times(due, due + WINDOW, due + WINDOW)
    # Since the last change, everything is as it is.
    begins = max(due + HOSTS_TIME, *(at for at, _ in known))
    always = all(hosted for _, hosted in known)
    return Times(begins, latest if always else due + WINDOW, latest)


def of_one(world: World, each: Kept) -> list[str]:
    """What did not hold of an occurrence's host."""
    if each.state == "hosted":
        return _of_hosted(world, each)
    linked = _now(world, each)
    if linked is not None and linked.message is not None:
        return [f"both: {each.name} is {each.state} and a host's message is linked"]
    if each.state == "posted" and each.shown and "+" not in each.occasion:
        return _of_posted(world, each, each.shown[0])
    return []


def twice(world: World) -> list[str]:
    """A message is the question of one week only."""
    linked = [
        (hosted.space, hosted.channel, hosted.message)
        for known in world.ledger.weeks.values()
        if (hosted := known[-1][1]) and hosted.message
    ]
    return [f"linked twice: {each}" for each in sorted({each for each in linked if linked.count(each) > 1})]


def _of_hosted(world: World, each: Kept) -> list[str]:
    hosted = _now(world, each)
    ref = MessageRef(each.place.space, each.place.channel, each.message)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    message = next((one for one in _messages(world, each) if one.ref == ref), None)
    if hosted is None or message is None or hosted.message != each.message:
        return [f"lost: {each.name} is hosted and no message of its host is linked"]
    failures: list[str] = []
    if str(message.author.member) != hosted.member:
        failures.append(f"not the host's: {each.name} is {message.author.member}'s")
    if not each.due_at <= message.at < each.due_at + timedelta(seconds=HOSTS_TIME):
        failures.append(
            f"not in time: the host of {each.name} wrote {message.at - each.due_at} after its hour"
        )
    linked = [one and one.message for _, one in world.ledger.weeks[each.schedule, each.occasion]]
    if None in linked[linked.index(each.message) :]:
        failures.append(f"undone and taken again: {message.ref.message} for {each.name}")
    if _should_be_undone(world, each, message):
        failures.append(f"not undone: the host of {each.name} deleted the message in time")
    return failures


def _should_be_undone(world: World, each: Kept, message: Message) -> bool:
    """Deleted while there was time to hear of it."""
    told = world.ledger.told.get(message.ref, [])
    if message.deleted_at is None or len(told) < 2 or told[1] in world.ledger.missed:
        return False
    deleted = world.loop.seconds_at(message.deleted_at)
    heard = world.ledger.acknowledged.get((str(message.ref.space), told[0]))
    if heard is None or world.loop.seconds_at(heard) + NEAR > deleted:
        # Then it may be heard that it was deleted before it is heard that it was written.
        return False
    ends = world.loop.seconds_at(each.due_at) + HOSTS_TIME - NEAR
    return world.ledger.well_for(deleted, ends, str(each.place.space), WELL_FOR)


def _of_posted(world: World, each: Kept, own: Message) -> list[str]:
    """`own` is Vertti's."""
    due, at = world.loop.seconds_at(each.due_at), world.loop.seconds_at(own.at)
    known = _known(world, each, due - NEAR, at + NEAR)
    hosts = {hosted.member if hosted else None for _, hosted in known}
    if len(hosts) != 1 or None in hosts:
        return []
    apart = max(abs(skew) for skew in world.plan.skews) + 0.5
    if at < due + HOSTS_TIME - apart:
        return [f"early: {each.name} was posted although its host had time"]
    passed = [
        message
        for message in _messages(world, each)
        if str(message.author.member) in hosts
        and _could_be_seen(world, message, due + apart, due + HOSTS_TIME - apart, at)
        and not _undone(world, message, known)
    ]
    return [f"passed over: the host of {each.name} had asked {passed[0].ref.message}"] if passed else []


def _could_be_seen(world: World, message: Message, since: float, until: float, posted: float) -> bool:
    """Its host wrote it in time, and it was still there when Vertti's own was sent, and was no other week's."""
    if message.ref.thread is not None or not since <= world.loop.seconds_at(message.at) < until:
        return False
    gone = world.loop.seconds_at(message.deleted_at) if message.deleted_at else float("inf")
    of_another_week = any(
        hosted is not None and hosted.message == message.ref.message and hosted.space == message.ref.space
        for known in world.ledger.weeks.values()
        for _, hosted in known
    )
    return gone > posted + NEAR and not of_another_week


def _undone(world: World, message: Message, known: list[tuple[float, Hosted | None]]) -> bool:
    """What was written up to an undoing is not meant."""
    written = world.loop.seconds_at(message.at)
    return any(hosted is not None and hosted.not_before and written <= at + NEAR for at, hosted in known)


def count(world: World, kept: list[Kept]) -> None:
    """What hosts' weeks came to, as steps."""
    _drafts(world)
    steps = world.ledger.steps
    for each in kept:
        known = world.ledger.weeks.get((each.schedule, each.occasion), [])
        if not any(hosted and _is_at(hosted, each) for _, hosted in known):
            continue
        hosted = _now(world, each)
        steps["host: posted in their place"] += each.state == "posted" and hosted is not None
        if each.state == "hosted" and hosted is not None:
            steps["host: own message made way"] += bool(each.removed)
            linked = [
                message.ref for message in _messages(world, each) if message.ref.message == each.message
            ]
            told = [world.ledger.told[ref][0] for ref in linked if ref in world.ledger.told]
            steps["host: message found in history"] += any(event in world.ledger.missed for event in told)


def _drafts(world: World) -> None:
    """A draft told is a step too; that no note is told twice is looked at with all notes."""
    for (schedule, day), known in world.ledger.weeks.items():
        for space, channel, member in {hosted.taken_by for _, hosted in known if hosted}:
            place, person = f"{space}/{channel}", f"{space}/{member}"
            key = "n" + derived_id(f"host-draft:{schedule}:{day}:{place}:{person}", length=20)
            here = world.spaces[space.partition(":")[0]]
            world.ledger.steps["host: draft told"] += any(note.key == key for note in here.whispers)


def _now(world: World, each: Kept) -> Hosted | None:
    known = world.ledger.weeks.get((each.schedule, each.occasion), [])
    hosted = known[-1][1] if known else None
    return hosted if hosted is not None and _is_at(hosted, each) else None


def _known(world: World, each: Kept, begins: float, ends: float) -> list[tuple[float, Hosted | None]]:
    """What was known of the host in this channel between the two, beginning with what was known before."""
    known = [
        (at, hosted if hosted is not None and _is_at(hosted, each) else None)
        for at, hosted in world.ledger.weeks.get((each.schedule, each.occasion), [])
    ]
    before = [one for one in known if one[0] <= begins][-1:] or [(0.0, None)]
    return before + [one for one in known if begins < one[0] <= ends]


def _is_at(hosted: Hosted, each: Kept) -> bool:
    return (hosted.space, hosted.channel) == (each.place.space, each.place.channel)


def _messages(world: World, each: Kept) -> list[Message]:
    here = world.spaces[str(each.place.space).partition(":")[0]]
    return [message for message in here.messages if message.ref.place == each.place]
