"""The local page as a person's eyes see it: the messages in its HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

_MESSAGE = re.compile(r'<li id="([mt])\d+" class="message.*?</article>\s*</li>', re.DOTALL)
_BLOCKS = ("p", "li", "dt", "dd", "blockquote", "br")


@dataclass(slots=True)
class Read:
    """One message on the page."""

    number: str = ""
    in_thread: bool = False
    only_me: bool = False
    text: str = ""
    buttons: dict[str, str] = field(default_factory=dict[str, str])
    """Label to value."""
    raw: str = ""


def messages(html: str) -> Sequence[Read]:
    """All messages on the page, those of the open thread too."""
    return [_read(found[0], in_thread=found[1] == "t") for found in _MESSAGE.finditer(html)]


def _read(raw: str, *, in_thread: bool) -> Read:
    eyes = _Eyes()
    eyes.feed(raw)
    read = eyes.read
    # What can be done with a message is the page's own, not the message's.
    read.raw, read.in_thread = raw.partition('<div class="ways">')[0], in_thread
    read.text = re.sub(r"\s*\n\s*", "\n", read.text).strip()
    return read


def form_number(html: str) -> str | None:
    """The number of the form window that is open, or None."""
    found = re.search(r'<dialog open id="form-(\d+)"', html)
    return found[1] if found else None


def token(html: str) -> str:
    """The secret that every form of the page carries."""
    found = re.search(r'name="token" value="([0-9a-f]+)"', html)
    assert found is not None
    return found[1]


class _Eyes(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.read = Read()
        self._body = 0
        self._in_buttons = False
        self._value: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        classes = has.get("class", "").split()
        if "data-message" in has:
            self.read.number, self.read.only_me = has["data-message"], "only-me" in classes
        elif tag == "div" and (self._body or "body" in classes):
            self._body += 1
        elif tag == "form":
            self._in_buttons = "buttons" in classes
        elif tag == "button" and self._in_buttons:
            self._value = has["value"]
        elif tag == "img" and self._body:
            self.read.text += has.get("alt", "")
        if self._body and tag in _BLOCKS:
            self.read.text += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self._body:
            self._body -= 1
        elif tag == "button":
            self._value = None

    def handle_data(self, data: str) -> None:
        if self._value is not None:
            self.read.buttons[data.strip()] = self._value
        elif self._body:
            self.read.text += data
