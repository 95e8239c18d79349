"""Knowledge in and out of JSON Lines files: all or nothing, and lossless."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bot.answering.knowledge import (
    EntryProblem,
    Row,
    read_entry,
    unknown_fields,
    write_row,
)
from bot.answering.ports import Knowledge

MOST_PROBLEMS = 20


class BadFile(Exception):
    """Rows that are no entries: one sentence a row, with its number."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


async def import_file(knowledge: Knowledge, path: Path, *, now: datetime) -> tuple[int, int, list[str]]:
    """Rows read, rows that changed something, and remarks. Raises `BadFile`: then nothing has changed."""
    rows, remarks = _read(path)
    changed = await knowledge.put(rows, by="import", now=now)
    return len(rows), changed, remarks


async def export_file(knowledge: Knowledge, path: Path) -> int:
    """Write all entries in force, as they came in; how many. The file appears whole or not at all."""
    rows = await knowledge.rows()
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.write_text("".join(f"{write_row(row)}\n" for row in rows), encoding="utf-8")
    unfinished.replace(path)
    return len(rows)


def _read(path: Path) -> tuple[list[Row], list[str]]:
    rows: list[Row] = []
    problems: list[str] = []
    remarks: list[str] = []
    seen: dict[str, int] = {}
    text = path.read_bytes()
    for number, line in enumerate(text.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
            entry = read_entry(row)
            _storable(line)
        except UnicodeDecodeError:
            problems.append(f"Row {number}: it is not UTF-8 text.")
        except EntryProblem as problem:
            problems.append(f"Row {number}: {problem}.")
        except (ValueError, RecursionError) as error:
            problems.append(f"Row {number}: it is not JSON ({error}).")
        else:
            if entry.id in seen:
                problems.append(f"Row {number}: the id '{entry.id}' is in row {seen[entry.id]} already.")
            seen[entry.id] = number
            rows.append(row)
            remarks.extend(_remarks(row, number))
    if problems:
        more = len(problems) - MOST_PROBLEMS
        tail = [f"… and {more} more."] if more > 0 else []
        raise BadFile([*problems[:MOST_PROBLEMS], *tail])
    return rows, remarks


def _storable(line: bytes) -> None:
    """JSON can spell what no database keeps: lone surrogates and zero characters."""
    text = json.dumps(json.loads(line), ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        message = "it holds half a character (a lone surrogate)"
        raise EntryProblem(message) from None
    if "\\u0000" in text:
        message = "it holds a zero character"
        raise EntryProblem(message)


def _remarks(row: Row, number: int) -> list[str]:
    return [
        f"Row {number}: '{name}' is no field Vertti uses; it is kept as it is."
        for name in unknown_fields(row)
    ]
