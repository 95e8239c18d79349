"""From a text to what the knowledge says to it: the part of answering that needs no room."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.deciding import Bars, Unknown, Verdict, weigh
from bot.answering.knowledge import Entry
from bot.answering.listening import is_talk, looks_like_a_question
from bot.answering.ports import Knowledge, KnowledgeIndex, LanguageGuess, Ranking
from bot.clock import Clock

MOST_READ = 1000
"""Characters of a question that are read; what follows adds time and no meaning."""

NO_QUESTION = 0.8
"""The chance that what does not look like a question is one, as people write to Vertti."""


@dataclass(frozen=True, slots=True)
class Found:
    """`entry` is the one the verdict is about, where it is about one. `talk`: the text asks nothing."""

    language: str
    ranking: Ranking
    verdict: Verdict
    entry: Entry | None = None
    talk: bool = False


class Answers:
    """Finds answers. `bars` say from which confidence on they are given or suggested."""

    def __init__(
        self,
        knowledge: Knowledge,
        index: KnowledgeIndex,
        languages: LanguageGuess,
        clock: Clock,
        *,
        bars: Bars,
    ) -> None:
        self.knowledge = knowledge
        self.index = index
        self._languages = languages
        self._clock = clock
        self._bars = bars

    async def find(self, text: str, *, otherwise: str) -> Found:
        """`otherwise` is the language where the text does not say. Never raises for odd text."""
        language = self.language(text, otherwise=otherwise)
        plain = readable(text)
        ranking = await self.index.rank(plain)
        if is_talk(plain):
            return Found(language, ranking, Unknown(), talk=True)
        bars = self._bars if looks_like_a_question(plain) else self._bars.raised(NO_QUESTION)
        best = await self.knowledge.get(ranking.matches[0].entry) if ranking.matches else None
        verdict = weigh(ranking, best, bars, today=self._clock.now().date())
        return Found(language, ranking, verdict, best)

    def language(self, text: str, *, otherwise: str) -> str:
        return self._languages.guess(readable(text)) or otherwise


def readable(text: str) -> str:
    """The beginning of `text` without lone surrogates and control characters."""
    short = text[:MOST_READ].encode("utf-8", "ignore").decode("utf-8")
    return "".join(letter if letter.isprintable() else " " for letter in short)
