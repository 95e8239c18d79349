"""What the shared room needs kept. Each method is one intention and one atomic statement or transaction.

`now` is always passed in and aware. Methods may raise `StorageError`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.chat.events import Event
from bot.chat.ids import MessageId, MessageRef, Person, Place
from bot.chat.roles import Role


class Inbox(Protocol):
    """Every event, kept before it is acknowledged, handled, then emptied of its content."""

    async def accept(self, event: Event, *, now: datetime, lease: timedelta) -> bool:
        """Keep the event. False: it was here already. It is ours to handle until the lease ends."""
        ...

    async def finish(self, event: Event, *, now: datetime) -> None:
        """Handled: forget the content, remember the id."""
        ...

    async def hold(self, events: Sequence[Event], *, until: datetime) -> None:
        """Still being handled: those that are not finished stay ours until then."""
        ...

    async def fail(self, event: Event, *, now: datetime, again_at: datetime, reason: str) -> None:
        """Not handled; it may be taken up again after `again_at`."""
        ...

    async def take_up(self, *, now: datetime, lease: timedelta, most: int) -> Sequence[Event]:
        """Events whose lease has ended unfinished, oldest first, at most five tries each; ours until the lease ends."""
        ...

    async def forget(self, *, before: datetime) -> int:
        """Delete finished ids older than `before`; how many."""
        ...


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to send one thing. `token` grows with each holder; `intended_at` is when an earlier attempt was about to send."""

    key: str
    token: int
    intended_at: datetime | None


@dataclass(frozen=True, slots=True)
class Sent:
    message: MessageRef | None
    """None: it was given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A delivery of which a second message may appear. `token` and `audits` say how it was when it was read.

    `kept`: the message on record. `settled`: finished, or certainly not under way; then no other may be there.
    """

    key: str
    place: Place
    thread: MessageId | None
    since: datetime
    token: int
    audits: int
    settled: bool
    kept: MessageRef | None


class Deliveries(Protocol):
    """Sending a thing once: claim with lease and token, intent before the send, completion under the token."""

    async def claim(
        self, key: str, place: Place, *, holder: str, now: datetime, lease: timedelta
    ) -> Claim | Sent | None:
        """A claim; or `Sent` when it is finished; or None while another holds it."""
        ...

    async def intend(self, claim: Claim, *, now: datetime, lease: timedelta) -> bool:
        """Write that a send is about to happen and renew the lease. False: the claim is no longer ours."""
        ...

    async def withdraw(self, claim: Claim, *, still_in_doubt: datetime | None = None) -> bool:
        """Nothing was sent after all: take the intent back and end the lease. False: no longer ours.

        `still_in_doubt`: when an earlier holder began to send, of which nothing is known; that intent stands again.
        """
        ...

    async def complete(self, claim: Claim, message: MessageRef, *, now: datetime) -> bool:
        """It was sent. False: the claim is no longer ours (another has taken over and will find the message)."""
        ...

    async def give_up(self, claim: Claim, reason: str, *, now: datetime) -> bool:
        """It cannot be sent, ever. False: no longer ours."""
        ...

    async def sent_message(self, key: str) -> MessageRef | None: ...

    async def doubt(
        self, claim: Claim, *, since: datetime, thread: MessageId | None, audit_at: datetime
    ) -> bool:
        """A send begun at `since` may still take effect: to be audited from the first time on. False: no longer ours."""
        ...

    async def to_audit(self, *, now: datetime, most: int) -> Sequence[Doubt]:
        """Deliveries whose audit is due, oldest first."""
        ...

    async def unchanged(self, doubt: Doubt) -> bool:
        """Nobody has claimed or finished it since `doubt` was read."""
        ...

    async def audited(self, doubt: Doubt, *, audits: int, audit_at: datetime | None) -> bool:
        """Looked so often by now; the next time at `audit_at`, or never. False: another was quicker."""
        ...

    async def doubtful(self, *, now: datetime) -> Sequence[str]:
        """Keys with an intent, no completion and no live lease."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """How Vertti behaves in a channel. `people_first` is how long people have before Vertti answers."""

    place: Place
    questions: bool = False
    prompts: bool = False
    watched: bool = False
    people_first: timedelta = timedelta(minutes=10)
    language: str | None = None

    @property
    def on(self) -> bool:
        """Whether people there have been told that Vertti is with them."""
        return self.questions or self.prompts or self.watched


class Channels(Protocol):
    async def get(self, place: Place) -> Channel:
        """The channel; all off when nobody has turned it on."""
        ...

    async def put(self, channel: Channel, *, by: Person, now: datetime) -> bool:
        """Keep the channel. True: it was all off before."""
        ...

    async def all(self) -> Sequence[Channel]: ...


class People(Protocol):
    async def language(self, person: Person) -> str | None:
        """The language the person chose, or None."""
        ...

    async def choose_language(self, person: Person, language: str, *, now: datetime) -> None: ...

    async def heard(self, person: Person) -> str | None:
        """The language in which the person's app last spoke to Vertti, or None."""
        ...

    async def hear(self, person: Person, language: str, *, now: datetime) -> None:
        """Keep it, unless the person asked not to be recorded."""
        ...

    async def recorded(self, person: Person) -> bool:
        """False once the person asked not to be recorded."""
        ...

    async def choose_recording(self, person: Person, *, recorded: bool, now: datetime) -> None: ...

    async def granted(self, person: Person) -> Role | None:
        """A role given by staff, or None."""
        ...

    async def grant(self, person: Person, role: Role, *, by: Person, now: datetime) -> None: ...

    async def revoke(self, person: Person, *, by: Person, now: datetime) -> bool:
        """False: there was no granted role."""
        ...

    async def grants(self) -> Sequence[tuple[Person, Role]]: ...


class Audit(Protocol):
    async def record(self, *, who: Person | None, what: str, about: str, now: datetime) -> None:
        """Who did what to which thing: ids only, never message text."""
        ...
