"""Bring the database up to date before anything else touches it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import func, select

from bot.errors import NewerDatabase

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from storage.engine import Database


async def migrate(database: Database) -> None:
    """Apply what is missing. Raises `NewerDatabase` when a newer version has written it."""
    async with database.writing() as connection:
        await connection.run_sync(_upgrade)


_ONE_AT_A_TIME = 0x5EE771
"""Any number: replicas that start together wait for each other on it. SQLite has one writer anyway."""


def _upgrade(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    scripts = ScriptDirectory.from_config(config)
    at = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in scripts.walk_revisions()}
    if at is not None and at not in known:
        message = (
            f"The database was written by a newer version of Vertti (its revision is {at}). "
            "Start that version, or restore a backup made with this one."
        )
        raise NewerDatabase(message)
    if at != scripts.get_current_head():
        command.upgrade(config, "head")
