"""All tables, one module per feature. Importing this package gives the whole `metadata`."""

from storage.tables import activity, answering, chat, helping, prompting, search, sharing, upkeep
from storage.tables.base import metadata

__all__ = [
    "activity",
    "answering",
    "chat",
    "helping",
    "metadata",
    "prompting",
    "search",
    "sharing",
    "upkeep",
]
