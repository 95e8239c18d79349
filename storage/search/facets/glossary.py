"""Trade terms in three languages: a question that uses one is also looked for by the others."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass

from storage.search.facets.patterns import WORDS, pattern
from storage.search.lexical.ngrams import plain

LANGUAGES = ("fi", "sv", "en")


@dataclass(frozen=True, slots=True)
class Term:
    """Its name in each language, and what it is known by in any."""

    names: tuple[str, ...]
    words: re.Pattern[str]


class Glossary:
    """The terms of one file."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = terms

    @classmethod
    def shipped(cls) -> Glossary:
        tables = tomllib.loads((WORDS / "glossary.toml").read_text(encoding="utf-8"))["term"]
        return cls([_term([table[each] for each in LANGUAGES]) for table in tables])

    def others(self, text: str) -> str:
        """The names in all languages of the terms in `text`, less those that stand in it; "" when there are none."""
        folded = plain(text)
        found = [name for term in self._terms if term.words.search(folded) for name in term.names]
        return " ".join(dict.fromkeys(name for name in found if plain(name) not in folded))

    def __len__(self) -> int:
        return len(self._terms)


def _term(by_language: Sequence[Sequence[str]]) -> Term:
    words = pattern([word for words in by_language for word in words])
    if words is None:
        message = "a term without words"
        raise ValueError(message)
    return Term(tuple(words[0] for words in by_language), words)
