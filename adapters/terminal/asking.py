"""Asking from the command line: one question, or a file of them."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from adapters.terminal.progress import show_left
from bot.answering.answers import Answers, Found
from bot.answering.deciding import Answer, Suggest, Unknown, Verdict, Withhold

MOST_LINE = 4_000_000
DECISIONS: dict[type[Verdict], str] = {
    Answer: "answer",
    Suggest: "suggest",
    Unknown: "abstain",
    Withhold: "abstain",
}


class BadRow(Exception):
    """A row that cannot be asked; the message names the line and the reason."""


@dataclass(frozen=True, slots=True)
class Asked:
    id: str
    text: str


def read_rows(path: Path) -> Iterator[Asked]:
    """Rows `{"id", "text"}`, one a line. Raises `BadRow`."""
    with path.open(encoding="utf-8", errors="surrogateescape") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _row(line, number)


def _row(line: str, number: int) -> Asked:
    try:
        read: object = json.loads(line)
    except ValueError as error:
        message = f"line {number} is not JSON: {error}"
        raise BadRow(message) from error
    row = cast("dict[str, Any]", read) if isinstance(read, dict) else {}
    if not isinstance(row.get("text"), str) or "id" not in row:
        message = f"line {number} needs an 'id' and a 'text'"
        raise BadRow(message)
    return Asked(row["id"], row["text"])


async def decide(answers: Answers, text: str, *, language: str) -> tuple[dict[str, Any], Found]:
    """The decision as a row without its id; `ms` is the time of this question alone."""
    began = time.perf_counter()  # noqa: TID251 - how long it took is what was asked
    found = await answers.find(text, otherwise=language)
    took = (time.perf_counter() - began) * 1000  # noqa: TID251 - likewise
    row = {
        "decision": DECISIONS[type(found.verdict)],
        "confidence": found.ranking.confidence,
        "language": found.language,
        "results": [{"entry": match.entry, "score": match.score} for match in found.ranking.matches[:10]],
        "ms": round(took, 3),
    }
    return row, found


async def ask_many(answers: Answers, source: Path, target: Path, *, language: str) -> int:
    """Answer all rows into `target`, which appears whole or not at all; how many. Raises `BadRow`."""
    rows = list(read_rows(source))
    # The index is built on first use, and new texts are read: that is start-up, and no question's time.
    await answers.index.catch_up(show_left)
    await answers.find("", otherwise=language)
    unfinished = target.with_name(f"{target.name}.part")
    with unfinished.open("w", encoding="utf-8") as out:
        for row in rows:
            decision, _ = await decide(answers, row.text, language=language)
            out.write(json.dumps({"id": row.id, **decision}, ensure_ascii=False) + "\n")
    unfinished.replace(target)
    return len(rows)
