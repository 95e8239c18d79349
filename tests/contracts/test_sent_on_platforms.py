"""A weekly question on a real platform with the whole core behind it: previewed, posted, corrected, taken back."""

from __future__ import annotations

import importlib
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import cast

import pytest

from bot.bot import Bot
from bot.chat.chat import Chat
from bot.chat.content import Content
from bot.chat.events import ButtonPressed, CommandCalled, MessagePosted
from bot.chat.ids import MessageRef, Person
from bot.chat.ports import Channel
from bot.clock import MachineClock
from bot.errors import UsageError
from bot.prompting.schedule import WEEKDAYS
from storage.engine import Database
from storage.prompting import StoredPrompts
from tests.contracts.rig import Rig, Seen
from tests.contracts.whole import HOME, put_together

_RIGS = sorted(path.stem for path in (Path(__file__).parent / "rigs").glob("*.py"))
_PROMPTS = Path(__file__).parents[2] / "prompts"
QUESTION, POLL = "p02", "p01"
SAID = "Mikä viime vuoden vientikokeilu ei mennyt"
CORRECTED = "Mikä *vientikokeilu* <opetti> eniten & miksi?"


class Ahead(MachineClock):
    """The machine's clock, and how far it was moved on."""

    moved = timedelta()

    def now(self) -> datetime:
        return super().now() + self.moved


@dataclass(slots=True)
class Room:
    rig: Rig
    bot: Bot
    chat: Chat
    clock: Ahead
    kept: StoredPrompts
    asked: int = 0

    async def does(self, words: str) -> str:
        """A staff command, and what it answers."""
        self.asked += 1
        event = CommandCalled(
            event_id=f"{self.asked}",
            space=self.rig.platform.space,
            at=self.clock.now(),
            member=self.rig.chief,
            place=self.rig.general,
            reply_handle="",
            words=words,
        )
        said = await self.bot.do(event)
        return said.text if isinstance(said, Content) else ""

    async def shown(self) -> list[Seen]:
        """What Vertti has posted in the channel."""
        return list(await self.rig.messages(self.rig.export))

    async def under(self, message: MessageRef) -> list[str]:
        """What stands in the thread below its first message."""
        seen = await self.rig.messages(self.rig.export, thread=message)
        return [each.text for each in seen if each.message != message]


