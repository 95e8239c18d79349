"""All of it, together."""

from __future__ import annotations

from storage.answering.sharing.choosing import StoredChoices
from storage.answering.sharing.crediting import StoredCredits
from storage.answering.sharing.proposing import StoredProposals
from storage.answering.sharing.quoting import StoredQuotations


class StoredSharing(StoredProposals, StoredChoices, StoredQuotations, StoredCredits):
    """See `bot.answering.sharing.ports.Shared`."""
