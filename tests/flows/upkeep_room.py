"""A community that keeps its knowledge up: Anna and Bo ask, Maija is a moderator, Sari is staff."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.answering.answers import Answers
from bot.answering.asking import Asking, question_id
from bot.answering.buttons import Buttons
from bot.answering.knowledge import Row
from bot.answering.knowledge_commands import KnowledgeCommands
from bot.answering.question import Question, State
from bot.answering.upkeep.upkeep import Upkeep
from bot.chat.chat import Chat
from bot.chat.commands import Catalogue
from bot.chat.content import Content
from bot.chat.desk import Desk
from bot.chat.events import Author, ButtonPressed, CommandCalled, FormSubmitted, MessageDeleted, MessagePosted
from bot.chat.ids import MemberId, MessageRef, Person, Place
from bot.chat.roles import Role
from storage.answering import StoredKnowledge, StoredQuestions
from storage.answering.upkeep import StoredUpkeep
from storage.engine import Database
from storage.search.grouping import Grouping
from storage.search.index import HybridIndex
from storage.search.language import ShortTextLanguage
from tests.finding import BARS, embedder, make_index
from tests.flows.house import HOME, House, make_chat, make_house

EORI: Row = {
    "id": "eori",
    "question": {"fi": "Miten saan EORI-numeron?", "en": "How do I get an EORI number?"},
    "answer": {"fi": "Hae numero Tullista.", "en": "Apply to Customs."},
    "sources": [{"authority": "Tulli", "url": "https://tulli.fi/eori", "checked": "2026-01-20"}],
    "checked": "2026-01-20",
    "review_by": "2026-12-20",
}
LABEL: Row = {
    "id": "label",
    "question": {
        "fi": "Millä kielellä etiketti tehdään Ruotsiin?",
        "en": "What language is a label for Sweden in?",
    },
    "answer": {"fi": "Ruotsiksi.", "en": "In Swedish."},
    "sources": [{"authority": "Livsmedelsverket", "url": "https://www.livsmedelsverket.se/"}],
}


@dataclass(slots=True)
class Room:
    house: House
    asking: Asking
    upkeep: Upkeep
    desk: Desk
    questions: StoredQuestions
    knowledge: StoredKnowledge
    kept: StoredUpkeep
    place: Place
    done: int = 0

    async def says(self, words: str, who: str = "maija", event_id: str = "") -> str:
        return (await self.content(words, who, event_id)).text

    async def content(self, words: str, who: str = "maija", event_id: str = "") -> Content:
        """The private reply to a command."""
        await self.calls(words, who, event_id)
        return self._reply()

    async def opens_form(self, words: str, who: str = "maija") -> None:
        """A command whose reply is a form."""
        replies, forms = len(self.house.platform.replies), len(self.house.platform.forms)
        await self.calls(words, who)
        assert (len(self.house.platform.replies), len(self.house.platform.forms)) == (replies, forms + 1)

    async def calls(self, words: str, who: str, event_id: str = "") -> None:
        self.done += 1
        event = CommandCalled(
            event_id=event_id or f"c{self.done}",
            space=self.place.space,
            at=self.house.clock.now(),
            member=MemberId(who),
            place=self.place,
            reply_handle=f"h{self.done}",
            words=words,
        )
        await self.desk.handle(event)

    async def fills_in(self, answers: dict[str, str], who: str = "maija") -> str:
        """Sends the newest form."""
        self.done += 1
        _, form = self.house.platform.forms[-1]
        event = FormSubmitted(
            event_id=f"f{self.done}",
            space=self.place.space,
            at=self.house.clock.now(),
            member=MemberId(who),
            place=self.place,
            reply_handle=f"h{self.done}",
            action=form.action,
            value=form.value,
            answers=answers,
        )
        await self.desk.handle(event)
        return self._reply().text

    async def asks(self, text: str, who: str = "anna") -> MessageRef:
        """Somebody asks Vertti in the channel; the message of the question."""
        self.done += 1
        message = self.house.platform.say(who, self.place)
        event = MessagePosted(
            event_id=f"m{self.done}",
            space=message.space,
            at=self.house.clock.now(),
            message=message,
            author=Author(MemberId(who)),
            text=text,
            addressed=True,
        )
        await self.asking.on(event)
        return message

    async def presses(self, label: str, who: str = "anna") -> None:
        """A button under Vertti's newest message in the channel."""
        self.done += 1
        posted = self.house.platform.said()[-1]
        button = next(each for each in posted.content.buttons if each.label == label)
        event = ButtonPressed(
            event_id=f"b{self.done}",
            space=self.place.space,
            at=self.house.clock.now(),
            member=MemberId(who),
            place=self.place,
            reply_handle=f"h{self.done}",
            action=button.action,
            value=button.value,
            message=posted.message,
        )
        await self.desk.handle(event)

    async def overheard(self, text: str, who: str = "anna") -> str:
        """A question in the channel that nothing was found for, and that Vertti said nothing to; its link."""
        message, now = self.house.platform.say(who, self.place), self.house.clock.now()
        question = Question(
            id=question_id(message),
            asked_in=message,
            asker=self.person(who),
            language="en",
            text=text,
            spoken_to=False,
            asked_at=now,
        )
        await self.questions.open(question, now=now)
        await self.questions.settle(question.id, State.SILENT, now=now, reason="nothing fits")
        return await self.house.platform.link(message)

    async def deletes(self, message: MessageRef) -> None:
        self.done += 1
        now = self.house.clock.now()
        event = MessageDeleted(event_id=f"d{self.done}", space=message.space, at=now, message=message)
        await self.asking.on(event)

    async def question(self, message: MessageRef) -> Question:
        found = await self.questions.get(question_id(message))
        assert found is not None
        return found

    async def answer_link(self) -> str:
        """To Vertti's newest message in the channel."""
        return await self.house.platform.link(self.house.platform.said()[-1].message)

    async def at(self, moment: datetime) -> datetime | None:
        """One round at `moment`."""
        self.house.clock.move_to(moment)
        return await self.upkeep.tick(moment)

    async def wait(self, pause: timedelta) -> datetime | None:
        return await self.at(self.house.clock.now() + pause)

    def told(self, who: str = "maija") -> list[str]:
        return [content.text for member, content, _ in self.house.platform.whispers if member == who]

    def person(self, who: str) -> Person:
        return Person(self.place.space, MemberId(who))

    def another_process(self) -> Upkeep:
        """The same community, platform and database; nothing in memory is shared."""
        house = self.house
        chat = make_chat(house.database, house.platform, house.clock, holder="two")
        return _parts(chat, house.database, make_index(house.database, HOME))[1]

    def _reply(self) -> Content:
        handle, content, private = self.house.platform.replies[-1]
        assert (handle, private) == (f"h{self.done}", True)
        return content


