"""A room and a database for each platform and engine, and a Vertti that runs in it."""

from __future__ import annotations

import importlib
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from tests.e2e.room import Room
from tests.postgres import new_database

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
    module = importlib.import_module(f"tests.e2e.{platform}_room")
    async with AsyncExitStack() as opened:
        url = ""
        if engine == "postgresql":
            server = request.getfixturevalue("postgres_url")
            url = await opened.enter_async_context(new_database(server))
        room = await opened.enter_async_context(module.open_room())
        settings = {**room.settings, "VERTTI_DATABASE_URL": url}
        yield Scene(room, tmp_path_factory.mktemp("data"), url, settings)
        violations = list(room.violations())

    assert violations == []
