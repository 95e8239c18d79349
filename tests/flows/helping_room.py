"""A room for tests of helpful marks: the real feature and storage, a platform in memory that can refuse to be read."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.chat.chat import Chat, Platforms
from bot.chat.commands import Call, Command, Value
from bot.chat.content import Content
from bot.chat.delivery import Courier
from bot.chat.events import Author, AuthorKind, CaughtUp, CommandCalled, MessageDeleted, ReactionChanged
from bot.chat.ids import CommunityId, MemberId, MessageRef, Person, Place
from bot.chat.platform import Reaction
from bot.chat.ports import Channel
from bot.chat.roles import Role
from bot.errors import PlatformError
from bot.helping import Helping, Limits
from bot.wording import Wording
from storage.chat import StoredAudit, StoredChannels, StoredDeliveries, StoredPeople
from storage.engine import Database
from storage.helping import StoredMarks
from tests.flows.fakes import FakePlatform, TestClock

COMMUNITY = CommunityId("home")


@dataclass(slots=True)
class ReadablePlatform(FakePlatform):
    """`trouble` is raised when authors or reactions are asked for, `whisper_trouble` once by the next whisper."""

    trouble: PlatformError | None = None
    whisper_trouble: PlatformError | None = None
    while_reading: Callable[[], Awaitable[None]] | None = None

    async def author(self, message: MessageRef) -> Author | None:
        if self.trouble is not None:
            raise self.trouble
        return await FakePlatform.author(self, message)

    async def reactions(self, message: MessageRef) -> frozenset[Reaction]:
        if self.trouble is not None:
            raise self.trouble
        found = await FakePlatform.reactions(self, message)
        meanwhile, self.while_reading = self.while_reading, None
        if meanwhile is not None:
            await meanwhile()
        return found

    async def whisper(self, member: MemberId, content: Content, *, key: str) -> MessageRef:
        failing, self.whisper_trouble = self.whisper_trouble, None
        if failing is not None:
            raise failing
        return await FakePlatform.whisper(self, member, content, key=key)


@dataclass(slots=True)
class Labels:
    """What answering was told; `answers` are the messages it calls its own."""

    answers: set[MessageRef] = field(default_factory=set[MessageRef])
    told: list[tuple[MemberId, bool]] = field(default_factory=list[tuple[MemberId, bool]])

    async def __call__(self, message: MessageRef, person: Person, helped: bool) -> bool:
        if message not in self.answers:
            return False
        self.told.append((person.member, helped))
        return True


class Room:
    def __init__(self, database: Database, *, limits: Limits | None = None) -> None:
        self.clock = TestClock()
        self.platform = ReadablePlatform(self.clock)
        self.labels = Labels()
        self.log = StoredMarks(database, COMMUNITY)
        self.chat = Chat(
            community=COMMUNITY,
            platforms=Platforms([self.platform]),
            wording=Wording(),
            clock=self.clock,
            channels=StoredChannels(database, COMMUNITY),
            people=StoredPeople(database, COMMUNITY),
            audit=StoredAudit(database, COMMUNITY),
            courier=Courier(StoredDeliveries(database, COMMUNITY), self.clock, "here"),
            language="en",
        )
        self.helping = Helping(self.chat, self.log, label=self.labels, limits=limits or Limits())
        self.place = self.platform.channel("export")
        self._sequence = 0

    async def watch(
        self, place: Place | None = None, *, watched: bool = True, questions: bool = False
    ) -> None:
        channel = Channel(place=place or self.place, watched=watched, questions=questions)
        await self.chat.channels.put(channel, by=self.person("chief"), now=self.clock.now())

    def person(self, name: str) -> Person:
        return Person(self.platform.space, MemberId(name))

    def says(
        self, who: str, *, to: MessageRef | None = None, kind: AuthorKind = AuthorKind.PERSON
    ) -> MessageRef:
        return self.platform.say(who, self.place, thread=to.conversation if to else None, kind=kind)

    def reaction(
        self, who: str, message: MessageRef, emoji: str = "💡", *, added: bool = True, bot: bool = False
    ) -> ReactionChanged:
        """Put it on or take it off on the platform; the event tells of it."""
        self._sequence += 1
        one = Reaction(MemberId(who), emoji, by_bot=bot)
        before = self.platform.reacted.get(message.key, frozenset())
        self.platform.reacted[message.key] = before | {one} if added else before - {one}
        return ReactionChanged(
            event_id=f"r{self._sequence}",
            space=self.platform.space,
            at=self.clock.now(),
            message=message,
            member=Author(MemberId(who), AuthorKind.BOT if bot else AuthorKind.PERSON),
            emoji=emoji,
            added=added,
            sequence=f"{self._sequence:020}",
        )

    async def reacts(self, who: str, message: MessageRef, emoji: str = "💡", *, added: bool = True) -> None:
        await self.helping.on(self.reaction(who, message, emoji, added=added))

    async def deletes(self, message: MessageRef) -> None:
        await self.platform.delete(message)
        await self.helping.on(self.deletion(message))

    def deletion(self, message: MessageRef) -> MessageDeleted:
        return MessageDeleted(
            event_id=f"d{message.message}", space=self.platform.space, at=self.clock.now(), message=message
        )

    async def catches_up(self) -> None:
        await self.helping.on(CaughtUp(event_id="c", space=self.platform.space, at=self.clock.now()))

    async def standing(self, message: MessageRef) -> list[str]:
        """`bo helpful counted` for each mark that stands."""
        marks = await self.log.marks_on(message)
        return sorted(f"{mark.giver} {mark.kind} {mark.verdict}" for mark in marks if mark.stands)

    async def given(self, message: MessageRef) -> set[tuple[str, str]]:
        """Giver and emoji of every reaction that is kept as given."""
        return {(each.giver, each.emoji) for each in await self.log.begin_reading(message) if each.given}

    async def asks(self, who: str, command: str, **options: Value) -> str:
        """The reply's text to a command."""
        handlers = {
            what.name: handler
            for what, handler in self.helping.commands().items()
            if isinstance(what, Command)
        }
        reply = await handlers[command](self._call(who, options))
        assert isinstance(reply, Content)
        return reply.text

    async def passes(self, time: timedelta) -> None:
        self.clock.move(time)
        await self.tick()

    async def tick(self) -> None:
        await self.helping.tick(self.clock.now())

    def _call(self, who: str, options: Mapping[str, Value]) -> Call:
        event = CommandCalled(
            event_id="i",
            space=self.platform.space,
            at=self.clock.now(),
            member=MemberId(who),
            place=self.place,
            reply_handle="h",
        )
        return Call(
            caller=self.person(who),
            role=Role.MEMBER,
            place=self.place,
            language="en",
            key="k",
            event=event,
            options=options,
        )


def told(event: ReactionChanged, author: str, kind: AuthorKind = AuthorKind.PERSON) -> ReactionChanged:
    """The event as a platform sends it that says who wrote the message."""
    return replace(event, message_author=Author(MemberId(author), kind))
