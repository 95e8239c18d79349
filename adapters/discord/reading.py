"""What a message says, as plain text, and what it answers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from adapters.discord.api import Json
from adapters.discord.authors import Authors
from adapters.discord.history import SPOKEN, History
from adapters.discord.marker import unmarked
from adapters.discord.polls import question_of
from adapters.discord.rendering import clean
from adapters.discord.server import Server
from adapters.discord.whereabouts import Whereabouts
from bot.chat.ids import ChannelId, MessageId, MessageRef
from bot.chat.platform import Said
from bot.errors import Refused

_USER = re.compile(r"<@!?(\d+)>")
_ROLE = re.compile(r"<@&(\d+)>")
_CHANNEL = re.compile(r"<#(\d+)>")
_EMOJI = re.compile(r"<a?:(\w+):\d+>")
_COMMAND = re.compile(r"<(/[^:>]+):\d+>")
_SPACES = re.compile(r"[ \t]{2,}")
_GONE = {"message_gone", "channel_gone"}


def plain(content: str, *, server: Server, users: Mapping[int, str], roles: Mapping[int, str]) -> str:
    """What a person wrote, without mentions of Vertti; `users` and `roles` are the names of those mentioned."""
    own = {server.me, server.own_role}

    def named(names: Mapping[int, str], found: re.Match[str]) -> str:
        number = int(found[1])
        return "" if number in own else f"@{names.get(number, number)}"

    def channel_name(found: re.Match[str]) -> str:
        channel = server.channel(int(found[1]))
        return f"#{channel.name}" if channel else f"#{found[1]}"

    text = _USER.sub(lambda found: named(users, found), unmarked(content))
    text = _ROLE.sub(lambda found: named(roles, found), text)
    text = _CHANNEL.sub(channel_name, text)
    text = _COMMAND.sub(r"\1", _EMOJI.sub(r":\1:", text))
    return _SPACES.sub(" ", clean(text)).strip().lstrip(",:; ")


class Reading:
    def __init__(self, server: Server, whereabouts: Whereabouts, authors: Authors, history: History) -> None:
        self._server = server
        self._whereabouts = whereabouts
        self._authors = authors
        self._history = history

    async def said(self, message: MessageRef) -> Said | None:
        """As `Platform.read`."""
        try:
            spot = await self._whereabouts.of(self._whereabouts.address(message))
            ref = self._whereabouts.ref(spot, message.message)
            found = await self._history.read(ref)
        except Refused as error:
            if error.reason in _GONE:
                return None
            raise
        if found["type"] not in SPOKEN or spot.secluded:
            return None
        return Said(
            message=ref, author=self._authors.of(found), text=self._text(found), about=_about(ref, found)
        )

    def _text(self, found: Json) -> str:
        users = {int(user["id"]): _shown(user) for user in found.get("mentions") or ()}
        guild = self._server.guild
        roles = {role.id: role.name for role in guild.roles} if guild is not None else {}
        said = question_of(found) or str(found.get("content") or "")
        return plain(said, server=self._server, users=users, roles=roles)


def _shown(user: Json) -> str:
    member: Json = user.get("member") or {}
    return str(member.get("nick") or user.get("global_name") or user["username"])


def _about(ref: MessageRef, found: Json) -> MessageRef | None:
    """A reply says itself what it answers; a thread began with the message whose id it has."""
    reference: Json = found.get("message_reference") or {}
    if reference.get("message_id"):
        inside = ref.thread if str(reference.get("channel_id")) == ref.thread else None
        return MessageRef(ref.space, ref.channel, MessageId(str(reference["message_id"])), inside)
    if ref.thread is None or ref.thread == ref.message:
        return None
    return MessageRef(ref.space, ChannelId(ref.channel), ref.thread)
