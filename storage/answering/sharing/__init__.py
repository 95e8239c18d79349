"""What `bot.answering.sharing.ports` asks to be kept."""

from storage.answering.sharing.sharing import StoredSharing

__all__ = ["StoredSharing"]
