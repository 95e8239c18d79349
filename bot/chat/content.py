"""What Vertti says, without any platform's markup.

`Content.text` is a small part of CommonMark: paragraphs, `- ` lists, `**bold**`, `*emphasis*`, `` `code` ``,
`> ` quotes and `[text](https://…)`. Adapters render it, split it at the platform's limits and neutralise
every mention. Anything that a person wrote goes through `literal` first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
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
class Poll:
    """Each member may choose one of 2 to 10 `options`, which are plain text; `Content.text` is the question.

    `key` names the poll in its votes. `counts` are shown where the platform does not count by itself
    (`Abilities.native_polls`); none are as good as noughts.
    """

    options: tuple[str, ...]
    key: str
    counts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    text: str = ""
    title: str = ""
    fields: tuple[Field, ...] = ()
    buttons: tuple[Button, ...] = ()
    footer: str = ""
    poll: Poll | None = None


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


VOTE = "poll.vote"
"""The action of a poll's buttons; their value is the poll's key, a colon and the option's number from 1."""


def ballot(poll: Poll, most: int) -> tuple[Button, ...]:
    """One button an option, `1  Norden · 3`, for platforms without polls of their own.

    No label has more than `most` characters: a long option is cut, its number and its count are not.
    """
    counts = (*poll.counts, *(0 for _ in poll.options))
    return tuple(
        Button(VOTE, f"{poll.key}:{number}", _counted(numbered(number, option, 0), count, most))
        for number, (option, count) in enumerate(zip(poll.options, counts, strict=False), 1)
    )


def with_ballot(content: Content, most: int) -> Content:
    """The same with its poll as buttons, for adapters of platforms without polls of their own.

    Where a label was cut, the options stand in full in the text, with their counts.
    """
    poll = content.poll
    if poll is None:
        return content
    buttons = ballot(poll, most)
    uncut = ballot(poll, most + sum(map(len, poll.options)))
    counted = replace(poll, counts=(*poll.counts, *(0 for _ in poll.options))[: len(poll.options)])
    parts = [content.text, *([] if buttons == uncut else [poll_as_list(counted)])]
    text = "\n\n".join(filter(None, parts))
    return replace(content, text=text, buttons=(*buttons, *content.buttons), poll=None)


def voted_for(value: str) -> tuple[str, int] | None:
    """The poll's key and the option's number in the value of a poll's button, or None when it is none."""
    key, _, number = value.rpartition(":")
    return (key, int(number)) if key and number.isascii() and number.isdigit() else None


def numbered(number: int, option: str, most: int) -> str:
    """An option as it is shown, `1  Norden`, in at most `most` characters (0: however many it takes)."""
    text = f"{number}  {' '.join(option.split())}"
    return shortened(text, most) if most else text


def poll_as_list(poll: Poll) -> str:
    """The options in Vertti's markup, for where nobody can press anything. Counts, if there are any, stand behind."""
    counts = [f" · {count}" for count in poll.counts] or [""] * len(poll.options)
    return "\n".join(
        f"- **{number}** {literal(option)}{count}"
        for number, (option, count) in enumerate(zip(poll.options, counts, strict=True), 1)
    )


def _counted(option: str, count: int, most: int) -> str:
    behind = f" · {count}"
    return shortened(option, most - len(behind)) + behind


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
