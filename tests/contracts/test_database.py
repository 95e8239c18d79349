"""Opening a database: brought up to date once, and errors that say what is wrong and nothing of what people wrote."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.chat.ids import CommunityId
from bot.errors import NewerDatabase, StorageError, StorageFull
from storage import migrations
from storage.answering import StoredKnowledge
from storage.engine import Database
from storage.migrate import migrate
from storage.starter import load_starter
from storage.tables import metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection

SECRET = "our buyer in Kiel pays late"


async def test_migrations_and_tables_say_the_same(database: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection), metadata))

    async with database.reading() as connection:
        found = await connection.run_sync(differences)

    assert found == []


def test_the_newest_migration_is_the_one_named() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))

    assert ScriptDirectory.from_config(config).get_current_head() == migrations.HEAD


async def test_bringing_it_up_to_date_again_changes_nothing(database: Database) -> None:
    await migrate(database)

    async with database.reading() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM alembic_version")) == 1


async def test_when_no_connection_becomes_free_it_is_said_so(empty_database_url: str) -> None:
    database = Database(empty_database_url, free_within=0.01)
    try:
        async with contextlib.AsyncExitStack() as held:
            with pytest.raises(StorageError, match="became free"):
                await _take_all(held, database)
    finally:
        await database.close()


async def test_replicas_that_start_together_migrate_once(empty_database_url: str) -> None:
    replicas = [Database(empty_database_url) for _ in range(3)]
    try:
        await asyncio.gather(*(migrate(each) for each in replicas))

        async with replicas[0].reading() as connection:
            assert await connection.scalar(text("SELECT count(*) FROM alembic_version")) == 1
    finally:
        for each in replicas:
            await each.close()


async def test_a_newer_database_is_left_alone(database: Database) -> None:
    async with database.writing() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(NewerDatabase, match="newer version of Vertti"):
        await migrate(database)


async def test_what_is_under_way_ends_before_the_database_is_closed(database: Database) -> None:
    inside, may_end = asyncio.Event(), asyncio.Event()

    async def work() -> object:
        async with database.writing() as connection:
            inside.set()
            await may_end.wait()
            return await connection.scalar(text("SELECT count(*) FROM audit"))

    working = asyncio.create_task(work())
    await inside.wait()
    closing = asyncio.create_task(database.close())
    await asyncio.sleep(0)
    assert not closing.done()
    may_end.set()
    await closing

    assert await working == 0


@pytest.mark.parametrize("how", ["reading", "snapshot", "writing", "outside"])
async def test_a_closed_database_is_not_opened_again(database: Database, how: str) -> None:
    await database.close()

    with pytest.raises(StorageError, match="is closed"):
        async with getattr(database, how)():
            pass


async def test_a_full_disk_is_said_and_nothing_half_done_is_kept(sqlite: Database) -> None:
    async with sqlite.writing() as connection:
        pages = await connection.scalar(text("PRAGMA page_count"))
        await connection.execute(text(f"PRAGMA max_page_count = {pages}"))

    with pytest.raises(StorageFull):
        await _fill(sqlite)

    async with sqlite.reading() as connection:
        assert await connection.scalar(text("SELECT count(*) FROM audit")) == 0


async def test_errors_never_repeat_what_was_to_be_written(database: Database) -> None:
    row = text("INSERT INTO audit (community, id, what, about) VALUES ('home', :secret, 'x', 'y')")
    with pytest.raises(DBAPIError) as caught:
        async with database.writing() as connection:
            await connection.execute(row, {"secret": SECRET})

    assert SECRET not in str(caught.value)


async def _fill(database: Database) -> None:
    row = text("INSERT INTO audit (community, id, at, what, about) VALUES ('home', :id, 'now', 'x', :much)")
    async with database.writing() as connection:
        for number in range(100):
            await connection.execute(row, {"id": str(number), "much": "x" * 4000})


async def test_a_start_does_not_wait_for_another_process_that_writes(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/vertti.db"
    first, second = Database(url), Database(url)
    now = datetime(2026, 11, 24, tzinfo=UTC)
    await migrate(first)
    await load_starter(StoredKnowledge(first, CommunityId("home")), now=now)
    async with first.writing(), asyncio.timeout(5):
        await migrate(second)
        assert await load_starter(StoredKnowledge(second, CommunityId("home")), now=now) == []
    await first.close()
    await second.close()


async def _take_all(held: contextlib.AsyncExitStack, database: Database) -> None:
    for _ in range(100):
        await held.enter_async_context(database.reading())
