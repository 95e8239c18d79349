"""What one revision changed, in few words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.answering.knowledge import Entry, Row, read_entry


class Change(StrEnum):
    ADDED = "added"
    CONFIRMED = "confirmed"
    """The texts are as they were; it was checked again."""
    QUESTION = "question"
    ANSWER = "answer"
    MORE_WAYS = "more-ways"
    FEWER_WAYS = "fewer-ways"
    SOURCES = "sources"
    DATES = "dates"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Changed:
    """`languages` are those of the texts that changed, `count` how many ways of asking came or went."""

    what: Change
    languages: tuple[str, ...] = ()
    count: int = 0


def what_changed(before: Row | None, after: Row) -> tuple[Changed, ...]:
    """All that is different; at least one thing."""
    if before is None:
        return (Changed(Change.ADDED),)
    old, new = read_entry(before), read_entry(after)
    return tuple(_changes(old, new)) or (Changed(Change.OTHER),)


def _changes(old: Entry, new: Entry) -> Iterator[Changed]:
    texts = ((Change.QUESTION, old.question, new.question), (Change.ANSWER, old.answer, new.answer))
    same = True
    for what, was, now in texts:
        if languages := _different(was, now):
            same = False
            yield Changed(what, languages)
    ways, before = set(new.phrasings()), set(old.phrasings())
    titles = {*old.question.values(), *new.question.values()}
    if more := len(ways - before - titles):
        yield Changed(Change.MORE_WAYS, count=more)
    if fewer := len(before - ways - titles):
        yield Changed(Change.FEWER_WAYS, count=fewer)
    if [(each.authority, each.url) for each in old.sources] != [
        (each.authority, each.url) for each in new.sources
    ]:
        yield Changed(Change.SOURCES)
    if old.checked != new.checked and new.checked is not None and same:
        yield Changed(Change.CONFIRMED)
    elif old.review_by != new.review_by:
        yield Changed(Change.DATES)


def _different(was: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(
        each for each in (*now, *(gone for gone in was if gone not in now)) if was.get(each) != now.get(each)
    )
