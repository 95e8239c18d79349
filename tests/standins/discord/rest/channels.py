"""Channels, threads and direct conversations."""

from tests.standins.discord.entities import Channel, ChannelKind
from tests.standins.discord.payloads import (
    channel_json,
    direct_json,
    thread_json,
    thread_member_json,
)
from tests.standins.discord.permissions import Permission
from tests.standins.discord.refusals import Refused
from tests.standins.discord.rest.operation import NO_CONTENT, Answer, Operation, Request


def get_one(request: Request) -> Answer:
    """A channel, thread or conversation."""
    return 200, channel_json(request.guild, request.channel())


def thread_on_message(request: Request) -> Answer:
    """Start a thread on a message. Its id is the message's."""
    parent = request.channel(Permission.CREATE_PUBLIC_THREADS)
    root = request.message()
    minutes = request.json.get("auto_archive_duration") or 1440
    guild = request.guild
    name = request.json["name"]
    thread = guild.open_thread(guild.bot, parent, name, root=root, minutes=minutes)
    return 201, thread_json(guild, thread)


def thread_alone(request: Request) -> Answer:
    """Start a public thread without a message."""
    parent = request.channel(Permission.CREATE_PUBLIC_THREADS)
    guild = request.guild
    minutes = request.json.get("auto_archive_duration") or 1440
    thread = guild.open_thread(guild.bot, parent, request.json["name"], root=None, minutes=minutes)
    return 201, thread_json(guild, thread)


def join_thread(request: Request) -> Answer:
    """Make the bot a member of a thread."""
    thread = request.channel()
    if thread.kind is not ChannelKind.THREAD:
        raise Refused(50024)
    thread.bot_joined = thread.bot_joined or request.guild.clock.now()
    return NO_CONTENT


def active_threads(request: Request) -> Answer:
    """Every thread of the guild that is not archived."""
    if request.id("guild_id") != request.guild.id:
        raise Refused(10004)
    threads = request.guild.threads()
    joined: list[Channel] = [thread for thread in threads if thread.bot_joined]
    return 200, {
        "threads": [thread_json(request.guild, thread) for thread in threads],
        "members": [thread_member_json(thread, request.guild.bot) for thread in joined],
        "has_more": False,
    }


def open_direct(request: Request) -> Answer:
    """The conversation with a user. A closed inbox shows only when something is sent."""
    user = request.guild.user(int(request.json.get("recipient_id") or 0))
    if user.bot:
        raise Refused(50007)
    return 200, direct_json(request.guild.direct_channel(user))


_CHANNEL = "/channels/{channel_id}"
OPERATIONS = (
    Operation("GET", _CHANNEL, "get_channel", get_one),
    Operation(
        "POST",
        _CHANNEL + "/messages/{message_id}/threads",
        "create_thread_from_message",
        thread_on_message,
    ),
    Operation("POST", _CHANNEL + "/threads", "create_thread", thread_alone),
    Operation("PUT", _CHANNEL + "/thread-members/@me", "join_thread", join_thread),
    Operation(
        "GET",
        "/guilds/{guild_id}/threads/active",
        "get_active_guild_threads",
        active_threads,
    ),
    Operation("POST", "/users/@me/channels", "create_dm", open_direct),
)
