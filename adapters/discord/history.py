"""Looking back over REST: Vertti's own messages by key, who has spoken and what first, who has reacted."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime

import discord

from adapters.discord.api import Api, Json
from adapters.discord.authors import Authors, canonical
from adapters.discord.marker import mark_of, marker
from adapters.discord.server import Server
from adapters.discord.whereabouts import Spot, Whereabouts
from bot.chat.events import Author, AuthorKind
from bot.chat.ids import MemberId, MessageId, MessageRef, Place
from bot.chat.platform import Reaction, Vote
from bot.errors import Refused, TryLater

MESSAGES = "/channels/{channel_id}/messages"
MESSAGE = f"{MESSAGES}/{{message_id}}"
_REACTIONS = f"{MESSAGE}/reactions/{{emoji}}"
_VOTERS = "/channels/{channel_id}/polls/{message_id}/answers/{answer_id}"
_PAGE, _PAGES = 100, 20
SPOKEN = {0, 19}
"""Ordinary messages and replies; everything else Discord writes by itself."""
_NORMAL, _BURST = 0, 1


class History:
    def __init__(self, api: Api, server: Server, whereabouts: Whereabouts, authors: Authors) -> None:
        self._api = api
        self._server = server
        self._whereabouts = whereabouts
        self._authors = authors

    async def find(
        self, place: Place, key: str, *, since: datetime, thread: MessageId | None
    ) -> Sequence[MessageRef]:
        """In the thread and in the channel above it, where a post that found no thread has gone."""
        channel = int(place.channel)
        spots = [Spot(channel)]
        if thread is not None:
            spots.append(self._whereabouts.known(int(thread)) or Spot(channel, int(thread)))
        mark = marker(key)
        after = max(0, discord.utils.time_snowflake(since))
        found = [
            self._whereabouts.ref(spot, message["id"])
            for spot in spots
            async for message in self._after(spot, after)
            if message["type"] in SPOKEN and self._is_own(message) and mark_of(message) == mark
        ]
        return sorted(found, key=lambda ref: int(ref.message))

    async def speakers_after(self, message: MessageRef) -> frozenset[MemberId]:
        """In its thread and by reply references; anybody's later message where threads cannot be opened."""
        channel = int(message.channel)
        start = int(message.message)
        inside = Spot(channel, int(message.conversation))
        spoken = [found async for found in self._after(inside, start)]
        if message.thread is None:
            anybody = not await self._whereabouts.takes_threads(channel)
            spoken += [
                later
                async for later in self._after(Spot(channel), start)
                if anybody or _answers(later, message.message)
            ]
        authors = [self._authors.of(found) for found in spoken if found["type"] in SPOKEN]
        return frozenset(author.member for author in authors if author.kind is AuthorKind.PERSON)

    async def first_by(
        self, member: MemberId, place: Place, *, since: datetime, until: datetime
    ) -> MessageRef | None:
        """As `Platform.first_by`."""
        spot = Spot(int(place.channel))
        async for message in self._after(spot, max(0, discord.utils.time_snowflake(since))):
            sent_at = discord.utils.snowflake_time(int(message["id"]))
            if sent_at >= until:
                break
            if sent_at > since and self._speaks(message, member):
                return self._whereabouts.ref(spot, message["id"])
        return None

    async def reactions(self, message: MessageRef) -> frozenset[Reaction]:
        found: set[Reaction] = set()
        for reaction in (await self.read(message)).get("reactions") or ():
            emoji = reaction["emoji"]
            details: Json = reaction.get("count_details") or {}
            for kind in (_NORMAL, _BURST):
                if kind is _NORMAL or details.get("burst"):
                    found |= await self._reactors(message, emoji, kind)
        return frozenset(found)

    async def votes(self, message: MessageRef) -> frozenset[Vote]:
        """All votes in the poll; none where the message holds none. Raises `Refused`."""
        poll: Json = (await self.read(message)).get("poll") or {}
        answers: Sequence[Json] = poll.get("answers") or ()
        found = [await self._voters(message, int(answer["answer_id"])) for answer in answers]
        return frozenset[Vote]().union(*found)

    async def author(self, message: MessageRef) -> Author | None:
        try:
            return self._authors.of(await self.read(message))
        except Refused as error:
            if error.reason in {"message_gone", "channel_gone"}:
                return None
            raise

    async def read(self, message: MessageRef) -> Json:
        """The message as Discord gives it. Raises `Refused`."""
        address = self._whereabouts.address(message)
        return await self._api.get(MESSAGE, channel_id=address, message_id=message.message)

    async def _reactors(self, message: MessageRef, emoji: Json, kind: int) -> set[Reaction]:
        wire = f"{emoji['name']}:{emoji['id']}" if emoji.get("id") else emoji["name"]
        found: set[Reaction] = set()
        after = 0
        while True:
            params = {"limit": _PAGE, "after": after, "type": kind}
            users = await self._api.get(
                _REACTIONS,
                params=params,
                channel_id=self._whereabouts.address(message),
                message_id=message.message,
                emoji=wire,
            )
            for user in users:
                member = MemberId(str(user["id"]))
                by_bot = bool(user.get("bot"))
                found.add(Reaction(member, canonical(emoji["name"]), by_bot))
            if len(users) < _PAGE:
                return found
            after = max(int(user["id"]) for user in users)

    async def _voters(self, message: MessageRef, answer: int) -> set[Vote]:
        found: set[Vote] = set()
        after = 0
        while True:
            page = await self._api.get(
                _VOTERS,
                params={"limit": _PAGE, "after": after},
                channel_id=self._whereabouts.address(message),
                message_id=message.message,
                answer_id=answer,
            )
            users: Sequence[Json] = page.get("users") or ()
            found |= {Vote(MemberId(str(user["id"])), answer) for user in users}
            if len(users) < _PAGE:
                return found
            after = max(int(user["id"]) for user in users)

    async def _after(self, spot: Spot, after: int) -> AsyncIterator[Json]:
        """Messages later than the id, oldest first; none where there is no such thread."""
        for _ in range(_PAGES):
            try:
                page = await self._api.get(
                    MESSAGES,
                    params={"after": after, "limit": _PAGE},
                    channel_id=spot.thread or spot.channel,
                )
            except Refused as error:
                if spot.thread is not None and error.reason == "channel_gone":
                    return
                raise
            for message in sorted(page, key=lambda message: int(message["id"])):
                yield message
                after = int(message["id"])
            if len(page) < _PAGE:
                return
        raise TryLater("too much has been said since")

    def _speaks(self, message: Json, member: MemberId) -> bool:
        """The member's own words, answering nothing, and not to Vertti."""
        mine = self._authors.of(message) == Author(member)
        if not mine or message["type"] not in SPOKEN or message.get("message_reference"):
            return False
        text = str(message.get("content") or "")
        to_vertti = (f"<@{self._server.me}>", f"<@!{self._server.me}>", f"<@&{self._server.own_role}>")
        return bool(text.strip()) and not any(mention in text for mention in to_vertti)

    def _is_own(self, message: Json) -> bool:
        return int(message["author"]["id"]) == self._server.me


def _answers(later: Json, message: MessageId) -> bool:
    reference: Json = later.get("message_reference") or {}
    return str(reference.get("message_id")) == message
