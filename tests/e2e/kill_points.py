"""Where a process dies: between which two durable steps, for a question, a weekly question and a mark at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from bot.chat.ids import MessageRef
from tests.e2e.bell import two_minutes_later, until
from tests.e2e.doors import no_changes, shut
from tests.e2e.room import Deed, Room, answers, explained, is_notice, look, said
from tests.e2e.running import Vertti, vertti

_BOTH_BEGUN = """
    EXISTS (SELECT FROM questions WHERE state = 'waiting')
    AND EXISTS (SELECT FROM occurrences WHERE state = 'planned')
"""
_BOTH_DELIVERED = """
    EXISTS (
        SELECT FROM questions JOIN deliveries ON key = 'a' || question
        WHERE questions.state = 'waiting' AND finished_at IS NOT NULL
    )
    AND (SELECT count(*) FROM deliveries WHERE key LIKE 'p%' AND finished_at IS NOT NULL)
        > (SELECT count(*) FROM occurrences WHERE state = 'posted')
"""
"""... and nobody has drawn the consequences yet."""
COUNTS = {"kind": "helpful", "reason": "it counts."}


@dataclass(slots=True)
class House:
    """A room and a database, in which one process after another dies and the next goes on."""

    room: Room
    database_url: str
    settings: Mapping[str, str]
    data: Path
    lives: AsyncExitStack
    process: Vertti | None = None

    async def wake(self) -> None:
        """A process is running from here on."""
        if self.process is None:
            self.process = await self.lives.enter_async_context(vertti(self.settings, self.data))

    async def kill(self) -> None:
        dying, self.process = self.process, None
        assert dying is not None
        await dying.kill()

    async def later(self) -> None:
        """The dead process's leases have run out; on SQLite the next process waits for that itself."""
        if self.database_url:
            await two_minutes_later(self.database_url)

    @property
    def prompts(self) -> Sequence[str]:
        """The weekly questions in #export: all but the notice."""
        return [seen.text for seen in look(self.room, self.room.export) if not is_notice(seen)]


@dataclass(frozen=True, slots=True)
class Happening:
    """A question to be asked, and a message to be marked, while staff ask for the weekly question."""

    text: str
    marked: MessageRef
    prompts_before: int
    taken_back_before: int


async def _ask(house: House, happening: Happening) -> MessageRef:
    """Begin the question and the weekly question; both go on by themselves."""
    room = house.room
    asked = await room.say(room.anna, room.general, happening.text)
    await room.command(room.chief, room.export, "schedule now", {"number": "1"})
    return asked


async def _mark(house: House, happening: Happening) -> None:
    await house.room.react(house.room.anna, happening.marked, "💡")


async def _marked(house: House, happening: Happening) -> None:
    """The mark is on record before anything else begins."""
    await _mark(house, happening)
    await explained(house.room, house.room.anna, happening.marked, said("en", "why-yours", **COUNTS))


async def kept(house: House, happening: Happening) -> MessageRef:
    """All three events are kept; nothing has come of them yet."""
    async with shut(house.database_url, "questions", "occurrences", "marked_messages") as doors:
        asked = await _ask(house, happening)
        await _mark(house, happening)
        await doors.waiting("INSERT INTO questions", "INSERT INTO occurrences", "INSERT INTO marked_messages")
        await house.kill()
    return asked


async def opened(house: House, happening: Happening) -> MessageRef:
    """The question is open and the occurrence is planned; neither is claimed."""
    await _marked(house, happening)
    async with shut(house.database_url, "deliveries"):
        asked = await _ask(house, happening)
        await until(house.database_url, _BOTH_BEGUN)
        await house.kill()
    return asked


async def claimed(house: House, happening: Happening) -> MessageRef:
    """Both are claimed; neither intent is written."""
    await _marked(house, happening)
    async with no_changes(house.database_url, "deliveries"):
        asked = await _ask(house, happening)
        await until(house.database_url, "(SELECT count(*) FROM deliveries WHERE finished_at IS NULL) = 2")
        await house.kill()
    return asked


async def intended(house: House, happening: Happening) -> MessageRef:
    """Both intents are written; neither request arrives."""
    room = house.room
    await _marked(house, happening)
    so_far = room.asked(Deed.SEND)
    let_go = room.hold(Deed.SEND)
    asked = await _ask(house, happening)
    await room.until(lambda: room.asked(Deed.SEND) >= so_far + 2)
    await house.kill()
    room.lose(Deed.SEND, times=2)
    let_go()
    return asked


async def sent(house: House, happening: Happening) -> MessageRef:
    """Both are there for all to see; the process has not heard of it."""
    room = house.room
    await _marked(house, happening)
    room.swallow(Deed.SEND, times=2)
    asked = await _ask(house, happening)
    await room.until(lambda: answers(room, asked))
    await room.until(lambda: len(house.prompts) > happening.prompts_before)
    await house.kill()
    return asked


async def completed(house: House, happening: Happening) -> MessageRef:
    """Both deliveries and the mark are on record; the question, the occurrence and the event are still open."""
    room = house.room
    so_far = room.asked(Deed.SEND)
    let_go = room.hold(Deed.SEND)
    asked = await _ask(house, happening)
    await room.until(lambda: room.asked(Deed.SEND) >= so_far + 2)
    async with (
        shut(house.database_url, "questions", "occurrences"),
        shut(house.database_url, "mark_reactions") as marks,
    ):
        let_go()
        await until(house.database_url, _BOTH_DELIVERED)
        await _mark(house, happening)
        await marks.waiting("INSERT INTO mark_reactions")
        async with shut(house.database_url, "inbox"):
            await marks.let_through()
            await house.kill()
    return asked


Point = Callable[[House, Happening], Awaitable[MessageRef]]
POINTS: dict[str, Point] = {
    "kept": kept,
    "opened": opened,
    "claimed": claimed,
    "intended": intended,
    "sent": sent,
    "completed": completed,
}
