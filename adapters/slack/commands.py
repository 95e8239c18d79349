"""The catalogue as Slack's app manifest: one slash command, message shortcuts, events and scopes.

Slack's slash commands share one name space with every other app's, are not translated and do not work in
threads: so there is one, `/vertti`, and the core reads its words in all three languages. What works on a
message in a thread is a shortcut.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from bot.chat.commands import Command, Kind, Option
from bot.chat.content import shortened
from bot.chat.roles import Role
from bot.wording import LANGUAGES, Wording

COMMAND = "/vertti"
SCOPES: Mapping[str, str] = {
    "app_mentions:read": "to hear when somebody mentions Vertti",
    "channels:history": "to hear questions in public channels it is added to, and to find its own posts again",
    "channels:read": "to know public channels by their names",
    "chat:write": "to answer, and to post the weekly question",
    "commands": "to offer /vertti and the message shortcut",
    "groups:history": "the same as channels:history in private channels it is added to",
    "groups:read": "to know those private channels by their names",
    "im:history": "to read what people write to Vertti privately",
    "im:write": "to thank somebody privately",
    "reactions:read": "to see which messages people mark as helpful",
    "users:read": "to show names, speak people's language, and know bots and workspace admins",
}
"""Every scope Vertti asks for, and why."""
EVENTS = (
    "app_mention",
    "message.channels",
    "message.groups",
    "message.im",
    "reaction_added",
    "reaction_removed",
    "team_join",
)
_SHORTCUTS, _SHORTCUT_NAME, _SHORTCUT_HELP, _HINT = 10, 24, 150, 1000
_DESCRIPTION = "Peer support for small companies that export"


def manifest(catalogue: Sequence[Command], wording: Wording) -> str:
    """Pretty JSON to paste where Slack asks for an app manifest."""
    drawn = {
        "display_information": {"name": "Vertti", "description": _DESCRIPTION, "background_color": "#24524a"},
        "features": {
            "app_home": {
                "home_tab_enabled": False,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Vertti", "always_online": True},
            "shortcuts": [_shortcut(command, wording) for command in _on_messages(catalogue)],
            "slash_commands": [
                {
                    "command": COMMAND,
                    "description": _DESCRIPTION,
                    "usage_hint": _hint(catalogue, wording),
                    # Channels and people arrive as ids, so that a renamed channel is still found.
                    "should_escape": True,
                }
            ],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True},
            "org_deploy_enabled": False,
            "socket_mode_enabled": True,
            "token_rotation_enabled": False,
        },
    }
    return json.dumps(drawn, indent=2, ensure_ascii=False)


def shortcuts(catalogue: Sequence[Command]) -> Mapping[str, Option]:
    """The commands that stand in a message's menu, by name, with the option that takes the message."""
    return {command.name: command.options[0] for command in _on_messages(catalogue)}


def missing(given: frozenset[str]) -> list[str]:
    """A sentence for each scope that is not among those given."""
    return [
        f"Slack has not given Vertti the scope {scope} ({reason}). Add it under OAuth & Permissions in the"
        " app's settings and install the app again."
        for scope, reason in SCOPES.items()
        if scope not in given
    ]


def _on_messages(catalogue: Sequence[Command]) -> list[Command]:
    """Those that need a message and nothing else."""
    found = [
        command
        for command in catalogue
        if command.options
        and command.options[0].kind is Kind.MESSAGE
        and not any(option.required for option in command.options[1:])
    ]
    return found[:_SHORTCUTS]


def _shortcut(command: Command, wording: Wording) -> Mapping[str, str]:
    words = _words(command, wording)
    helps = (_say(wording, language, f"{command.wording}.help") for language in LANGUAGES)
    return {
        "name": shortened(" · ".join(words), _SHORTCUT_NAME),
        "type": "message",
        "callback_id": command.name,
        "description": shortened(" ".join(filter(None, helps)) or command.name, _SHORTCUT_HELP),
    }


def _hint(catalogue: Sequence[Command], wording: Wording) -> str:
    """The words of each command for members, in all languages."""
    open_to_all = [
        command for command in catalogue if command.role is Role.MEMBER and " " not in command.name
    ]
    return (
        shortened(", ".join("|".join(_words(command, wording)) for command in open_to_all), _HINT) or "help"
    )


def _words(command: Command, wording: Wording) -> list[str]:
    said = (_say(wording, language, f"{command.wording}.word") for language in LANGUAGES)
    return list(dict.fromkeys(word for word in said if word)) or [command.name]


def _say(wording: Wording, language: str, sentence: str) -> str:
    return " ".join(wording.say(language, sentence).split()) if wording.knows(language, sentence) else ""
