"""A hosted week on a real platform, with the whole core behind it: the draft, the host's words, silence, and undo."""

from __future__ import annotations

import importlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot.bot import Bot
from bot.chat.chat import Chat
from bot.chat.events import ButtonPressed, CommandCalled, MessagePosted
from bot.chat.ids import Person
from bot.chat.ports import Channel
from bot.prompting.dates import Hosting
from bot.prompting.occurrence import Occurrence, regular_occasion
from bot.prompting.rules import Rules
from bot.prompting.schedule import Schedule, ScheduleState
from storage.engine import Database
from storage.prompting import StoredPrompts
from tests.contracts.rig import Rig
from tests.contracts.whole import HOME, put_together

_RIGS = sorted(path.stem for path in (Path(__file__).parent / "rigs").glob("*.py"))
ASKED = "Mikä on EORI-numero?"


@dataclass(slots=True)
class Room:
    """`anna` hosts a week in #general whose hour has just come; members' questions there are answered at once."""

    rig: Rig
    bot: Bot
    chat: Chat
    kept: StoredPrompts
    schedule: Schedule
    day: date

    async def round(self) -> None:
        """What was heard, what is due, and in the next round the notes that were left in this one."""
        for _ in range(2):
            await self.bot.settle()
            await self.bot.tick()
        await self.bot.settle()

    async def state(self) -> Occurrence:
        (found,) = await self.kept.occurrences.of("s1", occasion=regular_occasion(self.day))
        return found

    async def add(self) -> None:
        """The schedule, its channel and an entry that a question in it could be answered with."""
        now = self.chat.clock.now()
        chief = Person(self.rig.platform.space, self.rig.chief)
        channel = Channel(place=self.rig.general, prompts=True, questions=True, people_first=timedelta())
        await self.chat.channels.put(channel, by=chief, now=now)
        await self.kept.schedules.add(self.schedule)
        await self.bot.do(
            CommandCalled(
                event_id="entry",
                space=self.rig.platform.space,
                at=now,
                member=self.rig.chief,
                place=self.rig.general,
                reply_handle="",
                words=f'knowledge add eori "{ASKED}" "Hae se Tullista."',
            )
        )


@pytest.fixture(params=_RIGS)
async def room(request: pytest.FixtureRequest, sqlite: Database) -> AsyncIterator[Room]:
    module = importlib.import_module(f"tests.contracts.rigs.{request.param}")
    bot, chat = put_together(sqlite, timezone="UTC")
    async with module.open_rig(catalogue=bot.catalogue.declared(), core=bot.receive) as rig:
        chat.platforms.running.append(rig.platform)
        due = (datetime.now(UTC) - timedelta(minutes=2)).replace(second=0, microsecond=0)
        schedule = Schedule(
            id="s1",
            number=0,
            weekday=due.weekday(),
            time=due.time(),
            zone="UTC",
            language="fi",
            places=(rig.general,),
            state=ScheduleState.ACTIVE,
            since=due - timedelta(days=1),
            planned_to=None,
            created_by=Person(rig.platform.space, rig.chief),
            rules=Rules(holidays_of=None, quiet=None),
        )
        made = Room(rig, bot, chat, StoredPrompts(sqlite, HOME), schedule, due.date())
        await made.add()
        host = Person(rig.platform.space, rig.anna)
        await chat.people.choose_language(host, "en", now=due)
        await made.kept.hostings.volunteer(
            Hosting(schedule="s1", local_date=due.date(), place=rig.general, host=host, since=due)
        )
        yield made
        await bot.settle()

        assert list(rig.violations()) == []


async def test_the_host_asks_in_their_own_words_and_vertti_neither_asks_nor_answers(room: Room) -> None:
    rig = room.rig
    await room.round()
    (draft,) = await rig.inbox(rig.anna)
    said = await rig.say(rig.anna, rig.general, ASKED)
    await rig.event(MessagePosted, count=1)
    await room.round()
    notes = await rig.inbox(rig.anna, count=2)
    here = await rig.messages(rig.general)
    under_it = await rig.messages(rig.general, thread=said)

    assert "It is time for this week's question in" in draft.text
    assert await rig.platform.place_link(rig.general) in draft.raw.replace("\\/", "/").replace("&#x2F;", "/")
    assert draft.buttons == ("Give the week back",)
    assert (await room.state()).message == said
    assert "I took your message" in notes[1].text
    assert notes[1].buttons == ("Undo",)
    assert [each.message for each in here] == [said]
    assert [each for each in under_it if each.message != said] == []


async def test_anybody_elses_question_is_answered_meanwhile(room: Room) -> None:
    rig = room.rig
    await room.round()
    said = await rig.say(rig.bo, rig.general, ASKED)
    await rig.event(MessagePosted, count=1)
    await room.round()
    answers = await rig.messages(rig.general, thread=said)

    assert any("Hae se Tullista." in each.text for each in answers)
    assert (await room.state()).state == "planned"


async def test_undo_works_under_the_private_note(room: Room) -> None:
    rig = room.rig
    await room.round()
    first = await rig.say(rig.anna, rig.general, "Huomenta kaikille")
    await rig.event(MessagePosted, count=1)
    await room.round()
    note = (await rig.inbox(rig.anna, count=2))[-1]
    assert note.message is not None
    before = len(await rig.private_replies(rig.anna, count=0))
    await rig.press(rig.anna, note.message, "Undo")
    await rig.event(ButtonPressed)
    await room.round()
    reply = (await rig.private_replies(rig.anna, count=before + 1))[-1]
    second = await rig.say(rig.anna, rig.general, "Mikä yllätti teidät messuilla?")
    await rig.event(MessagePosted, count=2)
    await room.round()

    assert "I wait for another one from you until" in reply.text
    assert first != second
    assert (await room.state()).message == second
