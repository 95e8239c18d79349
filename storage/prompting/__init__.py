"""What `bot.prompting.ports` asks for."""

from __future__ import annotations

from bot.chat.ids import CommunityId
from storage.engine import Database
from storage.prompting.notes import StoredNotes
from storage.prompting.occurrences import StoredOccurrences
from storage.prompting.schedules import StoredSchedules
from storage.prompting.suggestions import StoredSuggestions

__all__ = ["StoredPrompts"]


class StoredPrompts:
    """See `bot.prompting.ports.Prompts`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self.schedules = StoredSchedules(database, community)
        self.occurrences = StoredOccurrences(database, community)
        self.suggestions = StoredSuggestions(database, community)
        self.notes = StoredNotes(database, community)
