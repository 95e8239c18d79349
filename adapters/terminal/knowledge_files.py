"""Knowledge in and out of JSON Lines files: all or nothing, and lossless."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from bot.answering.knowledge import (
    CREDIT,
    EntryProblem,
    Row,
    read_entry,
    unknown_fields,
    write_row,
)
from bot.answering.ports import Knowledge
from bot.answering.sharing.ports import CreditStore

MOST_PROBLEMS = 20
MOST_NAME = 100


class BadFile(Exception):
    """Rows that are no entries: one sentence a row, with its number."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


async def import_file(
    knowledge: Knowledge, path: Path, *, now: datetime, authors: CreditStore | None = None
) -> tuple[int, int, list[str]]:
    """Rows read, rows that changed something, and remarks. Raises `BadFile`: then nothing has changed.

    Names of authors go to `authors`. What a member here has shared or withdrawn is left out: only they decide on it.
    """
    read, remarks = _read(path)
    rows = [{name: value for name, value in row.items() if name != CREDIT} for row in read]
    if authors is not None:
        theirs = await authors.authored()
        remarks += await _overruled(knowledge, [row for row in rows if row["id"] in theirs])
        rows = [row for row in rows if row["id"] not in theirs]
        names = {str(row["id"]): str(row[CREDIT]) for row in read if row.get(CREDIT)}
        await authors.take_over(names, [str(row["id"]) for row in rows], now=now)
    changed = await knowledge.put(rows, by="import", now=now)
    return len(read), changed, remarks


async def export_file(knowledge: Knowledge, path: Path, *, authors: CreditStore | None = None) -> int:
    """Write all entries in force, as they came in; how many. The file appears whole or not at all.

    An author's name stands with an entry only where they want that.
    """
    names: Mapping[str, str] = await authors.credits() if authors is not None else {}
    rows = [_with_name(row, names.get(str(row["id"]))) for row in await knowledge.rows()]
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.write_text("".join(f"{write_row(row)}\n" for row in rows), encoding="utf-8")
    unfinished.replace(path)
    return len(rows)


def _with_name(row: Row, name: str | None) -> Row:
    return {**row, CREDIT: name} if name else row


async def _overruled(knowledge: Knowledge, rows: Sequence[Row]) -> list[str]:
    return [
        f"'{row['id']}' was shared by a member here, who alone decides on it: it is left out."
        for row in rows
        if await knowledge.row(str(row["id"])) != row
    ]


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
            _credit(row)
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


def _credit(row: Row) -> None:
    name = row.get(CREDIT, "")
    if not isinstance(name, str) or len(name) > MOST_NAME:
        message = f"'{CREDIT}' must be a name of at most {MOST_NAME} characters"
        raise EntryProblem(message)


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
