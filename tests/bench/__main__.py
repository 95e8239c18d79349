"""`python -m tests.bench [--quick] [name ...]`: measure, and print what docs/measurements.md holds.

Names: start, memory, one-asker, askers, reactions, streams, choices; without any, all of them. `--quick` shows that it works, and no more.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import traceback
from datetime import UTC, datetime

from tests.bench import askers, choices, machine, memory, one_asker, reactions, start, streams
from tests.bench.plan import FULL, QUICK, Measure, Plan
from tests.bench.table import Row, markdown

MEASURES: dict[str, Measure] = {
    "start": start.measure,
    "memory": memory.measure,
    "one-asker": one_asker.measure,
    "askers": askers.measure,
    "reactions": reactions.measure,
    "streams": streams.measure,
    "choices": choices.measure,
}


def main() -> int:
    """0 when everything was measured, 1 when something failed: the table then says what."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few rounds: figures of no worth")
    parser.add_argument("names", nargs="*", metavar="name", help=", ".join(MEASURES))
    typed = parser.parse_args()
    unknown = [name for name in typed.names if name not in MEASURES]
    if unknown:
        parser.error(f"unknown: {', '.join(unknown)}; there are {', '.join(MEASURES)}")
    print(f"Date: {datetime.now(UTC):%Y-%m-%d}\n")
    print(f"Machine: {machine.described()}\n")
    print(f"Command: `{' '.join(['python -m tests.bench', *sys.argv[1:]])}`\n", flush=True)
    rows, failed = asyncio.run(_measured(typed.names or list(MEASURES), QUICK if typed.quick else FULL))
    print(markdown(rows))
    return 1 if failed else 0


async def _measured(names: list[str], plan: Plan) -> tuple[list[Row], bool]:
    rows: list[Row] = []
    failed = False
    for name in names:
        print(f"measuring: {name}", file=sys.stderr, flush=True)
        try:
            async for row in MEASURES[name](plan):
                rows.append(row)
                print(f"  {row.what}: {row.measured}", file=sys.stderr, flush=True)
        except Exception as error:  # noqa: BLE001 - a measure that fails must not take the other figures along
            failed = True
            traceback.print_exc()
            rows.append(Row(name, "", f"**failed**: {type(error).__name__}", "see standard error"))
    return rows, failed


if __name__ == "__main__":
    sys.exit(main())
