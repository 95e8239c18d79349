"""Slack's stand-in as a room."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager

from bot.chat.ids import MemberId, MessageRef
from tests.contracts.rigs.slack import SlackRig, platform_for
from tests.e2e.room import LONG, Deed, Room
from tests.standins.slack.standin import SlackStandIn
from tests.standins.slack.web.methods import HOME

_METHODS = {Deed.SEND: "chat.postMessage", Deed.TAKE_BACK: "chat.delete"}
_LOCALES = {"fi": "fi-FI", "sv": "sv-SE", "en": "en-GB"}


class SlackRoom(SlackRig):
    types_commands = True

    def __init__(self, standin: SlackStandIn) -> None:
        super().__init__(standin, platform_for(standin))

    @property
    def settings(self) -> Mapping[str, str]:
        return self.standin.settings

    @property
    def connected(self) -> int:
        return self.standin.socket.online

    async def until(self, holds: Callable[[], object]) -> None:
        await self.workspace.wait_for(lambda _: holds(), LONG)

    def speak(self, who: MemberId, language: str) -> None:
        self.workspace.user(who).locale = _LOCALES[language]

    def link(self, message: MessageRef) -> str:
        path = f"{HOME}archives/{message.channel}/p{message.message.replace('.', '')}"
        return f"{path}?thread_ts={message.thread}&cid={message.channel}" if message.thread else path

    async def deliver_again(self, message: MessageRef) -> None:
        events = self.standin.socket.envelopes.values()
        told = next(
            each.payload["event_id"]
            for each in events
            if each.payload.get("event", {}).get("ts") == message.message
        )
        self.standin.socket.redeliver(told)

    async def deliver_unacknowledged(self) -> None:
        self.standin.socket.retry()

    def asked(self, deed: Deed) -> int:
        return sum(method == _METHODS[deed] for method, _ in self.workspace.calls)

    def hold(self, deed: Deed) -> Callable[[], None]:
        let_go = asyncio.Event()
        self.standin.faults.hold(_METHODS[deed], let_go)
        return let_go.set

    def lose(self, deed: Deed, *, times: int) -> None:
        self.standin.faults.drop_request(_METHODS[deed], times=times)

    def swallow(self, deed: Deed, *, times: int) -> None:
        self.standin.faults.swallow_answer(_METHODS[deed], times=times)


@asynccontextmanager
async def open_room() -> AsyncGenerator[Room]:
    async with SlackStandIn() as standin:
        yield SlackRoom(standin)


_ROOM: type[Room] = SlackRoom
