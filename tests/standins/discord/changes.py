"""What can happen in the guild, whoever does it: memory changes, then the event goes out."""

from datetime import timedelta
from typing import Any

from tests.standins.discord.entities import (
    Channel,
    ChannelKind,
    Draft,
    Emoji,
    Json,
    Message,
    MessageFlag,
    MessageKind,
    Reactors,
    Reference,
    User,
)
from tests.standins.discord.gateway import Intents
from tests.standins.discord.message_payloads import message_json, without_content
from tests.standins.discord.payloads import bare_member_json, member_json, thread_json
from tests.standins.discord.permissions import Permission
from tests.standins.discord.refusals import Refused
from tests.standins.discord.rendering import (
    calls_everyone,
    mentioned,
    shown_components,
    shown_embeds,
    shown_poll,
)
from tests.standins.discord.state import GuildState

NONCE_WINDOW = timedelta(minutes=3)


class Changes(GuildState):
    """The verbs below people and below REST. Each tells the gateway and wakes the waiting."""

    def post(self, author: User, channel: Channel, draft: Draft) -> Message:
        """Post a message and tell everybody who may see it."""
        message = self._written(author, channel, draft)
        self.messages[message.id] = message
        if message.nonce is not None:
            self.nonces[author.id, channel.id, message.nonce] = message
        if not message.ephemeral:
            channel.last_message_id = message.id
            channel.message_count += message.kind is not MessageKind.THREAD_STARTER
            channel.archived = False
            self.announce("MESSAGE_CREATE", message)
        self.changed()
        return message

    def _written(self, author: User, channel: Channel, draft: Draft) -> Message:
        message_id = self.snowflakes.next()
        return Message(
            id=message_id,
            channel_id=channel.id,
            author=author,
            created=self.clock.now(),
            content=draft.content,
            kind=draft.kind,
            reference=draft.reference,
            embeds=list(draft.embeds)
            if draft.kind is MessageKind.POLL_RESULT
            else shown_embeds(draft.embeds),
            components=shown_components(draft.components),
            attachments=list(draft.attachments),
            poll=shown_poll(draft.poll, self.clock.now()),
            flags=draft.flags,
            nonce=draft.nonce,
            interaction=draft.interaction,
            only_for=draft.only_for,
            mentions=self._mentions(draft),
            mentions_everyone=calls_everyone(
                draft.content,
                draft.allowed_mentions,
                may=Permission.MENTION_EVERYONE in self.permissions_of(author),
            ),
        )

    def _mentions(self, draft: Draft) -> list[int]:
        called = mentioned(draft.content, draft.allowed_mentions, self.users)
        target = self.messages.get(draft.reference.message_id) if draft.reference else None
        pings = draft.allowed_mentions is None or draft.allowed_mentions.get("replied_user", False)
        if draft.kind is MessageKind.REPLY and target is not None and pings:
            called = list(dict.fromkeys([*called, target.author.id]))
        return called

    def sent_before(self, author: User, channel: Channel, nonce: str | int) -> Message | None:
        """The message this nonce already made within the past few minutes."""
        message = self.nonces.get((author.id, channel.id, nonce))
        if message is None or message.deleted:
            return None
        return message if self.clock.now() - message.created <= NONCE_WINDOW else None

    def rewrite(self, message: Message, **new: Any) -> None:  # noqa: ANN401 - fields of Message
        """Set fields of a message and tell about it."""
        if "components" in new:
            new["components"] = shown_components(new["components"])
        if "embeds" in new:
            new["embeds"] = shown_embeds(new["embeds"])
        for name, value in new.items():
            setattr(message, name, value)
        if not message.loading:
            message.edited = self.clock.now()
        self.announce("MESSAGE_UPDATE", message)
        self.changed()

    def remove(self, message: Message) -> None:
        """Delete a message."""
        message.deleted = True
        if not message.ephemeral:
            payload = {"id": str(message.id), **self._place(message)}
            self.gateway.dispatch("MESSAGE_DELETE", payload, self._needs(message))
        self.changed()

    def add_reaction(self, user: User, message: Message, emoji: Emoji, *, burst: bool = False) -> None:
        """React once; a second time changes nothing and tells nobody."""
        reactors = message.reactions.setdefault(emoji, Reactors())
        kept = reactors.burst if burst else reactors.normal
        if user.id not in kept:
            kept.add(user.id)
            payload = self._reaction(user, message, emoji, burst=burst)
            payload |= {"message_author_id": str(message.author.id), "burst_colors": []}
            if "guild_id" in payload:
                payload["member"] = member_json(self, user)
            self._tell_reaction("MESSAGE_REACTION_ADD", message, payload)

    def remove_reaction(self, user: User, message: Message, emoji: Emoji) -> None:
        """Take a reaction back; without one nothing happens."""
        reactors = message.reactions.get(emoji, Reactors())
        for burst, kept in ((False, reactors.normal), (True, reactors.burst)):
            if user.id in kept:
                kept.discard(user.id)
                payload = self._reaction(user, message, emoji, burst=burst)
                self._tell_reaction("MESSAGE_REACTION_REMOVE", message, payload)
        if not reactors.normal | reactors.burst:
            message.reactions.pop(emoji, None)

    def open_thread(
        self,
        owner: User,
        parent: Channel,
        name: str,
        *,
        root: Message | None,
        minutes: int = 1440,
    ) -> Channel:
        """Start a thread, on a message or on its own. Raises Refused 160004 and 50024."""
        if parent.kind is not ChannelKind.TEXT:
            raise Refused(50024)
        if root is not None and root.id in self.channels:
            raise Refused(160004)
        thread_id = self.snowflakes.next() if root is None else root.id
        thread = Channel(thread_id, ChannelKind.THREAD, name, self.clock.now())
        thread.parent_id, thread.owner_id, thread.archive_minutes = (
            parent.id,
            owner.id,
            minutes,
        )
        thread.bot_joined = self.clock.now() if owner is self.bot else None
        self.channels[thread.id] = thread
        payload = {**thread_json(self, thread), "newly_created": True}
        self.gateway.dispatch("THREAD_CREATE", payload, Intents.GUILDS)
        if root is not None:
            self._mark_root(owner, thread, root)
        self.changed()
        return thread

    def _mark_root(self, owner: User, thread: Channel, root: Message) -> None:
        root.flags |= MessageFlag.HAS_THREAD
        self.announce("MESSAGE_UPDATE", root)
        reference = Reference(root.channel_id, root.id)
        self.post(owner, thread, Draft(kind=MessageKind.THREAD_STARTER, reference=reference))

    def direct_channel(self, user: User) -> Channel:
        """The conversation between the bot and one user, made when first needed."""
        for channel in self.channels.values():
            if channel.recipient is user:
                return channel
        number = self.snowflakes.next()
        made = Channel(number, ChannelKind.DIRECT, "", self.clock.now(), recipient=user)
        self.channels[number] = made
        return made

    def announce(self, event: str, message: Message) -> None:
        """Send a message event, without its content to those who may not read it."""
        if message.ephemeral:
            return
        place = self._place(message)
        payload = {**message_json(self, message), **place}
        if "guild_id" in place and message.interaction is None:
            payload["member"] = bare_member_json(message.author)
        bare = None if self.always_readable(message) else without_content(payload)
        self.gateway.dispatch(event, payload, self._needs(message), bare)

    def always_readable(self, message: Message) -> bool:
        """Whether the bot reads it without the intent: its own, to it, or in private."""
        private = self.channels[message.channel_id].kind is ChannelKind.DIRECT
        return private or message.author is self.bot or self.bot.id in message.mentions

    def _place(self, message: Message) -> Json:
        channel = self.channels[message.channel_id]
        place: Json = {"channel_id": str(channel.id), "channel_type": int(channel.kind)}
        if channel.kind is not ChannelKind.DIRECT:
            place["guild_id"] = str(self.id)
        return place

    def _needs(self, message: Message) -> Intents:
        private = self.channels[message.channel_id].kind is ChannelKind.DIRECT
        return Intents.DIRECT_MESSAGES if private else Intents.GUILD_MESSAGES

    def _reaction(self, user: User, message: Message, emoji: Emoji, *, burst: bool) -> Json:
        place = self._place(message)
        place.pop("channel_type")
        return {
            "user_id": str(user.id),
            "message_id": str(message.id),
            "emoji": emoji.json,
            "burst": burst,
            "type": int(burst),
            **place,
        }

    def _tell_reaction(self, event: str, message: Message, payload: Json) -> None:
        private = self.channels[message.channel_id].kind is ChannelKind.DIRECT
        needed = Intents.DIRECT_MESSAGE_REACTIONS if private else Intents.GUILD_MESSAGE_REACTIONS
        self.gateway.dispatch(event, payload, needed)
        self.changed()
