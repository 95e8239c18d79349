"""People, reactions, forms, and who Vertti is."""

from __future__ import annotations

from tests.standins.slack.entities import BOT, BOT_ID, TEAM, Json, Refusal
from tests.standins.slack.web.methods import HOME, Desk


def auth_test(_desk: Desk, _asked: Json) -> Json:
    return {
        "url": HOME, "team": "Home", "user": "vertti", "team_id": TEAM, "user_id": BOT, "bot_id": BOT_ID,
        "is_enterprise_install": False,
    }  # fmt: skip


def user_info(desk: Desk, asked: Json) -> Json:
    return {"user": desk.workspace.user(asked["user"]).shown(locale=bool(asked.get("include_locale")))}


def user_list(desk: Desk, _asked: Json) -> Json:
    members = [user.shown() for user in desk.workspace.users.values()]
    return {"members": members, "response_metadata": {"next_cursor": ""}}


def reactions_get(desk: Desk, asked: Json) -> Json:
    message = desk.workspace.message(asked["channel"], asked["timestamp"])
    return {"type": "message", "channel": asked["channel"], "message": message.shown(metadata=False)}


def open_view(desk: Desk, asked: Json) -> Json:
    """A trigger opens one form."""
    user = desk.workspace.triggers.pop(asked.get("trigger_id", ""), None)
    if user is None:
        raise Refusal("expired_trigger_id")
    view: Json = {**asked["view"], "id": desk.workspace.new_id("V")}
    desk.workspace.views[view["id"]] = {**view, "for": user}
    return {"view": view}
