"""The host's own words: which message is the week's question, and undoing it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.chat.events import Author, AuthorKind, MessageEdited
from bot.chat.ids import MemberId, MessageId
from storage.engine import Database
from tests.flows.hosting_room import HOUR, MINUTE, MONDAY_9, WORDS, Hosted, host_room

QUESTION = "Question 2 in fi"
NOON = MONDAY_9 + 4 * HOUR
"""When the host's time ends."""
TOOK = "as this week's question"


@pytest.fixture
async def room(sqlite: Database) -> Hosted:
    """`bo` hosts the first Monday."""
    made = await host_room(sqlite)
    await made.calls_for("host")
    return made


async def test_the_hosts_own_words_are_the_question_and_vertti_stays_silent(room: Hosted) -> None:
    await room.at(MONDAY_9)
    await room.at(MONDAY_9 + 20 * MINUTE)
    taken = await room.writes()
    for hours in range(1, 30):
        await room.at(MONDAY_9 + hours * HOUR)
    occurrence = await room.occurrence()

    assert taken
    assert room.posted() == []
    assert (occurrence.state, occurrence.message) == ("hosted", room.last)
    assert room.told()[1:] == [
        (
            f"I took [your message](https://fake.example/vienti/{room.last.message}) in #vienti as this week's question, "
            "and post none myself. Thank you. If you did not mean it so, undo it."
        )
    ]


async def test_a_message_at_the_very_second_counts_before_anything_was_planned(room: Hosted) -> None:
    room.planner.house.clock.move_to(MONDAY_9)

    assert await room.writes()
    await room.at(MONDAY_9 + MINUTE)
    assert len(room.told()) == 1
    assert room.posted() == []


async def test_the_last_moment_counts_and_the_next_does_not(room: Hosted) -> None:
    await room.at(MONDAY_9)
    room.planner.house.clock.move_to(NOON)

    assert not await room.writes(at=NOON)
    assert not await room.writes(at=MONDAY_9 - MINUTE)
    assert await room.writes(at=NOON - timedelta(milliseconds=1))


@pytest.mark.parametrize(
    "fields",
    [
        {"who": "anna"},
        {"channel": "export"},
        {"thread": MessageId("m0001")},
        {"changes": {"reply_to": MessageId("m0001")}},
        {"changes": {"addressed": True}},
        {"changes": {"direct": True}},
        {"changes": {"author": Author(MemberId("bo"), AuthorKind.BOT)}},
        {"text": "  "},
    ],
    ids=["another", "elsewhere", "thread", "reply", "to-vertti", "direct", "bot", "wordless"],
)
async def test_what_is_not_the_hosts_own_word_in_the_channel_is_not_taken(
    room: Hosted, fields: dict[str, object]
) -> None:
    await room.at(MONDAY_9)

    assert not await room.writes(**fields)  # pyright: ignore[reportArgumentType]
    assert (await room.occurrence()).state == "planned"


async def test_an_edited_message_is_not_taken(room: Hosted) -> None:
    early = room.says("See you at nine")
    await room.at(MONDAY_9)
    edited = MessageEdited(
        event_id="edit",
        space=early.space,
        at=MONDAY_9,
        message=early.message,
        author=early.author,
        text=WORDS,
    )

    assert not await room.planner.prompting.on(edited)
    assert (await room.occurrence()).state == "planned"


async def test_only_the_first_message_is_taken(room: Hosted) -> None:
    await room.at(MONDAY_9)
    first = await room.writes()
    second = await room.writes("And another thing")

    assert (first, second) == (True, False)
    assert (await room.occurrence()).message == room.said[0].message


async def test_a_message_told_of_twice_is_taken_once_and_stays_the_question(room: Hosted) -> None:
    await room.at(MONDAY_9)
    await room.writes()
    again = await room.planner.prompting.on(room.said[0])
    await room.at(MONDAY_9 + MINUTE)

    assert again
    assert len(room.told()) == 2


