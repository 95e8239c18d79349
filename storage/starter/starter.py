"""Reading the shipped entries. A broken file is named and left out; the others still load."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, cast

from bot.answering.knowledge import EntryProblem, Row, read_entry, write_row
from bot.errors import ContentError

if TYPE_CHECKING:
    from storage.answering import StoredKnowledge

HERE = Path(__file__).parent
_log = logging.getLogger(__name__)


async def load_starter(knowledge: StoredKnowledge, *, now: dt.datetime) -> list[ContentError]:
    """Bring the shipped entries into the store, where they differ; what could not be read."""
    rows, problems = read_starter()
    hashes = [hashlib.sha256(write_row(row).encode()).hexdigest()[:16] for row in rows]
    changed = await knowledge.put_starter(rows, hashes, now=now)
    if changed:
        _log.info("starter knowledge loaded", extra={"entries": len(rows), "changed": changed})
    return problems


def read_starter(folder: Path = HERE) -> tuple[list[Row], list[ContentError]]:
    """All rows in the folder in order of their paths, and what could not be read."""
    rows: list[Row] = []
    problems: list[ContentError] = []
    for path in sorted(folder.rglob("*.toml")):
        try:
            rows.append(_row(path))
        except (
            tomllib.TOMLDecodeError,
            UnicodeDecodeError,
            EntryProblem,
            OSError,
        ) as error:
            problems.append(ContentError(str(path.relative_to(folder)), str(error)))
    return rows, problems


def _row(path: Path) -> Row:
    row = _plain(tomllib.loads(path.read_text(encoding="utf-8")))
    read_entry(row)
    if row["id"] != path.stem:
        message = f"its id is '{row['id']}', but the file's name says '{path.stem}'"
        raise EntryProblem(message)
    return row


def _plain(value: dict[str, object]) -> Row:
    """TOML's dates as JSON knows them, and texts without the line break TOML puts at their end."""
    return {name: _plain_value(each) for name, each in value.items()}


def _plain_value(value: object) -> object:
    match value:
        case dict():
            return _plain(cast("dict[str, object]", value))
        case list():
            return [_plain_value(each) for each in cast("list[object]", value)]
        case dt.date():
            return value.isoformat()
        case str():
            return value.strip()
        case _:
            return value
