"""What is wrong with the knowledge, found without asking anybody: a pure function over rows and a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.answering.deciding import lapsed
from bot.answering.knowledge import LANGUAGE_OPEN, Entry, Row, Source, read_entry
from bot.answering.upkeep.likeness import near_pairs
from bot.answering.upkeep.markup import dead_in_title, dead_markup
from bot.wording import LANGUAGES

MOST_SHOWN = 2000
"""Characters of an answer with its question and sources: what fits in a plain message where there is least room."""
AROUND = 120
"""Of them, for the line with the date and for the words before the sources."""
MOST_TITLE = 150
"""Characters of a question, which stands in the title where there is least room for one."""
NEARLY_THE_SAME = 0.75
BEGINNING = 400
"""Characters of an answer that are compared: what begins alike for so long is alike."""


class Problem(StrEnum):
    """The most serious first."""

    WITHHELD = "withheld"
    """Past its review and volatile: it is not stated at all."""
    LAPSED = "lapsed"
    NO_SOURCE = "no-source"
    NO_SUCH_CHECK = "no-such-check"
    """It says it was checked on a day on which no source was."""
    TOO_LONG = "too-long"
    MARKUP = "markup"
    LANGUAGE = "language"
    TWIN = "twin"
    """The answers of two entries are nearly the same."""
    SAME_QUESTION = "same-question"
    """A way of asking of one entry is nearly one of another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """`detail` is, by the problem: a dead markup's reason, a number of characters, or a way of asking."""

    problem: Problem
    entry: str
    language: str = ""
    detail: str = ""
    day: dt.date | None = None
    other: str = ""
    """The other entry, where it is about two."""


def check(rows: Sequence[Row], *, today: dt.date) -> list[Finding]:
    """All findings, the most serious problem first and within it in order of ids. A few seconds for 1,000 rows."""
    entries = [read_entry(row) for row in rows]
    found = [finding for entry in entries for finding in _of_one(entry, today)]
    found += _of_two(entries)
    order = list(Problem)
    return sorted(found, key=lambda each: (order.index(each.problem), each.entry))


def _of_one(entry: Entry, today: dt.date) -> Iterator[Finding]:
    if lapsed(entry, today):
        problem = Problem.WITHHELD if entry.volatile else Problem.LAPSED
        yield Finding(problem=problem, entry=entry.id, day=entry.review_by)
    if not entry.sources:
        yield Finding(problem=Problem.NO_SOURCE, entry=entry.id)
    elif entry.checked is not None and entry.checked not in {source.checked for source in entry.sources}:
        yield Finding(problem=Problem.NO_SUCH_CHECK, entry=entry.id, day=entry.checked)
    yield from _too_long(entry)
    yield from _markup(entry)
    for language in _missing(entry):
        yield Finding(problem=Problem.LANGUAGE, entry=entry.id, language=language)


def _too_long(entry: Entry) -> Iterator[Finding]:
    for language, question in entry.question.items():
        if len(question) > MOST_TITLE:
            yield Finding(
                problem=Problem.TOO_LONG,
                entry=entry.id,
                language=language,
                detail=f"{len(question)}/{MOST_TITLE}",
            )
    sources = sum(_written(source) for source in entry.sources) + AROUND
    for language, answer in entry.answer.items():
        size = len(answer) + len(entry.in_language(entry.question, language)) + sources
        if size > MOST_SHOWN:
            yield Finding(
                problem=Problem.TOO_LONG, entry=entry.id, language=language, detail=f"{size}/{MOST_SHOWN}"
            )


def _written(source: Source) -> int:
    """Characters of `[authority](url) · `."""
    return len(source.authority) + len(source.url) + len("[]() · ")


def _markup(entry: Entry) -> Iterator[Finding]:
    texts = [(language, reason) for language, text in entry.answer.items() for reason in dead_markup(text)]
    texts += [
        (language, reason) for language, text in entry.question.items() for reason in dead_in_title(text)
    ]
    for language, reason in dict.fromkeys(texts):
        yield Finding(problem=Problem.MARKUP, entry=entry.id, language=language, detail=reason)


def _missing(entry: Entry) -> Iterable[str]:
    """Languages without question or answer. A text in no stated language is left alone: nobody can tell."""
    texts = (entry.question, entry.answer)
    return [
        language
        for language in LANGUAGES
        if any(language not in each and LANGUAGE_OPEN not in each for each in texts)
    ]


def _of_two(entries: Sequence[Entry]) -> Iterator[Finding]:
    told = [(entry.id, answer[:BEGINNING]) for entry in entries for answer in entry.answer.values()]
    twins = {(one, other): "" for one, other, _ in _alike(told)}
    asked = [(entry.id, text) for entry in entries for text in entry.phrasings()]
    same = {(one, other): text for one, other, text in _alike(asked)}
    for one, other in twins:
        yield Finding(problem=Problem.TWIN, entry=one, other=other)
    for (one, other), text in same.items():
        yield Finding(problem=Problem.SAME_QUESTION, entry=one, other=other, detail=text)


def _alike(texts: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Two entries with a text that is nearly the same, and that text."""
    for one, other in near_pairs([text for _, text in texts], NEARLY_THE_SAME):
        if texts[one][0] != texts[other][0]:
            yield texts[one][0], texts[other][0], texts[one][1]
