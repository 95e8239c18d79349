"""What people do in the workspace with messages; each act becomes the events that Slack would send."""

from __future__ import annotations

from tests.standins.slack.entities import Message, Refusal, User
from tests.standins.slack.events import Events
from tests.standins.slack.workspace import Workspace


class People:
    """`text` is as it goes over the wire; `typed.wire` makes it of what people type."""

    def __init__(self, workspace: Workspace, events: Events) -> None:
        self._workspace = workspace
        self._events = events

    async def say(self, who: str, where: str, text: str, *, thread_ts: str | None = None) -> str:
        user, channel = self._workspace.user(who), self._workspace.channel(where)
        if user.id not in channel.members:
            raise Refusal("not_in_channel")
        bot_id = f"B{user.id[1:]}" if user.bot else None
        message = Message(self._workspace.new_ts(), user.id, text, thread_ts=thread_ts, bot_id=bot_id)
        channel.messages[message.ts] = message
        self._events.posted(channel, message)
        await self._workspace.changed()
        return message.ts

    async def direct(self, who: str, text: str) -> str:
        return await self.say(who, self._workspace.direct(who).id, text)

    async def edit(self, who: str, where: str, ts: str, text: str) -> None:
        channel, message = self._workspace.channel(where), self._own(who, where, ts)
        before = self._events.before(channel, message)
        message.text, message.edited = text, {"user": message.user, "ts": self._workspace.new_ts()}
        self._events.changed(channel, message, before)
        await self._workspace.changed()

    async def delete(self, who: str, where: str, ts: str) -> None:
        channel, message = self._workspace.channel(where), self._own(who, where, ts)
        del channel.messages[ts]
        self._events.deleted(channel, message)
        await self._workspace.changed()

    async def react(self, who: str, where: str, ts: str, name: str) -> None:
        """`name` is Slack's short name, with a skin tone behind `::` where there is one."""
        user, message = self._workspace.user(who), self._workspace.message(where, ts)
        users = message.reactions.setdefault(name, [])
        if user.id in users:
            raise Refusal("already_reacted")
        users.append(user.id)
        self._events.reaction("reaction_added", user, self._workspace.channel(where), message, name)
        await self._workspace.changed()

    async def unreact(self, who: str, where: str, ts: str, name: str) -> None:
        user, message = self._workspace.user(who), self._workspace.message(where, ts)
        if user.id not in message.reactions.get(name, []):
            raise Refusal("no_reaction")
        message.reactions[name].remove(user.id)
        if not message.reactions[name]:
            del message.reactions[name]
        self._events.reaction("reaction_removed", user, self._workspace.channel(where), message, name)
        await self._workspace.changed()

    async def join(self, name: str) -> User:
        """Somebody new comes into the workspace and its public channels."""
        user = User(f"U0{name.upper()}", name)
        self._workspace.users[user.id] = user
        for channel in self._workspace.channels.values():
            if channel.kind == "channel":
                channel.members.add(user.id)
        self._events.joined(user)
        await self._workspace.changed()
        return user

    def _own(self, who: str, where: str, ts: str) -> Message:
        message = self._workspace.message(where, ts)
        if message.user != self._workspace.user(who).id:
            raise Refusal("cant_update_message")
        return message
