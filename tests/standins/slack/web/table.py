"""The methods this stand-in has, and the scopes each of them needs."""

from __future__ import annotations

from collections.abc import Mapping

from tests.standins.slack.entities import Json, Refusal
from tests.standins.slack.web import chat, conversations, others
from tests.standins.slack.web.methods import Method
from tests.standins.slack.workspace import Workspace

SOCKET = "apps.connections.open"
METHODS: Mapping[str, Method] = {
    "auth.test": others.auth_test,
    "chat.postMessage": chat.post_message,
    "chat.postEphemeral": chat.post_ephemeral,
    "chat.update": chat.update,
    "chat.delete": chat.delete,
    "chat.getPermalink": chat.permalink,
    "conversations.history": conversations.history,
    "conversations.replies": conversations.replies,
    "conversations.info": conversations.info,
    "conversations.list": conversations.listed,
    "conversations.open": conversations.opened,
    "users.info": others.user_info,
    "users.list": others.user_list,
    "reactions.get": others.reactions_get,
    "views.open": others.open_view,
}
"""Without the one that opens the socket, which takes the app's own token."""
_PLAIN = {
    "chat.postMessage": "chat:write", "chat.postEphemeral": "chat:write", "chat.update": "chat:write",
    "chat.delete": "chat:write", "users.info": "users:read", "users.list": "users:read",
    "reactions.get": "reactions:read", "conversations.open": "im:write",
}  # fmt: skip
_BY_KIND = {"channel": "channels", "group": "groups", "im": "im"}
_BY_TYPE = {"public_channel": "channels:read", "private_channel": "groups:read", "im": "im:read"}


def refuse_without_scope(workspace: Workspace, method: str, asked: Json) -> None:
    """Raises `Refusal` for a call beyond the app's scopes, with the scope that is wanted."""
    for scope in _scopes(workspace, method, asked):
        if scope not in workspace.scopes:
            raise Refusal("missing_scope", needed=scope, provided=",".join(sorted(workspace.scopes)))


def _scopes(workspace: Workspace, method: str, asked: Json) -> list[str]:
    if method in _PLAIN:
        return [_PLAIN[method]]
    if method == "conversations.list":
        return [_BY_TYPE[kind] for kind in asked.get("types", "public_channel").split(",")]
    if method in ("conversations.history", "conversations.replies", "conversations.info"):
        right = "read" if method.endswith("info") else "history"
        return [f"{_BY_KIND[workspace.channel(asked['channel']).kind]}:{right}"]
    return []
