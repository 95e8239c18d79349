"""Slack's and the network's errors as ours: wrapped here, once."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import cast

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.errors import InboxClosed, OutcomeUnknown, PlatformError, Refused, TryLater

_REASONS = {
    "channel_not_found": "channel_gone",
    "is_archived": "channel_gone",
    "message_not_found": "message_gone",
    "thread_not_found": "message_gone",
    "cannot_reply_to_message": "message_gone",
    "bad_timestamp": "message_gone",
    "msg_too_long": "too_long",
    "msg_blocks_too_long": "too_long",
    "metadata_too_large": "too_long",
    "missing_scope": "missing_scope",
    "not_allowed_token_type": "missing_scope",
    "not_in_channel": "no_permission",
    "no_permission": "no_permission",
    "access_denied": "no_permission",
    "ekm_access_denied": "no_permission",
    "team_access_not_granted": "no_permission",
    "restricted_action": "no_permission",
    "user_not_in_channel": "no_permission",
    "cant_update_message": "no_permission",
    "cant_delete_message": "no_permission",
    "edit_window_closed": "no_permission",
    "as_user_not_supported": "no_permission",
    "posting_to_general_channel_denied": "no_permission",
}
_CLOSED_INBOX = {
    "cannot_dm_bot",
    "user_disabled",
    "user_not_found",
    "user_not_visible",
    "messages_tab_disabled",
    "users_not_found",
}
_LIMITS = {"ratelimited", "rate_limited", "message_limit_exceeded"}
_TROUBLE = {"internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org"}
_TOKEN = {
    "invalid_auth",
    "not_authed",
    "account_inactive",
    "token_revoked",
    "token_expired",
    "org_login_required",
}
"""What Slack says of a token that will not do."""
_SOON, _LATER = timedelta(seconds=30), timedelta(minutes=5)

LOST = (SlackClientError, aiohttp.ClientError, OSError)
"""What a call through the SDK may raise when it does not succeed (`TimeoutError` is an `OSError`)."""


class Limited(TryLater):
    """Slack's rate limit: nothing was done, and `after` is Slack's own word."""


class NotLetIn(TryLater):
    """Slack does not take the token: until somebody mends that, nothing works, and what is kept can wait."""


def wrapped(error: Exception, *, writes: bool) -> PlatformError:
    """The error to raise for `error`; `writes` says whether the call might have changed something.

    A `Refused` carries Slack's own word in `detail`.
    """
    if isinstance(error, SlackApiError):
        return _answered(error, writes=writes)
    if isinstance(error, aiohttp.ClientConnectorError) or not writes:
        return TryLater(type(error).__name__, _SOON)
    return OutcomeUnknown(type(error).__name__)


def closed_inbox(error: Refused) -> Refused:
    """What a refused private message means: the person cannot be reached, or something else."""
    return InboxClosed() if error.detail in _CLOSED_INBOX else error


def word(error: SlackApiError) -> str:
    """What Slack calls the error, or nothing."""
    return str(_said(error).get("error") or "")


def _answered(error: SlackApiError, *, writes: bool) -> PlatformError:
    status, said = int(getattr(_response(error), "status_code", 0)), word(error)
    if status == 429 or said in _LIMITS:
        return Limited(said or "ratelimited", _retry_after(error))
    if status >= 500 or said in _TROUBLE or not said:
        # An answer that is no answer (a proxy's page, half a body) leaves it open what was done.
        return OutcomeUnknown(said or str(status)) if writes else TryLater(said or str(status), _SOON)
    if said in _TOKEN:
        return NotLetIn(said, _LATER)
    reason = _REASONS.get(said, "no_permission" if said.startswith("restricted_action") else "invalid")
    return Refused(reason, said)


def _response(error: SlackApiError) -> object:
    """The SDK says nothing of its type: an answer, or the parts of one that was no answer."""
    found: object = error.response  # pyright: ignore[reportUnknownMemberType] - untyped in the SDK
    return found


def _said(error: SlackApiError) -> Mapping[str, object]:
    data: object = getattr(_response(error), "data", None)
    return cast("dict[str, object]", data) if isinstance(data, dict) else {}


def _retry_after(error: SlackApiError) -> timedelta:
    headers: Mapping[str, str] = getattr(_response(error), "headers", None) or {}
    found = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
    return timedelta(seconds=int(found)) if str(found).isdigit() else _SOON
