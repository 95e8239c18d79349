"""A small Slack on loopback: one workspace, its Web API and its Socket Mode."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Self

from aiohttp import web

from tests.standins.slack import checks
from tests.standins.slack.events import Events
from tests.standins.slack.faults import Faults
from tests.standins.slack.front import APP_TOKEN, BOT_TOKEN, Front
from tests.standins.slack.interactions import Interactions
from tests.standins.slack.people import People
from tests.standins.slack.socket import Socket
from tests.standins.slack.web.methods import Desk
from tests.standins.slack.workspace import Workspace

LOOPBACK = "127.0.0.1"
GRACE = 0.2


class SlackStandIn:
    """`async with SlackStandIn() as slack:` and point the SDK at `slack.api_url`.

    `port` 0 takes a free one. `checked=False` leaves the contracts out, for measuring speed.
    """

    def __init__(self, *, port: int = 0, checked: bool = True) -> None:
        self.bot_token, self.app_token = BOT_TOKEN, APP_TOKEN
        self.workspace = Workspace()
        self.faults = Faults()
        self.socket = Socket(self.workspace, self.faults)
        self.events = Events(self.workspace, self.socket.send)
        self.people = People(self.workspace, self.events)
        self.interactions = Interactions(self.workspace, self.socket.send)
        desk = Desk(self.workspace, self.events)
        self._front = Front(desk, self.faults, self._new_address, checked=checked)
        self.api_url = self._socket_url = ""
        self._port = port
        self._runner: web.AppRunner | None = None
        if checked and self.unchecked:
            print("Slack stand-in: Slack's types are absent, shapes go unchecked.", file=sys.stderr)

    @property
    def unchecked(self) -> bool:
        """Whether Slack's types are absent, so that shapes pass unjudged."""
        return not checks.present()

    @property
    def settings(self) -> dict[str, str]:
        """What the real program needs in its environment to come here."""
        return {
            "VERTTI_SLACK_BOT_TOKEN": self.bot_token,
            "VERTTI_SLACK_APP_TOKEN": self.app_token,
            "VERTTI_SLACK_API_URL": self.api_url,
        }

    async def __aenter__(self) -> Self:
        application = web.Application(client_max_size=32 * 1024 * 1024)
        application.add_routes([web.get("/link", self.socket.meet), *self._front.routes()])
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=GRACE)
        await self._runner.setup()
        await web.TCPSite(self._runner, LOOPBACK, self._port).start()
        port: int = self._runner.addresses[0][1]
        self.api_url = f"http://{LOOPBACK}:{port}/api/"
        self.interactions.base_url = f"http://{LOOPBACK}:{port}"
        self._socket_url = f"ws://{LOOPBACK}:{port}/link"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.socket.drop()
        if self._runner is not None:
            await self._runner.cleanup()

    def _new_address(self) -> str:
        return f"{self._socket_url}?ticket={self.socket.new_ticket()}"
