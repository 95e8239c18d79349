"""From a text to the entry that answers it: the part of answering that needs no room."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.deciding import reaches
from bot.answering.knowledge import Entry
from bot.answering.ports import Knowledge, KnowledgeIndex, LanguageGuess, Ranking

MOST_READ = 1000
"""Characters of a question that are read; what follows adds time and no meaning."""


@dataclass(frozen=True, slots=True)
class Found:
    """`entry` is None below the bar."""

    language: str
    ranking: Ranking
    entry: Entry | None


class Answers:
    """Finds answers. `bar` is the confidence, 0 to 1, from which an answer is given."""

    def __init__(
        self,
        knowledge: Knowledge,
        index: KnowledgeIndex,
        languages: LanguageGuess,
        *,
        bar: float,
    ) -> None:
        self.knowledge = knowledge
        self.index = index
        self._languages = languages
        self.bar = bar

    async def find(self, text: str, *, otherwise: str) -> Found:
        """`otherwise` is the language where the text does not say. Never raises for odd text."""
        ranking = await self.index.rank(readable(text))
        entry = None
        if reaches(ranking, self.bar):
            entry = await self.knowledge.get(ranking.matches[0].entry)
        return Found(self.language(text, otherwise=otherwise), ranking, entry)

    def language(self, text: str, *, otherwise: str) -> str:
        return self._languages.guess(readable(text)) or otherwise


def readable(text: str) -> str:
    """The beginning of `text` without lone surrogates and control characters."""
    short = text[:MOST_READ].encode("utf-8", "ignore").decode("utf-8")
    return "".join(letter if letter.isprintable() else " " for letter in short)
