"""Real databases, empty and migrated, and what they themselves say of their durability."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from sqlalchemy import text

from storage.engine import Database
from storage.migrate import migrate
from tests.bench import folders, machine
from tests.postgres import running_server

_SQLITE = ("PRAGMA journal_mode", "PRAGMA synchronous")
_POSTGRES = ("SHOW server_version", "SHOW fsync", "SHOW synchronous_commit")


@asynccontextmanager
async def sqlite() -> AsyncGenerator[Database]:
    with folders.empty() as folder:
        async with _opened(f"sqlite+aiosqlite:///{folder}/vertti.db") as database:
            yield database


@asynccontextmanager
async def postgres() -> AsyncGenerator[Database]:
    """A server of its own, as it is delivered."""
    with running_server(durable=True) as url:
        async with _opened(url) as database:
            yield database


async def durability(database: Database) -> str:
    """`journal_mode wal, synchronous 2, an fsync takes 0.2 ms`"""
    questions = _SQLITE if database.is_sqlite else _POSTGRES
    async with database.writing() as connection:
        answers = [await connection.scalar(text(question)) for question in questions]
    told = [f"{question.split()[1]} {answer}" for question, answer in zip(questions, answers, strict=True)]
    return ", ".join([*told, f"an fsync takes {machine.fsync() * 1000:.1f} ms"])


@asynccontextmanager
async def _opened(url: str) -> AsyncGenerator[Database]:
    database = Database(url)
    try:
        await migrate(database)
        yield database
    finally:
        await database.close()
