"""What Vertti says, without any platform's markup.

`Content.text` is a small part of CommonMark: paragraphs, `- ` lists, `**bold**`, `*emphasis*`, `` `code` ``,
`> ` quotes and `[text](https://…)`. Adapters render it, split it at the platform's limits and neutralise
every mention. Anything that a person wrote goes through `literal` first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-!<>|~&])")


class Tone(StrEnum):
    PLAIN = "plain"
    PRIMARY = "primary"


@dataclass(frozen=True, slots=True)
class Button:
    """`action` names what it does (`answer.helped`), `value` what it is about; together at most 100 characters with a `:` between."""

    action: str
    value: str
    label: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Content:
    text: str = ""
    title: str = ""
    fields: tuple[Field, ...] = ()
    buttons: tuple[Button, ...] = ()
    footer: str = ""


@dataclass(frozen=True, slots=True)
class FormField:
    name: str
    label: str
    value: str = ""
    long: bool = False
    required: bool = True
    max_length: int = 2000


@dataclass(frozen=True, slots=True)
class Form:
    """A modal window. `action` and `value` come back in `FormSubmitted`. At most five fields (Discord's limit)."""

    action: str
    value: str
    title: str
    fields: tuple[FormField, ...]


def literal(text: str) -> str:
    """Escape `text` so that it is shown as it was written: no markup, no mention, no line breaks of its own making."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def shortened(text: str, most: int) -> str:
    """Cut `text` to at most `most` characters, at a word where possible, with an ellipsis."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    at_word = cut.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > most // 2 else cut) + "…"
