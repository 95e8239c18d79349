"""`python -m tests.chaos`: three real processes, stopped and killed at random while many questions are due.

They run `run_bot.py` on the Slack stand-in, on SQLite and on PostgreSQL. Some tens of questions are due at each of the next minutes,
and for a while processes get SIGSTOP, SIGCONT and `kill -9`, half of the time just when a message is being sent. Then all is left in peace
until the audits are over, and what can be seen is counted. Exit code 1: something was skipped, or is still doubled.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.chaos.siege import Siege, besiege
from tests.postgres import running_server

ENGINES = ("sqlite", "postgresql")


def main() -> int:
    read = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    read.add_argument("--engine", choices=ENGINES, action="append", help="one of them only")
    read.add_argument(
        "--seconds", type=int, default=90, help="how long it lasts; two minutes strike within 90"
    )
    read.add_argument("--due", type=int, default=30, help="questions due at each minute")
    read.add_argument("--seed", type=int, default=1)
    asked = read.parse_args()
    outcomes: list[bool] = []
    for engine in asked.engine or ENGINES:
        with tempfile.TemporaryDirectory(prefix="vertti-chaos-") as folder, _database(engine) as url:
            siege = Siege(
                data=Path(folder), database_url=url, seconds=asked.seconds, due=asked.due, seed=asked.seed
            )
            report = asyncio.run(besiege(siege))
        print(f"{engine}\n{report.table()}\n", flush=True)
        outcomes.append(report.all_is_well)
    return int(not all(outcomes))


@contextmanager
def _database(engine: str) -> Generator[str]:
    """A URL; empty for SQLite in the data folder."""
    if engine == "sqlite":
        yield ""
        return
    with running_server(durable=True) as url:
        yield url


if __name__ == "__main__":
    sys.exit(main())
