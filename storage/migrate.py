"""Bring the database up to date before anything else touches it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import func, inspect, select, text

from bot.errors import NewerDatabase
from storage.migrations import HEAD

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from storage.engine import Database

_ONE_AT_A_TIME = 0x5EE771
"""Any number: replicas that start together wait for each other on it. SQLite has one writer anyway."""


async def migrate(database: Database) -> None:
    """Apply what is missing. Raises `NewerDatabase` when a newer version has written it."""
    # Mostly nothing is missing, and a start need not wait for whoever writes.
    async with database.outside() as connection:
        if await connection.run_sync(_revision) == HEAD:
            return
    async with database.writing() as connection:
        await connection.run_sync(_upgrade)


def _upgrade(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_ONE_AT_A_TIME)))
    at = _revision(connection)
    if at != HEAD:
        _apply(connection, at)


def _revision(connection: Connection) -> str | None:
    """Where the database stands, asked without Alembic: in memory it weighs more than all that this start needs of it."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.scalar(text("SELECT version_num FROM alembic_version"))


def _apply(connection: Connection, at: str | None) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if at is not None and at not in known:
        message = (
            f"The database was written by a newer version of Vertti (its revision is {at}). "
            "Start that version, or restore a backup made with this one."
        )
        raise NewerDatabase(message)
    command.upgrade(config, "head")
