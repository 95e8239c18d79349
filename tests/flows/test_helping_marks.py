from __future__ import annotations

from datetime import timedelta

import pytest

from bot.chat.events import AuthorKind
from bot.chat.ids import MessageId, MessageRef
from bot.errors import OutcomeUnknown, Refused
from storage.engine import Database
from tests.flows.helping_room import Room, told


@pytest.fixture
async def room(sqlite: Database) -> Room:
    room = Room(sqlite)
    await room.watch()
    return room


async def test_several_emoji_by_one_person_are_one_mark_until_the_last_goes(room: Room) -> None:
    message = room.says("anna")
    await room.reacts("bo", message, "💡")
    await room.reacts("bo", message, "helpful")
    await room.reacts("bo", message, "💡", added=False)
    one_left = await room.standing(message)
    await room.reacts("bo", message, "helpful", added=False)

    assert one_left == ["bo helpful counted"]
    assert await room.standing(message) == []


async def test_other_emoji_are_no_marks(room: Room) -> None:
    message = room.says("anna")
    await room.reacts("bo", message, "👍")

    assert await room.log.message(message) is None


async def test_a_channel_with_questions_counts_as_watched(room: Room) -> None:
    await room.watch(watched=False, questions=True)
    message = room.says("anna")
    await room.reacts("bo", message)

    assert await room.standing(message) == ["bo helpful counted"]


async def test_nothing_is_kept_in_a_channel_that_is_not_watched(room: Room) -> None:
    await room.watch(watched=False)
    message = room.says("anna")
    await room.reacts("bo", message)
    await room.helping.on(told(room.reaction("carl", message), "anna"))

    assert await room.log.message(message) is None


async def test_a_bots_reaction_and_a_bots_message_do_not_count(room: Room) -> None:
    message, robots = room.says("anna"), room.says("robot", kind=AuthorKind.BOT)
    await room.helping.on(room.reaction("robot", message, bot=True))
    await room.reacts("bo", robots)

    assert await room.standing(message) == ["robot helpful giver-is-bot"]
    assert await room.standing(robots) == ["bo helpful message-by-bot"]


async def test_the_asker_says_solved_on_the_own_question_and_on_an_answer(room: Room) -> None:
    question = room.says("anna")
    answer = room.says("bo", to=question)
    await room.reacts("anna", question, "✅")
    await room.reacts("anna", answer, "✅")
    await room.reacts("carl", answer, "✅")

    assert await room.standing(question) == ["anna solved counted"]
    assert await room.standing(answer) == [
        "anna helpful counted",
        "anna solved counted",
        "carl helpful counted",
    ]


async def test_solved_goes_with_its_check_mark_while_another_emoji_stays_helpful(room: Room) -> None:
    answer = room.says("bo", to=room.says("anna"))
    await room.reacts("anna", answer, "✅")
    await room.reacts("anna", answer, "🙏")
    await room.reacts("anna", answer, "✅", added=False)

    assert await room.standing(answer) == ["anna helpful counted"]


async def test_nobody_marks_the_own_message(room: Room) -> None:
    message = room.says("anna")
    await room.reacts("anna", message)

    assert await room.standing(message) == ["anna helpful own-message"]


async def test_a_mark_on_verttis_answer_is_a_label_in_any_channel(room: Room) -> None:
    await room.watch(watched=False)
    answer = room.says("vertti", kind=AuthorKind.VERTTI)
    room.labels.answers.add(answer)
    await room.reacts("bo", answer, "💡")
    await room.reacts("bo", answer, "🙏")
    await room.reacts("bo", answer, "💡", added=False)
    await room.reacts("bo", answer, "🙏", added=False)

    assert room.labels.told == [("bo", True), ("bo", True), ("bo", True), ("bo", False)]
    assert await room.log.helpers(since=room.clock.now() - timedelta(days=1)) == []


async def test_a_deleted_message_loses_its_marks_and_a_late_reaction_brings_none_back(room: Room) -> None:
    message = room.says("anna")
    await room.reacts("bo", message)
    await room.deletes(message)
    await room.helping.on(told(room.reaction("carl", message), "anna"))

    assert await room.standing(message) == []


