"""`python -m tests.simulation.planted`: each planted bug has to be caught, or the simulation is dead.

A planted bug is a patch in this folder. It is applied to a copy of the tree, never to the tree, and seeds run on the copy
until an invariant fails. A patch that no longer applies is an error; mend it so:

    python -m tests.simulation.planted copy /tmp/copy no-fencing    # a copy with what can be applied
    ... edit /tmp/copy ...
    python -m tests.simulation.planted write /tmp/copy no-fencing   # the patch anew, from the differences
"""

from __future__ import annotations

import argparse
import difflib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.simulation.workers import results

ROOT = Path(__file__).parents[3]
HERE = Path(__file__).parent
SEEDS = 300
_COPIED = ("bot", "storage", "tests/simulation", "tests/flows")


def main() -> int:
    asked = _arguments()
    if asked.what == "copy":
        _copy(asked.folder)
        print(
            _applied(asked.folder, HERE / f"{asked.names[0]}.patch", reject=True) if asked.names else "copied"
        )
        return 0
    if asked.what == "write":
        (HERE / f"{asked.names[0]}.patch").write_text("".join(_differences(asked.folder)), encoding="utf-8")
        return 0
    names = asked.names or sorted(path.stem for path in HERE.glob("*.patch"))
    outcomes = [_hunt(name, asked.seeds, asked.jobs) for name in names]
    return int(not all(outcomes))


def _hunt(name: str, seeds: int, jobs: int) -> bool:
    """Whether the bug was caught; prints by which seed, and how."""
    with tempfile.TemporaryDirectory(prefix="vertti-planted-") as folder:
        root = Path(folder)
        _copy(root)
        trouble = _applied(root, HERE / f"{name}.patch", reject=False)
        if trouble:
            print(f"{name:<28} DOES NOT APPLY: {trouble}", flush=True)
            return False
        with closing(results(range(1, seeds + 1), jobs=jobs, root=root)) as told:
            for number, each in enumerate(told, 1):
                if each["failures"]:
                    print(
                        f"{name:<28} seed {each['seed']:>4} ({number:>3} run)  {each['failures'][0][:120]}",
                        flush=True,
                    )
                    return True
    print(f"{name:<28} NOT CAUGHT by {seeds} seeds", flush=True)
    return False


def _copy(folder: Path) -> None:
    for part in _COPIED:
        shutil.copytree(
            ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True
        )


def _applied(folder: Path, patch: Path, *, reject: bool) -> str:
    """Empty when it applies, else why not."""
    words = ["git", "apply", "-p1", "-C1", *(["--reject"] if reject else []), str(patch)]
    # Outside of any repository: only the copy is changed.
    outside = {**os.environ, "GIT_CEILING_DIRECTORIES": str(folder.parent)}
    done = subprocess.run(  # noqa: S603 - git, on a copy of our own
        words, cwd=folder, env=outside, capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else done.stderr.strip().splitlines()[0]


def _differences(folder: Path) -> Iterator[str]:
    for part in ("bot", "storage"):
        for theirs in sorted((folder / part).rglob("*.py")):
            name = theirs.relative_to(folder).as_posix()
            ours = (ROOT / name).read_text(encoding="utf-8").splitlines(keepends=True)
            changed = theirs.read_text(encoding="utf-8").splitlines(keepends=True)
            yield from difflib.unified_diff(ours, changed, f"a/{name}", f"b/{name}", n=2)


def _arguments() -> argparse.Namespace:
    read = argparse.ArgumentParser(prog="python -m tests.simulation.planted")
    read.set_defaults(what="hunt", names=[], folder=None, seeds=SEEDS, jobs=os.cpu_count() or 1)
    read.add_argument("--seeds", type=int, help="how many, at most, for each")
    read.add_argument("--jobs", type=int)
    kinds = read.add_subparsers(dest="what")
    hunt = kinds.add_parser("hunt", help="run them (all, without names)")
    hunt.add_argument("names", nargs="*")
    for what in ("copy", "write"):
        one = kinds.add_parser(what)
        one.add_argument("folder", type=Path)
        one.add_argument("names", nargs="*")
    asked = read.parse_args()
    asked.what = asked.what or "hunt"
    return asked


if __name__ == "__main__":
    sys.exit(main())
