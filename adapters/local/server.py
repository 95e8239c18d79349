"""uvicorn inside the loop that runs already, on the loopback address only."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import socket
from collections.abc import Generator

import uvicorn
from starlette.types import ASGIApp

from bot.errors import SettingsError

HOST = "127.0.0.1"


def bind(port: int) -> socket.socket:
    """A socket on `port`, or on a free one for 0. Raises `SettingsError`."""
    # With the protocol named: otherwise asyncio leaves Nagle's algorithm on, and each answer waits 40 ms for an
    # acknowledgement.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.settimeout(0)
    try:
        listening.bind((HOST, port))
        listening.listen(128)
    except (OSError, OverflowError) as error:
        listening.close()
        raise SettingsError([_problem(port, error)]) from error
    return listening


def _problem(port: int, error: Exception) -> str:
    taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
    why = "is in use by another program" if taken else "cannot be used"
    return f"Port {port} {why}: set VERTTI_LOCAL_PORT to another port (0 takes a free one)."


class _Server(uvicorn.Server):
    """Leaves the signals to the program, and says when it is ready."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()


class Serving:
    """One run of the page."""

    def __init__(self, app: ASGIApp, listening: socket.socket) -> None:
        self._listening = listening
        self._server = _Server(
            uvicorn.Config(
                app,
                http="h11",
                ws="none",
                lifespan="off",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                timeout_graceful_shutdown=1,
            )
        )
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Return once requests are answered."""
        self._task = asyncio.create_task(self._server.serve([self._listening]), name="local page")
        await self._server.ready.wait()

    async def stop(self) -> None:
        """Return once no request is being answered, after at most a second or so."""
        self._server.should_exit = True
        if self._task is not None:
            task, self._task = self._task, None
            await task
        self._listening.close()
