"""The whole core in this process: real storage, real time, and a platform in memory that costs next to nothing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from adapters.calendar.holidays import PublicHolidays
from bot.bot import Bot, Finders, Stores
from bot.chat.chat import Chat, Platforms
from bot.chat.content import Content
from bot.chat.delivery import Courier
from bot.chat.events import AuthorKind, Event
from bot.chat.ids import CommunityId, MemberId, MessageId, MessageRef, Person, Place
from bot.chat.noticing import NoticingChannels, NoticingPeople
from bot.chat.ports import Channel
from bot.clock import MachineClock
from bot.settings import read_settings
from bot.wording import Wording
from storage.activity import StoredActivity
from storage.answering import StoredKnowledge, StoredQuestions
from storage.answering.sharing import StoredSharing
from storage.answering.upkeep import StoredUpkeep
from storage.chat import StoredAudit, StoredChannels, StoredDeliveries, StoredInbox, StoredPeople
from storage.engine import Database
from storage.helping import StoredMarks
from storage.prompt_library import FilePromptLibrary
from storage.prompting import StoredPrompts
from storage.search.grouping import Grouping
from storage.search.language import ShortTextLanguage
from storage.starter import load_starter
from tests.finding import embedder, make_index
from tests.flows.fakes import FakePlatform, TestClock

HOME = CommunityId("home")
PROMPTS = Path(__file__).parents[2] / "prompts"


class WatchedInbox(StoredInbox):
    """Tells when an event has been handled and finished, durably."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._awaited: dict[str, asyncio.Future[None]] = {}

    def finished(self, event: Event) -> asyncio.Future[None]:
        """Ends with an error when handling the event failed."""
        return self._awaited.setdefault(event.event_id, asyncio.get_running_loop().create_future())

    async def finish(self, event: Event, *, now: datetime) -> None:
        await super().finish(event, now=now)
        if waiting := self._awaited.pop(event.event_id, None):
            waiting.set_result(None)

    async def fail(self, event: Event, *, now: datetime, again_at: datetime, reason: str) -> None:
        await super().fail(event, now=now, again_at=again_at, reason=reason)
        if waiting := self._awaited.pop(event.event_id, None):
            waiting.set_exception(RuntimeError(f"an event was not handled: {reason}"))


@dataclass(slots=True)
class Stage(FakePlatform):
    """Looks nothing up in lists that grow, and tells when a message is answered."""

    said_at: dict[MessageRef, datetime] = field(default_factory=dict[MessageRef, datetime])
    awaited: dict[MessageId, asyncio.Future[Content]] = field(
        default_factory=dict[MessageId, asyncio.Future[Content]]
    )

    def say(
        self,
        who: str,
        place: Place,
        *,
        thread: MessageId | None = None,
        kind: AuthorKind = AuthorKind.PERSON,
        text: str = "said",
    ) -> MessageRef:
        message = FakePlatform.say(self, who, place, thread=thread, kind=kind, text=text)
        self.said_at[message] = self.clock.now()
        return message

    async def sent_at(self, message: MessageRef) -> datetime:
        return self.said_at[message]

    def answer(self, message: MessageRef) -> asyncio.Future[Content]:
        return self.awaited.setdefault(message.message, asyncio.get_running_loop().create_future())

    async def post(
        self, place: Place, content: Content, *, key: str, thread: MessageId | None = None
    ) -> MessageRef:
        posted = await FakePlatform.post(self, place, content, key=key, thread=thread)
        if thread is not None and (waiting := self.awaited.pop(thread, None)):
            waiting.set_result(content)
        return posted


@dataclass(frozen=True, slots=True)
class Core:
    """In `place` questions are answered at once and marks are kept."""

    bot: Bot
    platform: Stage
    inbox: WatchedInbox
    place: Place


@asynccontextmanager
async def running(
    database: Database, stage: type[Stage] = Stage, *, rounds_by_hand: bool = False
) -> AsyncGenerator[Core]:
    """With the starter knowledge, and with its rounds going as in life, unless they are called by hand."""
    clock = MachineClock()
    platform = stage(TestClock(clock.now()))
    chat = _chat(database, platform, clock)
    knowledge, inbox = StoredKnowledge(database, HOME), WatchedInbox(database)
    await load_starter(knowledge, now=clock.now())
    place = platform.channel("export")
    channel = Channel(place=place, questions=True, watched=True, people_first=timedelta())
    await chat.channels.put(channel, by=Person(platform.space, MemberId("chief")), now=clock.now())
    bot = _bot(chat, database, knowledge, inbox)
    rounds = asyncio.create_task(asyncio.Event().wait() if rounds_by_hand else bot.run())
    try:
        yield Core(bot, platform, inbox, place)
        await bot.settle()
    finally:
        rounds.cancel()
        with suppress(asyncio.CancelledError):
            await rounds


def _chat(database: Database, platform: Stage, clock: MachineClock) -> Chat:
    return Chat(
        community=HOME,
        platforms=Platforms([platform]),
        wording=Wording(),
        clock=clock,
        channels=NoticingChannels(StoredChannels(database, HOME)),
        people=NoticingPeople(StoredPeople(database, HOME)),
        audit=StoredAudit(database, HOME),
        courier=Courier(StoredDeliveries(database, HOME), clock, "bench"),
    )


def _bot(chat: Chat, database: Database, knowledge: StoredKnowledge, inbox: WatchedInbox) -> Bot:
    stores = Stores(
        inbox=inbox,
        activity=StoredActivity(database, HOME),
        knowledge=knowledge,
        questions=StoredQuestions(database, HOME),
        marks=StoredMarks(database, HOME),
        prompts=StoredPrompts(database, HOME),
        upkeep=StoredUpkeep(database, HOME),
        sharing=StoredSharing(database, HOME),
    )
    finders = Finders(
        holidays=PublicHolidays(),
        index=make_index(database, HOME),
        languages=ShortTextLanguage(),
        prompt_library=FilePromptLibrary(PROMPTS),
        likeness=Grouping(embedder()),
    )
    return Bot(chat, stores, finders, read_settings({}))
