"""Plain text, safe to keep and to show; and what was said to Vertti in it."""

from __future__ import annotations

import re
import unicodedata

# Embeddings, overrides and isolates can make a line read otherwise than it was written.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_MENTION = re.compile(r"(?<![\w@])@vertti\b[,:]?", re.IGNORECASE)
_COMMAND = re.compile(r"/(?:vertti(?:\s+|$))?(.*)", re.IGNORECASE | re.DOTALL)


def clean(text: str) -> str:
    """Drop control characters (not line ends and tabs), lone surrogates and signs that turn the reading direction."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in lines if char in "\n\t" or _is_shown(char))


def _is_shown(char: str) -> bool:
    return char not in _TURNING and unicodedata.category(char) not in ("Cc", "Cs")


def said_to_vertti(text: str) -> tuple[str, bool]:
    """The text without `@Vertti`, and whether it was there."""
    rest, times = _MENTION.subn("", text)
    return (re.sub(r" {2,}", " ", rest).strip() if times else text), times > 0


def command_words(text: str) -> str | None:
    """What follows `/vertti ` or `/` when the line is a command, else None."""
    found = _COMMAND.fullmatch(text.strip())
    return found[1].strip() if found else None
