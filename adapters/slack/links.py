"""Permalinks: `https://acme.slack.com/archives/C1/p1700000000000100?thread_ts=1700000000.000050&cid=C1`."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlencode, urlsplit

from adapters.slack.workspace import Workspace
from bot.chat.ids import MessageRef, Place

_PATH = re.compile(r"^/archives/([A-Z][A-Z0-9]{2,})/p(\d{10,})(\d{6})/?$")
_STAMP = re.compile(r"^\d{10,}\.\d{6}$")


def permalink(workspace: Workspace, message: MessageRef) -> str:
    """As Slack draws it, without asking Slack."""
    path = f"{workspace.url}archives/{message.channel}/p{message.message.replace('.', '')}"
    if message.thread is None:
        return path
    return f"{path}?{urlencode({'thread_ts': message.thread, 'cid': message.channel})}"


def channel_link(workspace: Workspace, place: Place) -> str:
    """Where Slack opens the channel, in the app or in the browser."""
    return f"{workspace.url}archives/{place.channel}"


def read_permalink(workspace: Workspace, url: str) -> MessageRef | None:
    """The message, if the link is one of this workspace's."""
    try:
        parts = urlsplit(url.strip().strip("<>").partition("|")[0])
        asked = parse_qs(parts.query)
    except ValueError:
        return None
    found = _PATH.match(parts.path)
    if found is None or not workspace.url or parts.netloc != urlsplit(workspace.url).netloc:
        return None
    thread = asked.get("thread_ts", [""])[0]
    inside = thread if _STAMP.match(thread) else None
    return workspace.ref(found[1], f"{found[2]}.{found[3]}", inside)
