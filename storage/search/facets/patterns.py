"""How `words/` writes what it looks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from storage.search.lexical.ngrams import plain

WORDS = Path(__file__).parent / "words"


def pattern(words: Sequence[str]) -> re.Pattern[str] | None:
    """Of words as `words/` writes them (`saksa*` begins a word, `oslo` is one), to be looked for in `plain` text."""
    if not words:
        return None
    parts = [
        re.escape(plain(word.rstrip("*")).strip()) + (r"\w*" if word.endswith("*") else "") for word in words
    ]
    return re.compile(rf"(?<= )(?:{'|'.join(parts)})(?= )")
