"""Application commands: overwritten as a whole, read back, and offered to people."""

from typing import cast

from tests.standins.discord.entities import Json
from tests.standins.discord.guild import Guild
from tests.standins.discord.refusals import Refused
from tests.standins.discord.rest.operation import Answer, Operation, Request

CHAT_INPUT = 1


def overwrite_global(request: Request) -> Answer:
    """Replace the commands offered everywhere."""
    return 200, _overwrite(_own(request), "global", request.body)


def overwrite_guild(request: Request) -> Answer:
    """Replace the commands offered in the guild."""
    return 200, _overwrite(_own_in_guild(request), "guild", request.body)


def list_global(request: Request) -> Answer:
    """The commands offered everywhere."""
    return 200, _own(request).commands["global"]


def list_guild(request: Request) -> Answer:
    """The commands offered in the guild only."""
    return 200, _own_in_guild(request).commands["guild"]


def _overwrite(guild: Guild, scope: str, body: object) -> list[Json]:
    before = {(c["type"], c["name"]): c["id"] for c in guild.commands[scope]}
    kept = [_stored(guild, command, before) for command in cast("list[Json]", body or [])]
    if scope == "guild":
        kept = [{**command, "guild_id": str(guild.id)} for command in kept]
    guild.commands[scope] = kept
    guild.changed()
    return kept


def _stored(guild: Guild, command: Json, before: dict[tuple[int, str], str]) -> Json:
    kind = command.get("type") or CHAT_INPUT
    permissions = command.get("default_member_permissions")
    stored = {
        **_without_none(command),
        "id": before.get((kind, command["name"])) or str(guild.snowflakes.next()),
        "application_id": str(guild.bot.id),
        "version": str(guild.snowflakes.next()),
        "type": kind,
        "description": command.get("description") or "",
        "default_member_permissions": None if permissions is None else str(permissions),
        "contexts": command.get("contexts"),
    }
    stored.setdefault("dm_permission", True)
    return stored


def _without_none(node: Json) -> Json:
    kept = {key: value for key, value in node.items() if value is not None}
    if "options" in kept:
        kept["options"] = [_without_none(option) for option in kept["options"]]
    if "choices" in kept:
        kept["choices"] = [_without_none(choice) for choice in kept["choices"]]
    return kept


def _own(request: Request) -> Guild:
    if request.id("application_id") != request.guild.bot.id:
        raise Refused(10002)
    return request.guild


def _own_in_guild(request: Request) -> Guild:
    if request.id("guild_id") != request.guild.id:
        raise Refused(10004)
    return _own(request)


_GLOBAL = "/applications/{application_id}/commands"
_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"
OPERATIONS = (
    Operation("PUT", _GLOBAL, "bulk_set_application_commands", overwrite_global),
    Operation("GET", _GLOBAL, "list_application_commands", list_global),
    Operation("PUT", _GUILD, "bulk_set_guild_application_commands", overwrite_guild),
    Operation("GET", _GUILD, "list_guild_application_commands", list_guild),
)
