"""While one event is handled, a channel and a person are looked up once.

Several features ask the same of each event: is the channel on, may the person be recorded, what is their role.
What was read is remembered until the event is handled, in that handling only; what is written is forgotten, so that
the next look reads it anew. Nothing outlives the event: another process may have changed it by then.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any, TypeVar, cast

from bot.chat.ids import Person, Place
from bot.chat.ports import Channel, Channels, People
from bot.chat.roles import Role

Looked = TypeVar("Looked")
_noticed: ContextVar[dict[object, Any] | None] = ContextVar("noticed", default=None)


@contextmanager
def one_event() -> Generator[None]:
    """The handling of one event; outside of it everything is read each time."""
    token = _noticed.set({})
    try:
        yield
    finally:
        _noticed.reset(token)


async def _once(key: object, look: Callable[[], Awaitable[Looked]]) -> Looked:
    noticed = _noticed.get()
    if noticed is None:
        return await look()
    if key not in noticed:
        noticed[key] = await look()
    return cast("Looked", noticed[key])


def _forget(key: object) -> None:
    noticed = _noticed.get()
    if noticed is not None:
        noticed.pop(key, None)


class NoticingChannels:
    """See `bot.chat.ports.Channels`."""

    def __init__(self, kept: Channels) -> None:
        self._kept = kept

    async def get(self, place: Place) -> Channel:
        return await _once(("channel", place), lambda: self._kept.get(place))

    async def put(self, channel: Channel, *, by: Person, now: datetime) -> bool:
        _forget(("channel", channel.place))
        return await self._kept.put(channel, by=by, now=now)

    async def all(self) -> Sequence[Channel]:
        return await self._kept.all()


class NoticingPeople:
    """See `bot.chat.ports.People`."""

    def __init__(self, kept: People) -> None:
        self._kept = kept

    async def language(self, person: Person) -> str | None:
        return await _once(("language", person), lambda: self._kept.language(person))

    async def choose_language(self, person: Person, language: str, *, now: datetime) -> None:
        _forget(("language", person))
        await self._kept.choose_language(person, language, now=now)

    async def heard(self, person: Person) -> str | None:
        return await _once(("heard", person), lambda: self._kept.heard(person))

    async def hear(self, person: Person, language: str, *, now: datetime) -> None:
        _forget(("heard", person))
        await self._kept.hear(person, language, now=now)

    async def recorded(self, person: Person) -> bool:
        return await _once(("recorded", person), lambda: self._kept.recorded(person))

    async def choose_recording(self, person: Person, *, recorded: bool, now: datetime) -> None:
        _forget(("recorded", person))
        _forget(("heard", person))
        await self._kept.choose_recording(person, recorded=recorded, now=now)

    async def granted(self, person: Person) -> Role | None:
        return await _once(("granted", person), lambda: self._kept.granted(person))

    async def grant(self, person: Person, role: Role, *, by: Person, now: datetime) -> None:
        _forget(("granted", person))
        await self._kept.grant(person, role, by=by, now=now)

    async def revoke(self, person: Person, *, by: Person, now: datetime) -> bool:
        _forget(("granted", person))
        return await self._kept.revoke(person, by=by, now=now)

    async def grants(self) -> Sequence[tuple[Person, Role]]:
        return await self._kept.grants()
