"""The workspace Vertti is installed in, and who Vertti is there."""

from __future__ import annotations

from dataclasses import dataclass

from adapters.slack.api import Json
from bot.chat.events import Author, AuthorKind
from bot.chat.ids import ChannelId, MemberId, MessageId, MessageRef, Place, SpaceId

SLACKBOT = "USLACKBOT"


@dataclass(slots=True)
class Workspace:
    """Empty until `become`."""

    team: str = ""
    name: str = ""
    url: str = ""
    """With a slash at the end: `https://acme.slack.com/`."""
    user: str = ""
    bot: str = ""

    def become(self, said: Json) -> None:
        """Take over what `auth.test` says."""
        self.team, self.name = str(said["team_id"]), str(said.get("team") or said["team_id"])
        self.url = f"{str(said.get('url') or '').rstrip('/')}/"
        self.user, self.bot = str(said["user_id"]), str(said.get("bot_id") or "")

    @property
    def space(self) -> SpaceId:
        return SpaceId(f"slack:{self.team}")

    def place(self, channel: str) -> Place:
        return Place(self.space, ChannelId(channel))

    def ref(self, channel: str, ts: str, thread: str | None = None) -> MessageRef:
        """A thread's first message belongs to the channel, though Slack says its own id as its thread."""
        inside = MessageId(thread) if thread and thread != ts else None
        return MessageRef(self.space, ChannelId(channel), MessageId(ts), inside)

    def wrote(self, message: Json) -> Author | None:
        """The author of a message or message event, or None when Slack names none (a deleted message)."""
        user, bot = str(message.get("user") or ""), str(message.get("bot_id") or "")
        if user == SLACKBOT and message.get("subtype") == "tombstone":
            return None
        if self.is_self(user) or (bot and bot == self.bot):
            return Author(MemberId(self.user), AuthorKind.VERTTI)
        if not user and not bot:
            return None
        by_bot = bool(bot) or message.get("subtype") == "bot_message" or user == SLACKBOT
        return Author(MemberId(user or bot), AuthorKind.BOT if by_bot else AuthorKind.PERSON)

    def is_self(self, user: str) -> bool:
        return bool(user) and user == self.user
