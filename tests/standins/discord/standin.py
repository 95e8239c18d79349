"""A small Discord on loopback: one guild, its REST and its gateway."""

from types import TracebackType
from typing import Self

from aiohttp import web

from tests.standins.discord.checks import Checks
from tests.standins.discord.clock import StandInClock
from tests.standins.discord.connection import Connection
from tests.standins.discord.entities import Json
from tests.standins.discord.faults import Faults
from tests.standins.discord.front import Front
from tests.standins.discord.gateway import PRIVILEGED, Gateway, Intents
from tests.standins.discord.guild import Guild
from tests.standins.discord.handshake import Handshake

PREFIX = "/api/v10"
LOOPBACK = "127.0.0.1"
GRACE = 0.2


class DiscordStandIn:
    """`async with DiscordStandIn() as discord_:` and point discord.py at its two addresses.

    `port` 0 takes a free one. `allowed` are the privileged intents the application was granted.
    `checked=False` leaves Discord's document out, for measuring speed.
    """

    def __init__(self, *, port: int = 0, allowed: Intents = PRIVILEGED, checked: bool = True) -> None:
        self.token = "stand-in-token"
        self.clock = StandInClock()
        self.gateway = Gateway(allowed)
        self.guild = Guild(self.clock, self.gateway)
        self.faults = Faults()
        self.api_url = ""
        self.gateway_url = ""
        self._port = port
        self._checks = Checks(enabled=checked)
        self._front = Front(self.guild, self.faults, self._checks, self.token)
        self._runner: web.AppRunner | None = None
        self.gateway.on_change = self.guild.changed
        self.gateway.check = self._check_event

    @property
    def unchecked(self) -> bool:
        """Whether Discord's document is absent, so that shapes pass unjudged."""
        return self._checks.document is None

    @property
    def settings(self) -> dict[str, str]:
        """What the real program needs in its environment to come here."""
        return {
            "VERTTI_DISCORD_TOKEN": self.token,
            "VERTTI_DISCORD_API_URL": self.api_url,
            "VERTTI_DISCORD_GATEWAY_URL": self.gateway_url,
        }

    async def __aenter__(self) -> Self:
        application = web.Application(client_max_size=32 * 1024 * 1024)
        application.add_routes([web.get("/gateway", self._meet), *self._front.routes(PREFIX)])
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=GRACE)
        await self._runner.setup()
        site = web.TCPSite(self._runner, LOOPBACK, self._port)
        await site.start()
        port: int = self._runner.addresses[0][1]
        self.api_url = f"http://{LOOPBACK}:{port}{PREFIX}"
        self.gateway_url = f"ws://{LOOPBACK}:{port}/gateway"
        self._front.gateway_url = self.gateway_url
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.gateway.drop()
        if self._runner is not None:
            await self._runner.cleanup()

    async def _meet(self, request: web.Request) -> web.StreamResponse:
        connection = await Connection.accept(request)
        await Handshake(self.guild, self.token, self.gateway_url, connection).run()
        return connection.socket

    def _check_event(self, event: str, payload: Json) -> None:
        for complaint in self._checks.event(event, payload):
            self.guild.violations.append(f"our event {event}: {complaint}")
