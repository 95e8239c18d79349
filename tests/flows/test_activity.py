"""What is recorded of who was active: ids and times, and nothing of people who were not told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.activity import Activity
from bot.chat.events import Author, AuthorKind, CommandCalled, Event, MessagePosted, ReactionChanged
from bot.chat.ids import MemberId, MessageId, Person, Place
from bot.chat.ports import Channel
from storage.activity import StoredActivity
from storage.engine import Database
from storage.tables.activity import activity
from tests.flows.house import HOME, House, make_house

KEPT = timedelta(days=365)
SECRET = "our buyer in Kiel pays late"


@dataclass(slots=True)
class Desk:
    house: House
    recording: Activity
    place: Place

    async def turn_on(self) -> None:
        staff = Person(self.place.space, MemberId("chief"))
        channel = Channel(place=self.place, watched=True)
        await self.house.chat.channels.put(channel, by=staff, now=self.house.clock.now())

    def posted(
        self, who: str = "anna", *, thread: MessageId | None = None, kind: AuthorKind = AuthorKind.PERSON
    ) -> MessagePosted:
        message = self.house.platform.say(who, self.place, thread=thread)
        return MessagePosted(
            event_id=f"msg:{message.key}",
            space=message.space,
            at=self.house.clock.now(),
            message=message,
            author=Author(MemberId(who), kind),
            text=SECRET,
        )

    async def hear(self, *events: Event) -> None:
        for event in events:
            await self.recording.on(event)

    async def rows(self) -> list[dict[str, object]]:
        async with self.house.database.reading() as connection:
            found = await connection.execute(select(activity).order_by(activity.c.event_id))
            return [dict(row) for row in found.mappings()]


@pytest.fixture
async def desk(database: Database) -> Desk:
    house = make_house(database)
    recording = Activity(house.chat, StoredActivity(database, HOME), kept=KEPT)
    return Desk(house, recording, house.platform.channel("export"))


async def test_a_message_leaves_ids_and_its_place_in_the_conversation(desk: Desk) -> None:
    await desk.turn_on()
    first = desk.posted()
    reply = desk.posted("bo", thread=first.message.message)
    await desk.hear(first, reply)
    rows = await desk.rows()

    told = [(row["kind"], row["member"], row["starter"], row["conversation"]) for row in rows]
    assert told == [
        ("message", "anna", True, first.message.message),
        ("message", "bo", False, first.message.message),
    ]


async def test_no_text_is_kept(desk: Desk) -> None:
    await desk.turn_on()
    await desk.hear(desk.posted())

    assert SECRET not in str(await desk.rows())


async def test_nothing_is_recorded_where_nobody_was_told(desk: Desk) -> None:
    message = desk.posted()
    reaction = ReactionChanged(
        event_id="r1",
        space=message.space,
        at=message.at,
        message=message.message,
        member=Author(MemberId("bo")),
        emoji="💡",
        added=True,
        sequence="1",
    )
    await desk.hear(message, reaction)

    assert await desk.rows() == []


async def test_the_same_event_twice_is_one_row(desk: Desk) -> None:
    await desk.turn_on()
    message = desk.posted()
    await desk.hear(message, message)

    assert len(await desk.rows()) == 1


async def test_staff_bots_and_members_are_told_apart(desk: Desk) -> None:
    await desk.turn_on()
    desk.house.platform.staff.add(MemberId("chief"))
    await desk.hear(desk.posted("anna"), desk.posted("chief"), desk.posted("robot", kind=AuthorKind.BOT))
    rows = await desk.rows()

    assert {str(row["member"]): row["author"] for row in rows} == {
        "anna": "member",
        "chief": "staff",
        "robot": "bot",
    }


async def test_whoever_asked_not_to_be_recorded_is_not(desk: Desk) -> None:
    await desk.turn_on()
    anna = Person(desk.place.space, MemberId("anna"))
    await desk.hear(desk.posted())
    await desk.recording.forget_person(anna)
    await desk.house.chat.people.choose_recording(anna, recorded=False, now=desk.house.clock.now())
    await desk.hear(desk.posted())

    assert await desk.rows() == []


async def test_a_private_message_is_not_recorded_but_a_command_is(desk: Desk) -> None:
    private = desk.posted()
    direct = MessagePosted(
        event_id="d1",
        space=private.space,
        at=private.at,
        message=private.message,
        author=private.author,
        text=SECRET,
        direct=True,
    )
    command = CommandCalled(
        event_id="c1",
        space=private.space,
        at=private.at,
        member=MemberId("anna"),
        place=desk.place,
        reply_handle="h",
        words="help",
    )
    await desk.hear(direct, command)

    assert [row["kind"] for row in await desk.rows()] == ["command"]


async def test_what_is_older_than_the_setting_goes(desk: Desk) -> None:
    await desk.turn_on()
    await desk.hear(desk.posted("anna"))
    desk.house.clock.move(KEPT + timedelta(minutes=1))
    await desk.hear(desk.posted("bo"))
    await desk.recording.forget(desk.house.clock.now())

    assert [row["member"] for row in await desk.rows()] == ["bo"]
