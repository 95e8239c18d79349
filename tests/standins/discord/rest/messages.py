"""Messages of channels: send once, read back, change, delete."""

from tests.standins.discord.entities import (
    Channel,
    ChannelKind,
    Draft,
    Json,
    Message,
    MessageKind,
    Reference,
)
from tests.standins.discord.gateway import Intents
from tests.standins.discord.message_payloads import message_json, without_content
from tests.standins.discord.permissions import Permission
from tests.standins.discord.refusals import Complaint, Refused
from tests.standins.discord.rendering import (
    calls_everyone,
    flags_for_new,
    mentioned,
    shown_attachments,
)
from tests.standins.discord.rest.operation import NO_CONTENT, Answer, Operation, Request


def create(request: Request) -> Answer:
    """Post a message; an enforced nonce used moments ago gives the first message again."""
    channel = sendable(request)
    guild, body = request.guild, request.json
    if body.get("poll"):
        request.channel(Permission.SEND_POLLS)
    if body.get("enforce_nonce") and body.get("nonce") is not None:
        before = guild.sent_before(guild.bot, channel, body["nonce"])
        if before is not None:
            return 200, message_json(guild, before)
    draft = draft_from(request, body)
    draft.nonce = body.get("nonce")
    draft.reference = _reference(request, channel, body.get("message_reference"))
    draft.kind = MessageKind.REPLY if draft.reference else MessageKind.DEFAULT
    return 200, message_json(guild, guild.post(guild.bot, channel, draft))


def sendable(request: Request) -> Channel:
    """The path's channel, if the bot may write there. Raises Refused 50007 for a closed inbox."""
    channel = request.channel()
    if channel.kind is ChannelKind.DIRECT:
        if channel.recipient is not None and not channel.recipient.inbox_open:
            raise Refused(50007)
        return channel
    thread = channel.kind is ChannelKind.THREAD
    return request.channel(Permission.SEND_MESSAGES_IN_THREADS if thread else Permission.SEND_MESSAGES)


def draft_from(request: Request, body: Json) -> Draft:
    """What a body says about a new message, apart from nonce and reference."""
    ids = [request.guild.snowflakes.next() for _ in request.files]
    return Draft(
        content=body.get("content") or "",
        embeds=body.get("embeds") or [],
        components=body.get("components") or [],
        attachments=shown_attachments(body.get("attachments") or [], request.files, ids),
        poll=body.get("poll"),
        flags=flags_for_new(body.get("flags")),
        allowed_mentions=body.get("allowed_mentions"),
    )


def _reference(request: Request, channel: Channel, asked: Json | None) -> Reference | None:
    if asked is None:
        return None
    try:
        target = request.guild.message(channel, int(asked["message_id"]))
    except Refused:
        if asked.get("fail_if_not_exists") is False:
            return None
        unknown = Complaint(
            ("message_reference",),
            "Unknown message",
            "MESSAGE_REFERENCE_UNKNOWN_MESSAGE",
        )
        raise Refused(50035, [unknown]) from None
    return Reference(channel.id, target.id)


def get_one(request: Request) -> Answer:
    """One message."""
    message = request.message(Permission.READ_MESSAGE_HISTORY)
    return 200, readable(request, message)


def get_many(request: Request) -> Answer:
    """A page of history, newest first, as before/after/around and limit ask."""
    channel = request.channel(Permission.READ_MESSAGE_HISTORY)
    limit = request.number("limit", 50, 1, 100)
    standing = request.guild.history(channel)
    query = request.query
    if "after" in query:
        page = [m for m in standing if m.id > int(query["after"])][:limit]
    elif "around" in query:
        middle = int(query["around"])
        older = [m for m in standing if m.id < middle][-(limit // 2) or len(standing) :]
        page = older + [m for m in standing if m.id >= middle][: limit - len(older)]
    else:
        before = int(query.get("before", 1 << 63))
        page = [m for m in standing if m.id < before][-limit:]
    return 200, [readable(request, message) for message in reversed(page)]


def readable(request: Request, message: Message) -> Json:
    """The message, without its content if the application was not granted it."""
    payload = message_json(request.guild, message)
    granted = Intents.MESSAGE_CONTENT in request.guild.gateway.allowed
    if granted or request.guild.always_readable(message):
        return payload
    return without_content(payload)


def update(request: Request) -> Answer:
    """Change one of the bot's own messages."""
    message = request.message()
    if message.author is not request.guild.bot:
        raise Refused(50005)
    if message.poll is not None:
        raise Refused(520003)
    change(request, message, request.json)
    return 200, message_json(request.guild, message)


def change(request: Request, message: Message, body: Json) -> None:
    """Rewrite what the body names; the rest stays. Raises Refused 50006 if nothing would stay."""
    guild = request.guild
    new: Json = {key: body[key] or [] for key in ("embeds", "components") if key in body}
    if "content" in body:
        content, allowed = body["content"] or "", body.get("allowed_mentions")
        may = Permission.MENTION_EVERYONE in guild.permissions_of(guild.bot)
        new |= {
            "content": content,
            "mentions": mentioned(content, allowed, guild.users),
        }
        new["mentions_everyone"] = calls_everyone(content, allowed, may=may)
    substance = ("content", "embeds", "components", "attachments", "poll")
    if not any(new.get(key, getattr(message, key)) for key in substance):
        raise Refused(50006)
    guild.rewrite(message, **new)


def delete(request: Request) -> Answer:
    """Delete the bot's own message, or another's where it may manage messages."""
    message = request.message()
    if message.author is not request.guild.bot:
        request.channel(Permission.MANAGE_MESSAGES)
    request.guild.remove(message)
    return NO_CONTENT


def typing(request: Request) -> Answer:
    """Show that the bot is typing."""
    sendable(request)
    return NO_CONTENT


_MESSAGES = "/channels/{channel_id}/messages"
OPERATIONS = (
    Operation("POST", _MESSAGES, "create_message", create),
    Operation("GET", _MESSAGES, "list_messages", get_many),
    Operation("GET", _MESSAGES + "/{message_id}", "get_message", get_one),
    Operation("PATCH", _MESSAGES + "/{message_id}", "update_message", update),
    Operation("DELETE", _MESSAGES + "/{message_id}", "delete_message", delete),
    Operation("POST", "/channels/{channel_id}/typing", "trigger_typing_indicator", typing),
)
