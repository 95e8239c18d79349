"""From nothing to ready: `run_bot.py` as a process with the local page, until it says so."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from pathlib import Path

from tests.bench import folders
from tests.bench.folders import LOCAL
from tests.bench.plan import Plan
from tests.bench.table import Row, spread
from tests.e2e.running import vertti

AIM = "3 s"


async def measure(plan: Plan) -> AsyncIterator[Row]:
    async with folders.in_use() as folder:
        again = [await _started(folder) for _ in range(plan.starts)]
    yield Row(
        "start to ready",
        AIM,
        spread(again, "s"),
        "`run_bot.py` as a process with the local page and a data folder in use, until `Vertti is ready`",
    )
    first = [await _first() for _ in range(plan.starts)]
    yield Row(
        "first start to ready",
        AIM,
        spread(first, "s"),
        "the same with an empty data folder: the database is migrated and the starter knowledge loaded",
    )


async def _first() -> float:
    with folders.empty() as folder:
        return await _started(folder)


async def _started(data: Path) -> float:
    """Seconds."""
    began = time.perf_counter()
    async with vertti(LOCAL, data):
        return time.perf_counter() - began
