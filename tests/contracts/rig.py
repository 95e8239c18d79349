"""What the platform contract suite needs of each platform: people who act, and eyes that see what is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Protocol

from bot.chat.content import VOTE
from bot.chat.events import Event
from bot.chat.ids import MemberId, MessageRef, Place
from bot.chat.platform import Platform


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as a person sees it: plain text (title, text, fields and footer together) and button labels."""

    message: MessageRef | None
    text: str
    buttons: tuple[str, ...] = ()
    raw: str = ""
    """The body as it went over the wire, to look for mention markup in."""
    options: tuple[tuple[str, int], ...] = ()
    """A poll's, with their counts, native or not."""


class Rig(Protocol):
    """One running platform with a real adapter connected to it.

    `anna` and `bo` are members, `chief` is an admin, `robot` another bot, `hermit` has a closed inbox
    (None where inboxes cannot be closed). `general` and `export` are channels Vertti is in.
    """

    name: str
    platform: Platform
    anna: MemberId
    bo: MemberId
    chief: MemberId
    robot: MemberId
    hermit: MemberId | None
    general: Place
    export: Place

    async def event(self, kind: type[Event], *, count: int = 1, timeout: float = 10) -> Event:
        """The `count`-th event of `kind` the adapter has handed over, waiting for it (never by sleeping)."""
        ...

    def events(self, kind: type[Event]) -> Sequence[Event]: ...

    async def say(
        self,
        who: MemberId,
        place: Place,
        text: str,
        *,
        thread: MessageRef | None = None,
        mention: bool = False,
    ) -> MessageRef: ...

    async def edit(self, who: MemberId, message: MessageRef, text: str) -> None: ...

    async def remove(self, who: MemberId, message: MessageRef) -> None: ...

    async def react(self, who: MemberId, message: MessageRef, emoji: str) -> None:
        """`emoji` is canonical: a character or a custom name."""
        ...

    async def unreact(self, who: MemberId, message: MessageRef, emoji: str) -> None: ...

    async def direct(self, who: MemberId, text: str) -> MessageRef: ...

    async def command(self, who: MemberId, place: Place, name: str, options: dict[str, str]) -> None:
        """Call a command the way this platform's people do."""
        ...

    async def mention(self, who: MemberId) -> str:
        """How people write a member into a command."""
        ...

    async def press(self, who: MemberId, message: MessageRef, label: str) -> None:
        """Press the button with this label."""
        ...

    async def vote(self, who: MemberId, message: MessageRef, option: int) -> None:
        """Choose an option of a poll, counted from 1, the way this platform's people do."""
        ...

    async def fill_in(self, who: MemberId, answers: dict[str, str]) -> None:
        """Submit the form that is open for `who`; only where `Abilities.forms`."""
        ...

    async def messages(self, place: Place, *, thread: MessageRef | None = None) -> Sequence[Seen]:
        """Everything visible in the channel (top level only) or in the thread, oldest first."""
        ...

    async def private_replies(self, who: MemberId, *, count: int = 1, timeout: float = 10) -> Sequence[Seen]:
        """Interaction replies only `who` sees, waiting until there are `count`."""
        ...

    async def inbox(self, who: MemberId, *, count: int = 1, timeout: float = 10) -> Sequence[Seen]:
        """Private messages `who` has had from Vertti, waiting until there are `count`."""
        ...

    async def lose_next_answer(self) -> None:
        """The next post happens, but its answer is lost."""
        ...

    async def refuse_next_post(self) -> None:
        """The next post is refused for want of permission."""
        ...

    async def interrupt(self) -> None:
        """Break the connection the events come over; it comes back by itself."""
        ...

    def violations(self) -> Sequence[str]:
        """Requests that broke the platform's own contract."""
        ...


def typed(name: str, options: dict[str, str]) -> str:
    """A command as a line: values in the command's order, in quotes where there are spaces."""
    return " ".join([name, *(f'"{each}"' if " " in each else each for each in options.values())])


def on_buttons(labels: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    """A poll's options, where they are buttons: `labels` are labels with what the buttons stand for."""
    shown = [label.rpartition(" · ") for label, value in labels.items() if value.startswith(f"{VOTE}:")]
    return tuple((option, int(count)) for option, _, count in shown)


OpenRig = AbstractAsyncContextManager[Rig]
