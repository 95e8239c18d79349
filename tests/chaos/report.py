"""What can be seen after all: counts, not adjectives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import text

from storage.engine import Database
from tests.standins.slack.entities import BOT_ID
from tests.standins.slack.standin import SlackStandIn


@dataclass(frozen=True, slots=True)
class Report:
    rows: Mapping[str, float]

    @property
    def all_is_well(self) -> bool:
        return not self.rows["skipped"] and not self.rows["doubled now"]

    def table(self) -> str:
        wide = max(map(len, self.rows))
        return "\n".join(f"  {name:<{wide}}  {value:>8}" for name, value in self.rows.items())


async def reported(database: Database, standin: SlackStandIn, deeds: Mapping[str, int]) -> Report:
    async with database.reading() as connection:
        occurrences = (await connection.execute(text("SELECT state, channel, due_at FROM occurrences"))).all()
    async with database.reading() as connection:
        schedules = await connection.scalar(text("SELECT count(*) FROM schedules")) or 0
    shown = {row.channel: _shown(standin, row.channel) for row in occurrences}
    keys = Counter(_key(asked) for asked in standin.workspace.called("chat.postMessage"))
    late = sorted(
        float(shown[row.channel][0].ts) - _moment(row.due_at).timestamp()
        for row in occurrences
        if shown[row.channel]
    ) or [0.0]
    return Report(
        {
            "kills": deeds.get("kills", 0),
            "stops": deeds.get("stops", 0),
            "sends told to wait": deeds.get("sends told to wait", 0),
            "answers lost": deeds.get("answers lost", 0),
            "starts in vain": deeds.get("starts in vain", 0),
            "occurrences wanted": schedules,
            "posted": sum(row.state == "posted" for row in occurrences),
            "skipped": schedules - sum(bool(messages) for messages in shown.values()),
            "doubled now": sum(len(messages) > 1 for messages in shown.values()),
            "asked for more than once": sum(times > 1 for key, times in keys.items() if key),
            "doubles removed": len(standin.workspace.called("chat.delete")),
            "late p50 (s)": round(late[len(late) // 2], 1),
            "late p99 (s)": round(late[min(len(late) - 1, len(late) * 99 // 100)], 1),
        }
    )


def _shown(standin: SlackStandIn, channel: str) -> list[Any]:
    return [each for each in standin.workspace.messages(channel) if each.bot_id == BOT_ID]


def _key(asked: Mapping[str, Any]) -> str:
    """The marker, in whatever form it was sent: equal for equal keys."""
    return str(asked.get("metadata") or "")


def _moment(stored: object) -> datetime:
    """SQLite gives text without a zone, PostgreSQL an aware datetime."""
    moment = stored if isinstance(stored, datetime) else datetime.fromisoformat(str(stored))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
