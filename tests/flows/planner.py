"""A community that plans weekly questions: commands as words, rounds in virtual time, and processes that die."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from adapters.calendar.holidays import PublicHolidays
from bot.chat.chat import Chat
from bot.chat.commands import Catalogue
from bot.chat.content import Content
from bot.chat.desk import Desk
from bot.chat.events import CommandCalled
from bot.chat.ids import MemberId, Person
from bot.chat.ports import Channel
from bot.errors import ContentError, PlatformError
from bot.prompting import Prompting, Prompts
from bot.prompting.prompt import Prompt
from storage.engine import Database
from storage.prompting import StoredPrompts
from tests.closing import settle_later
from tests.flows.fakes import FakePlatform, Posted
from tests.flows.house import HOME, House, make_chat, make_house

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
MONDAY_9 = datetime(2026, 11, 30, 7, 0, tzinfo=UTC)
"""The next Monday, 9.00 in Helsinki."""
WEEK = timedelta(days=7)
ADD = "schedule add monday 9:00 #vienti"


class Killed(BaseException):
    """The process is gone."""


@dataclass(slots=True)
class Shelf:
    """A prompt library in memory."""

    prompts: list[Prompt]
    problems: list[ContentError] = field(default_factory=list[ContentError])


def prompts(count: int, *, languages: tuple[str, ...] = ("fi",)) -> list[Prompt]:
    """Questions of the weeks 48, 49, ... in this order."""
    return [
        Prompt(
            id=f"p{number:02}",
            week=(47 + number - 1) % 52 + 1,
            text={each: f"Question {number} in {each}" for each in languages},
        )
        for number in range(1, count + 1)
    ]


@dataclass(slots=True)
class Planner:
    house: House
    chat: Chat
    shelf: Shelf
    prompting: Prompting
    desk: Desk
    asked: int = 0

    @property
    def platform(self) -> FakePlatform:
        return self.house.platform

    @property
    def kept(self) -> StoredPrompts:
        return StoredPrompts(self.house.database, HOME)

    async def says(self, words: str, *, who: str = "chief", event_id: str = "") -> str:
        """The private reply to a command, with its footer."""
        content = await self.content(words, who=who, event_id=event_id)
        return "\n".join(filter(None, [content.text, content.footer]))

    async def content(self, words: str, *, who: str = "chief", event_id: str = "") -> Content:
        self.asked += 1
        event = CommandCalled(
            event_id=event_id or f"c{self.asked}",
            space=self.platform.space,
            at=self.house.clock.now(),
            member=MemberId(who),
            place=self.platform.channel("general"),
            reply_handle=f"h{self.asked}",
            words=words,
        )
        await self.desk.handle(event)
        _, content, private = self.platform.replies[-1]
        assert private
        return content

    async def tick(self) -> datetime | None:
        return await self.prompting.tick(self.house.clock.now())

    async def at(self, moment: datetime) -> None:
        """One round at `moment`."""
        self.house.clock.move_to(moment)
        await self.tick()

    async def turn(self, name: str, *, prompts: bool = True, language: str | None = None) -> None:
        place = self.platform.channel(name)
        channel = Channel(place=place, prompts=prompts, language=language)
        chief = Person(self.platform.space, MemberId("chief"))
        await self.chat.channels.put(channel, by=chief, now=self.house.clock.now())

    def said(self, channel: str = "vienti") -> list[str]:
        """What Vertti has posted in the channel itself, oldest first."""
        return [each.content.text for each in self.in_channel(channel)]

    def in_channel(self, channel: str = "vienti") -> list[Posted]:
        place = self.platform.channel(channel)
        return [
            each
            for each in self.platform.said()
            if each.message.place == place and each.message.thread is None
        ]

    def told(self, who: str = "chief") -> list[str]:
        return [content.text for member, content, _ in self.platform.whispers if member == who]

    def another_process(self, holder: str = "two") -> Planner:
        """The same community, database and platform; nothing in memory is shared."""
        return self.with_chat(make_chat(self.house.database, self.platform, self.house.clock, holder=holder))

    def with_chat(self, chat: Chat) -> Planner:
        return _planner(self.house, chat, self.shelf, self.kept)

    def with_kept(self, kept: Prompts) -> Planner:
        return _planner(self.house, self.chat, self.shelf, kept)


async def make_planner(
    database: Database,
    *,
    library: list[Prompt] | None = None,
    language_of: Callable[[str], str | None] | None = None,
) -> Planner:
    """`chief` is staff and speaks English; #vienti and #export take weekly questions; it is a Tuesday in November."""
    house = make_house(database)
    house.platform.staff.add(MemberId("chief"))
    kept = StoredPrompts(database, HOME)
    shelf = Shelf(prompts(12) if library is None else library)
    planner = _planner(house, house.chat, shelf, kept, language_of)
    for name in ("vienti", "export"):
        await planner.turn(name)
    house.platform.channel("general")
    for who in ("chief", "anna"):
        person = Person(house.platform.space, MemberId(who))
        await house.chat.people.choose_language(person, "en", now=house.clock.now())
    return planner


def _planner(
    house: House,
    chat: Chat,
    shelf: Shelf,
    kept: Prompts,
    language_of: Callable[[str], str | None] | None = None,
) -> Planner:
    prompting = Prompting(chat, kept, shelf, PublicHolidays(), language_of=language_of)
    settle_later(prompting.settle)
    desk = Desk(chat, Catalogue.of(prompting.commands()))
    return Planner(house, chat, shelf, prompting, desk)


@dataclass(slots=True)
class MutePlatform(FakePlatform):
    """A platform whose private messages fail with what is in `mute`, as long as it is there."""

    mute: PlatformError | None = None

    async def whisper(self, member: MemberId, content: Content, *, key: str):  # noqa: ANN201 - as the fake's
        if self.mute is not None:
            raise self.mute
        return await FakePlatform.whisper(self, member, content, key=key)
