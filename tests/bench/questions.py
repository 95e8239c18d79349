"""Questions to ask: the shipped entries' own, in all their languages."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle

from bot.answering.knowledge import read_entry
from storage.starter.starter import read_starter


def questions() -> Iterator[str]:
    """One after another, for ever."""
    rows, _ = read_starter()
    return cycle([text for row in rows for text in read_entry(row).question.values()])