@asynccontextmanager
async def open_room(database: Database) -> AsyncGenerator[Room]:
    house = make_house(database)
    house.platform.staff.add(MemberId("sari"))
    place = house.platform.channel("general")
    index = make_index(database, HOME)
    asking, upkeep = _parts(house.chat, database, index)
    knowledge, questions = StoredKnowledge(database, HOME), StoredQuestions(database, HOME)
    desk = Desk(
        house.chat,
        Catalogue.of(
            Buttons(house.chat, asking, questions).commands(),
            KnowledgeCommands(house.chat, knowledge).commands(),
            upkeep.commands(),
        ),
    )
    kept = StoredUpkeep(database, HOME)
    room = Room(house, asking, upkeep, desk, questions, knowledge, kept, place)
    now = house.clock.now()
    await knowledge.put([EORI, LABEL], by="import", now=now)
    await house.chat.people.grant(room.person("maija"), Role.MODERATOR, by=room.person("sari"), now=now)
    for who in ("anna", "bo", "maija", "sari"):
        await house.chat.people.choose_language(room.person(who), "en", now=now)
    yield room
    await index.close()


def _parts(chat: Chat, database: Database, index: HybridIndex) -> tuple[Asking, Upkeep]:
    knowledge, questions = StoredKnowledge(database, HOME), StoredQuestions(database, HOME)
    answers = Answers(knowledge, index, ShortTextLanguage(), chat.clock, bars=BARS)
    asking = Asking(chat, answers, questions)
    kept = StoredUpkeep(database, HOME)
    likeness = Grouping(embedder())
    return asking, Upkeep(chat, knowledge, questions, kept, likeness=likeness, shown=asking)
