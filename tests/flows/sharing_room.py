"""A community that shares what it knows: Anna asks, Bo answers, Cecilia saves, Maija is a moderator."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from adapters.calendar.holidays import PublicHolidays
from bot.bot import Bot, Finders, Stores
from bot.chat.content import Button, Content, Form
from bot.chat.events import (
    Author,
    ButtonPressed,
    CommandCalled,
    Event,
    FormSubmitted,
    MessageDeleted,
    MessagePosted,
)
from bot.chat.ids import MemberId, MessageRef, Person, Place
from bot.chat.roles import Role
from bot.settings import read_settings
from storage.activity import StoredActivity
from storage.answering import StoredKnowledge, StoredQuestions
from storage.answering.sharing import StoredSharing
from storage.answering.upkeep import StoredUpkeep
from storage.chat import StoredInbox
from storage.engine import Database
from storage.helping import StoredMarks
from storage.prompt_library import FilePromptLibrary
from storage.prompting import StoredPrompts
from storage.search.grouping import Grouping
from storage.search.index import HybridIndex
from storage.search.language import ShortTextLanguage
from tests.finding import embedder, make_index
from tests.flows.fakes import FakePlatform
from tests.flows.house import HOME, House, make_house

ASKED = "Who stamps the EUR.1 certificate for oat flakes to Norway?"
ANSWER = "Customs stamps it. Bo Berg at Berg Oats says: reserve the time two days ahead."
_PROMPTS = Path(__file__).parents[2] / "prompts"
CLEARED = "Customs stamps it. Reserve the time two days ahead."


@dataclass(slots=True)
class Room:
    house: House
    bot: Bot
    kept: StoredSharing
    knowledge: StoredKnowledge
    index: HybridIndex
    place: Place
    done: int = 0

    async def answered(self, text: str = ANSWER, who: str = "bo") -> MessageRef:
        """Anna has asked, and somebody has answered in the thread."""
        asked = self.house.platform.say("anna", self.place, text=ASKED)
        return self.house.platform.say(who, self.place, thread=asked.message, text=text)

    async def calls(self, words: str, who: str, place: Place | None = None) -> None:
        await self._receive(CommandCalled(**self._common(who, place), words=words))

    async def says(self, words: str, who: str, place: Place | None = None) -> Content:
        """The private reply to a command."""
        await self.calls(words, who, place)
        return self.reply()

    async def opens(self, words: str, who: str) -> Form:
        """The form a command is answered with."""
        before = len(self.house.platform.forms)
        await self.calls(words, who)
        return self._form(before)

    async def presses(self, button: Button, who: str) -> None:
        await self._receive(ButtonPressed(**self._common(who), action=button.action, value=button.value))

    async def presses_and_reads(self, button: Button, who: str) -> Content:
        await self.presses(button, who)
        return self.reply()

    async def opens_with(self, button: Button, who: str) -> Form:
        """The form a button is answered with."""
        before = len(self.house.platform.forms)
        await self.presses(button, who)
        return self._form(before)

    async def fills_in(self, form: Form, who: str, **answers: str) -> Content:
        """Sends the form, where nothing is given as it was filled in."""
        given = {each.name: each.value for each in form.fields} | answers
        event = FormSubmitted(**self._common(who), action=form.action, value=form.value, answers=given)
        await self._receive(event)
        return self.reply()

    async def saves(self, message: MessageRef, who: str = "cecilia", **answers: str) -> Content:
        link = await self.house.platform.link(message)
        form = await self.opens(f"knowledge save {link}", who)
        return await self.fills_in(form, who, **answers)

    async def asks(self, text: str, who: str = "anna") -> Content:
        """Vertti's answer in the channel."""
        return await self.asks_on(self.house.platform, text, who)

    async def asks_on(self, platform: FakePlatform, text: str, who: str = "anna") -> Content:
        self.done += 1
        await self.index.catch_up()
        message = platform.say(who, platform.channel("general"), text=text)
        posted = MessagePosted(
            event_id=f"m{self.done}",
            space=message.space,
            at=self.house.clock.now(),
            message=message,
            author=Author(MemberId(who)),
            text=text,
            addressed=True,
        )
        await self._receive(posted)
        return platform.said()[-1].content

    async def deletes(self, message: MessageRef) -> None:
        self.done += 1
        now = self.house.clock.now()
        await self.house.platform.delete(message)
        event_id = f"d{self.done}"
        await self._receive(MessageDeleted(event_id=event_id, space=message.space, at=now, message=message))

    def told(self, who: str) -> list[Content]:
        """What Vertti has written to somebody privately."""
        return [content for member, content, _ in self.house.platform.whispers if member == who]

    def reply(self) -> Content:
        handle, content, private = self.house.platform.replies[-1]
        assert (handle, private) == (f"h{self.done}", True)
        return content

    def person(self, who: str) -> Person:
        return Person(self.place.space, MemberId(who))

    async def shared(self, *, named: bool = True, text: str = CLEARED) -> str:
        """An answer of Bo's that is in use; its id."""
        await self.saves(await self.answered(text))
        asked = self.told("bo")[-1]
        await self.presses(button(asked, "With my name" if named else "Without my name or company"), "bo")
        if not named:
            await self.fills_in(self.house.platform.forms[-1][1], "bo")
        number = (await self.kept.waiting())[-1].number
        await self.says(f"knowledge approve {number}", "maija")
        return f"member-{number}"

    async def _receive(self, event: Event) -> None:
        await self.bot.receive(event)
        await self.bot.settle()

    def _form(self, before: int) -> Form:
        forms = self.house.platform.forms
        assert len(forms) == before + 1, self.house.platform.replies[-1:]
        return forms[-1][1]

    def _common(self, who: str, place: Place | None = None) -> dict[str, Any]:
        """What every interaction is made with."""
        self.done += 1
        return {
            "event_id": f"e{self.done}",
            "space": self.place.space,
            "at": self.house.clock.now(),
            "member": MemberId(who),
            "place": place or self.place,
            "reply_handle": f"h{self.done}",
        }


def button(content: Content, label: str) -> Button:
    return next(each for each in content.buttons if each.label == label)


@asynccontextmanager
async def open_room(database: Database) -> AsyncGenerator[Room]:
    house = make_house(database)
    index = make_index(database, HOME)
    knowledge, kept = StoredKnowledge(database, HOME), StoredSharing(database, HOME)
    stores = Stores(
        inbox=StoredInbox(database),
        activity=StoredActivity(database, HOME),
        knowledge=knowledge,
        questions=StoredQuestions(database, HOME),
        marks=StoredMarks(database, HOME),
        prompts=StoredPrompts(database, HOME),
        upkeep=StoredUpkeep(database, HOME),
        sharing=kept,
    )
    finders = Finders(
        holidays=PublicHolidays(),
        index=index,
        languages=ShortTextLanguage(),
        prompt_library=FilePromptLibrary(_PROMPTS),
        likeness=Grouping(embedder()),
    )
    bot = Bot(house.chat, stores, finders, read_settings({}))
    room = Room(house, bot, kept, knowledge, index, house.platform.channel("general"))
    now = house.clock.now()
    await house.chat.people.grant(room.person("maija"), Role.MODERATOR, by=room.person("sari"), now=now)
    for who in ("anna", "bo", "cecilia", "maija"):
        await house.chat.people.choose_language(room.person(who), "en", now=now)
    yield room
    await bot.settle()
    await index.close()
