"""Everything the core wants kept, over one database."""

from __future__ import annotations

from bot.bot import Stores
from bot.chat.ids import CommunityId
from storage.activity import StoredActivity
from storage.answering import StoredKnowledge, StoredQuestions
from storage.answering.sharing import StoredSharing
from storage.answering.upkeep import StoredUpkeep
from storage.chat import StoredInbox
from storage.engine import Database
from storage.helping import StoredMarks
from storage.prompting import StoredPrompts


def all_stores(database: Database, community: CommunityId) -> Stores:
    return Stores(
        inbox=StoredInbox(database),
        activity=StoredActivity(database, community),
        knowledge=StoredKnowledge(database, community),
        questions=StoredQuestions(database, community),
        marks=StoredMarks(database, community),
        prompts=StoredPrompts(database, community),
        upkeep=StoredUpkeep(database, community),
        sharing=StoredSharing(database, community),
    )
