"""A member's answer becomes knowledge on a real platform: menu, form, private question, approval, credit, and back again."""

from __future__ import annotations

import asyncio
import importlib
import json
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from adapters.terminal.knowledge_files import export_file
from bot.bot import Bot
from bot.chat.events import ButtonPressed, CommandCalled, Event, FormSubmitted, MessagePosted
from bot.chat.ids import MemberId, MessageRef, Person
from storage.answering import StoredKnowledge
from storage.answering.sharing import StoredSharing
from storage.engine import Database
from tests.contracts.rig import Rig
from tests.contracts.whole import HOME, put_together

if TYPE_CHECKING:
    from tests.contracts.rigs.discord import DiscordRig
    from tests.contracts.rigs.slack import SlackRig

_RIGS = sorted(path.stem for path in (Path(__file__).parent / "rigs").glob("*.py"))
ASKED = "Who stamps the EUR.1 certificate for Norway?"
ANSWER = "Customs stamps it. Reserve the time two days ahead."


@dataclass(slots=True)
class Ear:
    """Hands events to the core, and knows how many of a kind have been dealt with altogether."""

    bot: Bot
    heard: Counter[type[Event]] = field(default_factory=Counter[type[Event]])
    more: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def receive(self, event: Event) -> None:
        await self.bot.receive(event)
        await self.bot.settle()
        async with self.more:
            self.heard[type(event)] += 1
            self.more.notify_all()

    async def dealt_with(self, kind: type[Event], count: int) -> None:
        async with asyncio.timeout(10), self.more:
            await self.more.wait_for(lambda: self.heard[kind] >= count)

    async def more_than(self, count: int) -> int:
        """How many events have been dealt with, once they are more than `count`."""
        async with self.more:
            await self.more.wait_for(lambda: self.heard.total() > count)
            return self.heard.total()


@dataclass(slots=True)
class Room:
    rig: Rig
    bot: Bot
    ear: Ear
    answer: MessageRef
    acts: Counter[type[Event]] = field(default_factory=Counter[type[Event]])

    async def save(self) -> None:
        link = await self.rig.platform.link(self.answer)
        await self.rig.command(self.rig.anna, self.rig.general, "knowledge save", {"message": link})
        await self._over(CommandCalled)

    async def fill_in(self, who: MemberId, answer: str = ANSWER) -> str:
        """The form that is open; what is read then."""
        before = len(await self.rig.private_replies(who, count=0))
        await self.rig.fill_in(who, {"question": ASKED, "answer": answer, "source": ""})
        await self._over(FormSubmitted)
        return (await self.rig.private_replies(who, count=before + 1))[-1].text

    async def press(self, label: str) -> None:
        """A button under what Vertti asked Bo privately."""
        asked = (await self.rig.inbox(self.rig.bo))[0]
        assert label in asked.buttons
        assert asked.message is not None
        await self.rig.press(self.rig.bo, asked.message, label)
        await self._over(ButtonPressed)

    async def approve(self) -> str:
        before = len(await self.rig.private_replies(self.rig.chief, count=0))
        await self.rig.command(self.rig.chief, self.rig.general, "knowledge approve", {"number": "1"})
        return (await self.rig.private_replies(self.rig.chief, count=before + 1))[-1].text

    async def ask(self) -> MessageRef:
        """Anna asks Vertti, and is answered."""
        await self.bot.answers.index.catch_up()
        asked = await self.rig.say(self.rig.anna, self.rig.general, ASKED, mention=True)
        async with asyncio.timeout(10):
            so_far = self.ear.heard.total()
            while ANSWER not in await self.read(asked):
                so_far = await self.ear.more_than(so_far)
        return asked

    async def read(self, asked: MessageRef) -> str:
        """What stands in the thread under the question."""
        return "\n".join(seen.text for seen in await self.rig.messages(asked.place, thread=asked))

    async def _over(self, kind: type[Event]) -> None:
        self.acts[kind] += 1
        await self.ear.dealt_with(kind, self.acts[kind])


def daytime() -> str:
    """A time zone in which it is noon now: at night nobody is asked."""
    return f"Etc/GMT{datetime.now(UTC).hour - 12:+d}"


@pytest.fixture(params=_RIGS)
async def room(request: pytest.FixtureRequest, sqlite: Database) -> AsyncIterator[Room]:
    bot, chat = put_together(sqlite, timezone=daytime())
    ear = Ear(bot)
    module = importlib.import_module(f"tests.contracts.rigs.{request.param}")
    async with module.open_rig(catalogue=bot.catalogue.declared(), core=ear.receive) as opened:
        rig = cast("Rig", opened)
        chat.platforms.running.append(rig.platform)
        for who in (rig.anna, rig.bo, rig.chief):
            person = Person(rig.platform.space, who)
            await chat.people.choose_language(person, "en", now=chat.clock.now())
        question = await rig.say(rig.anna, rig.general, ASKED)
        answer = await rig.say(rig.bo, rig.general, ANSWER, thread=question)
        await ear.dealt_with(MessagePosted, 2)
        yield Room(rig, bot, ear, answer)
        await bot.settle()

        assert list(rig.violations()) == []


