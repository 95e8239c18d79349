"""What `bot.answering.upkeep.ports` asks for, together."""

from __future__ import annotations

from bot.chat.ids import CommunityId
from storage.answering.asked import StoredAsked
from storage.answering.learning import StoredLearning
from storage.answering.review_notes import StoredReviewNotes
from storage.answering.revising import StoredRevisions
from storage.engine import Database


class StoredUpkeep:
    """See `bot.answering.upkeep.ports.Kept`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self.revisions = StoredRevisions(database, community)
        self.asked = StoredAsked(database, community)
        self.learning = StoredLearning(database, community, self.revisions)
        self.notes = StoredReviewNotes(database, community)
