"""Slack's markup in what people write, as plain text; and what must not be in what Vertti writes.

On the wire `&`, `<` and `>` of a person's are entities, so whatever stands in angle brackets is Slack's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_TOKEN = re.compile(r"<([^<>\n]*)>")
# Embeddings, overrides and isolates can make a line read otherwise than it was written.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
_TAG = re.compile(r"<(?=[!@#])")
_JOINER = "\u2060"
_BROADCASTS = {"channel", "here", "everyone"}


def clean(text: str) -> str:
    """`text` without control characters, halves of characters and signs that turn the reading direction."""
    return _UNWANTED.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def harmless(text: str) -> str:
    """Clean, and with a character without width in anything that looks like a mention."""
    return _TAG.sub(f"<{_JOINER}", clean(text))


def escaped(text: str) -> str:
    """For Slack's `text` fields, where `&`, `<` and `>` are markup."""
    return harmless(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def plain(text: str, *, own: str, name_of: Callable[[str], str | None]) -> tuple[str, bool]:
    """What a person wrote, without the mention of `own`, and whether that was there."""
    mention = re.compile(rf"<@{re.escape(own)}(?:\|[^<>]*)?>[,:]?")
    rest, times = mention.subn(" ", text) if own else (text, 0)
    if times:
        rest = re.sub(r" {2,}", " ", rest).strip()
    shown = _TOKEN.sub(lambda found: _shown(found[1], name_of), rest)
    return clean(_unescaped(shown)), times > 0


def words(text: str) -> str:
    """What was typed behind a slash command: channels and people stay ids, links become addresses."""
    return clean(_unescaped(_TOKEN.sub(_kept, text))).strip()


def _shown(token: str, name_of: Callable[[str], str | None]) -> str:
    what, _, label = token.partition("|")
    match what[:1]:
        case "@":
            return f"@{label or name_of(what[1:]) or what[1:]}"
        case "#":
            return f"#{label or what[1:]}"
        case "!":
            return _special(what[1:], label)
        case _:
            return label or what.removeprefix("mailto:")


def _special(what: str, label: str) -> str:
    if what in _BROADCASTS:
        return f"@{what}"
    return label or what.partition("^")[0]


def _kept(found: re.Match[str]) -> str:
    what, _, label = found[1].partition("|")
    if what.startswith("#") and label and found.string[: found.start()].endswith(":"):
        # Behind another platform's name (`discord:#export`) it is not this Slack's channel that is meant.
        return f"#{label}"
    if what[:1] in {"@", "#"}:
        return found[0]
    return _special(what[1:], label) if what.startswith("!") else what.removeprefix("mailto:")


def _unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
