"""What `bot.helping.ports` asks for."""

from storage.helping.helpers import StoredHelpers
from storage.helping.marks import StoredMarkLog
from storage.helping.rereads import StoredRereads
from storage.helping.thanks import StoredThanks

__all__ = ["StoredMarks"]


class StoredMarks(StoredMarkLog, StoredRereads, StoredHelpers, StoredThanks):
    """See `bot.helping.ports.Marks`. Built with `(database, community)`."""
