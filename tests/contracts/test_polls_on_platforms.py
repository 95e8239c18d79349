"""A poll on a real platform with the whole core behind it: posted by a schedule, voted in, and counted."""

from __future__ import annotations

import asyncio
import importlib
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest

from bot.bot import Bot
from bot.chat.chat import Chat
from bot.chat.content import Content
from bot.chat.events import ButtonPressed, CommandCalled, Event, VoteChanged
from bot.chat.ids import MemberId, MessageRef, Person
from bot.chat.ports import Channel
from storage.engine import Database
from storage.prompting.votes import StoredVotes
from tests.contracts.rig import Rig, Seen
from tests.contracts.whole import HOME, put_together

_RIGS = sorted(path.stem for path in (Path(__file__).parent / "rigs").glob("*.py"))
_PROMPTS = Path(__file__).parents[2] / "prompts"
ASKED = "Mihin suuntaan katsotte"


@dataclass(slots=True)
class Ear:
    """Hands events to the core, and knows how many votes have been dealt with."""

    bot: Bot
    votes: int = 0
    more: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def receive(self, event: Event) -> None:
        await self.bot.receive(event)
        await self.bot.settle()
        async with self.more:
            self.votes += isinstance(event, (ButtonPressed, VoteChanged))
            self.more.notify_all()

    async def dealt_with(self, votes: int) -> None:
        async with asyncio.timeout(20), self.more:
            await self.more.wait_for(lambda: self.votes >= votes)


@dataclass(slots=True)
class Room:
    rig: Rig
    bot: Bot
    chat: Chat
    database: Database
    ear: Ear
    votes: int = 0

    async def does(self, words: str) -> str:
        """A staff command, and what it answers."""
        now = self.chat.clock.now()
        event = CommandCalled(
            event_id=words,
            space=self.rig.platform.space,
            at=now,
            member=self.rig.chief,
            place=self.rig.general,
            reply_handle="",
            words=words,
        )
        said = await self.bot.do(event)
        return said.text if isinstance(said, Content) else ""

    async def poll(self) -> Seen:
        (seen,) = [each for each in await self.rig.messages(self.rig.export) if ASKED in each.text]
        return seen

    async def vote(self, who: MemberId, option: int) -> None:
        message = (await self.poll()).message
        assert message is not None
        await self.rig.vote(who, message, option)
        self.votes += 1
        await self.ear.dealt_with(self.votes)

    async def counts(self) -> tuple[int, ...]:
        return tuple(count for _, count in (await self.poll()).options)

    async def voters(self, message: MessageRef | None) -> int:
        assert message is not None
        return await StoredVotes(self.database, HOME).voters(message)


@pytest.fixture(params=_RIGS)
async def room(request: pytest.FixtureRequest, sqlite: Database, tmp_path: Path) -> AsyncIterator[Room]:
    (tmp_path / "prompts").mkdir()
    shutil.copy(_PROMPTS / "p01.toml", tmp_path / "prompts")
    noon = f"Etc/GMT{datetime.now(UTC).hour - 12:+d}"
    bot, chat = put_together(sqlite, timezone=noon, prompts=tmp_path / "prompts")
    ear = Ear(bot)
    module = importlib.import_module(f"tests.contracts.rigs.{request.param}")
    async with module.open_rig(catalogue=bot.catalogue.declared(), core=ear.receive) as opened:
        rig = cast("Rig", opened)
        chat.platforms.running.append(rig.platform)
        chief = Person(rig.platform.space, rig.chief)
        await chat.people.choose_language(chief, "en", now=chat.clock.now())
        await chat.channels.put(Channel(place=rig.export, prompts=True), by=chief, now=chat.clock.now())
        room = Room(rig, bot, chat, sqlite, ear)
        await room.does(f"schedule add monday 9:00 {await rig.platform.place_name(rig.export)}")
        await room.does("schedule now 1")
        await bot.tick()
        yield room
        await bot.settle()

        assert list(rig.violations()) == []


async def test_members_vote_and_everybody_sees_the_counts(room: Room) -> None:
    await room.vote(room.rig.anna, 1)
    await room.vote(room.rig.bo, 3)
    await room.vote(room.rig.chief, 3)
    seen = await room.poll()
    replies = [await room.rig.private_replies(who, count=0) for who in (room.rig.anna, room.rig.bo)]

    assert [count for _, count in seen.options] == [1, 0, 2, 0]
    assert await room.voters(seen.message) == 3
    assert [list(each) for each in replies] == [[], []]
    assert len(await room.rig.messages(room.rig.export)) == 1


async def test_the_other_languages_stand_in_the_thread_with_the_same_numbers(room: Room) -> None:
    *_, below = await room.rig.messages(room.rig.export, thread=(await room.poll()).message)

    assert "Norden" in below.text
    assert "Further away" in below.text
    assert [option[:3] for option, _ in (await room.poll()).options] == ["1  ", "2  ", "3  ", "4  "]


async def test_who_turns_recording_off_takes_their_vote_out_of_what_vertti_keeps(room: Room) -> None:
    await room.vote(room.rig.anna, 1)
    await room.vote(room.rig.chief, 1)
    await room.does("recording off")
    await room.bot.tick()
    await room.bot.settle()
    seen = await room.poll()

    assert await room.voters(seen.message) == 1
    if not room.rig.platform.abilities.native_polls:
        assert await room.counts() == (1, 0, 0, 0)


async def test_two_who_vote_at_once_are_both_counted(room: Room) -> None:
    message = (await room.poll()).message
    assert message is not None
    await asyncio.gather(*(room.rig.vote(who, message, 2) for who in (room.rig.anna, room.rig.bo)))
    await room.ear.dealt_with(2)

    assert await room.counts() == (0, 2, 0, 0)
