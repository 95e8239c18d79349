"""Slack as a `Platform`: every method is one sentence to the part that knows."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime

from adapters.slack.api import Api
from adapters.slack.commands import missing
from adapters.slack.connection import Connection, Pace
from adapters.slack.history import History
from adapters.slack.inbound import Inbound
from adapters.slack.interactions import Interactions
from adapters.slack.links import channel_link, read_permalink
from adapters.slack.people import People
from adapters.slack.places import Places
from adapters.slack.posting import Posting
from adapters.slack.receiving import Receiving
from adapters.slack.rendering import LONGEST
from adapters.slack.replies import Replies
from adapters.slack.stamps import moment
from adapters.slack.starting import become_known, connect
from adapters.slack.threads import Threads
from adapters.slack.workspace import Workspace
from bot.chat.commands import Command
from bot.chat.content import Content, Form
from bot.chat.events import Author, CaughtUp
from bot.chat.ids import MemberId, MessageId, MessageRef, Person, Place, SpaceId
from bot.chat.platform import Abilities, Reaction, Receive, Said, Vote
from bot.chat.roles import Role
from bot.errors import PlatformError
from bot.wording import Wording


class SlackPlatform:
    """One Slack workspace. `api_url` is None for the real Slack; `catalogue` tells the message shortcuts."""

    name = "slack"
    abilities = Abilities(
        threads=True,
        private_replies=True,
        forms=True,
        reports_edits=True,
        reports_deletions=True,
        reads_history=True,
        deduplicates_sends=False,
        several_replicas=True,
        message_length=LONGEST,
        native_polls=False,
    )

    def __init__(
        self,
        *,
        bot_token: str,
        app_token: str,
        api_url: str | None,
        catalogue: Sequence[Command],
        wording: Wording,
        pace: Pace | None = None,
    ) -> None:
        self._workspace = Workspace()
        self._api = Api(bot_token, api_url)
        self._people = People(self._api, self._workspace)
        self._places = Places(self._api, self._workspace)
        self._history = History(self._api, self._workspace, self._people)
        self._posting = Posting(self._api, self._workspace)
        self._replies = Replies(self._api, wording)
        self._receiving = Receiving(
            Inbound(self._workspace, self._people, Threads(self._api, self._workspace)),
            Interactions(self._workspace, self._people, catalogue),
        )
        self._connection = Connection(self._api, app_token, self._caught_up, pace or Pace())

    @property
    def space(self) -> SpaceId:
        return self._workspace.space

    @property
    def address(self) -> str:
        return self._workspace.name

    async def start(self, receive: Receive) -> None:
        """Raises `SettingsError` for a refused token; waits out outages."""
        self._receiving.receive = receive
        try:
            await self._api.open()
            await become_known(self._api, self._workspace, self._connection)
            await connect(self._connection, self._receiving.app(self._api.client))
        except BaseException:
            await self.stop()
            raise

    async def stop(self) -> None:
        await self._connection.stop()
        await self._api.close()

    async def problems(self) -> list[str]:
        try:
            _, given = await self._api.identify()
        except PlatformError as error:
            return [f"Slack could not be asked for Vertti's scopes just now ({error})."]
        return [] if given is None else missing(given)

    async def post(
        self, place: Place, content: Content, *, key: str, thread: MessageId | None = None
    ) -> MessageRef:
        return await self._posting.post(place, content, key=key, thread=thread)

    async def edit(self, message: MessageRef, content: Content) -> None:
        await self._posting.edit(message, content)

    async def delete(self, message: MessageRef) -> None:
        await self._posting.delete(message)

    async def whisper(self, member: MemberId, content: Content, *, key: str) -> MessageRef:
        return await self._posting.whisper(member, content, key=key)

    async def reply(self, handle: str, content: Content, *, private: bool = True) -> None:
        await self._replies.reply(handle, content, private=private)

    async def ask(self, handle: str, form: Form) -> None:
        await self._replies.ask(handle, form)

    async def find(
        self, place: Place, key: str, *, since: datetime, thread: MessageId | None = None
    ) -> Sequence[MessageRef]:
        return await self._history.find(place, key, since=since, thread=thread)

    async def speakers_after(self, message: MessageRef) -> frozenset[MemberId]:
        return await self._history.speakers_after(message)

    async def reactions(self, message: MessageRef) -> frozenset[Reaction]:
        return await self._history.reactions(message)

    async def votes(self, message: MessageRef) -> frozenset[Vote]:
        """None: a poll is buttons here."""
        del message
        return frozenset()

    async def first_by(
        self, member: MemberId, place: Place, *, since: datetime, until: datetime
    ) -> MessageRef | None:
        return await self._history.first_by(member, place, since=since, until=until)

    async def author(self, message: MessageRef) -> Author | None:
        return await self._history.author(message)

    async def read(self, message: MessageRef) -> Said | None:
        return await self._history.said(message)

    async def sent_at(self, message: MessageRef) -> datetime:
        """From the id: Slack's ids are times."""
        return moment(message.message)

    async def link(self, message: MessageRef) -> str:
        answer = await self._api.read(
            "chat.getPermalink", channel=message.channel, message_ts=message.message
        )
        return str(answer["permalink"])

    async def place_link(self, place: Place) -> str:
        return channel_link(self._workspace, place)

    def read_link(self, url: str) -> MessageRef | None:
        return read_permalink(self._workspace, url)

    async def find_place(self, words: str) -> Place | None:
        return await self._places.find(words)

    async def find_person(self, words: str) -> Person | None:
        return await self._people.find(words)

    async def place_name(self, place: Place) -> str:
        return await self._places.name(place)

    async def member_name(self, member: MemberId) -> str:
        return await self._people.name(member)

    async def names(self, member: MemberId) -> Sequence[str]:
        return await self._people.names(member)

    async def standing(self, member: MemberId) -> Role:
        """STAFF for workspace admins and owners. Who installed the app, a bot token is not told."""
        return await self._people.standing(member)

    async def _caught_up(self) -> None:
        await self._receiving.receive(
            CaughtUp(event_id=f"gap:{uuid.uuid4().hex}", space=self.space, at=datetime.now(UTC))
        )
