"""Seeds on several processors: each seed runs in a process of its own, forked from one that has everything loaded.

A seed ends with its process. Nothing is tidied up, so nothing that was stopped or killed in it can stir again, and one seed
cannot touch another. Hashes are fixed, so that one seed gives one outcome.
"""

from __future__ import annotations

import gc
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.simulation.run import Result

_WARM_UP = (2,)
_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder in memory, where there is one


def results(seeds: Sequence[int], *, jobs: int, root: Path) -> Generator[dict[str, Any]]:
    """In no particular order. `root` is the tree whose code runs. Raises RuntimeError when a worker breaks."""
    shares = [seeds[start::jobs] for start in range(jobs)]
    workers = [_worker(share, root, trace=False) for share in shares if share]
    try:
        for line in _in_turn([worker.stdout for worker in workers if worker.stdout is not None]):
            yield json.loads(line)
        for worker in workers:
            if worker.wait() != 0:
                raise RuntimeError(f"a worker ended with {worker.returncode}")
    finally:
        for worker in workers:
            worker.terminate()
            worker.communicate()


def alone(seed: int, root: Path, *, trace: bool) -> dict[str, Any]:
    """One seed; its trace goes to standard error."""
    worker = _worker([seed], root, trace=trace)
    assert worker.stdout is not None
    told = json.loads(worker.stdout.readline())
    worker.communicate()
    return told


def _in_turn(streams: Iterable[Iterable[bytes]]) -> Iterator[bytes]:
    left = [iter(each) for each in streams]
    while left:
        for stream in list(left):
            line = next(stream, None)
            if line is None:
                left.remove(stream)
            else:
                yield line


def _worker(seeds: Sequence[int], root: Path, *, trace: bool) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.simulation.workers"],
        cwd=root,
        env={**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": str(root), "TZ": "UTC"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin is not None
    process.stdin.write(json.dumps({"seeds": list(seeds), "trace": trace}).encode())
    process.stdin.close()
    process.stdin = None
    return process


def main() -> None:
    """Read the seeds from standard input, write a line of JSON for each."""
    from tests.simulation.run import run, template

    # Told to stop early, it still leaves nothing behind.
    signal.signal(signal.SIGTERM, _stop)
    order = json.loads(sys.stdin.read())
    tell = _tell if order["trace"] else None
    with tempfile.TemporaryDirectory(
        prefix="vertti-", dir=_IN_MEMORY if _IN_MEMORY.is_dir() else None
    ) as name:
        folder = Path(name)
        empty = template(folder)
        for seed in _WARM_UP:
            run(seed, empty, folder)
        gc.collect()
        gc.freeze()
        for seed in order["seeds"]:
            home = folder / f"{seed}"
            home.mkdir()
            child = os.fork()
            if child == 0:
                _live_and_die(seed, lambda seed, home: run(seed, empty, home, tell), home)
            os.waitpid(child, 0)
            shutil.rmtree(home)


def _stop(*_: object) -> None:
    sys.exit(1)


def _tell(line: str) -> None:
    print(line, file=sys.stderr)


def _live_and_die(seed: int, run: Callable[[int, Path], Result], home: Path) -> None:
    gc.disable()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        told = asdict(run(seed, home))
    except BaseException as error:  # noqa: BLE001 - whatever it was, the parent is told
        told: dict[str, Any] = {"seed": seed, "digest": "", "failures": [f"broken: {error!r}"]}
        told.update(figures={}, steps={})
    print(json.dumps(told), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
