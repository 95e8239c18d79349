"""What people do with Vertti itself: its command, its buttons, its forms, its entry in a message's menu."""

from __future__ import annotations

from collections.abc import Callable

from tests.standins.slack.entities import APP, TEAM, Channel, Json, Refusal, Response
from tests.standins.slack.workspace import Workspace


class Interactions:
    """`base_url` is where response URLs point. Each act returns its envelope's id."""

    def __init__(self, workspace: Workspace, send: Callable[[str, Json], str]) -> None:
        self._workspace = workspace
        self._send = send
        self.base_url = ""

    def command(self, who: str, where: str, text: str, *, command: str = "/vertti") -> str:
        """`text` as it goes over the wire, with channels and people escaped."""
        user, channel = self._workspace.user(who), self._workspace.channel(where)
        payload: Json = {
            "token": "t", "team_id": TEAM, "team_domain": "home", "channel_id": channel.id,
            "channel_name": channel.name, "user_id": user.id, "user_name": user.name, "command": command,
            "text": text, "api_app_id": APP, "is_enterprise_install": "false",
            **self._openings(user.id, channel),
        }  # fmt: skip
        return self._send("slash_commands", payload)

    def press(self, who: str, where: str, ts: str, action_id: str) -> str:
        user, channel = self._workspace.user(who), self._workspace.channel(where)
        message = self._workspace.message(where, ts)
        buttons = [each for each in message.buttons.values() if each["action_id"] == action_id]
        if not buttons:
            raise Refusal("no_such_button")
        container: Json = {
            "type": "message", "message_ts": ts, "channel_id": channel.id,
            "is_ephemeral": message.only_for is not None,
        }  # fmt: skip
        if message.thread_ts:
            container["thread_ts"] = message.thread_ts
        shown = {} if message.only_for else {"message": message.shown(metadata=False)}
        actions = [{**buttons[0], "block_id": "b", "action_ts": self._workspace.new_ts()}]
        payload: Json = {
            **self._common("block_actions", user.id), "container": container,
            "channel": {"id": channel.id, "name": channel.name}, "state": {"values": {}}, "actions": actions,
            **shown, **self._openings(user.id, channel, message.ts),
        }  # fmt: skip
        return self._send("interactive", payload)

    def shortcut(self, who: str, where: str, ts: str, callback_id: str) -> str:
        """Choose Vertti's entry in the menu of a message."""
        user, channel = self._workspace.user(who), self._workspace.channel(where)
        message = self._workspace.message(where, ts)
        payload: Json = {
            **self._common("message_action", user.id), "callback_id": callback_id,
            "action_ts": self._workspace.new_ts(), "message_ts": ts,
            "channel": {"id": channel.id, "name": channel.name}, "message": message.shown(metadata=False),
            **self._openings(user.id, channel),
        }  # fmt: skip
        return self._send("interactive", payload)

    def submit_view(self, who: str, view_id: str, answers: dict[str, str]) -> str:
        """Send the form; a field that is not among the answers keeps its first value."""
        user, view = self._workspace.user(who), self._workspace.views.pop(view_id)
        if view["for"] != user.id:
            raise Refusal("not_their_form")
        values: Json = {
            block["block_id"]: {block["element"]["action_id"]: _filled(block, answers)}
            for block in view["blocks"]
            if block["type"] == "input"
        }
        shown: Json = {name: value for name, value in view.items() if name != "for"}
        payload: Json = {
            **self._common("view_submission", user.id), "trigger_id": self._new_trigger(user.id),
            "response_urls": [], "view": {**shown, "state": {"values": values}},
        }  # fmt: skip
        return self._send("interactive", payload)

    def _common(self, kind: str, user: str) -> Json:
        name = self._workspace.user(user).name
        return {
            "type": kind, "token": "t", "api_app_id": APP, "team": {"id": TEAM, "domain": "home"},
            "user": {"id": user, "username": name, "name": name, "team_id": TEAM}, "enterprise": None,
            "is_enterprise_install": False,
        }  # fmt: skip

    def _openings(self, user: str, channel: Channel, origin: str | None = None) -> Json:
        """A trigger for forms and a URL for replies."""
        name = self._workspace.new_id("R")
        self._workspace.responses[name] = Response(channel.id, user, origin)
        return {
            "trigger_id": self._new_trigger(user),
            "response_url": f"{self.base_url}/response/{name}",
        }

    def _new_trigger(self, user: str) -> str:
        trigger = self._workspace.new_id("trigger-")
        self._workspace.triggers[trigger] = user
        return trigger


def _filled(block: Json, answers: dict[str, str]) -> Json:
    answer = answers.get(block["block_id"], block["element"].get("initial_value"))
    return {"type": "plain_text_input", "value": answer}
