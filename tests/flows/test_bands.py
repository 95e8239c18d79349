"""Unsure, Vertti offers up to three; past its review, what changes often is not stated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.answering.ask_command import AskCommand
from bot.answering.asking import Asking, question_id
from bot.answering.buttons import Buttons
from bot.answering.deciding import Bars
from bot.answering.knowledge import Row
from bot.answering.question import State
from bot.chat.commands import Catalogue
from bot.chat.content import Content
from bot.chat.desk import Desk
from bot.chat.events import Author, ButtonPressed, CommandCalled, MessagePosted
from bot.chat.ids import MemberId
from storage.answering import StoredKnowledge, StoredQuestions
from storage.engine import Database
from tests.finding import make_answers
from tests.flows.house import HOME, House, make_house
from tests.odd_texts import ODD

UNSURE = Bars(answer=1.0, suggest=0.0)
SURE = Bars(answer=0.0, suggest=0.0)
ENTRIES: list[Row] = [
    {
        "id": f"label-{code}",
        "question": {"en": f"In which language is a food label in {land}?"},
        "answer": {"en": f"In the language of {land}."},
        "sources": [{"authority": "Office", "url": f"https://example.org/{code}", "checked": "2026-01-10"}],
        "checked": "2026-01-10",
        "review_by": "2026-06-30",
        "volatile": code == "b",
    }
    for code, land in (("a", "Ruritania"), ("b", "Syldavia"), ("c", "Borduria"), ("d", "Graustark"))
]


@dataclass(slots=True)
class Room:
    house: House
    asking: Asking
    desk: Desk
    questions: StoredQuestions
    pressed: int = 0

    async def ask(self, text: str, who: str = "anna") -> str:
        """Spoken to; returns the question's id."""
        message = self.house.platform.say(who, self.house.platform.channel("general"))
        event = MessagePosted(
            event_id=f"m{message.key}",
            space=message.space,
            at=self.house.clock.now(),
            message=message,
            author=Author(MemberId(who)),
            text=text,
            addressed=True,
        )
        await self.asking.on(event)
        return question_id(message)

    def shown(self) -> Content:
        """Vertti's one message as it is now."""
        [said] = self.house.platform.said()
        return said.content

    async def press(self, content: Content, start: str, who: str = "anna") -> list[Content]:
        self.pressed += 1
        button = next(each for each in content.buttons if each.label.startswith(start))
        before = len(self.house.platform.replies)
        event = ButtonPressed(
            event_id=f"b{self.pressed}",
            space=self.house.platform.space,
            at=self.house.clock.now(),
            member=MemberId(who),
            place=self.house.platform.channel("general"),
            reply_handle=f"b{self.pressed}",
            action=button.action,
            value=button.value,
        )
        await self.desk.handle(event)
        return [content for _, content, _ in self.house.platform.replies[before:]]

    async def command(self, words: str) -> Content:
        event = CommandCalled(
            event_id=f"c{words}",
            space=self.house.platform.space,
            at=self.house.clock.now(),
            member=MemberId("anna"),
            place=self.house.platform.channel("general"),
            reply_handle="c",
            words=words,
        )
        await self.desk.handle(event)
        return self.house.platform.replies[-1][1]


async def room(database: Database, bars: Bars) -> Room:
    house = make_house(database)
    await StoredKnowledge(database, HOME).put(ENTRIES, by="test", now=house.clock.now())
    questions = StoredQuestions(database, HOME)
    answers = make_answers(database, HOME, house.clock, bars)
    asking = Asking(house.chat, answers, questions)
    catalogue = Catalogue.of(
        AskCommand(house.chat, answers, questions, asking.speaking).commands(),
        Buttons(house.chat, asking, questions).commands(),
    )
    return Room(house, asking, Desk(house.chat, catalogue), questions)


@pytest.fixture
async def unsure(sqlite: Database) -> Room:
    return await room(sqlite, UNSURE)


@pytest.fixture
async def sure(sqlite: Database) -> Room:
    return await room(sqlite, SURE)


async def test_when_unsure_three_questions_are_offered_and_one_is_chosen(unsure: Room) -> None:
    question = await unsure.ask("What language for the label in Borduria?")
    offered = unsure.shown()

    assert [button.label for button in offered.buttons] == ["1", "2", "3", "None of these"]
    assert "1. In which language is a food label in Borduria?" in offered.text

    await unsure.press(offered, "1", who="bo")
    kept = await unsure.questions.get(question)

    assert unsure.shown().text.startswith("In the language of Borduria.")
    assert kept is not None
    assert (kept.state, kept.entry) == (State.ANSWERED, "label-c")
    assert [(person.member, helped) for person, helped in await unsure.questions.labels(question)] == [
        ("bo", True)
    ]


async def test_none_of_these_leaves_it_to_people_and_the_offer_can_come_back(unsure: Room) -> None:
    question = await unsure.ask("What language for the label in Borduria?")
    offered = unsure.shown()
    await unsure.press(offered, "None")

    kept = await unsure.questions.get(question)
    assert kept is not None
    assert kept.state is State.OPEN

    await unsure.press(unsure.shown(), "Show")

    assert unsure.shown().text == offered.text


async def test_asked_by_command_the_chosen_answer_is_private_too(unsure: Room) -> None:
    offered = await unsure.command("ask What language for the label in Borduria?")
    [answer] = await unsure.press(offered, "2")

    assert answer.text.startswith("In the language of ")
    assert unsure.house.platform.said() == []


async def test_a_stale_button_says_so(unsure: Room) -> None:
    await unsure.ask("What language for the label in Borduria?")
    offered = unsure.shown()
    first = offered.buttons[0]
    forged = Content(buttons=(type(first)(first.action, f"{first.value.split(':')[0]}:7", "9"),))

    [reply] = await unsure.press(forged, "9")

    assert "Kysy uudelleen" in reply.text


async def test_what_changes_often_is_not_stated_past_its_review(sure: Room) -> None:
    sure.house.clock.move(timedelta(days=365 * 3))
    await sure.ask("In which language is a food label in Syldavia?")
    shown = sure.shown()

    assert "In the language of Syldavia" not in shown.text
    assert "In which language is a food label in Syldavia?" in shown.text
    assert "https://example.org/b" in shown.text
    assert [button.action for button in shown.buttons] == ["answer.people"]


async def test_what_changes_seldom_is_still_stated_with_a_warning(sure: Room) -> None:
    sure.house.clock.move(timedelta(days=365 * 3))
    await sure.ask("In which language is a food label in Ruritania?")
    shown = sure.shown()

    assert shown.text.startswith("In the language of Ruritania.")
    assert "may have changed" in shown.footer


async def test_thanks_to_vertti_need_no_answer(sure: Room) -> None:
    question = await sure.ask("Thanks, that was helpful")
    kept = await sure.questions.get(question)

    assert sure.house.platform.said() == []
    assert kept is not None
    assert (kept.state, kept.reason) == (State.SILENT, "talk")


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
async def test_odd_texts_get_an_ordinary_answer_or_silence(unsure: Room, text: str) -> None:
    """What comes back is made of entries and sentences: nothing of the text is in it."""
    question = await unsure.ask(text)
    kept = await unsure.questions.get(question)
    said = " ".join(each.content.text for each in unsure.house.platform.said())

    assert kept is None or kept.state is not State.WAITING
    assert [
        bad for bad in ("@everyone", "<!", "<@", "javascript:", "DROP TABLE", "\x1b") if bad in said
    ] == []
