"""A platform's stand-in with people in it, for a Vertti that runs as a process of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from enum import Enum, auto
from typing import Any, Protocol, TypeVar

from bot.answering.knowledge import Entry, read_entry
from bot.chat.ids import MemberId, MessageRef, Place
from bot.wording import Wording
from storage.starter.starter import read_starter
from tests.contracts.rig import Rig, Seen

T = TypeVar("T")
LONG = 60.0
"""Seconds somebody waits for something to be seen; a process may have to start meanwhile."""


class Deed(Enum):
    """What Vertti asks of a platform, whatever the platform calls it."""

    SEND = auto()
    TAKE_BACK = auto()
    """Delete a message of its own."""


class Room(Rig, Protocol):
    """A rig whose people and eyes are used, and whose own adapter is never started."""

    types_commands: bool
    """People type commands as words, and may mistype them."""

    @property
    def settings(self) -> Mapping[str, str]:
        """What brings a process here."""
        ...

    @property
    def connected(self) -> int:
        """How many processes are connected."""
        ...

    async def until(self, holds: Callable[[], object]) -> None:
        """Return when `holds` is true of what can be seen, looked at after every change."""
        ...

    def speak(self, who: MemberId, language: str) -> None:
        """`who` has set the platform's own language so, where the platform tells."""
        ...

    def link(self, message: MessageRef) -> str:
        """As people copy it from the message's menu."""
        ...

    async def deliver_again(self, message: MessageRef) -> None:
        """The platform tells of the message a second time."""
        ...

    async def deliver_unacknowledged(self) -> None:
        """The platform tells again what Vertti has not acknowledged, where it ever does."""
        ...

    def asked(self, deed: Deed) -> int:
        """How often this has been asked of the platform, done or not."""
        ...

    def hold(self, deed: Deed) -> Callable[[], None]:
        """Leave it undone and unanswered from now on; call what is returned to let go."""
        ...

    def lose(self, deed: Deed, *, times: int) -> None:
        """The next so many never arrive."""
        ...

    def swallow(self, deed: Deed, *, times: int) -> None:
        """The next so many are done, and nobody hears of it."""
        ...


def look(room: Room, place: Place, thread: MessageRef | None = None) -> Sequence[Seen]:
    """What can be read there now. Rigs never wait in order to look."""
    return _at_once(room.messages(place, thread=thread))


async def tell(room: Room, who: MemberId, place: Place, command: str, **options: str) -> str:
    """Use a command; the private reply."""
    before = len(await room.private_replies(who, count=0))
    await room.command(who, place, command, options)
    return (await room.private_replies(who, count=before + 1, timeout=LONG))[before].text


async def answer(room: Room, question: MessageRef) -> Seen:
    """The first of Vertti's answers in the thread under a question."""
    await room.until(lambda: answers(room, question))
    return answers(room, question)[0]


def answers(room: Room, question: MessageRef) -> Sequence[Seen]:
    """Vertti's answers in the thread under a question: what has buttons."""
    return [seen for seen in look(room, question.place, question) if seen.buttons]


async def explained(room: Room, who: MemberId, message: MessageRef, wanted: str) -> str:
    """What `/why` says of a message once `wanted` is in it: a mark and the command travel side by side."""
    async with asyncio.timeout(LONG):
        while wanted not in (why := await tell(room, who, message.place, "why", link=room.link(message))):
            pass
    return why


def said(language: str, sentence: str, /, **fields: object) -> str:
    """A sentence of Vertti's as it is seen on a screen."""
    return Wording().say(language, sentence, **fields).replace("`", "").replace("**", "")


def is_notice(seen: Seen) -> bool:
    """Whether it is what everybody in a channel reads when Vertti is turned on there."""
    return seen.text.startswith(said("en", "channel-notice", days=90).splitlines()[0])


def shipped(name: str) -> Entry:
    """An entry of the starter knowledge, which every process loads. Asked in its own words it is always found."""
    rows, _ = read_starter()
    return next(entry for entry in map(read_entry, rows) if entry.id == name)


def _at_once(looking: Coroutine[Any, Any, T]) -> T:
    try:
        looking.send(None)
    except StopIteration as found:
        return found.value
    raise AssertionError("this look waited for something")
