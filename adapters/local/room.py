"""What the page remembers, in a SQLite file of its own.

Every change is one transaction, on the disk when `change()` ends; then `news` rings, which wakes the
outbox and every open page.
"""

from __future__ import annotations

import asyncio
import secrets
import sqlite3
from collections.abc import AsyncGenerator, Generator, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import aiosqlite

from adapters.local.people import CAST, direct_channel
from bot.errors import NewerDatabase, TryLater

_SCHEMA = """
CREATE TABLE channel (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    direct_with TEXT,
    vertti_may_write INTEGER NOT NULL DEFAULT 1
);
CREATE TABLE message (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    channel TEXT NOT NULL REFERENCES channel (id),
    thread INTEGER REFERENCES message (number),
    author TEXT NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    content TEXT,
    send_key TEXT,
    only_for TEXT,
    said_to TEXT,
    sent_at TEXT NOT NULL,
    edited_at TEXT,
    gone INTEGER NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX one_key_one_message ON message (channel, send_key);
CREATE INDEX message_by_place ON message (channel, thread, number);
CREATE INDEX message_by_thread ON message (thread, number);
CREATE TABLE reaction (
    message INTEGER NOT NULL REFERENCES message (number),
    member TEXT NOT NULL,
    emoji TEXT NOT NULL,
    PRIMARY KEY (message, member, emoji)
);
CREATE TABLE interaction (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    member TEXT NOT NULL,
    channel TEXT NOT NULL,
    thread INTEGER,
    words TEXT,
    form TEXT
);
CREATE TABLE outbox (number INTEGER PRIMARY KEY AUTOINCREMENT, event TEXT NOT NULL);
CREATE TABLE seen (member TEXT, channel TEXT, message INTEGER NOT NULL, PRIMARY KEY (member, channel));
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
_VERSION = 1
_CHANNELS = (("general", "yleinen"), ("export", "vienti"), ("questions", "kysymykset"))
_NUMBERED = ("message", "interaction", "outbox")


class News:
    """Rings whenever the room has changed; anybody may wait for the next ring."""

    def __init__(self) -> None:
        self.count = 0
        self.closed = False
        self._ring = asyncio.Event()

    def ring(self) -> None:
        self.count += 1
        rung, self._ring = self._ring, asyncio.Event()
        rung.set()

    def close(self) -> None:
        self.closed = True
        self.ring()

    async def after(self, count: int) -> int:
        """Return the count as soon as it is more than `count`, at once if it is already, or when closed."""
        while self.count <= count and not self.closed:
            await self._ring.wait()
        return self.count


class Room:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._writing = asyncio.Lock()
        self._db: aiosqlite.Connection | None = None
        self.news = News()
        self.is_new = False

    async def open(self) -> None:
        """Open the file, making it where there is none. Raises `TryLater` or `NewerDatabase`."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self.news = News()
        with _wrapped():
            # Private messages are in it: nobody else on the machine reads along.
            self._path.touch(mode=0o600)
            self._db = await aiosqlite.connect(self._path, isolation_level=None)
            self._db.row_factory = sqlite3.Row
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
                await self._db.execute(f"PRAGMA {pragma}")
        row = await self.row("PRAGMA user_version")
        version = row[0] if row else 0
        if version > _VERSION:
            raise NewerDatabase(self._path.name)
        self.is_new = version == 0
        if self.is_new:
            await self._furnish()

    async def close(self) -> None:
        self.news.close()
        if self._db is not None:
            db, self._db = self._db, None
            await db.close()

    @property
    def db(self) -> aiosqlite.Connection:
        if self._db is None:
            message = "the local page's room is closed"
            raise TryLater(message)
        return self._db

    async def unused(self) -> bool:
        """Nobody has been in it yet: it is new, or only the command line has opened it."""
        return await self.row("SELECT 1 FROM interaction UNION SELECT 1 FROM message LIMIT 1") is None

    async def setting(self, name: str) -> str | None:
        row = await self.row("SELECT value FROM setting WHERE name = ?", name)
        return row["value"] if row else None

    async def rows(self, sql: str, *values: object) -> Sequence[sqlite3.Row]:
        with _wrapped():
            return list(await self.db.execute_fetchall(sql, values))

    async def row(self, sql: str, *values: object) -> sqlite3.Row | None:
        found = await self.rows(sql, *values)
        return found[0] if found else None

    @asynccontextmanager
    async def change(self, *, quiet: bool = False) -> AsyncGenerator[aiosqlite.Connection]:
        """One transaction: all of it is on the disk at the end, or none. Quiet: nobody need look again. Raises `TryLater`."""
        with _wrapped():
            async with self._writing:
                db = self.db
                await db.execute("BEGIN IMMEDIATE")
                try:
                    yield db
                    await db.execute("COMMIT")
                except BaseException:
                    if db.in_transaction:
                        await db.execute("ROLLBACK")
                    raise
        if not quiet:
            self.news.ring()

    async def _furnish(self) -> None:
        async with self.change() as db:
            for statement in _SCHEMA.split(";\n"):
                await db.execute(statement)
            # A room made anew must never repeat an id that Vertti still remembers from an earlier one.
            for table in _NUMBERED:
                await db.execute(
                    "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)",
                    (table, int(datetime.now(UTC).timestamp())),
                )
            await db.executemany("INSERT INTO channel (id, name) VALUES (?, ?)", _CHANNELS)
            await db.executemany(
                "INSERT INTO channel (id, name, direct_with) VALUES (?1, ?1, ?2)",
                [(direct_channel(member.id), member.id) for member in CAST],
            )
            await db.execute(
                "INSERT INTO setting (name, value) VALUES ('secret', ?)",
                (secrets.token_hex(32),),
            )
            await db.execute(f"PRAGMA user_version = {_VERSION}")


@contextmanager
def _wrapped() -> Generator[None]:
    """SQLite's errors become `TryLater`: nothing was done, the transaction is gone as a whole."""
    try:
        yield
    except sqlite3.Error as error:
        message = "the local page's room cannot be read or written"
        raise TryLater(message) from error
