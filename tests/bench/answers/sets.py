"""The questions that are measured with, all in one shape. They are for measuring and are never shipped."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.answering.knowledge import LANGUAGE_OPEN as ANY
from bot.answering.knowledge import MOST_QUESTION, Row
from storage.starter.starter import read_starter

SHARED = Path(__file__).parents[4] / "shared"
PUBLIC = ("clinc150", "turku_fi", "swefaq")


@dataclass(frozen=True, slots=True)
class Asked:
    """`right` is empty where no entry answers; then `tag` says how near it comes (near, far, chatter)."""

    text: str
    right: frozenset[str]
    tag: str
    language: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Set:
    name: str
    rows: Sequence[Row]
    asked: Sequence[Asked]

    def answerable(self) -> list[int]:
        return [at for at, each in enumerate(self.asked) if each.right]

    def others(self, tag: str) -> list[int]:
        return [at for at, each in enumerate(self.asked) if not each.right and each.tag == tag]


def public_set(name: str) -> Set:
    """An entry for each answer; its questions are its ways of asking. Where there are none, the answer's beginning is."""
    found = json.loads((SHARED / "retrieval" / f"{name}.json").read_text(encoding="utf-8"))
    by_entry: dict[str, list[dict[str, Any]]] = {}
    for stored in found["store"]:
        by_entry.setdefault(_entry(stored["id"]), []).append(stored)
    rows = [_row(entry, stored) for entry, stored in by_entry.items()]
    asked = [
        Asked(each["q"], frozenset(map(_entry, each["gold"])), "answerable", each["lang"])
        for each in found["queries"]
    ]
    asked += [Asked(each["q"], frozenset(), each["tag"], each["lang"]) for each in found["oos"]]
    return Set(name, rows, asked)


def starter_set() -> Set:
    """The starter knowledge and the development questions about it."""
    lines = (SHARED / "domain" / "dev_questions.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines if line.strip()]
    tags = {"answerable": "answerable", "nearmiss": "near", "chatter": "chatter"}
    asked = [
        Asked(each["text"], frozenset(each["expected"]), tags[each["kind"]], each["lang"], each["style"])
        for each in found
    ]
    return Set("dev_questions", read_starter()[0], asked)


def _entry(name: str) -> str:
    return name.split("#", maxsplit=1)[0]


def _row(entry: str, stored: Sequence[dict[str, Any]]) -> Row:
    questions = [each["question"] for each in stored if each["question"]]
    answer = next((each["answer"] for each in stored if each["answer"]), "")
    first, *rest = questions or [answer[:MOST_QUESTION]]
    row: Row = {"id": entry, "question": {ANY: first}, "also_asked_as": {ANY: rest}}
    # Where a set has no answers, an entry would have nothing to say; ranking then goes by the questions alone.
    return {**row, "answer": {ANY: answer or "-"}}
