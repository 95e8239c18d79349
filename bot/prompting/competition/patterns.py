"""How `words/` writes what it looks for.

Words in their order, as they stand in a text of small letters without punctuation:

- `tender~`: the stem with the endings its language gives to nouns, so that `kate~` is no `kateus`;
- `export*`, `*preis`: anything after it, anything before it;
- `next year|season`: one of these at this place;
- `who .. sells`: at most four words in between;
- `# days`: a number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_GAP, _NUMBER = "..", "#"
_MOST_BETWEEN = 4
_SPOKEN_SIGNS = str.maketrans({"%": " procent ", "€": " euro ", "’": "'", "-": " ", "–": " ", "'": " "})
_END_OF_SENTENCE = re.compile(r"[.?!…;\n]+")
_NO_WORD = re.compile(r"[^\w]+")


def sentences(text: str) -> list[str]:
    """Each as `pattern` wants it."""
    parts = [plain(each) for each in _END_OF_SENTENCE.split(text)]
    return [each for each in parts if each.strip()]


def plain(text: str) -> str:
    """Small letters and digits, one space between words and around the whole."""
    words = _NO_WORD.sub(" ", text.casefold().translate(_SPOKEN_SIGNS)).split()
    return f" {' '.join(words)} "


def pattern(phrases: Sequence[str], endings: Sequence[str]) -> re.Pattern[str]:
    """Finds any of the phrases in `plain` text; `endings` are what `~` stands for."""
    ending = f"(?:{'|'.join(map(re.escape, endings))})?" if endings else ""
    return re.compile("|".join(_phrase(each, ending) for each in phrases) or r"(?!)")


def _phrase(phrase: str, ending: str) -> str:
    found = ""
    for token in phrase.split():
        if token == _GAP:
            found += rf"(?: \w+){{0,{_MOST_BETWEEN}}}"
        else:
            found += f" (?:{'|'.join(_word(each, ending) for each in token.split('|'))})"
    return f"(?:{found})(?= )"


def _word(word: str, ending: str) -> str:
    if word == _NUMBER:
        return r"\d+"
    before, word = (r"\w*", word[1:]) if word.startswith("*") else ("", word)
    after = {"~": ending, "*": r"\w*"}.get(word[-1:], "")
    stem = word[:-1] if after else word.rstrip("~*")
    return f"{before}{re.escape(stem)}{after}"
