from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.chat.events import ReactionChanged
from bot.errors import Refused, TryLater
from storage.engine import Database
from tests.flows.helping_room import Room

PEOPLE = ("bo", "carl", "dora")
EMOJI = ("✅", "💡", "🙏", "helpful")
STEPS = st.lists(
    st.tuples(st.sampled_from(PEOPLE), st.sampled_from(EMOJI), st.booleans()), min_size=1, max_size=14
)
SETTINGS = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
async def room(sqlite: Database) -> Room:
    room = Room(sqlite)
    await room.watch()
    return room


def on_the_platform(room: Room, key: str) -> set[tuple[str, str]]:
    return {(each.member, each.emoji) for each in room.platform.reacted.get(key, frozenset())}


@SETTINGS
@given(data=st.data(), steps=STEPS)
async def test_any_order_and_any_repetition_ends_in_the_platforms_own_set(
    room: Room, data: st.DataObject, steps: list[tuple[str, str, bool]]
) -> None:
    message = room.says("anna")
    events = [room.reaction(who, message, emoji, added=added) for who, emoji, added in steps]
    again = data.draw(st.lists(st.sampled_from(events), max_size=6))
    arrivals: list[ReactionChanged] = data.draw(st.permutations([*events, *again]))
    for event in arrivals:
        await room.helping.on(event)

    there = on_the_platform(room, message.key)
    assert await room.given(message) == there
    marks = await room.log.marks_on(message)
    assert {mark.giver for mark in marks if mark.stands} == {who for who, _ in there}


@SETTINGS
@given(data=st.data(), steps=STEPS)
async def test_after_a_gap_reading_again_ends_in_the_platforms_own_set(
    room: Room, data: st.DataObject, steps: list[tuple[str, str, bool]]
) -> None:
    message = room.says("anna")
    await room.reacts("edna", message)
    events = [room.reaction(who, message, emoji, added=added) for who, emoji, added in steps]
    early = data.draw(st.permutations(data.draw(st.lists(st.sampled_from(events)))))
    for event in early:
        await room.helping.on(event)
    await room.catches_up()
    late = data.draw(st.permutations(data.draw(st.lists(st.sampled_from(events)))))
    for event in late:
        await room.helping.on(event)
    await room.tick()

    assert await room.given(message) == on_the_platform(room, message.key)


async def test_a_reaction_given_and_one_taken_back_in_a_gap_are_seen_after_it(room: Room) -> None:
    message = room.says("anna")
    await room.reacts("bo", message)
    room.reaction("bo", message, added=False)
    room.reaction("carl", message)
    await room.catches_up()

    assert await room.standing(message) == ["carl helpful counted"]


async def test_an_event_from_before_the_reading_does_not_bring_back_what_was_taken_off_in_the_gap(
    room: Room,
) -> None:
    message = room.says("anna")
    await room.reacts("edna", message)
    late = room.reaction("bo", message)
    room.reaction("bo", message, added=False)
    await room.catches_up()
    await room.helping.on(late)
    await room.tick()

    assert await room.standing(message) == ["edna helpful counted"]


async def test_an_event_that_arrives_while_reactions_are_read_is_not_undone(room: Room) -> None:
    message = room.says("anna")
    await room.reacts("bo", message)
    room.reaction("bo", message, added=False)
    room.platform.while_reading = lambda: room.reacts("bo", message)
    await room.catches_up()
    await room.tick()

    assert await room.standing(message) == ["bo helpful counted"]


async def test_when_the_platform_says_later_the_reading_goes_on_then(room: Room) -> None:
    message = room.says("anna")
    await room.reacts("bo", message)
    room.reaction("bo", message, added=False)
    room.platform.trouble = TryLater("slow down", timedelta(seconds=40))
    await room.catches_up()
    room.platform.trouble = None
    await room.passes(timedelta(seconds=39))
    too_early = await room.standing(message)
    await room.passes(timedelta(seconds=1))

    assert too_early == ["bo helpful counted"]
    assert await room.standing(message) == []


async def test_a_message_deleted_in_the_gap_loses_its_marks(room: Room) -> None:
    message = room.says("anna")
    await room.reacts("bo", message)
    room.platform.trouble = Refused("message_gone")
    await room.catches_up()

    assert await room.standing(message) == []


async def test_messages_whose_marks_are_older_than_the_age_limit_are_not_read(room: Room) -> None:
    message = room.says("anna")
    await room.reacts("bo", message)
    room.reaction("bo", message, added=False)
    room.clock.move(timedelta(days=31))
    await room.catches_up()

    assert await room.standing(message) == ["bo helpful counted"]
