"""One WebSocket to one program: ordered sending, in the compression it asked for."""

import asyncio
import json
import zlib
from collections.abc import Callable
from typing import cast

from aiohttp import WSMsgType, web

from tests.standins.discord.entities import Json

TOO_LARGE = 4 * 1024 * 1024


class Connection:
    """`send` never waits: a writer task keeps the order. `zlib-stream` is what discord.py asks for.

    Any other compression is answered in plain text frames, which discord.py also reads.
    """

    def __init__(self, request: web.Request, socket: web.WebSocketResponse) -> None:
        self._request = request
        self.socket = socket
        self._outbox: asyncio.Queue[Json | int] = asyncio.Queue()
        streaming = request.query.get("compress") == "zlib-stream"
        self._deflate = zlib.compressobj() if streaming else None
        self._writer = asyncio.create_task(self._write())

    @classmethod
    async def accept(cls, request: web.Request) -> "Connection":
        """Upgrade the request."""
        socket = web.WebSocketResponse(compress=False, max_msg_size=TOO_LARGE, timeout=1.0)
        await socket.prepare(request)
        return cls(request, socket)

    def send(self, frame: Json) -> None:
        """Queue a frame."""
        self._outbox.put_nowait(frame)

    def close(self, code: int) -> None:
        """Close with this code once everything queued is out."""
        self._outbox.put_nowait(code)

    def cut(self) -> None:
        """Break the line at once, without a closing handshake."""
        self._writer.cancel()
        if self._request.transport is not None:
            self._request.transport.abort()

    async def read(self, on_frame: Callable[[Json], None]) -> None:
        """Hand over every frame until the line ends."""
        try:
            async for message in self.socket:
                if message.type is not WSMsgType.TEXT:
                    continue
                frame = _decoded(str(message.data))
                if frame is None:
                    self.close(4002)
                else:
                    on_frame(frame)
        finally:
            self._writer.cancel()

    async def _write(self) -> None:
        while not self.socket.closed:
            item = await self._outbox.get()
            if isinstance(item, int):
                await self.socket.close(code=item)
                return
            try:
                await self._send_now(item)
            except ConnectionError:
                return

    async def _send_now(self, frame: Json) -> None:
        text = json.dumps(frame)
        if self._deflate is None:
            await self.socket.send_str(text)
        else:
            packed = self._deflate.compress(text.encode()) + self._deflate.flush(zlib.Z_SYNC_FLUSH)
            await self.socket.send_bytes(packed)


def _decoded(text: str) -> Json | None:
    try:
        frame: object = json.loads(text)
    except json.JSONDecodeError:
        return None
    return cast("Json", frame) if isinstance(frame, dict) else None
