"""Discord as a `Platform`: every method is one sentence to the part that knows."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

import discord

from adapters.discord.api import Api
from adapters.discord.authors import Authors
from adapters.discord.commands import PERMISSIONS, fingerprint, payload
from adapters.discord.connection import Connection
from adapters.discord.history import History
from adapters.discord.inbound import Inbound
from adapters.discord.interactions import Interactions
from adapters.discord.listening import Listening
from adapters.discord.outbound import MESSAGE
from adapters.discord.people import People
from adapters.discord.places import Places
from adapters.discord.posting import Posting
from adapters.discord.reading import Reading
from adapters.discord.replies import Replies
from adapters.discord.server import Server
from adapters.discord.whereabouts import Whereabouts
from bot.chat.commands import Command
from bot.chat.content import Content, Form
from bot.chat.events import Author
from bot.chat.ids import MemberId, MessageId, MessageRef, Person, Place, SpaceId
from bot.chat.platform import Abilities, Reaction, Receive, Said, Vote
from bot.chat.roles import Role
from bot.errors import PlatformError
from bot.wording import Wording

_log = logging.getLogger(__name__)
_COMMANDS = "/applications/{application_id}/commands"
PATIENCE = timedelta(seconds=2)
"""How long an interaction waits for the core before it is put off; Discord gives three seconds."""


class DiscordPlatform:
    """One Discord server, with the private conversations of its members.

    `api_url` and `gateway_url` are None for the real Discord. `catalogue` becomes app commands.
    """

    name = "discord"
    abilities = Abilities(
        threads=True,
        private_replies=False,
        forms=True,
        reports_edits=True,
        reports_deletions=True,
        reads_history=True,
        deduplicates_sends=True,
        several_replicas=False,
        message_length=MESSAGE,
        native_polls=True,
    )

    def __init__(
        self,
        *,
        token: str,
        api_url: str | None,
        gateway_url: str | None,
        catalogue: Sequence[Command],
        wording: Wording,
        patience: timedelta = PATIENCE,
    ) -> None:
        self._connection = Connection(token, api_url, gateway_url)
        self._server = Server(lambda: self._connection.client)
        self._api = Api(lambda: self._connection.client)
        self._catalogue, self._wording = catalogue, wording
        self._unsynced = False
        authors = Authors(self._server)
        self._whereabouts = Whereabouts(self._server, self._api)
        self._posting = Posting(self._api, self._whereabouts)
        self._replies = Replies(self._api, patience)
        self._history = History(self._api, self._server, self._whereabouts, authors)
        self._reading = Reading(self._server, self._whereabouts, authors, self._history)
        self._people = People(self._api, self._server)
        self._places = Places(self._server, self._whereabouts)
        self._listening = Listening(
            Inbound(self._server, self._whereabouts, authors),
            Interactions(self._server, self._whereabouts, catalogue, wording),
            self._replies,
        )

    @property
    def space(self) -> SpaceId:
        return self._server.space

    @property
    def address(self) -> str:
        return self._server.name

    async def start(self, receive: Receive) -> None:
        """Raises `SettingsError` for a refused token, a missing intent or no server; waits out outages."""
        self._listening.receive = receive
        await self._connection.start(self._server, self._listening)
        await self._sync_commands()

    async def stop(self) -> None:
        await self._listening.settle()
        await self._connection.stop()

    async def problems(self) -> list[str]:
        found = [_COMMANDS_MISSING] if self._unsynced else []
        held, client = self._server.allowed, self._connection.client
        if held is None or client is None:
            return [*found, "Vertti is not connected to its Discord server just now."]
        found += [
            f"Vertti lacks the permission “{_spoken(name)}” in {self._server.name}."
            for name, needed in PERMISSIONS
            if needed and not held.administrator and not getattr(held, name)
        ]
        others = len(client.guilds) - 1
        if others:
            found.append(
                f"Vertti serves {self._server.name} only, and is in {others} other Discord server(s) too."
            )
        return found

    async def post(
        self,
        place: Place,
        content: Content,
        *,
        key: str,
        thread: MessageId | None = None,
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
        self,
        place: Place,
        key: str,
        *,
        since: datetime,
        thread: MessageId | None = None,
    ) -> Sequence[MessageRef]:
        return await self._history.find(place, key, since=since, thread=thread)

    async def speakers_after(self, message: MessageRef) -> frozenset[MemberId]:
        return await self._history.speakers_after(message)

    async def reactions(self, message: MessageRef) -> frozenset[Reaction]:
        return await self._history.reactions(message)

    async def votes(self, message: MessageRef) -> frozenset[Vote]:
        return await self._history.votes(message)

    async def first_by(
        self, member: MemberId, place: Place, *, since: datetime, until: datetime
    ) -> MessageRef | None:
        return await self._history.first_by(member, place, since=since, until=until)

    async def author(self, message: MessageRef) -> Author | None:
        return await self._history.author(message)

    async def read(self, message: MessageRef) -> Said | None:
        return await self._reading.said(message)

    async def sent_at(self, message: MessageRef) -> datetime:
        """From the id: Discord's ids hold their time."""
        return discord.utils.snowflake_time(int(message.message))

    async def link(self, message: MessageRef) -> str:
        return await self._whereabouts.link(message)

    async def place_link(self, place: Place) -> str:
        return await self._whereabouts.place_link(place)

    def read_link(self, url: str) -> MessageRef | None:
        return self._whereabouts.read_link(url)

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
        return await self._people.standing(member)

    async def _sync_commands(self) -> None:
        """Write the commands only if they changed: Discord counts how often they are made."""
        wanted = payload(self._catalogue, self._wording)
        application = self._server.application
        try:
            registered = await self._api.get(
                _COMMANDS,
                params={"with_localizations": "true"},
                application_id=application,
            )
            if fingerprint(registered) != fingerprint(wanted):
                await self._api.put(_COMMANDS, wanted, application_id=application)
            self._unsynced = False
        except PlatformError as error:
            self._unsynced = True
            _log.exception(
                "the commands were not registered",
                extra={"error": type(error).__name__},
            )


_COMMANDS_MISSING = "Discord did not take Vertti's commands; they are tried again at the next start."


def _spoken(permission: str) -> str:
    return permission.replace("_", " ").capitalize()
