"""A line to PostgreSQL's socket that can be cut and mended, as networks are."""

from __future__ import annotations

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager, suppress

from sqlalchemy import make_url

from tests.e2e.room import LONG

CHUNK = 64 * 1024


class Line:
    """`url` leads over the line. While it is cut, every call is broken off at once."""

    def __init__(self, url: str) -> None:
        parts = make_url(url)
        self._socket = f"{parts.query['host']}/.s.PGSQL.5432"
        self._parts = parts
        self._calls: set[StreamWriter] = set()
        self._is_cut = False
        self._knocked = asyncio.Event()
        self.url = ""

    async def call(self, here: StreamReader, back: StreamWriter) -> None:
        """Carry one connection until it ends."""
        if self._is_cut:
            back.transport.abort()
            self._knocked.set()
            return
        there, on = await asyncio.open_unix_connection(self._socket)
        self._calls |= {back, on}
        await asyncio.gather(_carry(here, on), _carry(there, back))
        self._calls -= {back, on}

    def reach(self, port: int) -> None:
        self.url = self._parts.set(host="127.0.0.1", port=port, query={}).render_as_string(
            hide_password=False
        )

    def cut(self) -> None:
        self._is_cut = True
        self._knocked.clear()
        for end in self._calls:
            end.transport.abort()

    async def knocked(self) -> None:
        """Return when somebody has tried to get through since the cut."""
        async with asyncio.timeout(LONG):
            await self._knocked.wait()

    def mend(self) -> None:
        self._is_cut = False


@asynccontextmanager
async def line(url: str) -> AsyncGenerator[Line]:
    opened = Line(url)
    server = await asyncio.start_server(opened.call, "127.0.0.1", 0)
    opened.reach(server.sockets[0].getsockname()[1])
    try:
        yield opened
    finally:
        opened.cut()
        server.close()


async def _carry(source: StreamReader, target: StreamWriter) -> None:
    with suppress(ConnectionError):
        while piece := await source.read(CHUNK):
            target.write(piece)
            await target.drain()
    target.close()