async def test_from_the_menu_to_a_credited_answer_and_all_the_way_back(
    room: Room, sqlite: Database, tmp_path: Path
) -> None:
    name = await room.rig.platform.member_name(room.rig.bo)
    await room.save()
    assert "I have asked the author" in await room.fill_in(room.rig.anna)

    await room.press("With my name")
    assert "member-1" in await room.approve()
    credited = await room.ask()
    assert ANSWER in await room.read(credited)
    assert f"Shared by {name}" in await room.read(credited)
    assert await exported(sqlite, tmp_path) == [name]

    await room.press("Without my name or company")
    assert "without your name" in await room.fill_in(room.rig.bo)
    uncredited = await room.ask()
    assert ANSWER in await room.read(uncredited)
    assert "Shared by" not in await room.read(uncredited)
    assert ANSWER in await room.read(credited)
    assert "Shared by" not in await room.read(credited)
    assert await exported(sqlite, tmp_path) == [None]

    await room.press("Take it back")
    for asked in (credited, uncredited):
        assert ANSWER not in await room.read(asked)
        assert "This answer has been withdrawn." in await room.read(asked)
    assert await exported(sqlite, tmp_path) == []


async def test_the_channel_hears_nothing_of_it(room: Room) -> None:
    before = await heard(room)
    await room.save()
    await room.fill_in(room.rig.anna)
    await room.press("With my name")

    assert await heard(room) == before


async def test_a_name_in_the_text_is_refused_until_it_is_gone(room: Room) -> None:
    name = await room.rig.platform.member_name(room.rig.bo)
    await room.save()
    await room.fill_in(room.rig.anna)
    await room.press("Without my name or company")

    assert "still in the text" in await room.fill_in(room.rig.bo, f"{ANSWER} Regards, {name}")
    assert "has not agreed" in await room.approve()
    await room.press("Without my name or company")
    assert "without your name" in await room.fill_in(room.rig.bo)
    assert "member-1" in await room.approve()


async def test_vertti_and_bots_cannot_be_saved(room: Room) -> None:
    by_robot = await room.rig.say(room.rig.robot, room.rig.general, "Automaattinen ilmoitus")
    link = await room.rig.platform.link(by_robot)
    await room.rig.command(room.rig.anna, room.rig.general, "knowledge save", {"message": link})

    said = (await room.rig.private_replies(room.rig.anna))[-1].text
    assert "Only messages of members" in said


async def test_a_closed_inbox_is_told_to_who_saved(room: Room) -> None:
    hermit = room.rig.hermit
    if hermit is None:
        pytest.skip("inboxes cannot be closed here")
    message = await room.rig.say(hermit, room.rig.general, ANSWER)
    link = await room.rig.platform.link(message)
    await room.rig.command(room.rig.anna, room.rig.general, "knowledge save", {"message": link})
    await room.ear.dealt_with(CommandCalled, 1)

    assert "cannot ask the author" in await room.fill_in(room.rig.anna)


@pytest.mark.parametrize("room", ["discord"], indirect=True)
async def test_on_discord_it_stands_in_the_messages_menu(room: Room, sqlite: Database) -> None:
    rig = cast("DiscordRig", room.rig)
    where, message = int(room.answer.thread or 0), int(room.answer.message)
    await rig.guild.context(rig.anna, where, message, "Save as knowledge")
    await room.ear.dealt_with(CommandCalled, 1)

    assert "I have asked the author" in await room.fill_in(rig.anna)
    [proposal] = await StoredSharing(sqlite, HOME).waiting()
    assert proposal.message == room.answer


@pytest.mark.parametrize("room", ["slack"], indirect=True)
async def test_on_slack_it_is_a_shortcut_of_the_message(room: Room, sqlite: Database) -> None:
    rig = cast("SlackRig", room.rig)
    rig.standin.interactions.shortcut("anna", "general", room.answer.message, "knowledge save")
    await room.ear.dealt_with(CommandCalled, 1)

    assert "I have asked the author" in await room.fill_in(rig.anna)
    [proposal] = await StoredSharing(sqlite, HOME).waiting()
    assert proposal.message == room.answer


async def heard(room: Room) -> list[str]:
    """What stands in the channel and in the thread."""
    channel = await room.rig.messages(room.rig.general)
    thread = await room.rig.messages(room.rig.general, thread=room.answer)
    return [seen.text for seen in (*channel, *thread)]


async def exported(database: Database, folder: Path) -> list[str | None]:
    """The names in an export, an entry each."""
    path = folder / "out.jsonl"
    await export_file(StoredKnowledge(database, HOME), path, authors=StoredSharing(database, HOME))
    return [json.loads(line).get("credit") for line in path.read_text(encoding="utf-8").splitlines()]