async def test_a_date_that_was_skipped_takes_no_message(room: Hosted) -> None:
    await room.planner.says("schedule skip 1 30.11.")
    room.planner.house.clock.move_to(MONDAY_9)

    assert not await room.writes()


async def test_a_paused_schedule_takes_no_message(room: Hosted) -> None:
    await room.at(MONDAY_9)
    await room.planner.says("schedule pause 1")

    assert not await room.writes()


async def test_undo_lets_the_week_wait_for_another_message(room: Hosted) -> None:
    await room.at(MONDAY_9)
    await room.writes("Good morning")
    undone = await room.press(room.notes()[-1], "Undo")
    again = await room.press(room.notes()[-1], "Undo")
    repeated = await room.planner.prompting.on(room.said[0])
    await room.at(MONDAY_9 + HOUR)
    second = await room.writes()
    await room.at(MONDAY_9 + 2 * HOUR)

    assert undone.text == (
        "Undone: that message is not the week's question. I wait for another one from you until 13:00 "
        "(Europe/Helsinki)."
    )
    assert again.text == "That has been undone already."
    assert (repeated, second) == (False, True)
    assert (await room.occurrence()).message == room.last
    assert [TOOK in each for each in room.told()] == [False, True, True]


async def test_an_old_undo_does_not_undo_a_later_message(room: Hosted) -> None:
    await room.at(MONDAY_9)
    await room.writes("Good morning")
    old = room.notes()[-1]
    await room.press(old, "Undo")
    await room.at(MONDAY_9 + HOUR)
    await room.writes()
    reply = await room.press(old, "Undo")

    assert reply.text == "That has been undone already."
    assert (await room.occurrence()).message == room.last


async def test_undone_after_the_hosts_time_vertti_posts(room: Hosted) -> None:
    await room.at(MONDAY_9)
    await room.writes("Good morning")
    await room.at(NOON + HOUR)
    undone = await room.press(room.notes()[-1], "Undo")
    await room.at(NOON + HOUR + MINUTE)

    assert undone.text.endswith("Your time has passed, so I post the draft myself soon.")
    assert room.posted() == [QUESTION]


async def test_after_the_window_it_is_too_late_to_undo(room: Hosted) -> None:
    await room.at(MONDAY_9)
    await room.writes("Good morning")
    await room.at(NOON + 12 * HOUR)
    reply = await room.press(room.notes()[-1], "Undo")

    assert reply.text.startswith("It is too late to undo that")
    assert (await room.occurrence()).state == "hosted"


async def test_only_the_host_can_undo(room: Hosted) -> None:
    await room.at(MONDAY_9)
    await room.writes()
    await room.press(room.notes()[-1], "Undo", who="anna")

    assert (await room.occurrence()).state == "hosted"


async def test_a_deleted_question_counts_as_undone_while_the_host_has_time(room: Hosted) -> None:
    await room.at(MONDAY_9)
    await room.writes("Good morning")
    await room.deletes(room.said[0])
    await room.at(MONDAY_9 + HOUR)
    second = await room.writes()

    assert room.told()[2] == (
        "You deleted your message in #vienti, so it is not the week's question any more. I wait for another one "
        "until 13:00 (Europe/Helsinki)."
    )
    assert second


async def test_deleted_after_the_hosts_time_it_stays_the_weeks_question(room: Hosted) -> None:
    await room.at(MONDAY_9)
    await room.writes()
    await room.at(NOON + MINUTE)
    await room.deletes(room.said[0])
    await room.at(NOON + HOUR)

    assert room.posted() == []
    assert (await room.occurrence()).state == "hosted"


async def test_a_deleted_reply_under_the_question_undoes_nothing(room: Hosted) -> None:
    await room.at(MONDAY_9)
    await room.writes()
    reply = room.says("At ours it was the queue", who="anna", thread=room.last.message)
    await room.deletes(reply)

    assert (await room.occurrence()).state == "hosted"
