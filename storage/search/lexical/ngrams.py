"""Character n-grams inside word boundaries, counted as numbers, many texts at a time.

Each word stands between two spaces; its grams are the 3 to 5 letter windows that hold no space but at an end. A gram
is known by a 32-bit hash, so that no vocabulary needs to be kept; two grams of a text in 100,000 share one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SHORTEST, LONGEST = 3, 5
_WORD = re.compile(r"\w+")
_AT_A_TIME = 1000
"""Texts counted together: enough for numpy to be quick, few enough to stay small."""
_SPACE = ord(" ")
# FNV-1a's prime, and the finaliser of MurmurHash3: good spreading, cheap in numpy.
_PRIME, _MIX_1, _MIX_2 = np.uint32(16777619), np.uint32(0x85EBCA6B), np.uint32(0xC2B2AE35)

Floats = NDArray[np.float32]
Words = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Counts:
    """How often which gram stands in which text; `texts` are positions in what was counted, in growing order."""

    texts: NDArray[np.int32]
    grams: Words
    times: NDArray[np.uint8]


def count(texts: Sequence[str]) -> Counts:
    """The grams of all texts; case and compatibility forms are folded."""
    parts = [_some(texts[at : at + _AT_A_TIME], at) for at in range(0, len(texts), _AT_A_TIME)]
    if not parts:
        return Counts(np.zeros(0, np.int32), np.zeros(0, np.uint32), np.zeros(0, np.uint8))
    return Counts(
        np.concatenate([each.texts for each in parts]),
        np.concatenate([each.grams for each in parts]),
        np.concatenate([each.times for each in parts]),
    )


def plain(text: str) -> str:
    """Words between single spaces, folded, with a space at either end."""
    words = _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
    return f" {' '.join(words)} "


def _some(texts: Sequence[str], first: int) -> Counts:
    letters = [np.frombuffer(plain(text).encode("utf-32-le", "ignore"), np.uint32) for text in texts]
    stream = np.concatenate(letters)
    owners = np.repeat(np.arange(first, first + len(texts), dtype=np.uint64), [len(each) for each in letters])
    found: list[NDArray[np.uint64]] = []
    for size in range(SHORTEST, LONGEST + 1):
        if len(stream) < size:
            continue
        starts = len(stream) - size + 1
        whole = owners[:starts] == owners[size - 1 :]
        hashes = np.full(starts, 2166136261, np.uint32)
        for offset in range(size):
            letter = stream[offset : offset + starts]
            if 0 < offset < size - 1:
                whole &= letter != _SPACE
            hashes = (hashes ^ letter) * _PRIME
        found.append((owners[:starts][whole] << np.uint64(32)) | _mixed(hashes[whole]).astype(np.uint64))
    keys, times = (
        np.unique(np.concatenate(found), return_counts=True) if found else (np.zeros(0, np.uint64),) * 2
    )
    return Counts(
        (keys >> np.uint64(32)).astype(np.int32),
        (keys & np.uint64(0xFFFFFFFF)).astype(np.uint32),
        np.minimum(times, 255).astype(np.uint8),
    )


def _mixed(hashes: Words) -> Words:
    hashes = (hashes ^ (hashes >> np.uint32(16))) * _MIX_1
    hashes = (hashes ^ (hashes >> np.uint32(13))) * _MIX_2
    return hashes ^ (hashes >> np.uint32(16))
