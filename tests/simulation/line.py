"""One process's connection to a platform, on which requests and answers are late or lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from bot.chat.content import Content, Form
from bot.chat.events import Author, AuthorKind
from bot.chat.ids import MemberId, MessageId, MessageRef, Person, Place
from bot.chat.platform import Reaction, Receive, Said, Vote
from bot.chat.roles import Role
from bot.errors import OutcomeUnknown, Refused, TryLater
from tests.flows.fakes import ALL_ABILITIES
from tests.simulation.process import Process
from tests.simulation.spaces import Space, Whisper

T = TypeVar("T")


class Line:
    """See `bot.chat.platform.Platform`. A request that has left its process has its effect, whatever befalls the process."""

    address = "nowhere"

    def __init__(self, space: Space, process: Process, patience: float) -> None:
        self._space = space
        self._process = process
        self._patience = patience
        """Seconds after which an adapter gives up: less than half a lease."""
        self.space = space.space
        self.name = space.name
        self.abilities = replace(ALL_ABILITIES, deduplicates_sends=space.remembers_keys)

    async def post(
        self, place: Place, content: Content, *, key: str, thread: MessageId | None = None
    ) -> MessageRef:
        sent_by, meant_at = self._process.name, self._process.meant.get(key)

        def effect() -> MessageRef:
            return self._space.post(place, thread, content.text, key=key, by=sent_by, meant_at=meant_at).ref

        return await self._ask("post", effect, changes=True)

    async def edit(self, message: MessageRef, content: Content) -> None:
        def effect() -> None:
            found = self._space.at(message)
            if found is None:
                raise Refused("message_gone")
            found.text, found.edited_at = content.text, self._space.loop.now()

        await self._ask("edit", effect, changes=True)

    async def delete(self, message: MessageRef) -> None:
        await self._ask("delete", lambda: self._space.delete(message), changes=True)

    async def whisper(self, member: MemberId, content: Content, *, key: str) -> MessageRef:
        def effect() -> MessageRef:
            note = Whisper(member, key, self._space.loop.now(), content.buttons)
            self._space.whispers.append(note)
            place = self._space.place(f"dm-{member}")
            return MessageRef(self.space, place.channel, MessageId(f"w{len(self._space.whispers):05}"))

        return await self._ask("whisper", effect, changes=True)

    async def reply(self, handle: str, content: Content, *, private: bool = True) -> None:
        del content, private
        now = self._space.loop.now
        await self._ask("reply", lambda: self._space.replies.setdefault(handle, now()), changes=True)

    async def ask(self, handle: str, form: Form) -> None:
        del form
        await self.reply(handle, Content())

    async def find(
        self, place: Place, key: str, *, since: datetime, thread: MessageId | None = None
    ) -> Sequence[MessageRef]:
        del thread
        return await self._ask("find", lambda: self._space.find(place, key, since))

    async def speakers_after(self, message: MessageRef) -> frozenset[MemberId]:
        return await self._ask(
            "speakers",
            lambda: frozenset(
                each.author.member
                for each in self._space.visible()
                if each.ref.thread == message.message and each.author.kind is AuthorKind.PERSON
            ),
        )

    async def reactions(self, message: MessageRef) -> frozenset[Reaction]:
        return await self._ask(
            "reactions",
            lambda: frozenset(
                Reaction(member, emoji) for member, emoji in self._space.reacted.get(message, set())
            ),
        )

    async def first_by(
        self, member: MemberId, place: Place, *, since: datetime, until: datetime
    ) -> MessageRef | None:
        def effect() -> MessageRef | None:
            found = (
                each.ref
                for each in self._space.visible()
                if each.author == Author(member)
                and each.ref.place == place
                and each.ref.thread is None
                and since < each.at < until
            )
            return next(found, None)

        return await self._ask("first_by", effect)

    async def votes(self, message: MessageRef) -> frozenset[Vote]:
        del message
        return frozenset()

    async def author(self, message: MessageRef) -> Author | None:
        return await self._ask("author", lambda: (found := self._space.at(message)) and found.author)

    async def read(self, message: MessageRef) -> Said | None:
        def effect() -> Said | None:
            found = self._space.at(message)
            return Said(message=found.ref, author=found.author, text=found.text) if found else None

        return await self._ask("read", effect)

    async def sent_at(self, message: MessageRef) -> datetime:
        found = self._space.at(message)
        if found is None:
            raise Refused("message_gone")
        return found.at

    async def link(self, message: MessageRef) -> str:
        return f"https://{self.name}.example/{message.channel}/{message.message}"

    async def place_link(self, place: Place) -> str:
        return f"https://{self.name}.example/{place.channel}"

    def read_link(self, url: str) -> MessageRef | None:
        del url
        return None

    async def start(self, receive: Receive) -> None:
        del receive

    async def stop(self) -> None: ...

    async def problems(self) -> list[str]:
        return []

    async def find_place(self, words: str) -> Place | None:
        return self._space.place(words.lstrip("#"))

    async def find_person(self, words: str) -> Person | None:
        return Person(self.space, MemberId(words.lstrip("@"))) if words.startswith("@") else None

    async def place_name(self, place: Place) -> str:
        return f"#{place.channel}"

    async def member_name(self, member: MemberId) -> str:
        return member.capitalize()

    async def names(self, member: MemberId) -> Sequence[str]:
        return (member.capitalize(),)

    async def standing(self, member: MemberId) -> Role:
        return Role.STAFF if member == "chief" else Role.MEMBER

    async def _ask(self, what: str, effect: Callable[[], T], *, changes: bool = False) -> T:
        """One request and its answer. Between the two the process is at `inside`, where it can be struck too."""
        await self._process.before(what)
        fate = self._fate(changes=changes)
        await asyncio.sleep(0.02 + 0.2 * self._space.chance.random())
        # From here on the process need not live.
        if fate == "late":
            late = self._space.chance.uniform(0.5, 4.0)
            self._space.loop.call_later(late, _late, effect)
        refused = self._space.weather.shut and what == "post"
        try:
            if refused and fate == "well":
                raise Refused("no_permission")
            answer = effect() if fate in ("well", "unheard") else None
        finally:
            await self._process.inside(what)
        if fate in ("unheard", "unsent", "late"):
            await asyncio.sleep(self._space.chance.uniform(0.1, self._patience))
        await self._process.after(what, fate, ())
        if fate == "well":
            return answer  # pyright: ignore[reportReturnType] - the effect's own
        if fate in ("down", "busy"):
            raise TryLater(fate, timedelta(seconds=self._space.chance.randint(1, 30)))
        raise OutcomeUnknown(fate)

    def _fate(self, *, changes: bool) -> str:
        weather, drawn = self._space.weather, self._space.chance.random()
        if weather.down:
            return "down" if drawn < 0.7 else "unsent"
        for fate, share in (
            ("busy", weather.busy),
            ("unsent", weather.lost_requests),
            ("unheard", weather.lost_answers),
            ("late", weather.late_effects if changes else 0.0),
        ):
            if drawn < share:
                return fate
            drawn -= share
        return "well"


def _late(effect: Callable[[], object]) -> None:
    """Nobody hears of it any more, not even of a refusal."""
    with suppress(Refused):
        effect()
