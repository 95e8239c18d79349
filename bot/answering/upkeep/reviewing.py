"""When an entry has to be checked again, and what it is once somebody has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from bot.answering.knowledge import Entry, Row, read_entry

SOON = dt.timedelta(days=30)
SHORTEST, LONGEST = dt.timedelta(days=30), dt.timedelta(days=730)
UNKNOWN_PERIOD = dt.timedelta(days=365)
MONDAY, MORNING, NOON = 0, dt.time(8), dt.time(12)


@dataclass(frozen=True, slots=True)
class Due:
    """An entry that lapses soon, or has (`lapsed`)."""

    entry: Entry
    by: dt.date
    lapsed: bool


def due(rows: Sequence[Row], *, today: dt.date) -> list[Due]:
    """What has lapsed or does within 30 days, the longest overdue first."""
    entries = (read_entry(row) for row in rows)
    found = [
        Due(entry, entry.review_by, entry.review_by < today)
        for entry in entries
        if entry.review_by is not None and entry.review_by <= today + SOON
    ]
    return sorted(found, key=lambda each: (each.by, each.entry.id))


def confirmed(row: Row, *, today: dt.date) -> Row:
    """The row once somebody has compared it with its sources today. Done again on the same day it changes nothing.

    Sources that were opened before are dated today; where none ever was, all of them are.
    """
    entry = read_entry(row)
    changed = {**row, "checked": today.isoformat(), "review_by": (today + period(entry)).isoformat()}
    if "sources" in row:
        changed["sources"] = _checked_sources(row["sources"], today)
    return changed


def period(entry: Entry) -> dt.timedelta:
    """From one review to the next, as it was so far: 30 to 730 days, a year where nobody has said."""
    if entry.checked is None or entry.review_by is None:
        return UNKNOWN_PERIOD
    return min(max(entry.review_by - entry.checked, SHORTEST), LONGEST)


def week_to_tell(now: datetime, zone: ZoneInfo) -> dt.date | None:
    """On a Monday morning (8 to 12, local) that Monday, which names the week; else None."""
    local = now.astimezone(zone)
    if local.weekday() == MONDAY and MORNING <= local.time() < NOON:
        return local.date()
    return None


def next_morning(now: datetime, zone: ZoneInfo) -> datetime:
    """When the next Monday morning begins."""
    local = now.astimezone(zone)
    day = local.date() + dt.timedelta(days=(MONDAY - local.weekday()) % 7)
    if day == local.date() and local.time() >= MORNING:
        day += dt.timedelta(days=7)
    return datetime.combine(day, MORNING, zone).astimezone(dt.UTC)


def _checked_sources(sources: object, today: dt.date) -> list[Row]:
    given = cast("list[Any]", sources)
    as_rows: list[Row] = [{"url": each} if isinstance(each, str) else dict(each) for each in given]
    never_opened = not any(each.get("checked") for each in as_rows)
    return [
        {**each, "checked": today.isoformat()} if never_opened or each.get("checked") else each
        for each in as_rows
    ]
