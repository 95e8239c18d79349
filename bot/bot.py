"""The core, put together: an event comes in and is handed to the features in a fixed order.

Order: activity (who was here), helping (marks), prompting (a message that is a member's weekly question is not asked of
Vertti), asking (questions); commands, buttons and forms go to the desk. One loop sees to everything that is due.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.activity import Activity, ActivityLog
from bot.answering.answers import Answers
from bot.answering.ask_command import AskCommand
from bot.answering.asking import Asking
from bot.answering.buttons import Buttons
from bot.answering.deciding import Bars
from bot.answering.knowledge_commands import KnowledgeCommands
from bot.answering.labels import label_from_mark
from bot.answering.ports import Knowledge, KnowledgeIndex, LanguageGuess, Questions
from bot.answering.sharing.ports import Shared
from bot.answering.sharing.sharing import Sharing
from bot.answering.upkeep.ports import Kept, Likeness
from bot.answering.upkeep.upkeep import Upkeep
from bot.chat.chat import Chat
from bot.chat.commands import Action, Catalogue, Command, Handler
from bot.chat.content import Content
from bot.chat.desk import Desk
from bot.chat.events import CommandCalled, Event, Interaction
from bot.chat.ids import Person
from bot.chat.noticing import one_event
from bot.chat.ports import Inbox
from bot.chat.reception import Reception
from bot.chat.room_commands import RoomCommands
from bot.errors import StorageError, UsageError
from bot.helping import Helping, Marks
from bot.prompting import Prompting, PromptLibrary, Prompts
from bot.prompting.calendar.ports import Holidays
from bot.settings import Settings

_log = logging.getLogger(__name__)

LONGEST_PAUSE = timedelta(seconds=5)
FORGET_EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stores:
    """What the features keep."""

    inbox: Inbox
    activity: ActivityLog
    knowledge: Knowledge
    questions: Questions
    marks: Marks
    prompts: Prompts
    upkeep: Kept
    sharing: Shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Finders:
    """What the features look things up in."""

    index: KnowledgeIndex
    languages: LanguageGuess
    prompt_library: PromptLibrary
    likeness: Likeness
    holidays: Holidays


class Feature(Protocol):
    def commands(self) -> Mapping[Command | Action, Handler]: ...


class Bot:
    """`receive` takes events from platforms, `run` does what is due until cancelled."""

    def __init__(self, chat: Chat, stores: Stores, finders: Finders, settings: Settings) -> None:
        self._chat = chat
        self._stores = stores
        self._settings = settings
        bars = Bars(settings.answer_bar, min(settings.suggest_bar, settings.answer_bar))
        self.answers = Answers(stores.knowledge, finders.index, finders.languages, chat.clock, bars=bars)
        self._activity = Activity(chat, stores.activity, kept=settings.activity_days)
        self._asking = Asking(chat, self.answers, stores.questions)
        self._helping = Helping(
            chat,
            stores.marks,
            label=label_from_mark(stores.questions, chat.clock),
            emoji=settings.helpful_emoji,
            oldest=settings.mark_age_days,
        )
        self._prompting = Prompting(
            chat,
            stores.prompts,
            finders.prompt_library,
            finders.holidays,
            language_of=finders.languages.guess,
        )
        self.upkeep = Upkeep(
            chat,
            stores.knowledge,
            stores.questions,
            stores.upkeep,
            likeness=finders.likeness,
            shown=self._asking,
        )
        self.sharing = self._share()
        self.catalogue = self._catalogue()
        self._desk = Desk(chat, self.catalogue)
        self._reception = Reception(stores.inbox, chat.clock, self._handle, lease=settings.lease_seconds)
        self._forgotten_at: datetime | None = None

    @property
    def receive(self) -> Callable[[Event], Awaitable[None]]:
        return self._reception.receive

    async def settle(self) -> None:
        """Return when everything received so far has been handled."""
        await self._reception.settle()
        await self._prompting.settle()

    async def do(self, event: CommandCalled) -> object:
        """The command line's way in: the reply itself. Raises `UsageError`."""
        return await self._desk.run(event)

    def explain(self, error: UsageError, language: str) -> Content:
        """What a person reads for the error."""
        return self._desk.explain(error, language)

    async def run(self) -> None:
        """See to what is due, again and again."""
        while True:
            try:
                pause = await self.tick()
            except StorageError as error:
                _log.error("storage failed", extra={"error": type(error).__name__})
                pause = LONGEST_PAUSE
            except Exception:  # noqa: BLE001 - the other of the two dispatchers
                _log.error("a round failed", exc_info=True)
                pause = LONGEST_PAUSE
            await self._chat.clock.sleep(pause)

    async def tick(self) -> timedelta:
        """One round; returns how long to pause."""
        await self._reception.tick()
        await self._chat.courier.tick(self._chat.platforms.of)
        now = self._chat.clock.now()
        wishes = [
            await self._asking.tick(now),
            await self._helping.tick(now),
            await self._prompting.tick(now),
            await self.upkeep.tick(now),
            await self.sharing.tick(now),
        ]
        await self._forget(now)
        next_wish = min((wish for wish in wishes if wish is not None), default=now + LONGEST_PAUSE)
        return min(
            max(next_wish - self._chat.clock.now(), timedelta(milliseconds=100)),
            LONGEST_PAUSE,
        )

    async def _handle(self, event: Event) -> None:
        with one_event():
            await self._activity.on(event)
            await self._helping.on(event)
            if not await self._prompting.on(event):
                await self._asking.on(event)
            await self.sharing.on(event)
            if isinstance(event, Interaction):
                await self._desk.handle(event)

    async def _forget(self, now: datetime) -> None:
        if self._forgotten_at is not None and now - self._forgotten_at < FORGET_EVERY:
            return
        self._forgotten_at = now
        await self._prompting.before_forgetting(now, self._settings.activity_days)
        await self._activity.forget(now)
        await self._prompting.forget(now)
        await self._stores.questions.forget_texts(before=now - self._settings.question_days)
        await self.sharing.forget(before=now - self._settings.question_days)

    async def _forget_person(self, person: Person) -> None:
        await self._activity.forget_person(person)
        await self._prompting.forget_person(person)

    def _share(self) -> Sharing:
        language = self.answers.language
        sharing = Sharing(
            self._chat,
            self._stores.knowledge,
            self._stores.questions,
            self._stores.sharing,
            guess=lambda text, otherwise: language(text, otherwise=otherwise),
            shown=self._asking,
        )
        self._asking.speaking.credits = sharing.credits
        return sharing

    def _declared(self) -> Sequence[Command]:
        return self.catalogue.declared()

    def _catalogue(self) -> Catalogue:
        features: Sequence[Feature] = (
            AskCommand(self._chat, self.answers, self._stores.questions, self._asking.speaking),
            self._helping,
            self._prompting,
            KnowledgeCommands(self._chat, self._stores.knowledge, self._asking.speaking.credits),
            self.upkeep,
            self.sharing,
            Buttons(self._chat, self._asking, self._stores.questions),
            RoomCommands(
                self._chat,
                self._declared,
                self._forget_person,
                self._settings.question_days,
            ),
        )
        return Catalogue.of(*(feature.commands() for feature in features))
