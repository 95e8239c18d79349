"""One replica: the whole bot over its own `Database`, put together as `run_bot.py` does, in a process that can die."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from bot.answering.ports import Ranking
from bot.bot import Bot, Finders
from bot.chat.chat import Chat, Platforms
from bot.chat.delivery import Courier
from bot.chat.ids import CommunityId, SpaceId
from bot.chat.noticing import NoticingChannels, NoticingPeople
from bot.errors import ContentError
from bot.prompting.prompt import Prompt
from bot.settings import Settings, read_settings
from bot.wording import Wording
from storage.chat import StoredAudit, StoredChannels, StoredDeliveries, StoredPeople
from storage.engine import Database
from storage.stores import all_stores
from tests.simulation.line import Line
from tests.simulation.process import PacedClock, Process, SkewedClock
from tests.simulation.spaces import Space
from tests.simulation.sqlite_in_line import connections_of
from tests.simulation.virtual_time import VirtualLoop

HOME = CommunityId("home")
PROMPTS = 16


@cache
def wording() -> Wording:
    return Wording()


@cache
def _settings(lease: int) -> Settings:
    return read_settings({"VERTTI_LEASE_SECONDS": str(lease)})


@dataclass(slots=True)
class Shelf:
    """A prompt library in memory. Every third question is asked in two languages."""

    prompts: Sequence[Prompt] = field(
        default_factory=lambda: [
            Prompt(
                id=f"p{number:02}",
                week=(number * 4) % 52 + 1,
                text={
                    each: f"Question p{number:02} in {each}" for each in ("fi", "sv")[: 1 + (number % 3 == 0)]
                },
            )
            for number in range(1, PROMPTS + 1)
        ]
    )
    problems: Sequence[ContentError] = ()


class NothingKnown:
    """Index, languages, likeness and holidays that find nothing."""

    async def rank(self, text: str) -> Ranking:
        del text
        return Ranking()

    async def catch_up(self, progress: Callable[[int], None] = lambda _: None) -> None: ...

    def guess(self, text: str) -> str | None:
        del text
        return None

    async def groups(self, texts: Sequence[str]) -> Sequence[Sequence[int]]:
        return [[position] for position in range(len(texts))]

    def name(self, country: str, day: date, language: str) -> str | None:
        del country, day, language
        return None

    def knows(self, country: str) -> bool:
        del country
        return True


@dataclass(frozen=True, slots=True)
class Replica:
    process: Process
    bot: Bot
    chat: Chat
    lines: dict[SpaceId, Line]


Pace = Callable[[Process, float], Awaitable[None]]


def put_together(
    process: Process, loop: VirtualLoop, file: Path, spaces: Sequence[Space], pace: Pace, *, lease: int
) -> Replica:
    with connections_of(process):
        database = Database(f"sqlite+aiosqlite:///{file}")
    share_compiled(database)
    lines = {space.space: Line(space, process, patience=min(25.0, lease * 0.4)) for space in spaces}
    chat = Chat(
        community=HOME,
        platforms=Platforms([*lines.values()]),
        wording=wording(),
        clock=PacedClock(process, loop, pace),
        channels=NoticingChannels(StoredChannels(database, HOME)),
        people=NoticingPeople(StoredPeople(database, HOME)),
        audit=StoredAudit(database, HOME),
        courier=Courier(
            StoredDeliveries(database, HOME),
            SkewedClock(process, loop),
            process.name,
            lease=timedelta(seconds=lease),
        ),
    )
    return Replica(process, Bot(chat, all_stores(database, HOME), _finders(), _settings(lease)), chat, lines)


def _finders() -> Finders:
    nothing = NothingKnown()
    return Finders(
        index=nothing, languages=nothing, likeness=nothing, holidays=nothing, prompt_library=Shelf()
    )


_shared: list[tuple[Any, Any]] = []


def share_compiled(database: Database) -> None:
    """What one database has learnt of its statements holds for all: a restart must not compile them again."""
    engines: list[Any] = [
        database._writer.sync_engine,
        database._reader.sync_engine,
        database._of_one_statement.sync_engine,
        database._of_several.sync_engine,
    ]
    if not _shared:
        _shared.append((engines[0].dialect, engines[0]._compiled_cache))
    dialect, compiled = _shared[0]
    for engine in engines:
        engine.dialect = dialect
        engine._compiled_cache = compiled