@pytest.fixture(params=_RIGS)
def platform(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def opened(platform: str, database: Database, folder: Path, prompt: str) -> AsyncIterator[Room]:
    (folder / "prompts").mkdir()
    shutil.copy(_PROMPTS / f"{prompt}.toml", folder / "prompts")
    noon = datetime.now(UTC).hour - 12
    clock = Ahead()
    bot, chat = put_together(database, timezone=f"Etc/GMT{noon:+d}", prompts=folder / "prompts", clock=clock)
    module = importlib.import_module(f"tests.contracts.rigs.{platform}")
    async with module.open_rig(catalogue=bot.catalogue.declared(), core=bot.receive) as found:
        rig = cast("Rig", found)
        chat.platforms.running.append(rig.platform)
        chief = Person(rig.platform.space, rig.chief)
        await chat.people.choose_language(chief, "en", now=clock.now())
        channel = Channel(place=rig.export, prompts=True, language="fi")
        await chat.channels.put(channel, by=chief, now=clock.now())
        room = Room(rig, bot, chat, clock, StoredPrompts(database, HOME))
        today = (clock.now() - timedelta(hours=noon)).weekday()
        name = await rig.platform.place_name(rig.export)
        await room.does(f"schedule add {WEEKDAYS[today]} 9:00 {name}")
        await room.does("schedule rules 1 holidays:none")
        yield room
        await bot.settle()

        assert list(rig.violations()) == []


@pytest.fixture
async def room(platform: str, sqlite: Database, tmp_path: Path) -> AsyncIterator[Room]:
    """A schedule whose next question comes in a week."""
    async for each in opened(platform, sqlite, tmp_path, QUESTION):
        yield each


@pytest.fixture
async def polling(platform: str, sqlite: Database, tmp_path: Path) -> AsyncIterator[Room]:
    """The same, and the question is a poll."""
    async for each in opened(platform, sqlite, tmp_path, POLL):
        yield each


async def previewed(room: Room) -> str:
    """What staff read when they ask on the platform itself, in one."""
    await room.rig.command(room.rig.chief, room.rig.general, "schedule preview", {"number": "1"})
    replies = await room.rig.private_replies(room.rig.chief)
    return "\n".join(each.text for each in replies)


async def test_what_is_posted_a_week_later_is_what_the_preview_showed(room: Room) -> None:
    preview = await previewed(room)
    room.clock.moved = timedelta(days=7)
    await room.bot.tick()
    (posted,) = await room.shown()
    assert posted.message is not None
    texts = [posted.text, *await room.under(posted.message)]

    assert len(texts) == 2
    assert [each for each in texts if _spaced(each) not in _spaced(preview)] == []


async def test_a_poll_posted_a_week_later_is_what_the_preview_showed(polling: Room) -> None:
    preview = await previewed(polling)
    polling.clock.moved = timedelta(days=7)
    await polling.bot.tick()
    (posted,) = await polling.shown()
    options = [option for option, _ in posted.options]
    question = posted.text.splitlines()[0]
    native = polling.rig.platform.abilities.native_polls

    assert len(options) == 4
    assert [each for each in options if _spaced(each) not in _spaced(preview)] == []
    assert _spaced(question) in _spaced(preview)
    assert ("a poll of the platform's own" in preview) == native


async def test_a_correction_changes_the_message_and_the_thread_in_place(room: Room) -> None:
    await room.does("schedule now 1")
    (before,) = await room.shown()
    said = await room.does(f'schedule edit 1 "{CORRECTED}" language:fi')
    thread = await room.does('schedule edit 1 "What taught you most?" language:en')
    (after,) = await room.shown()
    assert before.message is not None
    (other,) = await room.under(before.message)

    assert "Corrected in" in said
    assert "in the thread" in thread
    assert after.message == before.message
    assert after.text == CORRECTED
    assert "What taught you most?" in other
    assert "Which export attempt" not in other


async def test_what_was_corrected_is_still_found_by_its_key(room: Room) -> None:
    await room.does("schedule now 1")
    await room.does(f'schedule edit 1 "{CORRECTED}" language:fi')
    (schedule,) = await room.kept.schedules.all()
    (occurrence,) = await room.kept.occurrences.of(schedule.id)
    since = datetime.now(UTC) - timedelta(minutes=5)
    found = await room.rig.platform.find(room.rig.export, occurrence.key(HOME, "p"), since=since)

    assert list(found) == [occurrence.message]


async def test_taken_back_it_is_gone_with_its_other_languages_and_replies_stay(room: Room) -> None:
    await room.does("schedule now 1")
    (posted,) = await room.shown()
    assert posted.message is not None
    await room.rig.say(room.rig.anna, room.rig.export, "Tullaus", thread=posted.message)
    await room.rig.event(MessagePosted)
    said = await room.does("schedule take-back 1")
    with pytest.raises(UsageError) as again:
        await room.does("schedule take-back 1 " + _today(room))
    left = [each.text for each in await room.shown()]
    under = await room.under(posted.message)

    assert "Deleted in" in said
    assert again.value.sentence == "sent-is-taken-back"
    assert [text for text in [*left, *under] if SAID in text or "export attempt" in text] == []
    assert await room.rig.platform.author(posted.message) is None


async def test_what_somebody_deleted_by_hand_is_taken_back_without_an_error(room: Room) -> None:
    await room.does("schedule now 1")
    (posted,) = await room.shown()
    assert posted.message is not None
    await room.rig.platform.delete(posted.message)
    edited = await room.does(f'schedule edit 1 "{CORRECTED}" language:fi')
    said = await room.does("schedule take-back 1")

    assert "the message has been deleted" in edited
    assert "Deleted in" in said
    assert await room.kept.occurrences.next_due() is None


async def test_a_poll_is_corrected_with_its_options_or_the_reply_says_what_to_do(polling: Room) -> None:
    await polling.does("schedule now 1")
    (before,) = await polling.shown()
    said = await polling.does('schedule edit 1 "Minne päin?" language:fi')
    (after,) = await polling.shown()

    assert after.message == before.message
    assert after.options == before.options
    if polling.rig.platform.abilities.native_polls:
        assert "which nobody can change" in said
        assert after.text == before.text
    else:
        assert "Corrected in" in said
        assert after.text.startswith("Minne päin?")


@pytest.mark.parametrize("voted", [True, False], ids=["voted", "nobody-voted"])
async def test_a_poll_that_is_closed_stays_closed_when_it_is_corrected(polling: Room, *, voted: bool) -> None:
    if polling.rig.platform.abilities.native_polls:
        return
    await polling.does("schedule now 1")
    (before,) = await polling.shown()
    assert before.message is not None
    if voted:
        await polling.rig.vote(polling.rig.anna, before.message, 1)
        await polling.rig.event(ButtonPressed)
        await polling.bot.settle()
    await polling.does("schedule pause 1")
    polling.clock.moved = timedelta(days=7, hours=1)
    await polling.bot.tick()
    await polling.bot.settle()
    await polling.does('schedule edit 1 "Minne päin?" language:fi')
    (corrected,) = await polling.shown()
    await polling.bot.tick()
    await polling.bot.settle()
    (later,) = await polling.shown()

    assert corrected.options == corrected.buttons == ()
    assert corrected.text.startswith("Minne päin?")
    assert corrected == later


async def test_a_poll_is_taken_back(polling: Room) -> None:
    await polling.does("schedule now 1")
    said = await polling.does("schedule take-back 1")

    assert "Deleted in" in said
    assert await polling.shown() == []


def _spaced(text: str) -> str:
    """With single spaces: platforms lay paragraphs and lists out in their own ways."""
    return " ".join(text.split())


def _today(room: Room) -> str:
    zone = room.chat.timezone
    return (room.clock.now() + timedelta(hours=-int(zone.removeprefix("Etc/GMT")))).date().isoformat()
