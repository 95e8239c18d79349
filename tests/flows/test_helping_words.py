from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.content import Content
from bot.chat.events import AuthorKind
from bot.errors import TryLater
from storage.engine import Database
from tests.flows.helping_room import Room


@pytest.fixture
async def room(sqlite: Database) -> Room:
    room = Room(sqlite)
    await room.watch()
    return room


async def test_why_tells_the_giver_of_the_own_mark_and_numbers_of_the_others(room: Room) -> None:
    message = room.says("anna")
    await room.reacts("bo", message)
    await room.reacts("carl", message)
    await room.passes(timedelta(minutes=1))
    await room.reacts("anna", message)

    text = await room.asks("bo", "why", link=message)

    assert text == (
        "- Your mark (helpful): it counts.\n"
        "- One mark from another member (helpful): it counts.\n"
        "- One mark from another member (helpful): does not count, because a message cannot be marked by its own author."
    )


async def test_why_tells_the_author_who_gave_a_mark(room: Room) -> None:
    message = room.says("anna")
    await room.reacts("bo", message)
    await room.reacts("bo", message, added=False)

    text = await room.asks("anna", "why", link=message)

    assert text == "- From Bo (helpful): taken back, because the reaction was removed."


async def test_why_explains_what_has_no_marks(room: Room) -> None:
    unmarked, answer, gone = room.says("anna"), room.says("vertti", kind=AuthorKind.VERTTI), room.says("anna")
    await room.reacts("bo", answer)
    await room.deletes(gone)

    none = await room.asks("bo", "why", link=unmarked)
    label = await room.asks("bo", "why", link=answer)
    deleted = await room.asks("bo", "why", link=gone)
    await room.watch(watched=False)
    not_watched = await room.asks("bo", "why", link=unmarked)

    assert "These reactions are marks: ✅ 💡 🙏 :helpful:" in none
    assert label.startswith("I wrote that message.")
    assert deleted.startswith("That message has been deleted")
    assert not_watched.startswith("No marks are kept in that channel.")


async def test_helpers_are_ranked_by_distinct_givers_and_the_own_line_is_always_there(room: Room) -> None:
    for message in [room.says("anna") for _ in range(3)]:
        await room.reacts("carl", message)
    bos = room.says("bo")
    await room.reacts("carl", bos)
    await room.reacts("dora", bos)

    assert await room.asks("anna", "helpers") == (
        "In the last 30 days the messages of these members have helped others:\n\n"
        "- **Bo**: helped 2 people, 2 marks\n"
        "- **Anna**: helped one person, 3 marks\n\n"
        "You: helped one person, 3 marks."
    )
    assert (await room.asks("carl", "helpers")).endswith("You: no marks in this time.")


async def test_helpers_shows_ten_and_forgets_after_thirty_days(room: Room) -> None:
    for number in range(11):
        await room.reacts(f"giver{number}", room.says(f"helper{number:02}"))

    shown = await room.asks("giver0", "helpers")
    own = await room.asks("helper10", "helpers")
    room.clock.move(timedelta(days=31))
    later = await room.asks("giver0", "helpers")

    assert shown.count("- **") == 10
    assert own.endswith("You: helped one person, one mark.")
    assert later.startswith("Nobody has been marked as helpful in the last 30 days.")


async def test_who_leaves_the_list_is_not_shown_and_comes_back_with_all_marks(room: Room) -> None:
    await room.reacts("bo", room.says("anna"))
    await room.asks("anna", "helpers leave")
    await room.reacts("carl", room.says("anna"))
    away = await room.asks("anna", "helpers")
    await room.asks("anna", "helpers join")

    assert "Anna" not in away
    assert away.endswith("`/helpers join` brings you back.")
    assert "- **Anna**: helped 2 people, 2 marks" in await room.asks("bo", "helpers")


async def test_a_helper_is_told_once_a_message_and_without_names(room: Room) -> None:
    message = room.says("anna")
    await room.reacts("bo", message)
    await room.reacts("carl", message)
    await room.tick()
    await room.passes(timedelta(days=1))

    [(member, note, _)] = room.platform.whispers
    assert member == "anna"
    assert note.text == (
        "An answer of yours helped somebody. Thank you.\n\n- https://fake.example/export/m0001"
    )
    assert "bo" not in note.text.lower().split()


async def test_further_thanks_of_the_day_come_as_one_note_the_next_morning(room: Room) -> None:
    await room.reacts("bo", room.says("anna"))
    await room.tick()
    for _ in range(3):
        await room.reacts("carl", room.says("anna"))
    await room.passes(timedelta(hours=2))
    told_today = len(room.platform.whispers)
    room.clock.move_to(datetime(2026, 11, 25, 6, 0, tzinfo=UTC))
    await room.tick()

    assert told_today == 1
    assert notes(room)[1].startswith("3 answers of yours helped somebody.")


async def test_nobody_is_told_at_night(room: Room) -> None:
    room.clock.move_to(datetime(2026, 11, 24, 20, 0, tzinfo=UTC))
    await room.reacts("bo", room.says("anna"))

    wish = await room.helping.tick(room.clock.now())
    at_night = len(room.platform.whispers)
    room.clock.move_to(datetime(2026, 11, 25, 6, 0, tzinfo=UTC))
    await room.tick()

    assert wish == datetime(2026, 11, 25, 6, 0, tzinfo=UTC)
    assert (at_night, len(room.platform.whispers)) == (0, 1)


async def test_a_mark_taken_back_in_time_is_not_told_of(room: Room) -> None:
    message = room.says("anna")
    await room.reacts("bo", message)
    await room.reacts("bo", message, added=False)
    await room.tick()

    assert room.platform.whispers == []


async def test_who_left_the_list_is_not_told(room: Room) -> None:
    await room.asks("anna", "helpers leave")
    await room.reacts("bo", room.says("anna"))
    await room.tick()

    assert room.platform.whispers == []


async def test_a_closed_inbox_is_no_error_and_is_not_knocked_at_again(room: Room) -> None:
    room.platform.closed_inboxes.add(room.person("anna").member)
    await room.reacts("bo", room.says("anna"))
    await room.tick()
    room.platform.closed_inboxes.clear()
    await room.passes(timedelta(days=1))

    assert room.platform.whispers == []


async def test_a_note_that_was_certainly_not_sent_is_sent_later(room: Room) -> None:
    await room.reacts("bo", room.says("anna"))
    room.platform.whisper_trouble = TryLater("slow down", timedelta(seconds=40))
    await room.tick()
    before = len(room.platform.whispers)
    await room.passes(timedelta(seconds=40))

    assert (before, len(room.platform.whispers)) == (0, 1)


def notes(room: Room) -> list[str]:
    contents: list[Content] = [content for _, content, _ in room.platform.whispers]
    return [content.text for content in contents]
