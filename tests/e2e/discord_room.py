"""Discord's stand-in as a room."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager

from adapters.discord.adapter import DiscordPlatform
from bot.chat.ids import MemberId, MessageRef
from bot.wording import Wording
from tests.contracts.rigs.discord import CATALOGUE, DiscordRig
from tests.e2e.room import LONG, Deed, Room
from tests.standins.discord.standin import DiscordStandIn

_OPERATIONS = {Deed.SEND: "create_message", Deed.TAKE_BACK: "delete_message"}
_LOCALES = {"fi": "fi", "sv": "sv-SE", "en": "en-GB"}


class DiscordRoom(DiscordRig):
    types_commands = False

    def __init__(self, standin: DiscordStandIn) -> None:
        super().__init__(standin, _never_started(standin))
        self.general = self._place("general")
        self.export = self._place("export")

    @property
    def settings(self) -> Mapping[str, str]:
        return self.standin.settings

    @property
    def connected(self) -> int:
        return len(self.standin.gateway.online)

    async def until(self, holds: Callable[[], object]) -> None:
        await self.guild.wait_for(lambda _: holds(), LONG)

    def speak(self, who: MemberId, language: str) -> None:
        self.guild.user(who).locale = _LOCALES[language]

    def link(self, message: MessageRef) -> str:
        return f"https://discord.com/channels/{self.guild.id}/{self._where(message)}/{message.message}"

    async def deliver_again(self, message: MessageRef) -> None:
        for session in self.standin.gateway.online:
            told = [frame["d"] for frame in session.log if frame["t"] == "MESSAGE_CREATE"]
            session.dispatch("MESSAGE_CREATE", next(each for each in told if each["id"] == message.message))

    async def deliver_unacknowledged(self) -> None:
        """Discord never does."""

    def asked(self, deed: Deed) -> int:
        return sum(call.operation == _OPERATIONS[deed] for call in self.guild.calls)

    def hold(self, deed: Deed) -> Callable[[], None]:
        let_go = asyncio.Event()
        self.standin.faults.hold(_OPERATIONS[deed], let_go)
        return let_go.set

    def lose(self, deed: Deed, *, times: int) -> None:
        self.standin.faults.drop_request(_OPERATIONS[deed], times=times)

    def swallow(self, deed: Deed, *, times: int) -> None:
        self.standin.faults.swallow_answer(_OPERATIONS[deed], times=times)


@asynccontextmanager
async def open_room() -> AsyncGenerator[Room]:
    async with DiscordStandIn() as standin:
        standin.guild.new_channel("export", topic="Export")
        yield DiscordRoom(standin)


def _never_started(standin: DiscordStandIn) -> DiscordPlatform:
    return DiscordPlatform(
        token=standin.token,
        api_url=standin.api_url,
        gateway_url=standin.gateway_url,
        catalogue=CATALOGUE,
        wording=Wording(),
    )


_ROOM: type[Room] = DiscordRoom
