"""Getting in: who Vertti is, with both tokens, however long Slack cannot be reached."""

from __future__ import annotations

import asyncio
import logging

from slack_bolt.app.async_app import AsyncApp

from adapters.slack.api import Api
from adapters.slack.connection import Connection
from adapters.slack.failures import NotLetIn
from adapters.slack.workspace import Workspace
from bot.errors import PlatformError, Refused, SettingsError

_log = logging.getLogger(__name__)
_BOT_REFUSED = (
    "Slack does not accept VERTTI_SLACK_BOT_TOKEN ({word}): copy the Bot User OAuth Token again from the"
    " app's settings (OAuth & Permissions), after installing the app to the workspace."
)
_APP_REFUSED = (
    "Slack does not accept VERTTI_SLACK_APP_TOKEN ({word}): make an app-level token with the scope"
    " connections:write in the app's settings (Basic Information), and turn Socket Mode on."
)


async def become_known(api: Api, workspace: Workspace, connection: Connection) -> None:
    """Raises `SettingsError` for a refused bot token; waits out everything else."""
    for pause in connection.pauses():
        try:
            said, _ = await api.identify()
        except PlatformError as error:
            await _wait_out(error, pause, _BOT_REFUSED)
        else:
            workspace.become(said)
            return


async def connect(connection: Connection, app: AsyncApp) -> None:
    """Raises `SettingsError` for a refused app token; waits out everything else."""
    for pause in connection.pauses():
        try:
            await connection.start(app)
        except PlatformError as error:
            await _wait_out(error, pause, _APP_REFUSED)
        else:
            return


async def _wait_out(error: PlatformError, pause: float, refused: str) -> None:
    word = error.detail if isinstance(error, Refused) else str(error)
    if isinstance(error, Refused | NotLetIn):
        raise SettingsError([refused.format(word=word)]) from error
    _log.error("not connected to Slack", extra={"error": word})
    await asyncio.sleep(pause)
