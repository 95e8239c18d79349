"""What is not ours, made small: a platform in memory and a clock that moves only when told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bot.chat.content import Content, Form
from bot.chat.events import Author, AuthorKind
from bot.chat.ids import ChannelId, MemberId, MessageId, MessageRef, Person, Place, SpaceId
from bot.chat.platform import Abilities, Reaction, Receive, Said, Vote
from bot.chat.roles import Role
from bot.errors import InboxClosed, PlatformError

ALL_ABILITIES = Abilities(
    threads=True,
    private_replies=True,
    forms=True,
    reports_edits=True,
    reports_deletions=True,
    reads_history=True,
    deduplicates_sends=False,
    several_replicas=True,
    message_length=4000,
    native_polls=False,
)


class TestClock:
    """Virtual time: sleeping moves it."""

    __test__ = False

    def __init__(self, now: datetime = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    async def sleep(self, pause: timedelta) -> None:
        self._now += pause

    def move(self, pause: timedelta) -> None:
        self._now += pause

    def move_to(self, moment: datetime) -> None:
        self._now = moment


@dataclass(slots=True)
class Posted:
    """A message on the fake platform. `key` is None for what people wrote."""

    message: MessageRef
    content: Content
    key: str | None
    at: datetime
    author: Author
    edits: int = 0
    deleted: bool = False


@dataclass(slots=True)
class FakePlatform:
    """`fail_next` is raised by the next post before it happens, `lose_next` after it has happened."""

    clock: TestClock
    space: SpaceId = SpaceId("fake:home")  # noqa: RUF009 - a plain str
    name: str = "fake"
    abilities: Abilities = ALL_ABILITIES
    posted: list[Posted] = field(default_factory=list[Posted])
    whispers: list[tuple[MemberId, Content, str]] = field(default_factory=list[tuple[MemberId, Content, str]])
    whispered: dict[str, int] = field(default_factory=dict[str, int])
    """Where in `whispers` a private message stands."""
    replies: list[tuple[str, Content, bool]] = field(default_factory=list[tuple[str, Content, bool]])
    forms: list[tuple[str, Form]] = field(default_factory=list[tuple[str, Form]])
    staff: set[MemberId] = field(default_factory=set[MemberId])
    strangers: set[MemberId] = field(default_factory=set[MemberId])
    closed_inboxes: set[MemberId] = field(default_factory=set[MemberId])
    reacted: dict[str, frozenset[Reaction]] = field(default_factory=dict[str, frozenset[Reaction]])
    voted: dict[str, frozenset[Vote]] = field(default_factory=dict[str, frozenset[Vote]])
    places: dict[str, Place] = field(default_factory=dict[str, Place])
    fail_next: BaseException | None = None
    lose_next: BaseException | None = None
    fail_looking: PlatformError | None = None
    fail_editing: PlatformError | None = None
    fail_reading: PlatformError | None = None
    address: str = "nowhere"
    _counter: int = 0

    async def start(self, receive: Receive) -> None:
        del receive

    async def stop(self) -> None:
        pass

    async def problems(self) -> list[str]:
        return []

    def channel(self, name: str) -> Place:
        """A channel with this name, made on first use."""
        return self.places.setdefault(name, Place(self.space, ChannelId(name)))

    def say(
        self,
        who: str,
        place: Place,
        *,
        thread: MessageId | None = None,
        kind: AuthorKind = AuthorKind.PERSON,
        text: str = "said",
    ) -> MessageRef:
        """Somebody writes; the message is on the platform, but no event is sent."""
        message = self._new_message(place, thread)
        author = Author(MemberId(who), kind)
        self.posted.append(Posted(message, Content(text=text), None, self.clock.now(), author))
        return message

    async def post(
        self, place: Place, content: Content, *, key: str, thread: MessageId | None = None
    ) -> MessageRef:
        failing, self.fail_next = self.fail_next, None
        if failing is not None:
            raise failing
        message = self._new_message(place, thread)
        ours = Author(MemberId("vertti"), AuthorKind.VERTTI)
        self.posted.append(Posted(message, content, key, self.clock.now(), ours))
        losing, self.lose_next = self.lose_next, None
        if losing is not None:
            raise losing
        return message

    async def edit(self, message: MessageRef, content: Content) -> None:
        if self.fail_editing is not None:
            raise self.fail_editing
        if message.key in self.whispered:
            member, _, key = self.whispers[self.whispered[message.key]]
            self.whispers[self.whispered[message.key]] = (member, content, key)
            return
        posted = self._posted(message)
        posted.content = content
        posted.edits += 1

    async def delete(self, message: MessageRef) -> None:
        self._posted(message).deleted = True

    async def whisper(self, member: MemberId, content: Content, *, key: str) -> MessageRef:
        if member in self.closed_inboxes:
            raise InboxClosed
        message = self._new_message(Place(self.space, ChannelId(f"dm-{member}")), None)
        self.whispered[message.key] = len(self.whispers)
        self.whispers.append((member, content, key))
        return message

    async def reply(self, handle: str, content: Content, *, private: bool = True) -> None:
        self.replies.append((handle, content, private))

    async def ask(self, handle: str, form: Form) -> None:
        self.forms.append((handle, form))

    async def find(
        self, place: Place, key: str, *, since: datetime, thread: MessageId | None = None
    ) -> Sequence[MessageRef]:
        del thread
        if self.fail_looking is not None:
            raise self.fail_looking
        return [
            each.message
            for each in self.visible()
            if each.key == key and each.message.place == place and each.at >= since
        ]

    async def speakers_after(self, message: MessageRef) -> frozenset[MemberId]:
        if self.fail_looking is not None:
            raise self.fail_looking
        return frozenset(
            each.author.member
            for each in self.visible()
            if each.message.thread == message.message and each.author.kind is AuthorKind.PERSON
        )

    async def reactions(self, message: MessageRef) -> frozenset[Reaction]:
        return self.reacted.get(message.key, frozenset())

    async def votes(self, message: MessageRef) -> frozenset[Vote]:
        if self.fail_looking is not None:
            raise self.fail_looking
        return self.voted.get(message.key, frozenset())

    async def first_by(
        self, member: MemberId, place: Place, *, since: datetime, until: datetime
    ) -> MessageRef | None:
        if self.fail_looking is not None:
            raise self.fail_looking
        found = (
            each.message
            for each in self.visible()
            if each.author.member == member
            and each.message.place == place
            and each.message.thread is None
            and since < each.at < until
        )
        return next(found, None)

    async def author(self, message: MessageRef) -> Author | None:
        found = [each for each in self.visible() if each.message == message]
        return found[0].author if found else None

    async def read(self, message: MessageRef) -> Said | None:
        if self.fail_reading is not None:
            raise self.fail_reading
        found = next((each for each in self.visible() if each.message == message), None)
        if found is None:
            return None
        ref = found.message
        about = MessageRef(ref.space, ref.channel, ref.thread) if ref.thread else None
        return Said(message=ref, author=found.author, text=found.content.text, about=about)

    async def sent_at(self, message: MessageRef) -> datetime:
        return self._posted(message).at

    async def link(self, message: MessageRef) -> str:
        return f"https://fake.example/{message.channel}/{message.message}"

    async def place_link(self, place: Place) -> str:
        return f"https://fake.example/{place.channel}"

    def read_link(self, url: str) -> MessageRef | None:
        start = "https://fake.example/"
        if not url.startswith(start):
            return None
        channel, _, message = url.removeprefix(start).partition("/")
        return MessageRef(self.space, ChannelId(channel), MessageId(message))

    async def find_place(self, words: str) -> Place | None:
        return self.places.get(words.lstrip("#"))

    async def find_person(self, words: str) -> Person | None:
        return Person(self.space, MemberId(words.lstrip("@"))) if words.startswith("@") else None

    async def place_name(self, place: Place) -> str:
        return f"#{place.channel}"

    async def member_name(self, member: MemberId) -> str:
        return member.capitalize()

    async def names(self, member: MemberId) -> Sequence[str]:
        return () if member in self.strangers else (member.capitalize(), str(member))

    async def standing(self, member: MemberId) -> Role:
        return Role.STAFF if member in self.staff else Role.MEMBER

    def visible(self) -> list[Posted]:
        return [each for each in self.posted if not each.deleted]

    def said(self) -> list[Posted]:
        """What Vertti has posted and is still there."""
        return [each for each in self.visible() if each.author.kind is AuthorKind.VERTTI]

    def _posted(self, message: MessageRef) -> Posted:
        return next(each for each in self.posted if each.message == message)

    def _new_message(self, place: Place, thread: MessageId | None) -> MessageRef:
        self._counter += 1
        return MessageRef(self.space, place.channel, MessageId(f"m{self._counter:04}"), thread)
