"""What `bot.chat.ports` asks for: inbox, deliveries, channels, people and the audit."""

from storage.chat.deliveries import StoredDeliveries
from storage.chat.inbox import StoredInbox
from storage.chat.room import StoredAudit, StoredChannels, StoredPeople

__all__ = [
    "StoredAudit",
    "StoredChannels",
    "StoredDeliveries",
    "StoredInbox",
    "StoredPeople",
]
