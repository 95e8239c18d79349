"""The catalogue as Discord's app commands, and the invitation that brings Vertti into a server."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import cast
from urllib.parse import urlencode

import discord

from adapters.discord.api import Json
from bot.chat.commands import Command, Kind, Option, option_wording
from bot.chat.content import shortened
from bot.wording import Wording

MOST_IN_MENU = 5
"""Commands that Discord takes into a message's menu."""
ALONE = "show"
"""The subcommand that stands for a command whose name is a group's as well."""
PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    embed_links=True,
    read_message_history=True,
    send_polls=True,
)
_LOCALES = {"fi": "fi", "sv": "sv-SE"}
_CHAT, _MESSAGE_MENU = 1, 3
_SUBCOMMAND, _STRING, _INTEGER, _USER, _CHANNEL = 1, 3, 4, 6, 7
_TYPES = {Kind.NUMBER: _INTEGER, Kind.PLACE: _CHANNEL, Kind.PERSON: _USER}
_TEXT_CHANNELS = [0, 5]
_IN_SERVER, _IN_PRIVATE = 0, 1
_NAME, _HELP, _LONGEST = 32, 100, 6000
_KEPT = (
    "type",
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "options",
    "required",
    "choices",
    "value",
    "channel_types",
    "max_value",
    "max_length",
    "contexts",
)


def payload(catalogue: Sequence[Command], wording: Wording) -> list[Json]:
    """Everything to register at once; two-word commands become a command with subcommands.

    Where `helpers` stands beside `helpers leave`, it becomes `helpers show`: Discord lets nobody call a
    command that has subcommands.
    """
    drawing = _Drawing(wording)
    groups = {name.partition(" ")[0] for name in _names(catalogue) if " " in name}
    top: dict[str, Json] = {}
    for command in catalogue:
        first, _, second = command.name.partition(" ")
        if first in groups:
            group = top.setdefault(first, drawing.group(first))
            drawn = drawing.command(command, second) if second else drawing.alone(command)
            group["options"].append(drawn | {"type": _SUBCOMMAND})
        else:
            top[first] = drawing.command(command, first) | {"type": _CHAT}
    for group in top.values():
        _distinct(group["options"])
    return [
        command | {"contexts": [_IN_SERVER, _IN_PRIVATE]}
        for command in (*_distinct([*top.values()]), *drawing.menu(catalogue))
    ]


def called(name: str, catalogue: Iterable[str]) -> str:
    """The catalogue's name for a command called as `payload` has named it."""
    first, _, second = name.partition(" ")
    return first if second == ALONE and name not in catalogue else name


