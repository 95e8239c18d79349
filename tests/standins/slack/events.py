"""The Events API: what happened, drawn as Slack draws it, judged, and sent if the app subscribed to it."""

from __future__ import annotations

from collections.abc import Callable

from tests.standins.slack import checks
from tests.standins.slack.entities import APP, BOT, TEAM, Channel, Json, Message, User
from tests.standins.slack.workspace import Workspace

_MESSAGES = {"channel": "message.channels", "group": "message.groups", "im": "message.im"}
_NEEDS = {
    "app_mention": "app_mentions:read", "message.channels": "channels:history", "message.groups": "groups:history",
    "message.im": "im:history", "reaction_added": "reactions:read", "reaction_removed": "reactions:read",
    "team_join": "users:read",
}  # fmt: skip
"""Slack takes no subscription without the scope that belongs to it."""
UNCHECKED = {"team_join": "Slack's type wants dozens of a user's preferences that nobody reads."}
"""Events that are not held to the contract, each with its reason."""


class Events:
    """`send` takes an envelope's kind and payload; the channel's events come only where Vertti is a member."""

    def __init__(self, workspace: Workspace, send: Callable[[str, Json], str]) -> None:
        self._workspace = workspace
        self._send = send

    def posted(self, channel: Channel, message: Message) -> None:
        """A new message; a mention of Vertti is told a second time, as Slack does."""
        said: Json = {**message.inner(), "channel": channel.id, "event_ts": message.ts}
        self.tell(_MESSAGES[channel.kind], channel, {**said, "channel_type": channel.kind})
        if f"<@{BOT}>" in message.text and channel.kind != "im" and message.user != BOT:
            self.tell("app_mention", channel, {**said, "type": "app_mention"})

    def changed(self, channel: Channel, message: Message, before: Json) -> None:
        told = {"message": self._inside(channel, message.inner()), "previous_message": before}
        self._tell_hidden("message_changed", channel, told)

    def deleted(self, channel: Channel, message: Message) -> None:
        told = {"deleted_ts": message.ts, "previous_message": self._inside(channel, message.inner())}
        self._tell_hidden("message_deleted", channel, told)

    def before(self, channel: Channel, message: Message) -> Json:
        """The message as it is now, to be told when it has changed."""
        return self._inside(channel, message.inner())

    def reaction(self, kind: str, who: User, channel: Channel, message: Message, name: str) -> None:
        event: Json = {
            "type": kind, "user": who.id, "reaction": name, "item_user": message.user,
            "item": {"type": "message", "channel": channel.id, "ts": message.ts},
            "event_ts": self._workspace.new_ts(),
        }  # fmt: skip
        self.tell(kind, channel, event)

    def joined(self, who: User) -> None:
        now = self._workspace.new_ts()
        self.tell("team_join", None, {"type": "team_join", "user": who.shown(), "event_ts": now})

    def _inside(self, channel: Channel, shown: Json) -> Json:
        """A message within another event is an event by itself, by Slack's types."""
        return {**shown, "channel": channel.id, "event_ts": shown["ts"], "channel_type": channel.kind}

    def _tell_hidden(self, subtype: str, channel: Channel, told: Json) -> None:
        now = self._workspace.new_ts()
        event: Json = {
            "type": "message", "subtype": subtype, "hidden": True, "channel": channel.id, "ts": now,
            "event_ts": now, "channel_type": channel.kind, **told,
        }  # fmt: skip
        self.tell(_MESSAGES[channel.kind], channel, event)

    def tell(self, subscription: str, channel: Channel | None, event: Json) -> None:
        """Send the event as it is, to an app that subscribed to `subscription`."""
        if channel is not None and BOT not in channel.members:
            return
        if event["type"] not in UNCHECKED:
            self._workspace.violations.extend(checks.event_complaints(event))
        subscribed = subscription in self._workspace.subscriptions
        if subscribed and _NEEDS[subscription] in self._workspace.scopes:
            self._send("events_api", self._wrapped(event))

    def _wrapped(self, event: Json) -> Json:
        return {
            "token": "t", "team_id": TEAM, "api_app_id": APP, "event": event, "type": "event_callback",
            "event_id": self._workspace.new_id("Ev"), "event_time": int(float(event["event_ts"])),
            "authorizations": [
                {"enterprise_id": None, "team_id": TEAM, "user_id": BOT, "is_bot": True, "is_enterprise_install": False}
            ],
            "is_ext_shared_channel": False,
        }  # fmt: skip
