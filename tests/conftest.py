"""Real databases for every test that wants one: SQLite in a file, and a real PostgreSQL."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncGenerator, AsyncIterator, Coroutine, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy import make_url

from storage.engine import Database
from storage.migrate import migrate
from tests.closing import settle_all
from tests.finding import close_indexes
from tests.postgres import create_database, new_database, running_server

Made = TypeVar("Made")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A PostgreSQL server of our own; each test gets a database of its own in it."""
    with running_server() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
async def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """Where a database will be, on either engine; nothing is in it."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path}/vertti.db"
        return
    async with new_database(request.getfixturevalue("postgres_url")) as url:
        yield url


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
        url = await create_database(postgres_url)
        await _migrated(url)
        return str(make_url(url).database)

    return _run_apart(make())


@pytest.fixture(params=["sqlite", "postgresql"])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """A migrated, empty database, on either engine."""
    if request.param == "sqlite":
        async with _opened(_copy_of(request.getfixturevalue("migrated_sqlite"), tmp_path)) as opened:
            yield opened
        return
    template = request.getfixturevalue("migrated_postgres")
    server = request.getfixturevalue("postgres_url")
    async with new_database(server, template=template) as url, _opened(url) as opened:
        yield opened


@pytest.fixture
async def sqlite(migrated_sqlite: Path, tmp_path: Path) -> AsyncIterator[Database]:
    """A migrated, empty SQLite database."""
    async with _opened(_copy_of(migrated_sqlite, tmp_path)) as opened:
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


@asynccontextmanager
async def _opened(url: str) -> AsyncGenerator[Database]:
    opened = Database(url)
    yield opened
    await settle_all()
    await close_indexes()
    await opened.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where skips are forbidden, a skipped test has failed."""
    del item
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("TESTS_MAY_SKIP") == "no":
        report.outcome = "failed"
        report.longrepr = f"skips are forbidden here: {report.longrepr}"
    return report
