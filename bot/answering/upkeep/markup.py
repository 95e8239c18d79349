"""Markup that people would see as signs, or not at all: what `bot.chat.content` does not know, and what is half there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum


class Dead(StrEnum):
    """Why a piece of markup is dead."""

    BOLD = "bold"
    """`**` without its partner, or beside a space, where it is no markup."""
    CODE = "code"
    """A back-tick without its partner."""
    LINK = "link"
    """`[text](` without an end or without a web address."""
    TABLE = "table"
    HEADING = "heading"
    HTML = "html"
    TITLE = "title"
    """A question stands in a title, where no markup is known."""


_ESCAPED = re.compile(r"\\[\\`*_{}\[\]()#+\-!<>|~&]")
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"(?<!!)\[[^\[\]]+\]\(https?://[^\s()<>]+\)")
_HALF_LINK = re.compile(r"\]\(|\[[^\]]*$|!\[")
_HEADING = re.compile(r"^ {0,3}(?:#{1,6}(?: |$)|={3,}\s*$)", re.MULTILINE)
_TABLE = re.compile(r"^\s*\|.*\|\s*$|^\s*:?-{3,}:?\s*\|", re.MULTILINE)
_HTML = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|<!--|&(?:nbsp|amp|lt|gt|quot|#\d+);", re.IGNORECASE)
_BLOCK = re.compile(r"\n\s*\n|\n(?=\s*- )")
_IN_TITLE = re.compile(r"\*\*|`|\]\(")


def dead_markup(text: str) -> tuple[Dead, ...]:
    """What is wrong with the markup of an answer, each once."""
    return tuple(dict.fromkeys(_in_answer(_ESCAPED.sub("x", text))))


def dead_in_title(text: str) -> tuple[Dead, ...]:
    """The same for a question."""
    if _IN_TITLE.search(text):
        return (Dead.TITLE,)
    return (Dead.HTML,) if _HTML.search(text) else ()


def _in_answer(text: str) -> Iterator[Dead]:
    without_code = _CODE.sub("x", text)
    if "`" in without_code:
        yield Dead.CODE
    # Markup does not reach over an empty line or out of a list's item.
    if any(_bold_is_dead(block) for block in _BLOCK.split(without_code)):
        yield Dead.BOLD
    if _HALF_LINK.search(_LINK.sub("x", without_code)):
        yield Dead.LINK
    for pattern, reason in ((_HEADING, Dead.HEADING), (_TABLE, Dead.TABLE), (_HTML, Dead.HTML)):
        if pattern.search(without_code):
            yield reason


def _bold_is_dead(block: str) -> bool:
    """CommonMark's rule in short: the signs stand at the words, and beside a letter no punctuation is at their inside."""
    parts = block.split("**")
    if len(parts) % 2 == 0:
        return True
    inner = zip(parts[::2], parts[1::2], parts[2::2], strict=False)
    return any(
        not _opens(before, bold) or not _opens(after[::-1], bold[::-1]) for before, bold, after in inner
    )


def _opens(outside: str, inside: str) -> bool:
    if not inside or inside[0].isspace():
        return False
    return inside[0].isalnum() or not outside[-1:].isalnum()
