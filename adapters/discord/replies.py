"""Answering interactions: at once if the core is quick, else put off within Discord's three seconds.

A form can only be the very first answer, and only the core knows whether it wants one. So every
interaction waits up to `patience` for the core's first answer before it is put off. The token then lives
15 minutes and needs nothing but itself, which is how an answer still goes out after a restart.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum, auto

from adapters.discord.api import Api, Json
from adapters.discord.failures import (
    ALREADY_ACKNOWLEDGED,
    UNKNOWN_INTERACTION,
    UNKNOWN_WEBHOOK,
)
from adapters.discord.handles import Handle, Style
from adapters.discord.outbound import EPHEMERAL, form, messages
from adapters.discord.polls import LABEL
from bot.chat.content import Content, Form, with_ballot
from bot.errors import OutcomeUnknown, PlatformError, Refused

_log = logging.getLogger(__name__)
_CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"
_WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
_ORIGINAL = f"{_WEBHOOK}/messages/@original"
_ANSWER, _THINKING, _NOTHING_YET, _FORM = 4, 5, 6, 9
_LIFE = 15 * 60.0
_TOO_LATE = {ALREADY_ACKNOWLEDGED, UNKNOWN_INTERACTION}


class _State(Enum):
    OPEN = auto()
    PUT_OFF = auto()
    ANSWERED = auto()
    UNKNOWN = auto()
    """It may have been answered: a restart, or an answer of Discord's that was lost."""


@dataclass(slots=True)
class _Turn:
    until: float
    state: _State = _State.OPEN
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    answered: asyncio.Event = field(default_factory=asyncio.Event)


class Replies:
    def __init__(self, api: Api, patience: timedelta) -> None:
        self._api = api
        self._patience = patience.total_seconds()
        self._turns: dict[int, _Turn] = {}

    def open(self, handle: str) -> None:
        """An interaction has come in; its three seconds run."""
        now = asyncio.get_running_loop().time()
        self._turns = {number: turn for number, turn in self._turns.items() if turn.until > now}
        self._turns[Handle.read(handle).interaction] = _Turn(now + _LIFE)

    async def put_off(self, handle: str) -> None:
        """Wait for the first answer as long as there is time, then tell Discord to wait too."""
        at = Handle.read(handle)
        turn = self._turns[at.interaction]
        try:
            async with asyncio.timeout_at(turn.until - _LIFE + self._patience):
                await turn.answered.wait()
        except TimeoutError:
            async with turn.lock:
                if turn.state is _State.OPEN:
                    await self._defer(at, turn)

    async def reply(self, handle: str, content: Content, *, private: bool) -> None:
        at = Handle.read(handle)
        turn = self._turn(at)
        first, *more = messages(with_ballot(content, LABEL))
        async with turn.lock:
            await self._say(at, turn, first, private=private)
            for body in more:
                await self._follow_up(at, body, private=private)

    async def ask(self, handle: str, wanted: Form) -> None:
        """Raises `Refused` when the interaction has been put off: Discord takes a form at once or never."""
        at = Handle.read(handle)
        turn = self._turn(at)
        async with turn.lock:
            if turn.state is not _State.OPEN:
                raise Refused("invalid", "too late for a form")
            await self._call_back(at, turn, {"type": _FORM, "data": form(wanted)})

    def _turn(self, at: Handle) -> _Turn:
        lost = _Turn(asyncio.get_running_loop().time() + _LIFE, _State.UNKNOWN)
        return self._turns.setdefault(at.interaction, lost)

    async def _say(self, at: Handle, turn: _Turn, body: Json, *, private: bool) -> None:
        answer = {"type": _ANSWER, "data": _flagged(body, private=private)}
        if turn.state is _State.OPEN:
            try:
                await self._call_back(at, turn, answer)
            except Refused as error:
                if error.detail != ALREADY_ACKNOWLEDGED:
                    raise
            else:
                return
        try:
            await self._say_late(at, turn, body, private=private)
        except Refused as error:
            if turn.state is not _State.UNKNOWN or error.detail != UNKNOWN_WEBHOOK:
                raise
            await self._call_back(at, turn, answer)
        turn.state = _State.ANSWERED

    async def _say_late(self, at: Handle, turn: _Turn, body: Json, *, private: bool) -> None:
        if turn.state is not _State.ANSWERED and at.style is not Style.BESIDE:
            if at.style is Style.PRIVATE or not private:
                await self._api.patch(_ORIGINAL, _edited(body), **_webhook(at))
                return
            # A public note cannot turn private, and an error is for its caller alone.
            await self._api.delete(_ORIGINAL, **_webhook(at))
        await self._follow_up(at, body, private=private)

    async def _defer(self, at: Handle, turn: _Turn) -> None:
        answer: Json = {"type": _NOTHING_YET}
        if at.style is not Style.BESIDE:
            flags = EPHEMERAL if at.style is Style.PRIVATE else 0
            answer = {"type": _THINKING, "data": {"flags": flags}}
        try:
            await self._call_back(at, turn, answer)
            turn.state = _State.PUT_OFF
        except PlatformError as error:
            _log.warning(
                "an interaction could not be put off",
                extra={"interaction": at.interaction, "error": type(error).__name__},
            )

    async def _call_back(self, at: Handle, turn: _Turn, answer: Json) -> None:
        ids = {"interaction_id": at.interaction, "interaction_token": at.token}
        turn.answered.set()
        try:
            await self._api.post(_CALLBACK, answer, **ids)
            turn.state = _State.ANSWERED
        except OutcomeUnknown:
            turn.state = _State.UNKNOWN
            raise
        except Refused as error:
            if error.detail in _TOO_LATE:
                turn.state = _State.UNKNOWN
            raise

    async def _follow_up(self, at: Handle, body: Json, *, private: bool) -> None:
        await self._api.post(_WEBHOOK, _flagged(body, private=private), **_webhook(at))


def _webhook(at: Handle) -> dict[str, str | int]:
    return {"webhook_id": at.application, "webhook_token": at.token}


def _flagged(body: Json, *, private: bool) -> Json:
    return {**body, "flags": body.get("flags", 0) | (EPHEMERAL if private else 0)}


def _edited(body: Json) -> Json:
    """Whether a note is private was settled when it was made."""
    return {**body, "flags": body.get("flags", 0)}
