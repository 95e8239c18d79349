"""The local page as a `Platform`."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from adapters.local import history, interactions, links, outbound, people
from adapters.local.app import page
from adapters.local.first_visit import turn_channels_on
from adapters.local.outbox import Outbox, put
from adapters.local.people import SPACE, direct_channel, name_of, named
from adapters.local.room import Room
from adapters.local.server import HOST, Serving, bind
from bot.chat.commands import Command
from bot.chat.content import Content, Form
from bot.chat.events import Author, CaughtUp
from bot.chat.ids import MemberId, MessageId, MessageRef, Person, Place
from bot.chat.platform import Abilities, Reaction, Receive, Said, Vote
from bot.chat.roles import Role
from bot.wording import Wording


class LocalPlatform:
    """A platform of its own on `http://127.0.0.1:<port>/`, remembered in `data/local.db`.

    Port 0 takes a free one at the first start and keeps it. `room` is given only by who wants another memory;
    `ready_in`, a language, makes a new room ready to try.
    """

    space = SPACE
    name = "local"
    abilities = Abilities(
        threads=True,
        private_replies=False,
        forms=True,
        reports_edits=True,
        reports_deletions=True,
        reads_history=True,
        deduplicates_sends=True,
        several_replicas=False,
        message_length=outbound.MESSAGE_LENGTH,
        native_polls=False,
    )

    def __init__(
        self,
        *,
        data: Path,
        port: int,
        catalogue: Sequence[Command],
        wording: Wording,
        room: Room | None = None,
        ready_in: str | None = None,
    ) -> None:
        self.room = room or Room(data / "local.db")
        self._port = port
        self._ready_in = ready_in
        self._catalogue = catalogue
        self._wording = wording
        self._serving: Serving | None = None
        self._handing_over: asyncio.Task[None] | None = None

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self._port}/"

    async def start(self, receive: Receive) -> None:
        """Raises `SettingsError` when the port cannot be had, `NewerDatabase`, `TryLater`."""
        listening = bind(self._port)
        self._port = listening.getsockname()[1]
        try:
            await self.room.open()
            if not self.room.is_new:
                await self._say_caught_up()
            if self._ready_in is not None and await self.room.unused():
                await turn_channels_on(self.room, self._ready_in)
            app = await page(
                self.room,
                port=self._port,
                catalogue=self._catalogue,
                wording=self._wording,
            )
        except BaseException:
            listening.close()
            await self.room.close()
            raise
        self._handing_over = asyncio.create_task(Outbox(self.room, receive).run(), name="local outbox")
        self._serving = Serving(app, listening)
        await self._serving.start()

    async def stop(self) -> None:
        # The live connections end when the news does: uvicorn would wait for them.
        self.room.news.close()
        if self._serving is not None:
            serving, self._serving = self._serving, None
            await serving.stop()
        if self._handing_over is not None:
            task, self._handing_over = self._handing_over, None
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        await self.room.close()

    async def problems(self) -> list[str]:
        return []

    async def post(
        self,
        place: Place,
        content: Content,
        *,
        key: str,
        thread: MessageId | None = None,
    ) -> MessageRef:
        parcel = outbound.Parcel(channel=place.channel, content=content, key=key, thread=thread)
        return await outbound.post(self.room, parcel)

    async def edit(self, message: MessageRef, content: Content) -> None:
        await outbound.edit(self.room, message, content)

    async def delete(self, message: MessageRef) -> None:
        await outbound.delete(self.room, message)

    async def whisper(self, member: MemberId, content: Content, *, key: str) -> MessageRef:
        channel = direct_channel(member)
        await outbound.check_inbox(self.room, channel)
        return await outbound.post(self.room, outbound.Parcel(channel=channel, content=content, key=key))

    async def reply(self, handle: str, content: Content, *, private: bool = True) -> None:
        doing, words = await interactions.behind(self.room, handle)
        # The same reply to the same interaction, after a crash say, is one message.
        said = hashlib.sha256(repr(content).encode("utf-8", "replace")).hexdigest()[:16]
        parcel = outbound.Parcel(
            channel=doing.channel,
            content=content,
            key=f"reply:{handle}:{said}",
            thread=doing.thread_id,
            only_for=doing.who if private else None,
            said_to=words,
        )
        await outbound.post(self.room, parcel)

    async def ask(self, handle: str, form: Form) -> None:
        await interactions.open_form(self.room, handle, form)

    async def find(
        self,
        place: Place,
        key: str,
        *,
        since: datetime,
        thread: MessageId | None = None,
    ) -> Sequence[MessageRef]:
        return await history.find(self.room, place, key, since=since, thread=thread)

    async def speakers_after(self, message: MessageRef) -> frozenset[MemberId]:
        return await history.speakers_after(self.room, message)

    async def reactions(self, message: MessageRef) -> frozenset[Reaction]:
        return await history.reactions(self.room, message)

    async def votes(self, message: MessageRef) -> frozenset[Vote]:
        """None: a poll is buttons here."""
        del message
        return frozenset()

    async def first_by(
        self, member: MemberId, place: Place, *, since: datetime, until: datetime
    ) -> MessageRef | None:
        return await history.first_by(self.room, member, place, since=since, until=until)

    async def author(self, message: MessageRef) -> Author | None:
        return await history.author(self.room, message)

    async def read(self, message: MessageRef) -> Said | None:
        return await history.read(self.room, message)

    async def sent_at(self, message: MessageRef) -> datetime:
        return await history.sent_at(self.room, message)

    async def link(self, message: MessageRef) -> str:
        thread = message.thread or await history.thread_of(self.room, message)
        return self.address.rstrip("/") + links.permalink(message, thread)

    async def place_link(self, place: Place) -> str:
        return self.address.rstrip("/") + links.channel_path(place)

    def read_link(self, url: str) -> MessageRef | None:
        return links.read_permalink(url, self._port)

    async def find_place(self, words: str) -> Place | None:
        return await links.find_place(self.room, words)

    async def find_person(self, words: str) -> Person | None:
        found = named(words)
        return Person(SPACE, found.id) if found else None

    async def place_name(self, place: Place) -> str:
        return await links.place_name(self.room, place)

    async def member_name(self, member: MemberId) -> str:
        return name_of(member)

    async def names(self, member: MemberId) -> Sequence[str]:
        found = people.member(member)
        return (found.name, str(found.id)) if found else ()

    async def standing(self, member: MemberId) -> Role:
        found = people.member(member)
        return found.role if found else Role.MEMBER

    async def _say_caught_up(self) -> None:
        """While the page was off nothing happened on it; the core looks again all the same, as on any platform."""
        async with self.room.change() as db:
            await put(
                db,
                lambda number: CaughtUp(event_id=f"caughtup:{number}", space=SPACE, at=datetime.now(UTC)),
            )
