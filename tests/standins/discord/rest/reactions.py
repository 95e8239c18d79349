"""Reactions: the bot's own, and everybody's read back page by page."""

from tests.standins.discord.entities import Reactors
from tests.standins.discord.payloads import user_json
from tests.standins.discord.permissions import Permission
from tests.standins.discord.rest.operation import NO_CONTENT, Answer, Operation, Request


def add_own(request: Request) -> Answer:
    """React as the bot."""
    message = request.message(Permission.ADD_REACTIONS, Permission.READ_MESSAGE_HISTORY)
    emoji = request.guild.emoji(request.path["emoji_name"])
    request.guild.add_reaction(request.guild.bot, message, emoji)
    return NO_CONTENT


def remove_own(request: Request) -> Answer:
    """Take the bot's reaction back."""
    emoji = request.guild.emoji(request.path["emoji_name"])
    request.guild.remove_reaction(request.guild.bot, request.message(), emoji)
    return NO_CONTENT


def remove_other(request: Request) -> Answer:
    """Take somebody's reaction away, where the bot may manage messages."""
    message = request.message(Permission.MANAGE_MESSAGES)
    user = request.guild.user(request.id("user_id"))
    request.guild.remove_reaction(user, message, request.guild.emoji(request.path["emoji_name"]))
    return NO_CONTENT


def get_many(request: Request) -> Answer:
    """Who reacted: normally (`type` 0) or with a burst (`type` 1), by rising id."""
    message = request.message(Permission.READ_MESSAGE_HISTORY)
    emoji = request.guild.emoji(request.path["emoji_name"])
    limit = request.number("limit", 25, 1, 100)
    after = request.number("after", 0, 0, 1 << 63)
    burst = request.number("type", 0, 0, 1)
    reactors = message.reactions.get(emoji, Reactors())
    ids = sorted(number for number in (reactors.burst if burst else reactors.normal))
    page = [number for number in ids if number > after][:limit]
    return 200, [user_json(request.guild.users[number]) for number in page]


_EMOJI = "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}"
OPERATIONS = (
    Operation("PUT", _EMOJI + "/@me", "add_my_message_reaction", add_own),
    Operation("DELETE", _EMOJI + "/@me", "delete_my_message_reaction", remove_own),
    Operation("DELETE", _EMOJI + "/{user_id}", "delete_user_message_reaction", remove_other),
    Operation("GET", _EMOJI, "list_message_reactions_by_emoji", get_many),
)
