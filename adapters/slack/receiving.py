"""Bolt's app: an event is kept first and acknowledged then.

Bolt acknowledges an event before its listeners run, and an event that no listener wants never. So everything
happens in the one middleware that comes before both, and its answer is the acknowledgement: 200 is sent to
Slack, anything else is not, and Slack delivers the event again.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.api import SDK_LOG, Json
from adapters.slack.inbound import Inbound
from adapters.slack.interactions import Interactions
from bot.chat.events import Event
from bot.chat.platform import Receive
from bot.errors import VerttiError

_log = logging.getLogger(__name__)


async def _nobody(_: Event) -> None:
    return


class Receiving:
    def __init__(self, inbound: Inbound, interactions: Interactions) -> None:
        self._inbound = inbound
        self._interactions = interactions
        self.receive: Receive = _nobody

    def app(self, client: AsyncWebClient) -> AsyncApp:
        app = AsyncApp(
            name="vertti",
            client=client,
            logger=SDK_LOG,
            before_authorize=self.keep,
            # Socket Mode has no signatures to verify: the socket itself was opened with our token.
            request_verification_enabled=False,
        )
        app.error(_told)
        return app

    async def keep(self, body: Json) -> BoltResponse:
        """The acknowledgement, once the event is kept."""
        try:
            event = await self._event(body)
            if event is not None:
                await self.receive(event)
        except VerttiError as error:
            _log.error("an event could not be kept", extra=_about(body, error))
            return BoltResponse(status=503, body="")
        return BoltResponse(status=200, body="")

    async def _event(self, body: Json) -> Event | None:
        try:
            if body.get("type") == "event_callback":
                return await self._inbound.event(body)
            return await self._interactions.event(body)
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            # It would not be better understood the next time.
            _log.error("an event could not be read", extra=_about(body, error))
            return None


async def _told(error: Exception, body: Json) -> None:
    _log.error("an event was not handled", extra=_about(body, error))


def _about(body: Mapping[str, object], error: Exception) -> dict[str, str]:
    return {"kind": str(body.get("type") or "command"), "error": type(error).__name__}
