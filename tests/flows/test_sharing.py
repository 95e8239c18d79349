"""A member's answer becomes knowledge: saved by somebody, allowed by its author, let in by a moderator."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.answering.knowledge import LANGUAGE_OPEN
from bot.answering.sharing.proposal import Choice
from bot.chat.events import AuthorKind
from bot.chat.ids import MemberId, SpaceId
from bot.errors import Refused
from storage.engine import Database
from tests.flows.fakes import FakePlatform
from tests.flows.sharing_room import ANSWER, ASKED, CLEARED, Room, button, open_room

NIGHT = datetime(2026, 11, 24, 21, 30, tzinfo=UTC)
MORNING = datetime(2026, 11, 25, 6, 0, tzinfo=UTC)


@pytest.fixture
async def room(sqlite: Database) -> AsyncIterator[Room]:
    async with open_room(sqlite) as opened:
        yield opened


async def test_the_form_is_filled_in_from_the_thread(room: Room) -> None:
    link = await room.house.platform.link(await room.answered())
    form = await room.opens(f"knowledge save {link}", "cecilia")

    assert {each.name: each.value for each in form.fields} == {
        "question": ASKED,
        "answer": ANSWER,
        "source": "",
    }


async def test_the_author_is_asked_privately_and_the_channel_hears_nothing(room: Room) -> None:
    said = await room.saves(await room.answered())

    assert "I have asked the author" in said.text
    [asked] = room.told("bo")
    assert "Customs stamps it" in asked.text
    assert [each.label for each in asked.buttons] == [
        "With my name",
        "Without my name or company",
        "Not at all",
    ]
    assert room.house.platform.said() == []


async def test_a_second_saving_says_that_it_is_there_already(room: Room) -> None:
    message = await room.answered()
    await room.saves(message)

    assert "saved before" in (await room.saves(message, "anna")).text
    assert len(room.told("bo")) == 1


async def test_without_an_answer_of_the_author_nothing_is_shared_or_shown(room: Room) -> None:
    await room.saves(await room.answered())
    listed = await room.says("knowledge proposals", "maija")

    assert "One waits for its author" in listed.text
    assert "Customs" not in listed.text
    assert listed.buttons == ()
    refused = await room.says("knowledge approve 1", "maija")
    assert "has not agreed" in refused.text
    assert await room.knowledge.ids() == []


async def test_with_the_name_it_is_quoted_with_the_name(room: Room) -> None:
    entry = await room.shared()
    answer = await room.asks(ASKED)

    assert CLEARED in answer.text
    assert "Shared by Bo" in answer.text
    row = await room.knowledge.row(entry)
    assert row is not None
    assert "Bo" not in str(row)
    assert "among those I quote" in room.told("bo")[-1].text


async def test_changing_to_without_the_name_holds_at_once(room: Room) -> None:
    await room.shared()
    mine = await room.says("knowledge mine", "bo")
    await room.opens_with(button(mine, "Without my name or company"), "bo")

    # The form lies open, and nothing has been sent yet.
    answer = await room.asks(ASKED)
    assert CLEARED in answer.text
    assert "Bo" not in answer.text


async def test_a_name_must_be_out_of_the_text_before_it_is_shared(room: Room) -> None:
    await room.saves(await room.answered())
    [asked] = room.told("bo")
    form = await room.opens_with(button(asked, "Without my name or company"), "bo")
    still = await room.fills_in(form, "bo", answer="Bo says: book two days ahead.")

    assert "still in the text: Bo" in still.text
    assert "has not agreed" in (await room.says("knowledge approve 1", "maija")).text
    again = await room.opens_with(button(still, "Go on"), "bo")
    assert [each.value for each in again.fields if each.name == "answer"] == ["Bo says: book two days ahead."]
    done = await room.fills_in(again, "bo", answer=CLEARED)
    assert "without your name or company" in done.text
    listed = await room.says("knowledge proposals", "maija")
    assert CLEARED.replace(".", r"\.") in listed.text or CLEARED in listed.text
    assert "without a name" in listed.text


async def test_a_text_with_the_name_in_it_is_not_shown_until_the_name_is_out(room: Room) -> None:
    entry = await room.shared(text=ANSWER)
    assert "Bo Berg" in (await room.asks(ASKED)).text
    mine = await room.says("knowledge mine", "bo")
    form = await room.opens_with(button(mine, "Without my name or company"), "bo")

    assert await room.knowledge.get(entry) is None
    await room.bot.tick()
    assert "Bo" not in room.house.platform.said()[-1].content.text
    await room.fills_in(form, "bo", answer=CLEARED)
    kept = await room.knowledge.get(entry)
    assert kept is not None
    assert kept.in_language(kept.answer, LANGUAGE_OPEN) == CLEARED
    assert await room.kept.credit(entry) is None


async def test_not_at_all_leaves_nothing_and_nobody_asks_again(room: Room) -> None:
    message = await room.answered()
    await room.saves(message)
    said = await room.presses_and_reads(button(room.told("bo")[0], "Not at all"), "bo")

    assert "not shared" in said.text
    assert "No answers of members" in (await room.says("knowledge proposals", "maija")).text
    assert "saved before" in (await room.saves(message)).text
    assert len(room.told("bo")) == 1


async def test_who_saves_their_own_message_is_asked_in_the_reply(room: Room) -> None:
    asked = await room.saves(await room.answered(), "bo")

    assert room.told("bo") == []
    assert "How may it be shared?" in asked.text
    done = await room.presses_and_reads(button(asked, "With my name"), "bo")
    assert "shared with your name" in done.text
    assert "with the name Bo" in (await room.says("knowledge proposals", "maija")).text


async def test_nobody_else_chooses_for_the_author(room: Room) -> None:
    await room.saves(await room.answered())
    said = await room.presses_and_reads(button(room.told("bo")[0], "With my name"), "anna")

    assert "Only the author" in said.text
    [proposal] = await room.kept.waiting()
    assert proposal.choice is None


async def test_an_author_who_cannot_be_written_to_is_left_alone(room: Room) -> None:
    room.house.platform.closed_inboxes.add(MemberId("bo"))
    said = await room.saves(await room.answered())

    assert "cannot ask the author" in said.text
    assert await room.kept.get(1) is None


async def test_who_wants_nothing_recorded_is_not_drawn_in(room: Room) -> None:
    now = room.house.clock.now()
    await room.house.chat.people.choose_recording(room.person("bo"), recorded=False, now=now)

    assert "cannot ask the author" in (await room.saves(await room.answered())).text
    assert room.told("bo") == []


@pytest.mark.parametrize(
    ("kind", "why"), [(AuthorKind.VERTTI, "is mine"), (AuthorKind.BOT, "Only messages of members")]
)
async def test_what_no_person_wrote_cannot_be_saved(room: Room, kind: AuthorKind, why: str) -> None:
    message = room.house.platform.say("robot", room.place, kind=kind)
    link = await room.house.platform.link(message)

    assert why in (await room.says(f"knowledge save {link}", "cecilia")).text


async def test_a_strangers_message_cannot_be_saved(room: Room) -> None:
    room.house.platform.strangers.add(MemberId("bo"))
    link = await room.house.platform.link(await room.answered())

    assert "Only messages of members" in (await room.says(f"knowledge save {link}", "cecilia")).text


async def test_a_link_does_not_open_another_channel(room: Room) -> None:
    elsewhere = room.house.platform.channel("board")
    secret = room.house.platform.say("maija", elsewhere, text="The board has decided to sell.")
    link = await room.house.platform.link(secret)
    said = await room.says(f"knowledge save {link}", "cecilia")

    assert "only in the channel where it stands" in said.text
    assert room.house.platform.forms == []


async def test_at_night_the_author_is_asked_in_the_morning(room: Room) -> None:
    room.house.clock.move_to(NIGHT)
    said = await room.saves(await room.answered())

    assert "by day" in said.text
    assert room.told("bo") == []
    await room.bot.tick()
    assert room.told("bo") == []
    room.house.clock.move_to(MORNING)
    await room.bot.tick()
    await room.bot.tick()
    assert len(room.told("bo")) == 1


async def test_in_the_morning_the_saver_hears_of_a_closed_inbox(room: Room) -> None:
    room.house.clock.move_to(NIGHT)
    await room.saves(await room.answered())
    room.house.platform.closed_inboxes.add(MemberId("bo"))
    room.house.clock.move_to(MORNING)
    await room.bot.tick()

    assert "cannot ask the author" in room.told("cecilia")[0].text
    assert await room.kept.get(1) is None


async def test_nobody_is_asked_more_than_three_times_a_day(room: Room) -> None:
    for number in range(4):
        await room.saves(await room.answered(f"Advice number {number}: ask Customs."))

    assert len(room.told("bo")) == 3
    room.house.clock.move_to(MORNING)
    await room.bot.tick()
    assert len(room.told("bo")) == 4


async def test_mine_lists_only_ones_own(room: Room) -> None:
    await room.shared()
    await room.shared()

    mine = await room.says("knowledge mine", "bo")
    assert "You share 2 texts" in mine.text
    one = await room.presses_and_reads(button(mine, "2"), "bo")
    assert "shared with your name" in one.text
    assert "You share nothing" in (await room.says("knowledge mine", "anna")).text


async def test_a_message_that_its_author_deletes_unanswered_is_let_go(room: Room) -> None:
    message = await room.answered()
    await room.saves(message)
    await room.deletes(message)

    kept = await room.kept.get(1)
    assert kept is not None
    assert (kept.choice, kept.texts) == (Choice.NO, None)
    assert "Customs" not in room.told("bo")[0].text


async def test_a_channel_vertti_is_not_let_into_is_no_trouble(room: Room) -> None:
    link = await room.house.platform.link(await room.answered())
    room.house.platform.fail_reading = Refused("no_permission")

    assert "I cannot read that message" in (await room.says(f"knowledge save {link}", "cecilia")).text


async def test_what_nobody_answers_is_forgotten(room: Room) -> None:
    await room.saves(await room.answered())
    room.house.clock.move(timedelta(days=91))
    await room.bot.tick()

    assert await room.kept.get(1) is None


async def test_the_choice_holds_on_the_other_platform_too(room: Room) -> None:
    await room.shared()
    other = FakePlatform(room.house.clock, space=SpaceId("other:home"))
    room.house.chat.platforms.running.append(other)
    before = await room.asks_on(other, ASKED)
    mine = await room.says("knowledge mine", "bo")
    await room.opens_with(button(mine, "Without my name or company"), "bo")
    after = await room.asks_on(other, ASKED)

    assert ("Shared by Bo" in before.text, "Bo" in after.text) == (True, False)
    mine = await room.says("knowledge mine", "bo")
    await room.presses(button(mine, "Take it back"), "bo")
    assert [each.content.text for each in other.said()] == ["This answer has been withdrawn."] * 2


@pytest.mark.parametrize(
    "words", ["knowledge save nowhere", "knowledge save https://fake.example/general/m9999"]
)
async def test_a_message_that_is_not_there_cannot_be_saved(room: Room, words: str) -> None:
    before = len(room.house.platform.forms)
    await room.calls(words, "anna")

    assert room.reply().text
    assert len(room.house.platform.forms) == before
