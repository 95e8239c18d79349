"""A room and a database for each platform and engine, and a Vertti that runs in it."""

from __future__ import annotations

import importlib
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from tests.e2e.room import Room

PLATFORMS = ("discord", "slack")
ENGINES = ("sqlite", "postgresql")


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a walk takes place. `settings` bring any number of processes to the room and the database."""

    room: Room
    data: Path
    database_url: str
    """Empty for SQLite in the data folder."""
    settings: dict[str, str]


@pytest_asyncio.fixture(
    scope="module",
    loop_scope="module",
    params=[(platform, engine) for platform in PLATFORMS for engine in ENGINES],
    ids="-".join,
)
async def scene(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Scene]:
    """An empty database and a room in which nobody has said anything."""
    platform, engine = request.param
    url = "" if engine == "sqlite" else await new_database(request.getfixturevalue("postgres_url"))
    module = importlib.import_module(f"tests.e2e.{platform}_room")
    async with module.open_room() as room:
        settings = {**room.settings, "VERTTI_DATABASE_URL": url}
        yield Scene(room, tmp_path_factory.mktemp("data"), url, settings)
        violations = list(room.violations())

    assert violations == []


async def new_database(server_url: str) -> str:
    """An empty database on the PostgreSQL server."""
    name = f"e{uuid.uuid4().hex}"
    engine = create_async_engine(server_url, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(f'CREATE DATABASE "{name}"'))
    await engine.dispose()
    return make_url(server_url).set(database=name).render_as_string(hide_password=False)
