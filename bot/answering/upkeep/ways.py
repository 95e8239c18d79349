"""When a question is worth keeping as a way of asking, and the entry with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from bot.answering.knowledge import LANGUAGE_OPEN, MOST_QUESTION, Entry, Row
from bot.answering.upkeep.likeness import grams_of, share
from bot.answering.upkeep.ports import Candidate

NEARLY_THE_SAME = 0.8
"""Of the shorter one's 4-grams: with more in common, one of the two is enough."""


def is_new(text: str, known: Iterable[str]) -> bool:
    """Whether it says more than what is stored."""
    grams = grams_of(text)
    return all(share(grams, grams_of(each)) <= NEARLY_THE_SAME for each in known)


def worth_asking(candidates: Sequence[Candidate], entries: Mapping[str, Entry]) -> list[Candidate]:
    """Those that are new to their entry and fit into it; of some that are nearly the same, the first."""
    found: list[Candidate] = []
    for candidate in candidates:
        entry = entries.get(candidate.entry)
        before = [each.text for each in found if each.entry == candidate.entry]
        fits = 0 < len(one_line(candidate.text)) <= MOST_QUESTION
        if entry is not None and fits and is_new(candidate.text, [*entry.phrasings(), *before]):
            found.append(candidate)
    return found


def with_way(row: Row, language: str, text: str) -> Row:
    """A copy of the row that is asked like this too."""
    also: object = row.get("also_asked_as") or {}
    by_language = cast("dict[str, Any]", also if isinstance(also, dict) else {LANGUAGE_OPEN: also})
    return {**row, "also_asked_as": {**by_language, language: [*by_language.get(language, []), text]}}


def one_line(text: str) -> str:
    return " ".join(text.split())
