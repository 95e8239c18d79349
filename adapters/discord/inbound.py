"""What the gateway tells of messages, reactions and members, as events."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import discord

from adapters.discord.authors import Authors, canonical
from adapters.discord.reading import plain
from adapters.discord.server import Server
from adapters.discord.whereabouts import Spot, Whereabouts
from bot.chat.events import (
    Author,
    CaughtUp,
    MemberJoined,
    MessageDeleted,
    MessageEdited,
    MessagePosted,
    ReactionChanged,
    VoteChanged,
)
from bot.chat.ids import MemberId, MessageId

_SPOKEN = {discord.MessageType.default, discord.MessageType.reply}


class Sequence:
    """Numbers that grow, also from one run of the program to the next. Discord numbers no reactions and votes itself."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> str:
        self._last = max(self._last + 1, time.time_ns())
        return f"{self._last:020d}"


class Inbound:
    """Reads the SDK's objects. None: nothing that concerns Vertti."""

    def __init__(self, server: Server, whereabouts: Whereabouts, authors: Authors) -> None:
        self._server = server
        self._whereabouts = whereabouts
        self._authors = authors
        self.sequence = Sequence()

    async def posted(self, message: discord.Message) -> MessagePosted | None:
        spot = await self._spot(message)
        if spot is None:
            return None
        reference = message.reference
        reply_to = reference.message_id if reference else None
        return MessagePosted(
            event_id=f"msg:{message.channel.id}:{message.id}",
            space=self._server.space,
            at=message.created_at,
            message=self._whereabouts.ref(spot, message.id),
            author=self._author(message),
            text=self._text(message),
            reply_to=MessageId(str(reply_to)) if reply_to else None,
            addressed=self._addressed(message),
            direct=spot.private,
        )

    async def edited(self, payload: discord.RawMessageUpdateEvent) -> MessageEdited | None:
        """None also for updates that changed no words: a link preview, a pin."""
        message = payload.message
        edited_at = message.edited_at
        spot = await self._spot(message)
        if spot is None or edited_at is None:
            return None
        return MessageEdited(
            event_id=f"edit:{message.channel.id}:{message.id}:{edited_at.isoformat()}",
            space=self._server.space,
            at=edited_at,
            message=self._whereabouts.ref(spot, message.id),
            author=self._author(message),
            text=self._text(message),
            addressed=self._addressed(message),
            direct=spot.private,
        )

    async def deleted(self, *, guild: int | None, channel: int, message: int) -> MessageDeleted | None:
        if not self._ours(guild):
            return None
        spot = await self._whereabouts.of(channel)
        return MessageDeleted(
            event_id=f"del:{channel}:{message}",
            space=self._server.space,
            at=_now(),
            message=self._whereabouts.ref(spot, message),
        )

    async def reacted(self, payload: discord.RawReactionActionEvent) -> ReactionChanged | None:
        sequence = self.sequence.next()  # before anything is awaited: the order of arrival counts
        if not self._ours(payload.guild_id):
            return None
        author = payload.message_author_id
        member = self._reactor(payload)
        spot = await self._whereabouts.of(payload.channel_id)
        return ReactionChanged(
            event_id=f"reaction:{sequence}",
            space=self._server.space,
            at=_now(),
            message=self._whereabouts.ref(spot, payload.message_id),
            member=member,
            emoji=canonical(payload.emoji.name or ""),
            added=payload.event_type == "REACTION_ADD",
            sequence=sequence,
            message_author=self._authors.named(author) if author else None,
        )

    async def voted(self, payload: discord.RawPollVoteActionEvent, *, added: bool) -> VoteChanged | None:
        sequence = self.sequence.next()  # before anything is awaited: the order of arrival counts
        if not self._ours(payload.guild_id):
            return None
        spot = await self._whereabouts.of(payload.channel_id)
        return VoteChanged(
            event_id=f"vote:{sequence}",
            space=self._server.space,
            at=_now(),
            message=self._whereabouts.ref(spot, payload.message_id),
            member=MemberId(str(payload.user_id)),
            option=payload.answer_id,
            added=added,
            sequence=sequence,
        )

    def joined(self, member: discord.Member) -> MemberJoined | None:
        self._authors.met(member.id, bot=member.bot)
        if member.bot or not self._ours(member.guild.id):
            return None
        at = member.joined_at or _now()
        return MemberJoined(
            event_id=f"join:{member.id}:{at.isoformat()}",
            space=self._server.space,
            at=at,
            member=MemberId(str(member.id)),
        )

    def caught_up(self) -> CaughtUp:
        return CaughtUp(
            event_id=f"caught-up:{self.sequence.next()}",
            space=self._server.space,
            at=_now(),
        )

    async def _spot(self, message: discord.Message) -> Spot | None:
        private = isinstance(message.channel, discord.DMChannel)
        ours = private or self._ours(message.guild.id if message.guild else -1)
        if not ours or message.type not in _SPOKEN or message.flags.ephemeral:
            return None
        if private:
            self._whereabouts.learn(message.channel.id, Spot(message.channel.id, private=True))
        return await self._whereabouts.of(message.channel.id)

    def _ours(self, guild: int | None) -> bool:
        """Private conversations have no server and belong to ours."""
        return guild is None or guild == self._server.id

    def _author(self, message: discord.Message) -> Author:
        author = message.author
        return self._authors.met(author.id, bot=author.bot or bool(message.webhook_id))

    def _reactor(self, payload: discord.RawReactionActionEvent) -> Author:
        if payload.member is not None:
            return self._authors.met(payload.user_id, bot=payload.member.bot)
        known = self._authors.named(payload.user_id)
        return known or Author(MemberId(str(payload.user_id)))

    def _addressed(self, message: discord.Message) -> bool:
        """By a mention in the text; the ping of a mere reply is none."""
        return self._server.me in message.raw_mentions or self._server.own_role in message.raw_role_mentions

    def _text(self, message: discord.Message) -> str:
        users = {user.id: user.display_name for user in message.mentions}
        roles = {role.id: role.name for role in message.role_mentions}
        return plain(message.content, server=self._server, users=users, roles=roles)


def _now() -> datetime:
    return datetime.now(UTC)