def fingerprint(commands: Iterable[Mapping[str, object]]) -> str:
    """The same for what we want registered and for what Discord says is, if nothing changed."""
    kept = sorted((_kept(command) for command in commands), key=lambda one: str(one["name"]))
    text = json.dumps(kept, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def invitation(application: int | str) -> str:
    """The URL on which whoever manages a server adds Vertti to it."""
    query = {
        "client_id": application,
        "scope": "bot applications.commands",
        "permissions": PERMISSIONS.value,
    }
    return f"https://discord.com/oauth2/authorize?{urlencode(query)}"


def message_option(command: Command) -> Option | None:
    """The option that takes a message."""
    return next((one for one in command.options if one.kind is Kind.MESSAGE), None)


def in_menu(catalogue: Sequence[Command], wording: Wording) -> Mapping[str, Command]:
    """What stands in a message's menu, by the name it is registered with: what needs a message and nothing else.

    A command has to have a name for it, the wording's attribute `menu`.
    """
    found = {
        shortened(wording.say("en", f"{command.wording}.menu"), _NAME): command
        for command in catalogue
        if wording.knows("en", f"{command.wording}.menu")
        and message_option(command) is not None
        and not any(each.required and each.kind is not Kind.MESSAGE for each in command.options)
    }
    return dict(list(found.items())[:MOST_IN_MENU])


def is_name(word: str) -> bool:
    """Discord's rule for names: 1 to 32 letters, digits, - and _, in lower case."""
    fits = all(sign in "-_" or sign.isalnum() for sign in word)
    return fits and 1 <= len(word) <= _NAME and word == word.lower()


class _Drawing:
    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def command(self, command: Command, name: str) -> Json:
        wanted = sorted(command.options, key=lambda option: not option.required)
        options = _distinct([self._option(option) for option in wanted])
        return self._named(command.wording, name) | {"options": options}

    def alone(self, command: Command) -> Json:
        named = self._named("subcommand-show", ALONE)
        about = {key: text for key, text in self.command(command, ALONE).items() if "description" in key}
        return self.command(command, ALONE) | named | about

    def group(self, name: str) -> Json:
        return self._named(f"group-{name}", name) | {"type": _CHAT, "options": []}

    def menu(self, catalogue: Sequence[Command]) -> list[Json]:
        return [
            {
                "type": _MESSAGE_MENU,
                "name": name,
                "name_localizations": {
                    locale: shortened(label, _NAME)
                    for language, locale in _LOCALES.items()
                    if (label := self._say(language, f"{command.wording}.menu"))
                },
            }
            for name, command in in_menu(catalogue, self._wording).items()
        ]

    def _option(self, option: Option) -> Json:
        kind = _TYPES.get(option.kind, _STRING)
        drawn = self._named(option_wording(option), option.name)
        drawn |= {"type": kind, "required": option.required}
        if option.kind is Kind.CHOICE:
            drawn["choices"] = [self._choice(choice) for choice in option.choices]
        elif kind == _STRING:
            drawn["max_length"] = max(1, min(option.most, _LONGEST))
        elif kind == _INTEGER:
            drawn["max_value"] = option.most
        elif kind == _CHANNEL:
            drawn["channel_types"] = _TEXT_CHANNELS
        return drawn

    def _choice(self, choice: str) -> Json:
        said = {
            locale: shortened(word, _HELP)
            for language, locale in _LOCALES.items()
            if (word := self._say(language, f"choice-{choice}"))
        }
        name = self._say("en", f"choice-{choice}") or choice
        return {"name": shortened(name, _HELP), "name_localizations": said, "value": choice}

    def _named(self, sentence: str, name: str) -> Json:
        words = {
            locale: word
            for language, locale in _LOCALES.items()
            if is_name(word := self._say(language, f"{sentence}.word"))
        }
        helps = {
            locale: shortened(text, _HELP)
            for language, locale in _LOCALES.items()
            if (text := self._say(language, f"{sentence}.help"))
        }
        help_text = self._say("en", f"{sentence}.help") or name
        return {
            "name": name,
            "name_localizations": words,
            "description": shortened(help_text, _HELP),
            "description_localizations": helps,
        }

    def _say(self, language: str, sentence: str) -> str:
        if not self._wording.knows(language, sentence):
            return ""
        return " ".join(self._wording.say(language, sentence).split())


def _distinct(siblings: list[Json]) -> list[Json]:
    """Discord refuses one name twice in a language: the later one keeps its English name there."""
    taken: set[tuple[str, str]] = set()
    for node in siblings:
        names: dict[str, str] = node.get("name_localizations", {})
        for pair in [pair for pair in names.items() if pair in taken]:
            del names[pair[0]]
        taken |= set(names.items())
    return siblings


def _kept(node: Mapping[str, object]) -> Json:
    """What both sides write, without what is empty."""
    found: Json = {}
    for key in _KEPT:
        value = node.get(key)
        if key in {"options", "choices"} and isinstance(value, list):
            value = [_kept(one) for one in cast("list[Json]", value)]
        if value not in (None, [], {}, "", False):
            found[key] = value
    return found


def _names(catalogue: Sequence[Command]) -> list[str]:
    return [command.name for command in catalogue]
