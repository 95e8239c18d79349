"""A question on its way to an answer, or to silence."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.answering.asking import Asking, question_id
from bot.answering.knowledge import Row
from bot.answering.question import State
from bot.chat.chat import Chat
from bot.chat.events import Author, AuthorKind, MessageDeleted, MessageEdited, MessagePosted
from bot.chat.ids import MemberId, MessageId, MessageRef, Person, Place
from bot.chat.ports import Channel
from bot.errors import TryLater
from storage.answering import StoredKnowledge, StoredQuestions
from storage.engine import Database
from tests.finding import make_answers
from tests.flows.house import HOME, House, make_house

EORI: Row = {
    "id": "eori",
    "question": {"fi": "Miten saan EORI-numeron?", "en": "How do I get an EORI number?"},
    "answer": {"fi": "Hae numero Tullista.", "en": "Apply to Customs."},
    "sources": [{"authority": "Tulli", "url": "https://tulli.fi/eori", "checked": "2026-11-20"}],
    "checked": "2026-11-20",
}
LABEL: Row = {
    "id": "label",
    "question": {"fi": "Millä kielellä etiketti tehdään Ruotsiin?", "en": "What language is the label in?"},
    "answer": {"fi": "Ruotsiksi.", "en": "In the language of the country."},
}
ASKED = "Miten saan EORI-numeron?"
TEN_MINUTES = timedelta(minutes=10)


@dataclass(slots=True)
class Room:
    house: House
    asking: Asking
    questions: StoredQuestions
    place: Place

    def in_another_process(self) -> Asking:
        return asking(self.house.another_process(), self.house.database)

    def posted(self, text: str = ASKED, *, addressed: bool = False, who: str = "anna") -> MessagePosted:
        message = self.house.platform.say(who, self.place)
        return MessagePosted(
            event_id=f"msg:{message.key}",
            space=message.space,
            at=self.house.clock.now(),
            message=message,
            author=Author(MemberId(who)),
            text=text,
            addressed=addressed,
        )

    def edited(self, event: MessagePosted, text: str) -> MessageEdited:
        return MessageEdited(
            event_id=f"{event.event_id}:2",
            space=event.space,
            at=self.house.clock.now(),
            message=event.message,
            author=event.author,
            text=text,
        )

    async def wait(self, pause: timedelta) -> None:
        self.house.clock.move(pause)
        await self.asking.tick(self.house.clock.now())

    async def state(self, event: MessagePosted) -> tuple[State, str]:
        question = await self.questions.get(question_id(event.message))
        assert question is not None
        return question.state, question.reason

    def said(self) -> list[str]:
        return [each.content.text for each in self.house.platform.said()]


def asking(chat: Chat, database: Database) -> Asking:
    answers = make_answers(database, HOME, chat.clock)
    return Asking(chat, answers, StoredQuestions(database, HOME))


@pytest.fixture
async def room(sqlite: Database) -> Room:
    house = make_house(sqlite)
    place = house.platform.channel("questions")
    anna = Person(place.space, MemberId("anna"))
    await house.chat.channels.put(Channel(place=place, questions=True), by=anna, now=house.clock.now())
    await StoredKnowledge(sqlite, HOME).put([EORI, LABEL], by="test", now=house.clock.now())
    return Room(house, asking(house.chat, sqlite), StoredQuestions(sqlite, HOME), place)


async def test_people_have_ten_minutes_before_vertti_answers_in_the_thread(room: Room) -> None:
    event = room.posted()
    await room.asking.on(event)
    await room.wait(TEN_MINUTES - timedelta(seconds=1))
    assert room.said() == []

    await room.wait(timedelta(seconds=1))
    [answer] = room.house.platform.said()
    assert answer.message.thread == event.message.message
    assert answer.content.text.startswith("Hae numero Tullista.")
    assert "https://tulli.fi/eori" in answer.content.text
    assert answer.content.footer == "Tarkistettu 20.11.2026."
    assert [button.label for button in answer.content.buttons] == ["Auttoi", "Ei auttanut", "Kysy ihmisiltä"]


async def test_vertti_stands_down_when_another_person_has_replied(room: Room) -> None:
    event = room.posted()
    await room.asking.on(event)
    room.house.platform.say("bo", room.place, thread=event.message.message)
    await room.wait(TEN_MINUTES)

    assert room.said() == []
    assert await room.state(event) == (State.STOOD_DOWN, "people answered")


@pytest.mark.parametrize(("who", "kind"), [("anna", AuthorKind.PERSON), ("robot", AuthorKind.BOT)])
async def test_the_asker_and_bots_do_not_count_as_people_who_answered(
    room: Room, who: str, kind: AuthorKind
) -> None:
    event = room.posted()
    await room.asking.on(event)
    room.house.platform.say(who, room.place, thread=event.message.message, kind=kind)
    await room.wait(TEN_MINUTES)

    assert len(room.said()) == 1


async def test_vertti_stays_silent_when_it_cannot_look(room: Room) -> None:
    event = room.posted()
    await room.asking.on(event)
    room.house.platform.fail_looking = TryLater("down")
    await room.wait(TEN_MINUTES)

    assert room.said() == []
    assert await room.state(event) == (State.SILENT, "could not look")


async def test_with_no_waiting_time_the_answer_comes_at_once(room: Room) -> None:
    now_channel = Channel(place=room.place, questions=True, people_first=timedelta())
    anna = Person(room.place.space, MemberId("anna"))
    await room.house.chat.channels.put(now_channel, by=anna, now=room.house.clock.now())
    await room.asking.on(room.posted())

    assert len(room.said()) == 1


async def test_spoken_to_vertti_answers_at_once_in_the_askers_language(room: Room) -> None:
    await room.asking.on(room.posted("How do I get an EORI number?", addressed=True))

    assert room.said()[0].startswith("Apply to Customs.")


async def test_spoken_to_without_knowledge_vertti_says_so_once(room: Room) -> None:
    event = room.posted("Mikä on hyvä kahvila Kuopiossa?", addressed=True)
    await room.asking.on(event)
    await room.asking.on(event)

    assert room.said() == ["Minulla ei ole tähän vastausta. Jätän kysymyksen muiden vastattavaksi."]


@pytest.mark.parametrize(
    "text", ["Mikä on hyvä kahvila Kuopiossa?", "Kiitos kaikille eilisestä!", "ok?", "💡", " "]
)
async def test_unasked_vertti_is_silent_about_what_it_does_not_know(room: Room, text: str) -> None:
    await room.asking.on(room.posted(text))
    await room.wait(TEN_MINUTES)

    assert room.said() == []


async def test_talk_in_a_thread_is_left_to_people(room: Room) -> None:
    event = room.posted()
    message = MessageRef(event.space, event.message.channel, MessageId("reply"), event.message.message)
    reply = MessagePosted(
        event_id="r", space=event.space, at=event.at, message=message, author=event.author, text=ASKED
    )
    await room.asking.on(reply)
    await room.wait(TEN_MINUTES)

    assert room.said() == []


async def test_the_wait_survives_a_restart(room: Room) -> None:
    await room.asking.on(room.posted())
    room.house.clock.move(TEN_MINUTES)
    await room.in_another_process().tick(room.house.clock.now())

    assert len(room.said()) == 1


async def test_two_processes_and_redelivery_give_one_answer(room: Room) -> None:
    event = room.posted()
    other = room.in_another_process()
    await asyncio.gather(room.asking.on(event), other.on(event), room.asking.on(event))
    room.house.clock.move(TEN_MINUTES)
    now = room.house.clock.now()
    await asyncio.gather(room.asking.tick(now), other.tick(now))
    await room.wait(TEN_MINUTES)

    assert len(room.said()) == 1


async def test_an_edit_before_the_answer_is_the_question_from_then_on(room: Room) -> None:
    event = room.posted()
    await room.asking.on(event)
    await room.asking.on(room.edited(event, "Millä kielellä etiketti tehdään Ruotsiin?"))
    await room.wait(TEN_MINUTES)

    assert [text.split("\n")[0] for text in room.said()] == ["Ruotsiksi."]


async def test_an_edit_after_the_answer_changes_it_in_place(room: Room) -> None:
    event = room.posted(addressed=True)
    await room.asking.on(event)
    await room.asking.on(room.edited(event, "Millä kielellä etiketti tehdään Ruotsiin?"))

    [answer] = room.house.platform.said()
    assert answer.edits == 1
    assert answer.content.text.startswith("Ruotsiksi.")


async def test_a_question_deleted_while_waiting_is_forgotten(room: Room) -> None:
    event = room.posted()
    await room.asking.on(event)
    gone = MessageDeleted(event_id="d", space=event.space, at=event.at, message=event.message)
    await room.asking.on(gone)
    await room.wait(TEN_MINUTES)

    assert room.said() == []
    kept = await room.questions.get(question_id(event.message))
    assert kept is not None
    assert (kept.state, kept.text) == (State.GONE, "")


async def test_a_channel_that_is_off_hears_no_questions(room: Room) -> None:
    elsewhere = room.house.platform.channel("general")
    message = room.house.platform.say("anna", elsewhere)
    event = MessagePosted(
        event_id="e", space=message.space, at=room.house.clock.now(), message=message,
        author=Author(MemberId("anna")), text=ASKED,
    )  # fmt: skip
    await room.asking.on(event)

    assert await room.questions.get(question_id(message)) is None
