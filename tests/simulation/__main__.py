"""`python -m tests.simulation --seeds 200`: run seeds, print what happened, exit 1 when anything did not hold.

Seeds that once failed are kept in `seeds.txt` and always run first. `--seed 123 --trace` shows one, step by step.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.simulation.ledger import STEPS
from tests.simulation.workers import alone, results

ROOT = Path(__file__).parents[2]
KEPT = Path(__file__).with_name("seeds.txt")


def main() -> int:
    asked = _arguments()
    if asked.seed is not None:
        told = alone(asked.seed, ROOT, trace=asked.trace)
        print(_verdict(told))
        return int(bool(told["failures"]))
    seeds = list(dict.fromkeys([*kept_seeds(), *range(asked.first, asked.first + asked.seeds)]))
    tally = Tally(began=time.monotonic())
    for told in results(seeds, jobs=asked.jobs, root=ROOT):
        tally.add(told)
        if told["failures"]:
            print(_verdict(told), flush=True)
    print(tally.table(seeds))
    untaken = [] if asked.any_steps else tally.untaken()
    for step in untaken:
        print(f"never happened: {step}. The simulation does not reach it any more.")
    return int(bool(tally.failed or untaken))


class Tally:
    """The figures of a run."""

    def __init__(self, began: float) -> None:
        self.began = began
        self.steps: Counter[str] = Counter()
        self.sums: Counter[str] = Counter()
        self.late: list[float] = []
        self.failed: list[int] = []

    def add(self, told: dict[str, Any]) -> None:
        self.steps.update(told["steps"])
        figures: dict[str, Any] = told["figures"]
        self.late += figures.pop("late", [])
        self.sums.update(figures)
        if told["failures"]:
            self.failed.append(told["seed"])

    def untaken(self) -> list[str]:
        return [step for step in STEPS if not self.steps[step]]

    def table(self, seeds: list[int]) -> str:
        late = sorted(self.late) or [0.0]
        rows = {
            "seeds": len(seeds),
            "failing": len(self.failed),
            "seconds (processor)": round(self.sums["seconds"]),
            "seconds (clock)": round(time.monotonic() - self.began),
            "occurrences": self.sums["occurrences"],
            "posted": self.sums["posted"],
            "asked by hosts": self.sums["hosted"],
            "left out by staff": self.sums["by staff"],
            "missed, as it had to be": self.sums["missed"],
            "doubled for a while": self.sums["doubled for a while"],
            "kills": self.steps["kill"],
            "stops": self.steps["stop"],
            "late p50 (s)": late[len(late) // 2],
            "late p99 (s)": late[min(len(late) - 1, len(late) * 99 // 100)],
        }
        steps = {step: self.steps[step] for step in STEPS}
        wide = max(map(len, (*rows, *steps)))
        lines = [f"{name:<{wide}}  {value:>10}" for name, value in rows.items()]
        lines += ["", *(f"{name:<{wide}}  {value:>10}" for name, value in steps.items())]
        if self.failed:
            lines += [
                "",
                f"failing: {' '.join(map(str, sorted(self.failed)))}",
                _HOW.format(min(self.failed)),
            ]
        return "\n".join(lines)


_HOW = "see one with: python -m tests.simulation --seed {} --trace"


def kept_seeds() -> list[int]:
    lines = (line.split() for line in KEPT.read_text(encoding="utf-8").splitlines())
    return [int(words[0]) for words in lines if words and words[0].isdigit()]


def _verdict(told: dict[str, Any]) -> str:
    heading = f"seed {told['seed']}: {'FAILED' if told['failures'] else 'held'} {told['digest'][:12]}"
    return "\n  ".join([heading, *told["failures"]])


def _arguments() -> argparse.Namespace:
    read = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    read.add_argument("--seeds", type=int, default=200, help="how many")
    read.add_argument("--first", type=int, default=1, help="the first of them")
    read.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    read.add_argument("--seed", type=int, help="this one only")
    read.add_argument("--trace", action="store_true", help="with --seed: every step")
    read.add_argument("--any-steps", action="store_true", help="do not fail when a step was never taken")
    return read.parse_args()


if __name__ == "__main__":
    sys.exit(main())
