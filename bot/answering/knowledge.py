"""What Vertti may quote: an entry is a question, its answer, where it comes from and when it was checked."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

LANGUAGE_OPEN = ""
"""The key of a text whose language nobody stated."""
CREDIT = "credit"
"""In a file, the name of a member who shared the entry and wants to be named. It is kept elsewhere than the entry."""
KNOWN = {
    CREDIT,
    "id", "question", "answer", "also_asked_as", "sources", "checked", "review_by",
    "volatile", "group", "markets", "products",
}  # fmt: skip
MOST_QUESTION, MOST_ANSWER = 500, 3000
_ID = re.compile(r"^[\w][\w.:-]{0,79}$")

Texts = Mapping[str, str]
Row = dict[str, Any]
"""One line of an import file: JSON's own types only."""


class EntryProblem(ValueError):
    """A row that is no entry; the message says why, as a sentence in English."""


@dataclass(frozen=True, slots=True)
class Source:
    authority: str
    url: str
    checked: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    id: str
    question: Texts
    answer: Texts
    also_asked_as: Mapping[str, tuple[str, ...]]
    sources: tuple[Source, ...]
    checked: dt.date | None
    review_by: dt.date | None
    volatile: bool = False
    """Its facts change: past `review_by` it is not stated at all."""
    markets: tuple[str, ...] = ()
    """ISO 3166-1 alpha-2 codes and regions it is about; empty: any."""
    products: tuple[str, ...] = ()
    """Product groups it is about; empty: any."""

    def in_language(self, texts: Texts, language: str) -> str:
        """The text in `language`, else in English, Finnish or Swedish, else in whatever there is."""
        order = (language, LANGUAGE_OPEN, "en", "fi", "sv", *texts)
        return next((texts[each] for each in order if each in texts), "")

    def speaks(self, language: str) -> bool:
        return language in self.answer or LANGUAGE_OPEN in self.answer

    def phrasings(self) -> tuple[str, ...]:
        """Every stored way of asking, in every language."""
        also = (text for texts in self.also_asked_as.values() for text in texts)
        return tuple(dict.fromkeys((*self.question.values(), *also)))


def read_entry(row: object) -> Entry:
    """The entry in a row. Raises `EntryProblem`."""
    if not isinstance(row, dict):
        message = "a row must be an object in braces"
        raise EntryProblem(message)
    fields = cast("Row", row)
    return Entry(
        id=_id(fields.get("id")),
        question=_texts(fields, "question", MOST_QUESTION),
        answer=_texts(fields, "answer", MOST_ANSWER),
        also_asked_as=_lists(fields.get("also_asked_as", [])),
        sources=tuple(_source(source) for source in _list(fields.get("sources", []), "sources")),
        checked=_date(fields.get("checked"), "checked"),
        review_by=_date(fields.get("review_by"), "review_by"),
        volatile=_flag(fields.get("volatile", False), "volatile"),
        markets=_names(fields.get("markets", []), "markets"),
        products=_names(fields.get("products", []), "products"),
    )


def unknown_fields(row: Row) -> list[str]:
    """Fields this version does not use; they are kept as they are."""
    return sorted(set(row) - KNOWN)


def write_row(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False, sort_keys=False)


def _id(value: object) -> str:
    if not isinstance(value, str) or not _ID.match(value):
        message = "'id' must be 1 to 80 letters, digits, '-', '_', '.' or ':'"
        raise EntryProblem(message)
    return value


def _texts(fields: Row, name: str, most: int) -> Texts:
    value = fields.get(name)
    texts = {LANGUAGE_OPEN: value} if isinstance(value, str) else value
    if not isinstance(texts, dict) or not texts:
        message = f"'{name}' must be a text, or a text for each language"
        raise EntryProblem(message)
    for language, text in cast("dict[str, object]", texts).items():
        if not isinstance(text, str) or not text.strip():
            message = f"'{name}' is empty" + (f" in '{language}'" if language else "")
            raise EntryProblem(message)
        if len(text) > most:
            message = f"'{name}' has {len(text)} characters; at most {most} fit in a chat message"
            raise EntryProblem(message)
    return cast("Texts", texts)


def _lists(value: object) -> Mapping[str, tuple[str, ...]]:
    by_language = cast("dict[str, object]", value if isinstance(value, dict) else {LANGUAGE_OPEN: value})
    found: dict[str, tuple[str, ...]] = {}
    for language, texts in by_language.items():
        for text in _list(texts, "also_asked_as"):
            if not isinstance(text, str) or not text.strip() or len(text) > MOST_QUESTION:
                message = f"'also_asked_as' must hold texts of 1 to {MOST_QUESTION} characters"
                raise EntryProblem(message)
        found[language] = tuple(cast("list[str]", texts))
    return found


def _list(value: object, name: str) -> list[object]:
    if not isinstance(value, list):
        message = f"'{name}' must be a list"
        raise EntryProblem(message)
    return cast("list[object]", value)


def _names(value: object, name: str) -> tuple[str, ...]:
    names = _list(value, name)
    if not all(isinstance(each, str) and each.strip() for each in names):
        message = f"'{name}' must be a list of names, such as [\"DE\"]"
        raise EntryProblem(message)
    return tuple(cast("list[str]", names))


def _flag(value: object, name: str) -> bool:
    if not isinstance(value, bool):
        message = f"'{name}' must be true or false"
        raise EntryProblem(message)
    return value


def _source(value: object) -> Source:
    source = {"url": value} if isinstance(value, str) else value
    if not isinstance(source, dict):
        message = "a source must be an address, or an object with 'authority' and 'url'"
        raise EntryProblem(message)
    fields = cast("Row", source)
    url, authority = fields.get("url", ""), fields.get("authority", "")
    if not isinstance(url, str) or not isinstance(authority, str) or not (url or authority):
        message = "a source needs an 'url' or an 'authority'"
        raise EntryProblem(message)
    if url and not re.match(r"^https?://[^\s<>()|]+$", url):
        message = f"'{url[:80]}' is no web address (https://…)"
        raise EntryProblem(message)
    return Source(authority or url.split("/")[2], url, _date(fields.get("checked"), "checked"))


def _date(value: object, name: str) -> dt.date | None:
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(str(value))
    except ValueError:
        message = f"'{name}' must be a date like 2026-11-24"
        raise EntryProblem(message) from None
