"""What a Slack workspace is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
TEAM = "T0HOME"
BOT = "U0VERTTI"
BOT_ID = "B0VERTTI"
APP = "A0VERTTI"


class Refusal(Exception):
    """`ok: false` with Slack's word for why."""

    def __init__(self, error: str, **more: object) -> None:
        super().__init__(error)
        self.error = error
        self.more = more


@dataclass(slots=True)
class User:
    id: str
    name: str
    admin: bool = False
    owner: bool = False
    bot: bool = False
    closed: bool = False
    """Takes no private messages."""
    gone: bool = False
    """Their account is deactivated."""
    locale: str = "en-GB"
    team: str = TEAM

    def shown(self, *, locale: bool = False) -> Json:
        """As users.info shows it."""
        names = {"real_name": self.name.capitalize(), "display_name": self.name}
        made: Json = {
            "id": self.id, "team_id": self.team, "name": self.name, "deleted": self.gone, "is_bot": self.bot,
            "is_admin": self.admin or self.owner, "is_owner": self.owner, "is_primary_owner": self.owner,
            "profile": names, "real_name": names["real_name"],
        }  # fmt: skip
        return {**made, "locale": self.locale} if locale else made


@dataclass(slots=True)
class Message:
    ts: str
    user: str
    text: str
    thread_ts: str | None = None
    blocks: list[Json] = field(default_factory=list[Json])
    metadata: Json | None = None
    bot_id: str | None = None
    edited: Json | None = None
    reactions: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    only_for: str | None = None
    """An ephemeral message's one reader."""

    def shown(self, *, metadata: bool = True) -> Json:
        """As conversations.history shows it."""
        made: Json = {**self.inner(), "team": TEAM}
        if self.bot_id:
            made["app_id"] = APP
        if self.metadata and metadata:
            made["metadata"] = self.metadata
        if self.reactions:
            made["reactions"] = [
                {"name": name, "users": users, "count": len(users)} for name, users in self.reactions.items()
            ]
        return made

    def inner(self) -> Json:
        """As events carry it."""
        made: Json = {"type": "message", "user": self.user, "text": self.text, "ts": self.ts}
        optional = {"thread_ts": self.thread_ts, "blocks": self.blocks, "bot_id": self.bot_id}
        return made | {name: value for name, value in {**optional, "edited": self.edited}.items() if value}

    @property
    def buttons(self) -> dict[str, Json]:
        """Button elements by label."""
        actions = [block for block in self.blocks if block.get("type") == "actions"]
        return {each["text"]["text"]: each for block in actions for each in block["elements"]}


@dataclass(slots=True)
class Response:
    """What a response URL is good for: five messages, about `origin` if it came with a button."""

    channel: str
    user: str
    origin: str | None = None
    left: int = 5


@dataclass(slots=True)
class Channel:
    """`kind` is channel, group (a private channel) or im."""

    id: str
    name: str
    kind: str = "channel"
    members: set[str] = field(default_factory=set[str])
    messages: dict[str, Message] = field(default_factory=dict[str, Message])
    archived: bool = False

    def shown(self) -> Json:
        """As conversations.info shows it."""
        return {
            "id": self.id, "name": self.name, "is_channel": self.kind == "channel", "is_im": self.kind == "im",
            "is_private": self.kind != "channel", "is_archived": self.archived, "is_member": BOT in self.members,
        }  # fmt: skip

    def thread(self, ts: str) -> list[Message]:
        return [each for each in self.messages.values() if ts in (each.ts, each.thread_ts)]
