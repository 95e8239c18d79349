"""A key hidden in a message's text, for `find` to see when the nonce's few minutes are over.

Discord gives a message's nonce back only when it is made, and a plain message has no field of its own for
an application. So the key travels in the text itself, in characters without width: a fence, 48 bits of the
key's hash as 31 ternary digits, a fence. It stands behind the first space between two words, where neither
trimming at the ends nor markup can reach it. Plain messages, embeds and a poll's question carry it alike, edits keep it, and
whatever a person wrote loses the fence on its way out (`rendering.clean`), so nobody can forge one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any

FENCE = "\u2060"
_DIGITS = "\u200b\u200c\u200d"
_LENGTH = 31
SIZE = _LENGTH + 2
"""Characters a marker takes from a message's limit."""
_MARKER = re.compile(f"{FENCE}[{_DIGITS}]{{{_LENGTH}}}{FENCE}")
_BETWEEN_WORDS = re.compile(r"(?<=\S) (?=\S)")


def marker(key: str) -> str:
    """The invisible text that stands for `key`."""
    number = int.from_bytes(hashlib.sha256(key.encode("utf-8")).digest()[:6])
    digits = ""
    for _ in range(_LENGTH):
        number, digit = divmod(number, 3)
        digits += _DIGITS[digit]
    return f"{FENCE}{digits}{FENCE}"


def marked(text: str, mark: str) -> str:
    """`text` with `mark` in it, `SIZE` characters longer."""
    gap = _BETWEEN_WORDS.search(text)
    at = gap.end() if gap else len(text)
    return text[:at] + mark + text[at:]


def unmarked(text: str) -> str:
    """`text` without any marker."""
    return _MARKER.sub("", text)


def mark_of(message: Mapping[str, Any]) -> str | None:
    """The marker in a message as Discord's API gives it, or None."""
    texts = [message.get("content") or ""]
    texts += [embed.get("description") or "" for embed in message.get("embeds") or ()]
    poll: Mapping[str, Any] = message.get("poll") or {}
    question: Mapping[str, Any] = poll.get("question") or {}
    texts.append(question.get("text") or "")
    found = (_MARKER.search(text) for text in texts)
    return next((hit.group() for hit in found if hit), None)
