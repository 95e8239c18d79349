"""People at their keyboards: what members do, told to the guild in one word each."""

from tests.standins.discord.changes import Changes
from tests.standins.discord.entities import (
    Channel,
    ChannelKind,
    Draft,
    Emoji,
    MessageKind,
    Reference,
)
from tests.standins.discord.gateway import Intents
from tests.standins.discord.payloads import channel_json, member_json, thread_json
from tests.standins.discord.permissions import NOTHING, Permission
from tests.standins.discord.refusals import Refused
from tests.standins.discord.state import Where, Who


class People(Changes):
    """Each verb returns once its event is on its way to the connected programs."""

    async def say(self, who: Who, where: Where, text: str, *, reply_to: int | None = None) -> int:
        """Write in a channel or thread; the new message's id."""
        channel = self.channel(where)
        draft = Draft(content=text)
        if reply_to is not None:
            target = self.message(channel, reply_to)
            draft.kind, draft.reference = (
                MessageKind.REPLY,
                Reference(channel.id, target.id),
            )
        return self.post(self.user(who), channel, draft).id

    async def direct(self, who: Who, text: str) -> int:
        """Write to the bot in private; the new message's id."""
        user = self.user(who)
        return self.post(user, self.direct_channel(user), Draft(content=text)).id

    async def edit(self, who: Who, where: Where, message_id: int, text: str) -> None:
        """Change one's own message. Raises Refused 50005 on another's."""
        message = self.message(where, message_id)
        if message.author is not self.user(who):
            raise Refused(50005)
        self.rewrite(message, content=text)

    async def delete(self, who: Who, where: Where, message_id: int) -> None:
        """Delete one's own message, or another's as one who may manage messages."""
        message, user = self.message(where, message_id), self.user(who)
        may = Permission.MANAGE_MESSAGES in self.permissions_of(user)
        if message.author is not user and not may:
            raise Refused(50013)
        self.remove(message)

    async def react(
        self,
        who: Who,
        where: Where,
        message_id: int,
        emoji: str,
        *,
        burst: bool = False,
    ) -> None:
        """React with a Unicode emoji or with a custom one, as `:helpful:`."""
        message = self.message(where, message_id)
        self.add_reaction(self.user(who), message, self.emoji(emoji), burst=burst)

    async def unreact(self, who: Who, where: Where, message_id: int, emoji: str) -> None:
        """Take a reaction back."""
        self.remove_reaction(self.user(who), self.message(where, message_id), self.emoji(emoji))

    async def start_thread(self, who: Who, where: Where, name: str, *, on: int | None = None) -> int:
        """Start a thread, on a message if one is given; the thread's id."""
        channel = self.channel(where)
        root = None if on is None else self.message(channel, on)
        return self.open_thread(self.user(who), channel, name, root=root).id

    async def archive(self, where: Where) -> None:
        """Let a thread fall asleep; the next message wakes it."""
        thread = self.channel(where)
        thread.archived = True
        self.gateway.dispatch("THREAD_UPDATE", thread_json(self, thread), Intents.GUILDS)
        self.changed()

    async def join(self, who: Who) -> None:
        """Become a member."""
        user = self.user(who)
        user.member, user.joined = True, self.clock.now()
        payload = {**member_json(self, user), "guild_id": str(self.id)}
        self.gateway.dispatch("GUILD_MEMBER_ADD", payload, Intents.GUILD_MEMBERS)
        self.changed()

    async def add_channel(self, name: str, *, denied_to_bot: Permission = NOTHING) -> Channel:
        """Make a text channel, in which the bot lacks the permissions given."""
        channel = self.new_channel(name, denied_to_bot=denied_to_bot)
        self._tell_channel("CHANNEL_CREATE", channel)
        return channel

    async def change_channel(
        self,
        where: Where,
        *,
        name: str | None = None,
        denied_to_bot: Permission | None = None,
    ) -> None:
        """Rename a channel or change what the bot may do in it."""
        channel = self.channel(where)
        channel.name = name or channel.name
        if denied_to_bot is not None:
            channel.denied_to_bot = denied_to_bot
        self._tell_channel("CHANNEL_UPDATE", channel)

    async def remove_channel(self, where: Where) -> None:
        """Delete a channel and its threads; REST then knows neither."""
        channel = self.channel(where)
        for thread in self.threads(channel):
            del self.channels[thread.id]
        del self.channels[channel.id]
        self._tell_channel("CHANNEL_DELETE", channel)

    def new_channel(
        self,
        name: str,
        *,
        topic: str | None = None,
        denied_to_bot: Permission = NOTHING,
    ) -> Channel:
        """A text channel without an event, for setting the scene before anybody connects."""
        channel = Channel(
            self.snowflakes.next(),
            ChannelKind.TEXT,
            name,
            self.clock.now(),
            position=len(self.channels),
            topic=topic,
            denied_to_bot=denied_to_bot,
        )
        self.channels[channel.id] = channel
        return channel

    def emoji(self, text: str) -> Emoji:
        """An emoji from `💡`, `:helpful:` or `helpful:<id>`. Raises Refused 10014."""
        name = text.strip(":").split(":")[0]
        for custom in self.emojis:
            if custom.name == name:
                return custom
        if text.isascii():
            raise Refused(10014)
        return Emoji(text)

    def _tell_channel(self, event: str, channel: Channel) -> None:
        self.gateway.dispatch(event, channel_json(self, channel), Intents.GUILDS)
        self.changed()
