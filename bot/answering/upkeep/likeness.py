"""How alike two texts are by their letters: the share of their character 4-grams."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

GRAM = 4
PRINT, WINDOW = 7, 4
"""Any 10 letters in a row that two texts have in common give them a fingerprint in common."""
MOST_TEXTS = 60
"""With one fingerprint; one that more texts have is a turn of phrase and tells nothing."""
FEW = 6
"""Texts that are nearly the same share at least one in so many of their fingerprints."""
_WORD = re.compile(r"\w+")

Grams = frozenset[str]


def plain(text: str) -> str:
    """The words, folded, with single spaces between."""
    return " ".join(_WORD.findall(text.casefold()))


def grams_of(text: str) -> Grams:
    """The 4-grams of its words, case and punctuation aside; a shorter text is one gram."""
    letters = plain(text)
    return frozenset(letters[at : at + GRAM] for at in range(max(1, len(letters) - GRAM + 1)))


def share(one: Grams, other: Grams) -> float:
    """What part of the smaller one stands in the other too, 0 to 1."""
    return len(one & other) / max(1, min(len(one), len(other)))


def near_pairs(texts: Sequence[str], least: float) -> Iterator[tuple[int, int]]:
    """Positions of pairs whose 4-grams are shared to at least `least` of the larger text, the earlier position first.

    Only texts with some fingerprints in common are compared: what shares most of its 4-grams has runs of ten letters in
    common, however its differences are spread.
    """
    seen: defaultdict[int, list[int]] = defaultdict(list)
    known: dict[int, Grams] = {}
    for at, text in enumerate(texts):
        prints = _fingerprints(plain(text))
        telling = [seen[each] for each in prints if len(seen[each]) <= MOST_TEXTS]
        for other, times in sorted(Counter(chain.from_iterable(telling)).items()):
            if times * FEW >= len(prints) and _alike(known, texts, at, other) >= least:
                yield other, at
        for each in prints:
            seen[each].append(at)


def _alike(known: dict[int, Grams], texts: Sequence[str], at: int, other: int) -> float:
    for place in (at, other):
        if place not in known:
            known[place] = grams_of(texts[place])
    one, two = known[at], known[other]
    return len(one & two) / max(len(one), len(two))


def _fingerprints(letters: str) -> set[int]:
    """The smallest hash in every window of hashes (winnowing: Schleimer, Wilkerson and Aiken, 2003)."""
    body = letters.encode()
    hashes = [zlib.crc32(body[at : at + PRINT]) for at in range(max(1, len(body) - PRINT + 1))]
    return {min(hashes[at : at + WINDOW]) for at in range(max(1, len(hashes) - WINDOW + 1))}
