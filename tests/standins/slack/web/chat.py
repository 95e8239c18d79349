"""`chat.*`: what Vertti says, changes and takes away. Its own messages are told of as everybody's are."""

from __future__ import annotations

from tests.standins.slack.entities import BOT, BOT_ID, Channel, Json, Message, Refusal, Response
from tests.standins.slack.web.methods import HOME, Desk


def post_message(desk: Desk, asked: Json) -> Json:
    channel = _writable(desk, asked)
    message = new_message(desk, asked)
    channel.messages[message.ts] = message
    desk.events.posted(channel, message)
    return {"channel": channel.id, "ts": message.ts, "message": message.shown()}


def post_ephemeral(desk: Desk, asked: Json) -> Json:
    channel = _writable(desk, asked)
    if asked["user"] not in channel.members:
        raise Refusal("user_not_in_channel")
    message = new_message(desk, asked, only_for=asked["user"])
    channel.messages[message.ts] = message
    return {"message_ts": message.ts}


def update(desk: Desk, asked: Json) -> Json:
    """Metadata that is not sent stays as it was; an empty object removes it."""
    channel = desk.workspace.channel(asked["channel"])
    message = _own(desk, asked, "cant_update_message")
    before = desk.events.before(channel, message)
    message.text, message.blocks = asked.get("text", ""), asked.get("blocks") or []
    message.metadata = asked.get("metadata", message.metadata) or None
    if not message.blocks:
        # Slack shows no "(edited)" on a message that was changed with blocks.
        message.edited = {"user": BOT, "ts": desk.workspace.new_ts()}
    desk.events.changed(channel, message, before)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": message.shown()}


def delete(desk: Desk, asked: Json) -> Json:
    channel = desk.workspace.channel(asked["channel"])
    message = _own(desk, asked, "cant_delete_message")
    del channel.messages[message.ts]
    desk.events.deleted(channel, message)
    return {"channel": channel.id, "ts": message.ts}


def permalink(desk: Desk, asked: Json) -> Json:
    message = desk.workspace.message(asked["channel"], asked["message_ts"])
    url = f"{HOME}archives/{asked['channel']}/p{message.ts.replace('.', '')}"
    in_thread = message.thread_ts and message.thread_ts != message.ts
    query = f"?thread_ts={message.thread_ts}&cid={asked['channel']}" if in_thread else ""
    return {"channel": asked["channel"], "permalink": url + query}


def respond(desk: Desk, response: Response, asked: Json) -> None:
    """A message to a response URL: in place of what it is about, for one, or for all."""
    channel = desk.workspace.channel(response.channel)
    origin = channel.messages.get(response.origin or "")
    if origin is not None and asked.get("replace_original"):
        origin.text, origin.blocks = asked.get("text", ""), asked.get("blocks") or []
        return
    private = asked.get("response_type", "ephemeral") == "ephemeral"
    message = new_message(desk, asked, only_for=response.user if private else None)
    channel.messages[message.ts] = message
    if not private:
        desk.events.posted(channel, message)


def new_message(desk: Desk, asked: Json, *, only_for: str | None = None) -> Message:
    """A message of Vertti's, not yet anywhere."""
    return Message(
        desk.workspace.new_ts(),
        BOT,
        asked.get("text") or "",
        thread_ts=asked.get("thread_ts"),
        blocks=asked.get("blocks") or [],
        metadata=asked.get("metadata"),
        bot_id=BOT_ID,
        only_for=only_for,
    )


def _own(desk: Desk, asked: Json, otherwise: str) -> Message:
    message = desk.workspace.message(asked["channel"], asked["ts"])
    if message.bot_id != BOT_ID or message.only_for is not None:
        raise Refusal(otherwise)
    return message


def _writable(desk: Desk, asked: Json) -> Channel:
    where, workspace = asked["channel"], desk.workspace
    channel = workspace.direct(where) if where in workspace.users else workspace.channel(where)
    if BOT not in channel.members:
        raise Refusal("not_in_channel")
    if channel.archived:
        raise Refusal("is_archived")
    if asked.get("thread_ts") and asked["thread_ts"] not in channel.messages:
        raise Refusal("thread_not_found")
    return channel
