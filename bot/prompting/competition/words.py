"""What risky and harmless talk sounds like in one language, read from `words/`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.prompting.competition.patterns import pattern

_HERE = Path(__file__).parent / "words"
_ANYWHERE = ("names", "without")
"""Said in a sentence of its own: “No names.” “Just the names.”"""

_Patterns = Mapping[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    subjects: _Patterns
    direct: _Patterns
    signs: _Patterns
    excuses: _Patterns
    selling: re.Pattern[str]
    """With these, the price of freight or a fair is no excuse: what is sold there is the members' own."""

    def names_subject(self, reason: str, sentence: str) -> bool:
        return reason in self.subjects and self.subjects[reason].search(sentence) is not None

    def says_it(self, reason: str, sentence: str) -> bool:
        """In one phrase, with no sign beside it."""
        return reason in self.direct and self.direct[reason].search(sentence) is not None

    def signs_in(self, sentence: str, whole: str) -> frozenset[str]:
        return _found(self.signs, sentence, whole)

    def excuses_in(self, sentence: str, whole: str) -> frozenset[str]:
        found = _found(self.excuses, sentence, whole)
        return found - {"theirs"} if self.selling.search(sentence) else found


@cache
def words_of(language: str) -> Words:
    table = tomllib.loads((_HERE / f"{language}.toml").read_text(encoding="utf-8"))
    endings = table["endings"]

    def patterns(part: str) -> _Patterns:
        return {name: pattern(phrases, endings) for name, phrases in table[part].items()}

    return Words(
        subjects=patterns("subjects"),
        direct=patterns("direct"),
        signs=patterns("signs"),
        excuses=patterns("excuses"),
        selling=pattern(table["selling"], endings),
    )


def _found(patterns: _Patterns, sentence: str, whole: str) -> frozenset[str]:
    return frozenset(
        name
        for name, looked_for in patterns.items()
        if looked_for.search(whole if name in _ANYWHERE else sentence)
    )
