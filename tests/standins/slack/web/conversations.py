"""`conversations.*`: channels, and what was said in them."""

from __future__ import annotations

from tests.standins.slack.entities import BOT, Channel, Json, Message, Refusal
from tests.standins.slack.web.methods import Desk

PAGE = 100
_TYPES = {"channel": "public_channel", "group": "private_channel", "im": "im"}


def history(desk: Desk, asked: Json) -> Json:
    _readable(desk, asked)
    found = [each for each in desk.workspace.messages(asked["channel"]) if _between(each, asked)]
    return _page(sorted(found, key=lambda each: each.ts, reverse=True), asked)


def replies(desk: Desk, asked: Json) -> Json:
    """The thread's first message always comes first."""
    channel = _readable(desk, asked)
    start = channel.messages.get(asked["ts"])
    if start is None or start.only_for is not None:
        raise Refusal("thread_not_found")
    thread = [each for each in channel.thread(start.thread_ts or start.ts) if each.only_for is None]
    first = [each for each in thread if each.ts == start.ts]
    return _page([*first, *(each for each in thread if each not in first and _between(each, asked))], asked)


def info(desk: Desk, asked: Json) -> Json:
    return {"channel": _visible(desk, asked["channel"]).shown()}


def listed(desk: Desk, asked: Json) -> Json:
    kinds = asked.get("types", "public_channel").split(",")
    found = [
        each.shown()
        for each in desk.workspace.channels.values()
        if _TYPES[each.kind] in kinds
        and not (each.archived and asked.get("exclude_archived"))
        and (each.kind == "channel" or BOT in each.members)
    ]
    start, size, cursor = _cut(len(found), asked)
    return {"channels": found[start : start + size], "response_metadata": {"next_cursor": cursor}}


def opened(desk: Desk, asked: Json) -> Json:
    user = desk.workspace.user(asked["users"])
    if user.closed or user.bot:
        raise Refusal("cannot_dm_bot" if user.bot else "user_disabled")
    return {"channel": {"id": desk.workspace.direct(user.id).id}}


def _visible(desk: Desk, where: str) -> Channel:
    """Private channels that Vertti is not in are not there."""
    channel = desk.workspace.channel(where)
    if channel.kind != "channel" and BOT not in channel.members:
        raise Refusal("channel_not_found")
    return channel


def _readable(desk: Desk, asked: Json) -> Channel:
    channel = _visible(desk, asked["channel"])
    if BOT not in channel.members:
        raise Refusal("not_in_channel")
    return channel


def _between(message: Message, asked: Json) -> bool:
    oldest, latest = asked.get("oldest", "0"), asked.get("latest", "9999999999.999999")
    if asked.get("inclusive"):
        return oldest <= message.ts <= latest
    return oldest < message.ts < latest


def _page(found: list[Message], asked: Json) -> Json:
    start, size, cursor = _cut(len(found), asked)
    metadata = bool(asked.get("include_all_metadata"))
    return {
        "messages": [each.shown(metadata=metadata) for each in found[start : start + size]],
        "has_more": bool(cursor),
        "response_metadata": {"next_cursor": cursor},
    }


def _cut(count: int, asked: Json) -> tuple[int, int, str]:
    """Where the page begins, how long it may be, and the cursor to the next, if there is one."""
    start = int(asked.get("cursor") or 0)
    size = min(int(asked.get("limit") or PAGE), PAGE)
    return start, size, str(start + size) if start + size < count else ""
