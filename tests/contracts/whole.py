"""The whole core behind a rig's platform, on a real database."""

from __future__ import annotations

from pathlib import Path

from adapters.calendar.holidays import PublicHolidays
from bot.bot import Bot, Finders
from bot.chat.chat import Chat, Platforms
from bot.chat.commands import Command
from bot.chat.delivery import Courier
from bot.chat.ids import CommunityId
from bot.chat.noticing import NoticingChannels, NoticingPeople
from bot.clock import Clock, MachineClock
from bot.settings import read_settings
from bot.wording import Wording
from storage.chat import StoredAudit, StoredChannels, StoredDeliveries, StoredPeople
from storage.engine import Database
from storage.prompt_library import FilePromptLibrary
from storage.search.grouping import Grouping
from storage.search.language import ShortTextLanguage
from storage.stores import all_stores
from tests.closing import settle_later
from tests.finding import embedder, make_index

HOME = CommunityId("home")
_PROMPTS = Path(__file__).parents[2] / "prompts"


def put_together(
    database: Database,
    *,
    timezone: str = "Europe/Helsinki",
    prompts: Path = _PROMPTS,
    clock: Clock | None = None,
) -> tuple[Bot, Chat]:
    """As `run_bot.py` does, without a platform yet."""
    clock = clock or MachineClock()
    chat = Chat(
        community=HOME,
        platforms=Platforms(),
        wording=Wording(),
        clock=clock,
        channels=NoticingChannels(StoredChannels(database, HOME)),
        people=NoticingPeople(StoredPeople(database, HOME)),
        audit=StoredAudit(database, HOME),
        courier=Courier(StoredDeliveries(database, HOME), clock, "test"),
        timezone=timezone,
    )
    finders = Finders(
        holidays=PublicHolidays(),
        index=make_index(database, HOME),
        languages=ShortTextLanguage(),
        prompt_library=FilePromptLibrary(prompts),
        likeness=Grouping(embedder()),
    )
    bot = Bot(chat, all_stores(database, HOME), finders, read_settings({}))
    # A platform may tell of something until it is stopped.
    settle_later(bot.settle)
    return bot, chat


async def whole_catalogue(database: Database) -> tuple[Command, ...]:
    bot, _ = put_together(database)
    return bot.catalogue.declared()
