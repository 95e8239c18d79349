"""From words and values to the nested, typed option data of a command interaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from tests.standins.discord.entities import Json
from tests.standins.discord.payloads import (
    bare_member_json,
    channel_json,
    role_json,
    user_json,
)
from tests.standins.discord.state import GuildState

CHAT_INPUT = 1
SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN = 1, 2, 3, 4, 5
USER, CHANNEL, ROLE, MENTIONABLE, NUMBER = 6, 7, 8, 9, 10


class NotOffered(AssertionError):
    """Discord would not let the person do this: nothing registered offers it."""


@dataclass(slots=True)
class Filling:
    """Values being put into a command's options, and the entities they name."""

    guild: GuildState
    resolved: dict[str, Json] = field(default_factory=dict[str, Json])

    def chosen(self, command: Json, path: Sequence[str], values: Mapping[str, Any]) -> Json:
        """The interaction's `data` for this command, its subcommand path and its values."""
        data: Json = {"id": command["id"], "name": command["name"], "type": CHAT_INPUT}
        if "guild_id" in command:
            data["guild_id"] = command["guild_id"]
        data["options"] = self._level(command, list(path), values)
        if self.resolved:
            data["resolved"] = self.resolved
        return data

    def _level(self, node: Json, path: list[str], values: Mapping[str, Any]) -> list[Json]:
        children: list[Json] = node.get("options") or []
        nested = [child for child in children if child["type"] in {SUBCOMMAND, GROUP}]
        if not path and nested:
            raise NotOffered(f"{node['name']} needs one of {[c['name'] for c in nested]}.")
        if not path:
            return self._values(children, values)
        for child in nested:
            if child["name"] == path[0]:
                inner = self._level(child, path[1:], values)
                return [{"name": child["name"], "type": child["type"], "options": inner}]
        raise NotOffered(f"{node['name']} has no {path[0]}; it has {[c['name'] for c in nested]}.")

    def _values(self, options: Sequence[Json], values: Mapping[str, Any]) -> list[Json]:
        known = {option["name"]: option for option in options}
        for name in values:
            if name not in known:
                raise NotOffered(f"There is no option {name}; there are {list(known)}.")
        missing = [n for n, option in known.items() if option.get("required") and n not in values]
        if missing:
            raise NotOffered(f"Required and not given: {missing}.")
        return [self._value(known[name], value) for name, value in values.items()]

    def _value(self, option: Json, value: object) -> Json:
        kind = option["type"]
        filled: Json = {"name": option["name"], "type": kind}
        filled["value"] = self._typed(kind, value)
        _keep_bounds(option, filled["value"])
        return filled

    def _typed(self, kind: int, value: Any) -> Any:  # noqa: ANN401 - what an option may hold
        if kind == BOOLEAN:
            return value if isinstance(value, bool) else str(value).lower() in {"true", "yes", "1"}
        if kind == INTEGER:
            return int(value)
        if kind == NUMBER:
            return float(value)
        if kind == STRING:
            return str(value)
        return self._entity(kind, value)

    def _entity(self, kind: int, value: Any) -> str:  # noqa: ANN401 - an entity, an id or a name
        guild = self.guild
        if kind in {USER, MENTIONABLE}:
            user = guild.user(value)
            self._resolve("users", user.id, user_json(user))
            if user.member:
                permissions = str(int(guild.permissions_of(user)))
                member = {**bare_member_json(user), "permissions": permissions}
                self._resolve("members", user.id, member)
            return str(user.id)
        if kind == CHANNEL:
            channel = guild.channel(value)
            permissions = str(int(guild.permissions_of(guild.bot, channel)))
            shown = {**channel_json(guild, channel), "permissions": permissions}
            self._resolve("channels", channel.id, shown)
            return str(channel.id)
        if kind == ROLE:
            role = next(r for r in guild.roles.values() if value in (r, r.id, str(r.id), r.name))
            self._resolve("roles", role.id, role_json(role))
            return str(role.id)
        raise NotOffered(f"The stand-in cannot fill options of type {kind}.")

    def _resolve(self, family: str, entity_id: int, payload: Json) -> None:
        self.resolved.setdefault(family, {})[str(entity_id)] = payload


def _keep_bounds(option: Json, value: Any) -> None:  # noqa: ANN401 - what an option may hold
    name = option["name"]
    listed: list[Json] = option.get("choices") or []
    choices = [choice["value"] for choice in listed]
    if choices and value not in choices:
        raise NotOffered(f"{name} takes only {choices}.")
    size = len(cast("str", value)) if option["type"] == STRING else value
    ends = ("min_length", "max_length") if option["type"] == STRING else ("min_value", "max_value")
    low, high = (option.get(end) for end in ends)
    if (low is not None and size < low) or (high is not None and size > high):
        raise NotOffered(f"{name} must be between {low} and {high}.")


def focused(options: list[Json], name: str) -> None:
    """Mark the option a person is typing in, wherever it is nested."""
    for option in options:
        if option["name"] == name and "value" in option:
            option["focused"] = True
        focused(option.get("options") or [], name)
