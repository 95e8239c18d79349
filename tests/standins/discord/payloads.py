"""The memory written as Discord's JSON. Shapes follow the document's response schemas."""

from tests.standins.discord.clock import stamp
from tests.standins.discord.entities import (
    Channel,
    ChannelKind,
    Emoji,
    Json,
    Role,
    User,
)
from tests.standins.discord.state import GuildState

BOT_OVERWRITE = 1
EMPTY = (
    "icon",
    "description",
    "home_header",
    "splash",
    "discovery_splash",
    "banner",
    "application_id",
    "afk_channel_id",
    "system_channel_id",
    "widget_channel_id",
    "max_presences",
    "vanity_url_code",
    "rules_channel_id",
    "safety_alerts_channel_id",
    "public_updates_channel_id",
    "incidents_data",
)
ZERO = (
    "system_channel_flags",
    "verification_level",
    "default_message_notifications",
    "mfa_level",
    "explicit_content_filter",
    "premium_tier",
    "premium_subscription_count",
    "nsfw_level",
)


def user_json(user: User) -> Json:
    """A user as anybody sees them."""
    return {
        "id": str(user.id),
        "username": user.name,
        "global_name": None if user.bot else user.display,
        "discriminator": "0000" if user.bot else "0",
        "avatar": None,
        "public_flags": 0,
        "flags": 0,
        "bot": user.bot,
        "primary_guild": None,
    }


def bare_member_json(user: User) -> Json:
    """A member without the user, as messages carry it."""
    return {
        "avatar": None,
        "banner": None,
        "communication_disabled_until": None,
        "flags": 0,
        "joined_at": stamp(user.joined),
        "nick": None,
        "pending": False,
        "premium_since": None,
        "roles": [str(role_id) for role_id in user.roles],
        "mute": False,
        "deaf": False,
    }


def member_json(_guild: GuildState, user: User) -> Json:
    """A member with the user."""
    return {**bare_member_json(user), "user": user_json(user)}


def role_json(role: Role) -> Json:
    """A role."""
    tags = {"tags": {"bot_id": str(role.bot_id)}} if role.bot_id else {}
    return {
        **tags,
        "id": str(role.id),
        "name": role.name,
        "permissions": str(int(role.permissions)),
        "position": role.position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": role.bot_id is not None,
        "mentionable": False,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }


def emoji_json(emoji: Emoji) -> Json:
    """A custom emoji of the guild."""
    return {
        **emoji.json,
        "roles": [],
        "require_colons": True,
        "managed": False,
        "animated": False,
        "available": True,
    }


def channel_json(guild: GuildState, channel: Channel) -> Json:
    """A channel of any kind that exists here."""
    if channel.kind is ChannelKind.DIRECT:
        return direct_json(channel)
    if channel.kind is ChannelKind.THREAD:
        return thread_json(guild, channel)
    denied = str(int(channel.denied_to_bot))
    overwrite = {
        "id": str(guild.bot.id),
        "type": BOT_OVERWRITE,
        "allow": "0",
        "deny": denied,
    }
    return {
        "id": str(channel.id),
        "type": int(channel.kind),
        "guild_id": str(guild.id),
        "name": channel.name,
        "topic": channel.topic,
        "position": channel.position,
        "parent_id": None,
        "flags": 0,
        "nsfw": False,
        "rate_limit_per_user": 0,
        "last_message_id": _id_or_none(channel.last_message_id),
        "permission_overwrites": [overwrite] if channel.denied_to_bot else [],
    }


def direct_json(channel: Channel) -> Json:
    """A direct conversation, as the bot sees it."""
    return {
        "id": str(channel.id),
        "type": int(channel.kind),
        "flags": 0,
        "last_message_id": _id_or_none(channel.last_message_id),
        "recipients": [user_json(channel.recipient)] if channel.recipient else [],
    }


def thread_json(guild: GuildState, thread: Channel) -> Json:
    """A thread, with the bot's membership where it has joined."""
    payload: Json = {
        "id": str(thread.id),
        "type": int(thread.kind),
        "guild_id": str(guild.id),
        "parent_id": str(thread.parent_id),
        "owner_id": str(thread.owner_id),
        "name": thread.name,
        "flags": 0,
        "rate_limit_per_user": 0,
        "last_message_id": _id_or_none(thread.last_message_id),
        "message_count": thread.message_count,
        "total_message_sent": thread.message_count,
        "member_count": 1,
        "thread_metadata": {
            "archived": thread.archived,
            "archive_timestamp": stamp(thread.created),
            "auto_archive_duration": thread.archive_minutes,
            "locked": False,
            "create_timestamp": stamp(thread.created),
        },
    }
    if thread.bot_joined is not None:
        payload["member"] = thread_member_json(thread, guild.bot)
    return payload


def thread_member_json(thread: Channel, user: User) -> Json:
    """Somebody's membership of a thread."""
    joined = stamp(thread.bot_joined or thread.created)
    return {
        "id": str(thread.id),
        "user_id": str(user.id),
        "join_timestamp": joined,
        "flags": 0,
    }


def guild_json(guild: GuildState) -> Json:
    """The guild as REST shows it."""
    nothing: Json = dict.fromkeys(EMPTY)
    zeros: Json = dict.fromkeys(ZERO, 0)
    return {
        **nothing,
        **zeros,
        "id": str(guild.id),
        "name": guild.name,
        "owner_id": str(guild.owner.id),
        "region": "deprecated",
        "preferred_locale": "fi",
        "afk_timeout": 300,
        "features": [],
        "widget_enabled": False,
        "max_members": 500_000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "premium_progress_bar_enabled": False,
        "nsfw": False,
        "stickers": [],
        "emojis": [emoji_json(emoji) for emoji in guild.emojis],
        "roles": [role_json(role) for role in guild.roles.values()],
    }


def guild_create_json(guild: GuildState) -> Json:
    """The guild as the gateway shows it: of the members only the bot, as without presences."""
    channels = [c for c in guild.channels.values() if c.kind is ChannelKind.TEXT]
    return {
        **guild_json(guild),
        "joined_at": stamp(guild.bot.joined),
        "large": False,
        "unavailable": False,
        "member_count": sum(user.member for user in guild.users.values()),
        "members": [member_json(guild, guild.bot)],
        "channels": [channel_json(guild, channel) for channel in channels],
        "threads": [thread_json(guild, thread) for thread in guild.threads()],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def _id_or_none(number: int | None) -> str | None:
    return None if number is None else str(number)
