"""A moderator puts an answer right on a real platform: from the message's menu, through a form, in the answer's place."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from bot.bot import Bot
from bot.chat.events import CommandCalled, Event, MessagePosted
from bot.chat.ids import MessageRef, Person
from storage.answering import StoredKnowledge
from storage.answering.upkeep import StoredUpkeep
from storage.engine import Database
from tests.contracts.rig import Rig
from tests.contracts.whole import HOME, put_together

if TYPE_CHECKING:
    from tests.contracts.rigs.discord import DiscordRig
    from tests.contracts.rigs.slack import SlackRig

_RIGS = sorted(path.stem for path in (Path(__file__).parent / "rigs").glob("*.py"))
ASKED = "The forwarder wants our customs identification, whatever that may be?"
ROW = {
    "id": "eori",
    "question": {"en": "How do I get an EORI number?"},
    "answer": {"en": "Apply to Customs."},
    "sources": ["https://tulli.fi/eori"],
}


@dataclass(slots=True)
class Ear:
    """Hands events to the core, and knows which kinds have been dealt with altogether."""

    bot: Bot
    heard: list[type[Event]] = field(default_factory=list[type[Event]])
    more: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def receive(self, event: Event) -> None:
        await self.bot.receive(event)
        await self.bot.settle()
        async with self.more:
            self.heard.append(type(event))
            self.more.notify_all()

    async def dealt_with(self, kind: type[Event]) -> None:
        async with asyncio.timeout(10), self.more:
            await self.more.wait_for(lambda: kind in self.heard)


@dataclass(frozen=True, slots=True)
class Room:
    rig: Rig
    bot: Bot
    ear: Ear
    question: MessageRef

    async def fills_in(self, entry: str) -> str:
        """The chief fills in the form that is open; what the chief then reads."""
        await self.ear.dealt_with(CommandCalled)
        before = len(await self.rig.private_replies(self.rig.chief, count=0))
        await self.rig.fill_in(self.rig.chief, {"id": entry})
        return (await self.rig.private_replies(self.rig.chief, count=before + 1))[-1].text

    async def answer(self) -> str:
        """What stands in the thread under the question."""
        return "\n".join(
            seen.text for seen in await self.rig.messages(self.question.place, thread=self.question)
        )


@pytest.fixture(params=_RIGS)
async def room(request: pytest.FixtureRequest, sqlite: Database) -> AsyncIterator[Room]:
    bot, chat = put_together(sqlite)
    ear = Ear(bot)
    module = importlib.import_module(f"tests.contracts.rigs.{request.param}")
    async with module.open_rig(catalogue=bot.catalogue.declared(), core=ear.receive) as opened:
        rig = cast("Rig", opened)
        chat.platforms.running.append(rig.platform)
        now = chat.clock.now()
        await StoredKnowledge(sqlite, HOME).put([ROW], by="test", now=now)
        chief = Person(rig.platform.space, rig.chief)
        await chat.people.choose_language(chief, "en", now=now)
        question = await rig.say(rig.anna, rig.general, ASKED, mention=True)
        await ear.dealt_with(MessagePosted)
        yield Room(rig, bot, ear, question)
        await bot.settle()

        assert list(rig.violations()) == []


async def test_the_form_asks_for_the_entry_and_the_answer_is_shown_in_place(
    room: Room, sqlite: Database
) -> None:
    link = await room.rig.platform.link(room.question)
    await room.rig.command(room.rig.chief, room.rig.general, "knowledge right", {"message": link})

    assert "eori" in await room.fills_in("eori")
    assert "Apply to Customs." in await room.answer()
    learning = StoredUpkeep(sqlite, HOME).learning
    [candidate] = await learning.gather(now=(await room.rig.event(CommandCalled)).at)
    assert (candidate.text, candidate.entry) == (ASKED, "eori")


async def test_an_entry_that_does_not_exist_changes_nothing(room: Room) -> None:
    before = await room.answer()
    link = await room.rig.platform.link(room.question)
    await room.rig.command(room.rig.chief, room.rig.general, "knowledge right", {"message": link})

    assert "There is no answer with the id" in await room.fills_in("nothing")
    assert await room.answer() == before


@pytest.mark.parametrize("room", ["discord"], indirect=True)
async def test_on_discord_it_stands_in_the_messages_menu(room: Room) -> None:
    rig = cast("DiscordRig", room.rig)
    place, message = int(room.question.channel), int(room.question.message)
    await rig.guild.context(rig.chief, place, message, "The right answer")

    assert "eori" in await room.fills_in("eori")
    assert "Apply to Customs." in await room.answer()


@pytest.mark.parametrize("room", ["slack"], indirect=True)
async def test_on_slack_it_is_a_shortcut_of_the_message(room: Room) -> None:
    rig = cast("SlackRig", room.rig)
    rig.standin.interactions.shortcut("chief", "general", room.question.message, "knowledge right")

    assert "eori" in await room.fills_in("eori")
    assert "Apply to Customs." in await room.answer()
