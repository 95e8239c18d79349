"""Whether a text still names somebody. Rather once too often: a name that is overlooked cannot be taken back.

Looked for are all names a person goes by, whole and in any case; and each capitalised part of a name of several words
as it is written, so that a name that is a word too (Lahti, Virta) is not found in every sentence. Finnish and Swedish
endings are known, with the commonest changes inside a word: Virtanen, Virtasen; Pekka, Pekan.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, cast

from bot.answering.knowledge import LANGUAGE_OPEN, Row

_ENDINGS = (
    "s|n|a|ä|in|en|ia|iä|ta|tä|lla|llä|lle|lta|ltä|ssa|ssä|sta|stä|na|nä|ksi|tta|ttä|tar|kin|ko|kö|han|hän|pa|pä"
    "|ni|si|nsa|nsä|mme|nne|aan|ään|hin|iin|oon|uun|yyn|een|öön|ns"
)
_TAIL = rf"(?:['’:]?(?:{_ENDINGS})){{0,2}}(?!\w)"
_WORD = re.compile(r"[^\W_]+")
_HALVED = {"kk": "k", "pp": "p", "tt": "t"}
_SHORTEST_PART = 3


def names_left(texts: Iterable[str], names: Iterable[str]) -> tuple[str, ...]:
    """The names that are in one of the texts, as they are known; a handle counts with and without its @."""
    whole = list(dict.fromkeys(name.strip().lstrip("@") for name in names if name.strip().lstrip("@")))
    parts = dict.fromkeys(part for name in whole for part in _parts(name) if part not in whole)
    looked_for = [(name, _pattern(name, re.IGNORECASE)) for name in whole]
    looked_for += [(part, _pattern(part, 0)) for part in parts]
    together = "\n".join(texts)
    return tuple(name for name, pattern in looked_for if pattern.search(together))


def without_names(row: Row, names: Sequence[str]) -> Row:
    """The row without those languages and ways of asking that name the person; nothing else changes."""
    changed = dict(row)
    for field in ("question", "answer"):
        texts = _by_language(row.get(field) or {})
        changed[field] = {spoken: text for spoken, text in texts.items() if not names_left([text], names)}
    ways = _by_language(row.get("also_asked_as") or {})
    kept = {
        spoken: [text for text in texts if not names_left([text], names)] for spoken, texts in ways.items()
    }
    if "also_asked_as" in row:
        changed["also_asked_as"] = {spoken: texts for spoken, texts in kept.items() if texts}
    return changed


def _by_language(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value if isinstance(value, dict) else {LANGUAGE_OPEN: value})


def _parts(name: str) -> list[str]:
    words = _WORD.findall(name)
    if len(words) < 2:
        return []
    return [word for word in words if len(word) >= _SHORTEST_PART and word[0].isupper()]


def _pattern(name: str, flags: int) -> re.Pattern[str]:
    shapes = "|".join(r"\s+".join(re.escape(word) for word in each.split()) for each in _shapes(name))
    return re.compile(rf"(?<!\w)(?:{shapes}){_TAIL}", flags)


def _shapes(name: str) -> list[str]:
    """The name, and what it begins with when it is inflected."""
    found = [name]
    if name.endswith("nen"):
        found += [f"{name[:-3]}se", f"{name[:-3]}s"]
    double = name[-3:-1].lower()
    if double in _HALVED:
        found.append(f"{name[:-3]}{_HALVED[double]}{name[-1]}")
    if name.endswith("i"):
        found.append(f"{name[:-1]}e")
    return found
