"""Commands, buttons and forms: one role check, one reply, in the person's language."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.answering.ask_command import AskCommand
from bot.answering.asking import Asking
from bot.answering.buttons import Buttons
from bot.answering.knowledge_commands import KnowledgeCommands
from bot.chat.commands import Catalogue, Command
from bot.chat.content import Content
from bot.chat.desk import Desk
from bot.chat.events import ButtonPressed, CommandCalled
from bot.chat.ids import MemberId, Person
from bot.chat.ports import Channel
from bot.chat.room_commands import RoomCommands
from storage.answering import StoredKnowledge, StoredQuestions
from storage.engine import Database
from tests.finding import make_answers
from tests.flows.house import HOME, House, make_house


@dataclass(slots=True)
class Counter:
    house: House
    desk: Desk
    questions: StoredQuestions
    forgotten: list[Person] = field(default_factory=list[Person])
    asked: int = 0

    async def say(
        self, words: str, who: str = "anna", event_id: str = "", locale: str | None = None
    ) -> Content:
        self.asked += 1
        event = CommandCalled(
            event_id=event_id or f"c{self.asked}",
            space=self.house.platform.space,
            at=self.house.clock.now(),
            member=MemberId(who),
            place=self.house.platform.channel("general"),
            reply_handle=f"h{self.asked}",
            words=words,
            locale=locale,
        )
        await self.desk.handle(event)
        handle, content, private = self.house.platform.replies[-1]
        assert (handle, private) == (f"h{self.asked}", True)
        return content

    async def press(self, content: Content, label: str, who: str = "anna") -> Content | None:
        self.asked += 1
        button = next(each for each in content.buttons if each.label == label)
        before = len(self.house.platform.replies)
        event = ButtonPressed(
            event_id=f"b{self.asked}",
            space=self.house.platform.space,
            at=self.house.clock.now(),
            member=MemberId(who),
            place=self.house.platform.channel("general"),
            reply_handle=f"h{self.asked}",
            action=button.action,
            value=button.value,
        )
        await self.desk.handle(event)
        replies = self.house.platform.replies
        return replies[-1][1] if len(replies) > before else None


@pytest.fixture
async def counter(sqlite: Database) -> Counter:
    house = make_house(sqlite)
    house.platform.staff.add(MemberId("sari"))
    knowledge, questions = StoredKnowledge(sqlite, HOME), StoredQuestions(sqlite, HOME)
    answers = make_answers(sqlite, HOME, house.chat.clock)
    asking = Asking(house.chat, answers, questions)
    forgotten: list[Person] = []
    catalogue = Catalogue({}, {})

    def declared() -> tuple[Command, ...]:
        return catalogue.declared()

    async def forget(person: Person) -> None:
        forgotten.append(person)

    catalogue = Catalogue.of(
        AskCommand(house.chat, answers, questions, asking.speaking).commands(),
        Buttons(house.chat, asking, questions).commands(),
        KnowledgeCommands(house.chat, knowledge).commands(),
        RoomCommands(house.chat, declared, forget, timedelta(days=90)).commands(),
    )
    return Counter(house, Desk(house.chat, catalogue), questions, forgotten)


async def test_help_shows_what_the_role_may_do(counter: Counter) -> None:
    assert "tieto lisää" not in (await counter.say("help")).text
    assert "tieto lisää" in (await counter.say("help", who="sari")).text


@pytest.mark.parametrize("words", ["knowledge list", "channel here questions", "roles grant @bo staff"])
async def test_without_the_role_a_command_is_refused_in_words(counter: Counter, words: str) -> None:
    reply = await counter.say(words)

    assert "roolit anna" in reply.text
    assert await counter.house.chat.channels.all() == []
    assert await counter.house.chat.people.grants() == []


async def test_choices_are_named_in_the_readers_words(counter: Counter) -> None:
    said = (await counter.say("channel here somewhere", who="sari")).text
    await counter.say("language en")

    assert said == "”somewhere” ei ole mikään näistä: kysymykset, viikkokysymykset, seuranta, pois."
    assert "is not one of: Finnish, Swedish, English." in (await counter.say("language klingon")).text


async def test_a_granted_role_works_at_once_and_goes_at_once(counter: Counter) -> None:
    await counter.say("roles grant @bo moderator", who="sari")
    assert "`/roolit anna`" not in (await counter.say("knowledge list", who="bo")).text

    await counter.say("roles revoke @bo", who="sari")
    assert "`/roolit anna`" in (await counter.say("knowledge list", who="bo")).text


async def test_knowledge_added_is_in_force_at_once_and_retired_at_once(counter: Counter) -> None:
    await counter.say("language en")
    added = 'knowledge add kahvi "Where is the coffee machine?" "In the kitchen." language:en'
    await counter.say(added, who="sari")
    assert "In the kitchen." in (await counter.say("ask Where is the coffee machine?")).text

    await counter.say("knowledge edit kahvi answer On the second floor. language:en", who="sari")
    await counter.say('knowledge edit kahvi answer "In the attic." language:en', who="sari")
    assert "In the attic." in (await counter.say("ask Where is the coffee machine?")).text

    await counter.say("knowledge retire kahvi", who="sari")
    assert "I do not have this" in (await counter.say("ask Where is the coffee machine?")).text


async def test_adding_twice_by_redelivery_is_no_error_but_another_text_is(counter: Counter) -> None:
    await counter.say('knowledge add x "One?" "1"', who="sari", event_id="same")
    again = await counter.say('knowledge add x "One?" "1"', who="sari", event_id="same")
    other = await counter.say('knowledge add x "Two?" "2"', who="sari")

    assert "`x`" in again.text
    assert "tieto muokkaa" in other.text


async def test_turning_a_channel_on_gives_one_public_notice(counter: Counter) -> None:
    await counter.say("channel here questions wait:0 language:sv", who="sari")
    await counter.say("channel here watched", who="sari")
    place = counter.house.platform.channel("general")

    assert len(counter.house.platform.said()) == 1
    assert "lagring av" in counter.house.platform.said()[0].content.text
    assert await counter.house.chat.channels.get(place) == Channel(
        place=place, questions=True, watched=True, people_first=timedelta(), language="sv"
    )


async def test_turning_recording_off_forgets_what_was_recorded(counter: Counter) -> None:
    await counter.say("recording off")

    assert [person.member for person in counter.forgotten] == ["anna"]
    assert not await counter.house.chat.people.recorded(counter.forgotten[0])


async def test_a_chosen_language_is_spoken_from_then_on(counter: Counter) -> None:
    assert "svenska" in (await counter.say("kieli sv")).text
    assert "Jag känner inte till" in (await counter.say("xyzzy")).text


async def test_ask_people_after_a_private_answer_asks_the_channel_without_a_name(counter: Counter) -> None:
    await counter.say("language en")
    reply = await counter.say("ask Who knows a good *forwarder* for <!channel> Japan?")
    await counter.press(reply, "Ask people")

    [posted] = counter.house.platform.said()
    assert "A member asks" in posted.content.text
    assert "anna" not in posted.content.text.lower()
    assert "\\<\\!channel\\>" in posted.content.text
    assert "\\*forwarder\\*" in posted.content.text


async def test_somebody_else_cannot_publish_a_private_question(counter: Counter) -> None:
    reply = await counter.say("ask Kuka tuntee huolitsijan?")
    await counter.press(reply, "Kysy ihmisiltä", who="bo")

    assert counter.house.platform.said() == []


async def test_a_label_is_kept_for_the_answer(counter: Counter) -> None:
    await counter.say("language en")
    await counter.say('knowledge add tea "Where is the tea pot?" "Here." language:en', who="sari")
    reply = await counter.say("ask Where is the tea pot?")
    thanks = await counter.press(reply, "Did not help", who="bo")

    assert thanks is not None
    [(person, helped)] = await counter.questions.labels(reply.buttons[0].value)
    assert (person.member, helped) == ("bo", False)


async def test_an_unknown_button_is_told_in_a_sentence(counter: Counter) -> None:
    event = ButtonPressed(
        event_id="b", space=counter.house.platform.space, at=counter.house.clock.now(),
        member=MemberId("anna"), place=counter.house.platform.channel("general"),
        reply_handle="h", action="nonsense", value="",
    )  # fmt: skip
    await counter.desk.handle(event)

    assert "painike" in counter.house.platform.replies[-1][1].text


async def test_private_notes_are_in_the_language_that_the_persons_app_speaks(counter: Counter) -> None:
    chat = counter.house.chat
    anna, place = (
        Person(counter.house.platform.space, MemberId("anna")),
        counter.house.platform.channel("general"),
    )
    before = await chat.language_for(anna)
    await counter.say("help", locale="sv-SE")
    heard = await chat.language_for(anna)
    in_the_channel = await chat.language_for(anna, place)
    await counter.say("help", locale="de")
    await counter.say("language en", locale="sv-SE")

    assert (before, heard, in_the_channel) == ("fi", "sv", "fi")
    assert await chat.language_for(anna) == "en"
