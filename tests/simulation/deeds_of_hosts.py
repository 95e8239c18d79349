"""What hosts do at a planned moment."""

from __future__ import annotations

from bot.chat.events import ButtonPressed, CommandCalled, MessageDeleted
from bot.chat.ids import MemberId
from bot.prompting.hosting.notes import BACK, UNDO
from tests.simulation.world import World


def host(world: World, name: str, *args: str) -> None:
    """Take a date, in the channel in which it is asked."""
    space, channel, who, number, day = args
    command(world, name, space, who, f"host {day} {number}", channel=channel)


def undo(world: World, name: str, space: str, who: str) -> None:
    """Press the button of the last private note that has it, if one has come."""
    for note in reversed(world.spaces[space].whispers):
        value = next((each.value for each in note.buttons if each.action == UNDO), None)
        if note.member == who and value is not None:
            _press(world, name, space, who, action=UNDO, value=value)
            return


def give_back(world: World, name: str, *args: str) -> None:
    """Press the button that stands under the reply to `host`, the reminder and the draft."""
    space, who, number, day = args
    schedule = next(each for each, stream in world.names.items() if str(stream.number) == number)
    _press(world, name, space, who, action=BACK, value=f"{schedule},{day}")


def unsay(world: World, name: str, space: str, called: str) -> None:
    """Delete one's own message."""
    here = world.spaces[space]
    ref = here.called.get(called)
    if ref is None or here.at(ref) is None:
        return
    here.delete(ref)
    world.ledger.told[ref].append(name)
    world.emit(space, MessageDeleted(event_id=name, space=here.space, at=world.loop.now(), message=ref))


def command(world: World, name: str, space: str, who: str, words: str, *, channel: str = "general") -> None:
    """Somebody types it."""
    here = world.spaces[space]
    event = CommandCalled(
        event_id=name,
        space=here.space,
        at=world.loop.now(),
        member=MemberId(who),
        place=here.place(channel),
        reply_handle=name,
        words=words,
    )
    world.emit(space, event)


def _press(world: World, name: str, space: str, who: str, *, action: str, value: str) -> None:
    here = world.spaces[space]
    event = ButtonPressed(
        event_id=name,
        space=here.space,
        at=world.loop.now(),
        member=MemberId(who),
        place=here.place(f"dm-{who}"),
        reply_handle=name,
        action=action,
        value=value,
    )
    world.emit(space, event)


DEEDS = (host, undo, give_back, unsay)
