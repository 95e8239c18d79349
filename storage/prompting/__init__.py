"""What `bot.prompting.ports` asks for."""

from __future__ import annotations

from bot.chat.ids import CommunityId
from storage.engine import Database
from storage.prompting.conversations import StoredConversations
from storage.prompting.corrections import StoredCorrections
from storage.prompting.dates import StoredDateBook
from storage.prompting.hostings import StoredHostings
from storage.prompting.notes import StoredNotes
from storage.prompting.occurrences import StoredOccurrences
from storage.prompting.outcomes import StoredOutcomes
from storage.prompting.schedules import StoredSchedules
from storage.prompting.suggestions import StoredSuggestions
from storage.prompting.votes import StoredVotes

__all__ = ["StoredPrompts"]


class StoredPrompts:
    """See `bot.prompting.ports.Prompts`."""

    def __init__(self, database: Database, community: CommunityId) -> None:
        self.schedules = StoredSchedules(database, community)
        self.occurrences = StoredOccurrences(database, community)
        self.dates = StoredDateBook(database, community)
        self.hostings = StoredHostings(database, community)
        self.outcomes = StoredOutcomes(database, community)
        self.conversations = StoredConversations(database, community)
        self.corrections = StoredCorrections(database, community)
        self.suggestions = StoredSuggestions(database, community)
        self.notes = StoredNotes(database, community)
        self.votes = StoredVotes(database, community)
