"""Discord's and the network's errors as ours: wrapped here, once."""

from __future__ import annotations

from datetime import timedelta

import aiohttp
import discord

from bot.errors import InboxClosed, OutcomeUnknown, PlatformError, Refused, TryLater

ALREADY_ACKNOWLEDGED = "40060"
UNKNOWN_INTERACTION = "10062"
UNKNOWN_WEBHOOK = "10015"
THREAD_EXISTS = "160004"
_REASONS = {
    10003: "channel_gone",
    10004: "channel_gone",
    10008: "message_gone",
    10015: "message_gone",
    10062: "message_gone",
    50001: "no_permission",
    50013: "no_permission",
    50027: "message_gone",
    50083: "no_permission",
}
_CLOSED_INBOX = {50007, 50278}
_LATER = timedelta(seconds=60)

LOST = (discord.DiscordException, aiohttp.ClientError, OSError)
"""What a call through the SDK may raise when it does not succeed (`TimeoutError` is an `OSError`)."""


def wrapped(error: Exception, *, writes: bool) -> PlatformError:
    """The error to raise for `error`; `writes` says whether the call might have changed something.

    A `Refused` carries Discord's own code in `detail`.
    """
    if isinstance(error, discord.RateLimited):
        return TryLater("rate limited", timedelta(seconds=error.retry_after))
    if isinstance(error, discord.HTTPException):
        return _answered(error, writes=writes)
    if isinstance(error, aiohttp.ClientConnectorError) or not writes:
        return TryLater(type(error).__name__)
    return OutcomeUnknown(type(error).__name__)


def _answered(error: discord.HTTPException, *, writes: bool) -> PlatformError:
    if error.status >= 500:
        return OutcomeUnknown("server error") if writes else TryLater("server error")
    if error.status == 429:
        return TryLater("rate limited", _LATER)
    if error.code in _CLOSED_INBOX:
        return InboxClosed()
    reason = _REASONS.get(error.code)
    if reason is None and error.status in {401, 403}:
        reason = "no_permission"
    if reason is None and "or fewer in length" in error.text:
        reason = "too_long"
    return Refused(reason or "invalid", str(error.code))
