"""What nobody could answer, what the right answer was, and questions that become ways of asking."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.answering.question import State
from storage.engine import Database
from tests.flows.upkeep_room import Room, open_room

ASKED = "Miten saan EORI-numeron?"
TOLD_DIFFERENTLY = "The forwarder wants our customs identification, whatever that may be?"


@pytest.fixture
async def room(sqlite: Database) -> AsyncIterator[Room]:
    async with open_room(sqlite) as opened:
        yield opened


async def teach(room: Room, text: str = TOLD_DIFFERENTLY, entry: str = "eori") -> None:
    """Anna asks, and Maija says which answer is right."""
    message = await room.asks(text)
    await room.says(f"knowledge right {await room.house.platform.link(message)} {entry}")


async def test_gaps_are_grouped_most_asked_first_and_without_names(room: Room) -> None:
    await room.overheard("Which sauna in Oulu takes a group of ten?")
    await room.overheard("How much is a cup of coffee in Rovaniemi?", who="bo")
    await room.overheard("What does a coffee cost in Rovaniemi?")
    reply = await room.says("knowledge gaps")
    lines = [line for line in reply.split("\n") if line.startswith("- ")]

    assert lines[0].startswith("- **2** ")
    assert lines[0].count("Rovaniemi") == 2
    assert lines[1] == "- **1** Which sauna in Oulu takes a group of ten?"
    assert "/knowledge add <id>" in reply
    assert not any(name in reply.lower() for name in ("anna", "bo "))


async def test_an_answer_that_did_not_help_its_asker_is_a_gap_and_is_named(room: Room) -> None:
    await room.asks(ASKED)
    assert "everything" in await room.says("knowledge gaps")

    await room.presses("Ei auttanut")
    reply = await room.says("knowledge gaps")
    assert "Miten saan EORI\\-numeron?" in reply
    assert "`eori` did not help" in reply


async def test_thanks_and_old_questions_are_no_gaps(room: Room) -> None:
    await room.overheard("Kiitos kaikille")
    assert "everything" in await room.says("knowledge gaps")

    await room.overheard("How much is a cup of coffee in Rovaniemi?")
    room.house.clock.move(timedelta(days=29))

    assert "everything" in await room.says("knowledge gaps")


async def test_what_was_asked_is_shown_as_it_was_written_and_mentions_nobody(room: Room) -> None:
    await room.overheard("Who knows <!channel> a *sauna* in @everyone Oulu?")

    assert "\\<\\!channel\\> a \\*sauna\\*" in await room.says("knowledge gaps")


async def test_the_right_answer_is_shown_in_place_and_kept(room: Room) -> None:
    message = await room.asks(ASKED)
    reply = await room.says(f"knowledge right {await room.answer_link()} label")
    [posted] = room.house.platform.said()

    assert "`label`" in reply
    assert posted.content.text.startswith("Ruotsiksi.")
    assert (posted.edits, len(posted.content.buttons)) == (1, 3)
    question = await room.question(message)
    assert (question.state, question.entry) == (State.ANSWERED, "label")
    assert [(each.entry, each.verdict) for each in await room.kept.asked.labelled()] == [
        ("eori", "wrong"),
        ("label", "right"),
    ]


async def test_from_the_messages_menu_the_id_is_asked_for_with_a_form(room: Room) -> None:
    await room.asks(ASKED)
    await room.opens_form(f"knowledge right {await room.answer_link()}")
    reply = await room.fills_in({"id": " label "})

    assert "`label`" in reply
    assert room.house.platform.said()[-1].content.text.startswith("Ruotsiksi.")


async def test_a_member_can_neither_say_what_is_right_nor_send_the_form(room: Room) -> None:
    await room.asks(ASKED)
    link = await room.answer_link()
    assert "That needs the role" in await room.says(f"knowledge right {link} label", who="anna")

    await room.opens_form(f"knowledge right {link}")
    assert "That needs the role" in await room.fills_in({"id": "label"}, who="anna")
    assert room.house.platform.said()[-1].edits == 0


async def test_only_questions_and_answers_that_are_there_can_be_put_right(room: Room) -> None:
    message = room.house.platform.say("anna", room.place)
    link = await room.house.platform.link(message)
    assert "neither an answer of mine nor a question" in await room.says(f"knowledge right {link} label")

    await room.asks(ASKED)
    reply = await room.says(f"knowledge right {await room.answer_link()} nothing")
    assert "There is no answer with the id `nothing`" in reply
    assert room.house.platform.said()[-1].edits == 0


async def test_a_question_vertti_said_nothing_to_is_kept_as_a_label_and_nothing_is_posted(room: Room) -> None:
    link = await room.overheard(TOLD_DIFFERENTLY)
    reply = await room.says(f"knowledge right {link} eori")

    assert "no message of mine to change" in reply
    assert room.house.platform.said() == []
    assert f"{TOLD_DIFFERENTLY} → `eori`" in await room.says("knowledge candidates")


async def test_confirmed_questions_are_candidates_and_who_asked_is_not_told(room: Room) -> None:
    await teach(room)
    reply = await room.says("knowledge candidates")

    assert f"- **1** {TOLD_DIFFERENTLY} → `eori`" in reply
    assert "anna" not in reply.lower()


async def test_an_accepted_question_is_a_way_of_asking_in_its_language_and_is_found(room: Room) -> None:
    await teach(room)
    await room.says("knowledge candidates")
    await room.says("knowledge accept 1")
    entry = await room.knowledge.get("eori")

    assert entry is not None
    assert entry.also_asked_as == {"en": (TOLD_DIFFERENTLY,)}
    assert "no new ways" in await room.says("knowledge candidates")
    assert "Maija: one way of asking added" in await room.says("knowledge history eori")
    await room.asks(TOLD_DIFFERENTLY, who="bo")
    assert room.house.platform.said()[-1].content.text.startswith("Apply to Customs.")


async def test_a_question_can_be_put_differently_before_it_is_kept(room: Room) -> None:
    await teach(room, "Does Virtanen's forwarder in Kiel want our customs identification?")
    await room.says("knowledge candidates")
    await room.says("knowledge accept 1 Does a forwarder want our customs identification?")
    entry = await room.knowledge.get("eori")

    assert entry is not None
    assert entry.also_asked_as == {"en": ("Does a forwarder want our customs identification?",)}


async def test_what_helped_its_asker_is_a_candidate_unless_it_is_asked_so_already(room: Room) -> None:
    await room.asks(ASKED)
    await room.presses("Auttoi")
    assert "no new ways" in await room.says("knowledge candidates")

    await teach(room)
    await teach(room, TOLD_DIFFERENTLY.lower())
    lines = [each for each in (await room.says("knowledge candidates")).split("\n") if each.startswith("- ")]
    assert len(lines) == 1


async def test_a_dropped_question_does_not_come_back(room: Room) -> None:
    await teach(room)
    await room.says("knowledge candidates")
    assert "left out for good" in await room.says("knowledge drop 1")

    assert "no new ways" in await room.says("knowledge candidates")
    assert "has been decided already" in await room.says("knowledge accept 1")
    assert (await room.knowledge.get("eori")) is not None


async def test_accepting_again_adds_nothing(room: Room) -> None:
    await teach(room)
    await room.says("knowledge candidates")
    await room.says("knowledge accept 1", event_id="same")
    await room.says("knowledge accept 1", event_id="same")
    entry = await room.knowledge.get("eori")

    assert entry is not None
    assert entry.also_asked_as == {"en": (TOLD_DIFFERENTLY,)}


async def test_a_second_question_that_is_nearly_the_same_is_not_added_after_the_first(room: Room) -> None:
    await teach(room)
    await teach(room, TOLD_DIFFERENTLY.lower())
    await room.says("knowledge candidates")
    await room.says("knowledge accept 1")

    assert "in nearly these words already" in await room.says("knowledge accept 2")


async def test_a_deleted_question_is_never_kept(room: Room) -> None:
    await teach(room)
    await room.says("knowledge candidates")
    message = room.house.platform.posted[0].message
    await room.deletes(message)

    assert "no new ways" in await room.says("knowledge candidates")
    assert "There is no question number 1" in await room.says("knowledge accept 1")


async def test_a_forgotten_question_is_never_kept(room: Room) -> None:
    await teach(room)
    await room.questions.forget_texts(before=room.house.clock.now() + timedelta(seconds=1))

    assert "no new ways" in await room.says("knowledge candidates")
