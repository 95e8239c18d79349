"""The whole core behind a rig's platform, on a real database."""

from __future__ import annotations

from pathlib import Path

from bot.bot import Bot, Finders, Stores
from bot.chat.chat import Chat, Platforms
from bot.chat.commands import Command
from bot.chat.delivery import Courier
from bot.chat.ids import CommunityId
from bot.chat.noticing import NoticingChannels, NoticingPeople
from bot.clock import MachineClock
from bot.settings import read_settings
from bot.wording import Wording
from storage.activity import StoredActivity
from storage.answering import StoredKnowledge, StoredQuestions
from storage.answering.sharing import StoredSharing
from storage.answering.upkeep import StoredUpkeep
from storage.chat import StoredAudit, StoredChannels, StoredDeliveries, StoredInbox, StoredPeople
from storage.engine import Database
from storage.helping import StoredMarks
from storage.prompt_library import FilePromptLibrary
from storage.prompting import StoredPrompts
from storage.search.grouping import Grouping
from storage.search.language import ShortTextLanguage
from tests.finding import embedder, make_index

HOME = CommunityId("home")
_PROMPTS = Path(__file__).parents[2] / "prompts"


def put_together(database: Database, *, timezone: str = "Europe/Helsinki") -> tuple[Bot, Chat]:
    """As `run_bot.py` does, without a platform yet."""
    clock = MachineClock()
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
    knowledge = StoredKnowledge(database, HOME)
    stores = Stores(
        inbox=StoredInbox(database),
        activity=StoredActivity(database, HOME),
        knowledge=knowledge,
        questions=StoredQuestions(database, HOME),
        marks=StoredMarks(database, HOME),
        prompts=StoredPrompts(database, HOME),
        upkeep=StoredUpkeep(database, HOME),
        sharing=StoredSharing(database, HOME),
    )
    finders = Finders(
        index=make_index(database, HOME),
        languages=ShortTextLanguage(),
        prompt_library=FilePromptLibrary(_PROMPTS),
        likeness=Grouping(embedder()),
    )
    return Bot(chat, stores, finders, read_settings({})), chat


async def whole_catalogue(database: Database) -> tuple[Command, ...]:
    bot, _ = put_together(database)
    return bot.catalogue.declared()
