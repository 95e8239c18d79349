"""Vertti as people run it: `run_bot.py` as a process of its own, with a data folder of its own."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.settings import PREFIX, SETTINGS

PROGRAM = Path(__file__).parents[2] / "run_bot.py"
READY = "Vertti is ready: "
IMPATIENT = {"VERTTI_LEASE_SECONDS": "1"}
"""For where a process dies or the database goes away: what was under way is taken up again soon."""
PATIENCE = 60.0
"""Seconds a process may take for anything; only a broken one takes them."""


def surroundings(settings: Mapping[str, str]) -> dict[str, str]:
    """The outer environment without any setting of Vertti's, then `settings`.

    What is set to nothing counts as not set and yet wins over a `.env` file beside the program.
    """
    outside = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    return {**outside, **{setting.name: "" for setting in SETTINGS}, **settings}


@dataclass(frozen=True, slots=True)
class Done:
    """What a process that ended by itself has left."""

    code: int
    out: str
    err: str


async def typed(*words: str | Path, data: Path, **settings: str) -> Done:
    """`python run_bot.py <words>`, to its end. Settings are named without their prefix, in lower case."""
    given = {f"{PREFIX}{name.upper()}": value for name, value in settings.items()}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        PROGRAM,
        *words,
        env=surroundings({"VERTTI_DATA_DIR": str(data), **given}),
        stdin=DEVNULL,
        stdout=PIPE,
        stderr=PIPE,
    )
    try:
        async with asyncio.timeout(PATIENCE):
            out, err = await process.communicate()
    finally:
        await _end(process)
    assert process.returncode is not None
    return Done(process.returncode, out.decode(), err.decode())


class Vertti:
    """A running process that has said that it is ready."""

    def __init__(self, process: Process, said: Path) -> None:
        self._process = process
        self._said = said
        self.address = ""
        """What it named in its ready line."""

    @property
    def diary(self) -> str:
        """All it has written to standard error."""
        return self._said.read_text(encoding="utf-8")

    async def ready(self) -> None:
        """Return when it is ready. Raises AssertionError with its diary when it ends or dawdles."""
        assert self._process.stdout is not None
        try:
            async with asyncio.timeout(PATIENCE):
                line = (await self._process.stdout.readline()).decode().rstrip("\n")
        except TimeoutError:
            line = ""
        if not line.startswith(READY):
            raise AssertionError(f"not ready, but '{line}':\n{self.diary}")
        self.address = line.removeprefix(READY)

    async def stop(self) -> None:
        """Ask it to stop, as a service manager does, and see that it ends cleanly."""
        if self._process.returncode is None:
            self._process.terminate()
        async with asyncio.timeout(PATIENCE):
            code = await self._process.wait()
        if code != 0:
            raise AssertionError(f"ended with {code}:\n{self.diary}")

    def signal(self, number: int) -> None:
        """Send it a signal, if it still lives."""
        if self._process.returncode is None:
            self._process.send_signal(number)

    async def kill(self) -> None:
        """`kill -9`: it gets no chance to tidy up."""
        await _end(self._process)


@asynccontextmanager
async def vertti(settings: Mapping[str, str], data: Path, *words: str | Path) -> AsyncGenerator[Vertti]:
    """A process that is ready, stopped cleanly at the end unless it was killed; then it is only buried."""
    said = data / f"diary-{len(list(data.glob('diary-*')))}.log"
    with said.open("wb") as diary:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            PROGRAM,
            *words,
            env=surroundings({"VERTTI_DATA_DIR": str(data), **settings}),
            stdin=DEVNULL,
            stdout=PIPE,
            stderr=diary,
        )
    running = Vertti(process, said)
    try:
        await running.ready()
        yield running
        if process.returncode is None:
            await running.stop()
    finally:
        await _end(process)


async def _end(process: Process) -> None:
    if process.returncode is None:
        process.kill()
    await process.wait()
