"""The guild, its members and roles, the bot itself, and where the gateway is."""

from tests.standins.discord.entities import ChannelKind, Json, User
from tests.standins.discord.guild import Guild
from tests.standins.discord.payloads import (
    channel_json,
    emoji_json,
    guild_json,
    member_json,
    role_json,
    user_json,
)
from tests.standins.discord.refusals import Refused
from tests.standins.discord.rest.operation import Answer, Operation, Request


def get_guild(request: Request) -> Answer:
    """The guild."""
    guild = _guild(request)
    counts: Json = {}
    if request.truth("with_counts"):
        members = sum(user.member for user in guild.users.values())
        counts = {
            "approximate_member_count": members,
            "approximate_presence_count": members,
        }
    return 200, {**guild_json(guild), **counts}


def get_channels(request: Request) -> Answer:
    """The guild's text channels."""
    guild = _guild(request)
    text = [c for c in guild.channels.values() if c.kind is ChannelKind.TEXT]
    return 200, [channel_json(guild, channel) for channel in text]


def get_roles(request: Request) -> Answer:
    """The guild's roles."""
    return 200, [role_json(role) for role in _guild(request).roles.values()]


def get_emojis(request: Request) -> Answer:
    """The guild's custom emoji."""
    return 200, [emoji_json(emoji) for emoji in _guild(request).emojis]


def get_members(request: Request) -> Answer:
    """A page of members, by rising id."""
    guild = _guild(request)
    limit = request.number("limit", 1, 1, 1000)
    after = request.number("after", 0, 0, 1 << 63)
    ids = sorted(user.id for user in guild.users.values() if user.member and user.id > after)
    return 200, [member_json(guild, guild.users[number]) for number in ids[:limit]]


def search_members(request: Request) -> Answer:
    """Members with a name that begins with the query."""
    guild = _guild(request)
    wanted = request.query.get("query", "").lower()
    limit = request.number("limit", 1, 1, 1000)
    found = [
        user
        for user in guild.users.values()
        if user.member and (user.name.startswith(wanted) or user.display.lower().startswith(wanted))
    ]
    return 200, [member_json(guild, user) for user in found[:limit]]


def get_member(request: Request) -> Answer:
    """One member. Raises Refused 10007 for somebody outside."""
    guild = _guild(request)
    user = guild.users.get(request.id("user_id"))
    if user is None or not user.member:
        raise Refused(10007)
    return 200, member_json(guild, user)


def get_user(request: Request) -> Answer:
    """One user, in the guild or not."""
    return 200, user_json(request.guild.user(request.id("user_id")))


def get_me(request: Request) -> Answer:
    """The bot's own account."""
    return 200, me_json(request.guild.bot)


def me_json(bot: User) -> Json:
    """The bot as it sees itself."""
    return {**user_json(bot), "mfa_enabled": False, "locale": "en-US", "verified": True}


def get_my_guilds(request: Request) -> Answer:
    """The guilds the bot is in: this one."""
    guild = request.guild
    mine: Json = {
        "id": str(guild.id),
        "name": guild.name,
        "icon": None,
        "banner": None,
        "owner": False,
        "permissions": str(int(guild.permissions_of(guild.bot))),
        "features": [],
    }
    return 200, [mine]


def get_application(request: Request) -> Answer:
    """The application behind the bot."""
    guild = request.guild
    return 200, {
        "id": str(guild.bot.id),
        "name": guild.bot.display,
        "icon": None,
        "description": "",
        "type": None,
        "bot": user_json(guild.bot),
        "bot_public": False,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "flags_new": "0",
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "owner": user_json(guild.owner),
        "approximate_guild_count": 1,
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "team": None,
        "eligible_oauth2_scopes": [],
    }


def get_gateway(request: Request) -> Answer:
    """Where to connect."""
    return 200, {"url": request.address}


def get_bot_gateway(request: Request) -> Answer:
    """Where to connect, and how many times a day."""
    left = 1000 - request.guild.gateway.identified
    limit = {
        "total": 1000,
        "remaining": left,
        "reset_after": 86_400_000,
        "max_concurrency": 1,
    }
    return 200, {"url": request.address, "shards": 1, "session_start_limit": limit}


def _guild(request: Request) -> Guild:
    if request.id("guild_id") != request.guild.id:
        raise Refused(10004)
    return request.guild


_GUILD = "/guilds/{guild_id}"
OPERATIONS = (
    Operation("GET", _GUILD, "get_guild", get_guild),
    Operation("GET", _GUILD + "/channels", "list_guild_channels", get_channels),
    Operation("GET", _GUILD + "/roles", "list_guild_roles", get_roles),
    Operation("GET", _GUILD + "/emojis", "list_guild_emojis", get_emojis),
    Operation("GET", _GUILD + "/members", "list_guild_members", get_members),
    Operation("GET", _GUILD + "/members/search", "search_guild_members", search_members),
    Operation("GET", _GUILD + "/members/{user_id}", "get_guild_member", get_member),
    Operation("GET", "/users/@me", "get_my_user", get_me),
    Operation("GET", "/users/@me/guilds", "list_my_guilds", get_my_guilds),
    Operation("GET", "/users/{user_id}", "get_user", get_user),
    Operation("GET", "/applications/@me", "get_my_application", get_application),
    Operation("GET", "/oauth2/applications/@me", "get_my_oauth2_application", get_application),
    Operation("GET", "/gateway", "get_gateway", get_gateway, needs_token=False),
    Operation("GET", "/gateway/bot", "get_bot_gateway", get_bot_gateway),
)