async def test_a_reaction_that_comes_after_the_deletion_of_an_unknown_message_is_nothing(room: Room) -> None:
    message = room.says("anna")
    await room.deletes(message)
    await room.helping.on(told(room.reaction("bo", message), "anna"))

    assert await room.log.marks_on(message) == []


async def test_when_the_author_cannot_be_had_the_event_is_to_be_tried_again(room: Room) -> None:
    message = room.says("anna")
    room.platform.trouble = OutcomeUnknown("timeout")
    event = room.reaction("bo", message)
    with pytest.raises(OutcomeUnknown):
        await room.helping.on(event)
    room.platform.trouble = None
    await room.helping.on(event)

    assert await room.standing(message) == ["bo helpful counted"]


@pytest.mark.parametrize("trouble", [Refused("message_gone"), None])
async def test_a_message_that_is_gone_gets_no_marks(room: Room, trouble: Refused | None) -> None:
    room.platform.trouble = trouble
    message = MessageRef(room.place.space, room.place.channel, MessageId("nowhere"))
    await room.reacts("bo", message)

    assert await room.log.message(message) is None


async def test_the_eleventh_mark_within_an_hour_does_not_count_even_if_given_again(room: Room) -> None:
    messages = [room.says(f"member{number}") for number in range(11)]
    for message in messages:
        await room.reacts("bo", message)
    await room.reacts("bo", messages[0], added=False)
    await room.reacts("bo", messages[10], added=False)
    await room.passes(timedelta(hours=2))
    await room.reacts("bo", messages[10])
    after = room.says("dora")
    await room.reacts("bo", after)

    assert await room.standing(messages[9]) == ["bo helpful counted"]
    assert await room.standing(messages[10]) == ["bo helpful too-many"]
    assert await room.standing(after) == ["bo helpful counted"]


async def test_taking_a_mark_back_gives_no_room_for_another_in_the_hour(room: Room) -> None:
    messages = [room.says(f"member{number}") for number in range(11)]
    for message in messages[:10]:
        await room.reacts("bo", message)
        await room.reacts("bo", message, added=False)
    await room.reacts("bo", messages[10])

    assert await room.standing(messages[10]) == ["bo helpful too-many"]


async def test_two_who_thank_each_other_get_three_each_way_in_a_week(room: Room) -> None:
    annas, bos = [room.says("anna") for _ in range(5)], [room.says("bo") for _ in range(5)]
    for number in range(4):
        await room.reacts("bo", annas[number])
        await room.reacts("anna", bos[number])
    fourth = [await room.standing(annas[3]), await room.standing(bos[3])]
    await room.passes(timedelta(days=8))
    await room.reacts("bo", annas[4])

    assert fourth == [["bo helpful back-and-forth"], ["anna helpful back-and-forth"]]
    assert await room.standing(annas[2]) == ["bo helpful counted"]
    assert await room.standing(annas[4]) == ["bo helpful counted"]


async def test_a_verdict_stays_when_the_event_comes_again_much_later(room: Room) -> None:
    message = room.says("anna")
    event = room.reaction("bo", message)
    await room.helping.on(event)
    await room.watch(watched=False)
    room.clock.move(timedelta(days=40))
    await room.helping.on(event)

    assert await room.standing(message) == ["bo helpful counted"]


async def test_a_mark_on_an_old_message_does_not_count(room: Room) -> None:
    message = room.says("anna")
    room.clock.move(timedelta(days=31))
    await room.reacts("bo", message)

    assert await room.standing(message) == ["bo helpful too-old"]


@pytest.mark.parametrize("who", ["anna", "bo"])
async def test_of_those_who_turned_recording_off_nothing_is_kept(room: Room, who: str) -> None:
    await room.chat.people.choose_recording(room.person(who), recorded=False, now=room.clock.now())
    message = room.says("anna")
    await room.reacts("bo", message)

    assert await room.log.marks_on(message) == []
