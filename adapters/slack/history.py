"""Looking back: Vertti's own messages by key, who has spoken and what first, who has reacted, who wrote."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import datetime

from adapters.slack.api import Api, Json
from adapters.slack.emoji import canonical
from adapters.slack.inbound import SPOKEN
from adapters.slack.people import People
from adapters.slack.stamps import in_order, moment, stamp
from adapters.slack.text import plain
from adapters.slack.workspace import Workspace
from bot.chat.events import Author, AuthorKind
from bot.chat.ids import MemberId, MessageId, MessageRef, Place
from bot.chat.platform import Reaction, Said
from bot.errors import Refused

MARKER = "vertti_key"
"""The type of the metadata that carries a message's key."""


def marker(key: str) -> Json:
    """Metadata for `chat.postMessage` by which `find` finds the message."""
    return {"event_type": MARKER, "event_payload": {"key": key}}


def key_of(message: Json) -> str | None:
    """The key in a message as Slack gives it with all its metadata."""
    metadata: Json = message.get("metadata") or {}
    if metadata.get("event_type") != MARKER:
        return None
    payload: Json = metadata.get("event_payload") or {}
    key = payload.get("key")
    return str(key) if key is not None else None


class History:
    def __init__(self, api: Api, workspace: Workspace, people: People) -> None:
        self._api = api
        self._workspace = workspace
        self._people = people

    async def find(
        self, place: Place, key: str, *, since: datetime, thread: MessageId | None
    ) -> Sequence[MessageRef]:
        """In the thread, or in the channel."""
        oldest = stamp(since)
        found = [
            self._workspace.ref(place.channel, message["ts"], message.get("thread_ts"))
            async for message in self._messages(place.channel, thread, oldest=oldest)
            if key_of(message) == key and self._is_own(message)
        ]
        return sorted(found, key=lambda ref: in_order(ref.message))

    async def speakers_after(self, message: MessageRef) -> frozenset[MemberId]:
        """People who have written in its thread since. Raises `Refused` when the message is gone."""
        spoken: set[MemberId] = set()
        start = in_order(message.message)
        replies = self._messages(message.channel, message.conversation, oldest=message.message)
        async for reply in replies:
            author = self._workspace.wrote(reply)
            later = in_order(reply["ts"]) > start and reply.get("subtype") in SPOKEN
            if later and author is not None and author.kind is AuthorKind.PERSON:
                spoken.add(author.member)
        return frozenset(spoken)

    async def first_by(
        self, member: MemberId, place: Place, *, since: datetime, until: datetime
    ) -> MessageRef | None:
        """As `Platform.first_by`; of a thread only what began it is in the channel."""
        spoken = [
            message
            async for message in self._messages(place.channel, None, oldest=stamp(since))
            if since < moment(message["ts"]) < until and self._speaks(message, member)
        ]
        first = min(spoken, key=lambda message: in_order(message["ts"]), default=None)
        return self._workspace.ref(place.channel, first["ts"]) if first is not None else None

    async def reactions(self, message: MessageRef) -> frozenset[Reaction]:
        answer = await self._api.read(
            "reactions.get", channel=message.channel, timestamp=message.message, full=True
        )
        read: Json = answer.get("message") or {}
        reactions: Sequence[Json] = read.get("reactions") or ()
        found: set[Reaction] = set()
        for reaction in reactions:
            emoji = canonical(str(reaction["name"]))
            users: Sequence[str] = reaction.get("users") or ()
            for user in users:
                author = await self._people.author(user)
                found.add(Reaction(author.member, emoji, author.kind is not AuthorKind.PERSON))
        return frozenset(found)

    async def author(self, message: MessageRef) -> Author | None:
        found = await self.read(message)
        return self._workspace.wrote(found) if found else None

    async def said(self, message: MessageRef) -> Said | None:
        """As `Platform.read`."""
        found = await self.read(message)
        author = self._workspace.wrote(found) if found else None
        if found is None or author is None or found.get("subtype") not in SPOKEN:
            return None
        ref = self._workspace.ref(message.channel, str(found["ts"]), found.get("thread_ts"))
        text, _ = plain(str(found.get("text") or ""), own=self._workspace.user, name_of=self._people.name_of)
        about = self._workspace.ref(ref.channel, ref.thread) if ref.thread else None
        return Said(message=ref, author=author, text=text, about=about)

    async def read(self, message: MessageRef) -> Json | None:
        """The message as Slack gives it, in a thread or not; None when it is gone."""
        try:
            answer = await self._api.read(
                "conversations.replies",
                channel=message.channel,
                ts=message.message,
                limit=1,
                include_all_metadata=True,
            )
        except Refused as error:
            if error.reason in {"message_gone", "channel_gone"}:
                return None
            raise
        found: Sequence[Json] = answer.get("messages") or ()
        return next((each for each in found if each["ts"] == message.message), None)

    async def _messages(self, channel: str, thread: MessageId | None, *, oldest: str) -> AsyncIterator[Json]:
        """Since `oldest`, in Slack's order; of a thread without the message it began with."""
        method = "conversations.replies" if thread else "conversations.history"
        where = {"channel": channel, **({"ts": thread} if thread else {})}
        pages = self._api.pages(method, **where, oldest=oldest, inclusive=True, include_all_metadata=True)
        async for page in pages:
            for message in page.get("messages") or ():
                if message["ts"] != thread:
                    yield message

    def _speaks(self, message: Json, member: MemberId) -> bool:
        """The member's own words at the top level, and not to Vertti."""
        author = self._workspace.wrote(message)
        inside = message.get("thread_ts") not in (None, message["ts"])
        if author != Author(member) or inside or message.get("subtype") not in SPOKEN:
            return False
        text, addressed = plain(
            str(message.get("text") or ""), own=self._workspace.user, name_of=self._people.name_of
        )
        return bool(text.strip()) and not addressed

    def _is_own(self, message: Json) -> bool:
        author = self._workspace.wrote(message)
        return author is not None and author.kind is AuthorKind.VERTTI
