"""A message written as Discord's JSON, whole or as a program without the intent gets it."""

from tests.standins.discord.clock import stamp
from tests.standins.discord.entities import (
    ChannelKind,
    Emoji,
    Json,
    Message,
    MessageKind,
    Reactors,
)
from tests.standins.discord.payloads import thread_json, user_json
from tests.standins.discord.state import GuildState


def message_json(guild: GuildState, message: Message, *, shallow: bool = False) -> Json:
    """A message. `shallow` leaves out what it refers to, as Discord does inside a reference."""
    payload: Json = {
        "id": str(message.id),
        "channel_id": str(message.channel_id),
        "type": int(message.kind),
        "author": user_json(message.author),
        "content": message.content,
        "timestamp": stamp(message.created),
        "edited_timestamp": None if message.edited is None else stamp(message.edited),
        "flags": int(message.flags),
        "tts": False,
        "pinned": False,
        "mention_everyone": message.mentions_everyone,
        "mentions": [user_json(guild.users[user_id]) for user_id in message.mentions],
        "mention_roles": [],
        "attachments": message.attachments,
        "embeds": message.embeds,
        "components": message.components,
        **_extras(guild, message),
    }
    if message.reference is not None:
        payload |= _reference_json(guild, message, shallow=shallow)
    thread = guild.thread_of(message.id)
    if thread is not None and not shallow:
        payload["thread"] = thread_json(guild, thread)
    return payload


def without_content(payload: Json) -> Json:
    """The message as a program without the message content intent gets it."""
    bare: Json = {"content": "", "embeds": [], "attachments": [], "components": []}
    kept = {key: value for key, value in payload.items() if key != "poll"}
    referenced = kept.get("referenced_message")
    if referenced is not None:
        kept["referenced_message"] = {**referenced, **bare}
    return {**kept, **bare}


def _extras(guild: GuildState, message: Message) -> Json:
    extras: Json = {}
    if message.nonce is not None:
        extras["nonce"] = message.nonce
    if message.poll is not None:
        extras["poll"] = {**message.poll, "results": _results(guild, message)}
    if message.reactions:
        extras["reactions"] = [_reaction_json(guild, emoji, who) for emoji, who in message.reactions.items()]
    if message.interaction is not None:
        bot_id = str(guild.bot.id)
        extras |= {
            "interaction_metadata": message.interaction,
            "application_id": bot_id,
        }
        extras["webhook_id"] = bot_id
    return extras


def _results(guild: GuildState, message: Message) -> Json:
    counts = [
        {"id": answer, "count": len(who), "me_voted": guild.bot.id in who}
        for answer, who in sorted(message.voters.items())
    ]
    return {"answer_counts": counts, "is_finalized": message.poll_ended}


def _reference_json(guild: GuildState, message: Message, *, shallow: bool) -> Json:
    reference = message.reference
    assert reference is not None
    pointer: Json = {
        "type": 0,
        "channel_id": str(reference.channel_id),
        "message_id": str(reference.message_id),
    }
    if guild.channels[message.channel_id].kind is not ChannelKind.DIRECT:
        pointer["guild_id"] = str(guild.id)
    if shallow or message.kind not in {MessageKind.REPLY, MessageKind.THREAD_STARTER}:
        return {"message_reference": pointer}
    target = guild.messages.get(reference.message_id)
    gone = target is None or target.deleted
    shown = None if gone or target is None else message_json(guild, target, shallow=True)
    return {"message_reference": pointer, "referenced_message": shown}


def _reaction_json(guild: GuildState, emoji: Emoji, who: Reactors) -> Json:
    return {
        "emoji": emoji.json,
        "count": len(who.normal) + len(who.burst),
        "count_details": {"burst": len(who.burst), "normal": len(who.normal)},
        "burst_colors": [],
        "me_burst": guild.bot.id in who.burst,
        "me": guild.bot.id in who.normal,
    }
