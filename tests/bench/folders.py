"""Data folders for processes, gone afterwards."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from tests.e2e.running import vertti

LOCAL = {"VERTTI_LOCAL_PORT": "0"}
"""The local page, at whatever port is free."""


@contextmanager
def empty() -> Generator[Path]:
    with tempfile.TemporaryDirectory(prefix="vertti-bench-") as folder:
        yield Path(folder)


@asynccontextmanager
async def in_use() -> AsyncGenerator[Path]:
    """As on all days but the first: with a database, and the program's files in the machine's memory."""
    with empty() as folder:
        async with vertti(LOCAL, folder):
            pass
        yield folder
