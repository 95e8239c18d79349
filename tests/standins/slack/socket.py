"""Socket Mode: envelopes over WebSockets, each acknowledged, and sent anew when it was not."""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from tests.standins.slack.entities import APP, Json
from tests.standins.slack.faults import Faults
from tests.standins.slack.workspace import Workspace

CONNECT = "link"
"""The name under which faults know an attempt to connect."""


@dataclass(slots=True)
class Envelope:
    kind: str
    payload: Json
    tries: int = 0
    acknowledged: bool = False
    sent_over: web.WebSocketResponse | None = None
    answer: Json = field(default_factory=dict[str, object])


class Socket:
    """Every envelope goes to one of the connections, in turn."""

    def __init__(self, workspace: Workspace, faults: Faults) -> None:
        self._workspace = workspace
        self._faults = faults
        self._connections: list[web.WebSocketResponse] = []
        self._turn = itertools.count()
        self._numbers = itertools.count(1)
        self._sending: set[asyncio.Task[None]] = set()
        self._tickets: set[str] = set()
        self._is_deaf = False
        self.envelopes: dict[str, Envelope] = {}
        self.greeted = 0
        """How many connections there have been."""

    @property
    def online(self) -> int:
        """How many connections are open."""
        return len(self._connections)

    @property
    def waiting(self) -> list[str]:
        """Ids of envelopes that nobody has acknowledged, oldest first."""
        return [name for name, envelope in self.envelopes.items() if not envelope.acknowledged]

    def new_ticket(self) -> str:
        """Good for one connection: an address that was tried once is of no more use."""
        ticket = f"ticket-{next(self._numbers)}"
        self._tickets.add(ticket)
        return ticket

    async def meet(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        if ticket not in self._tickets:
            return web.Response(status=401)
        self._tickets.remove(ticket)
        fault = self._faults.take(CONNECT)
        return web.Response(status=fault.status) if fault else await self._serve(request)

    async def _serve(self, request: web.Request) -> web.WebSocketResponse:
        connection = web.WebSocketResponse(heartbeat=None)
        await connection.prepare(request)
        hello = {
            "type": "hello", "num_connections": self.online + 1, "connection_info": {"app_id": APP},
            "debug_info": {"host": "stand-in", "approximate_connection_time": 18060},
        }  # fmt: skip
        await connection.send_str(json.dumps(hello))
        self._connections.append(connection)
        self.greeted += 1
        for envelope_id in self.waiting:
            if self.envelopes[envelope_id].sent_over is None:
                self._post(envelope_id)
        await self._workspace.changed()
        try:
            async for message in connection:
                if message.type is WSMsgType.TEXT:
                    await self._acknowledged(json.loads(message.data))
        finally:
            if connection in self._connections:
                self._connections.remove(connection)
            self._send_again(lambda envelope: envelope.sent_over is connection)
            await self._workspace.changed()
        return connection

    def send(self, kind: str, payload: Json) -> str:
        """Queue an envelope; it waits while nobody is connected. Returns its id."""
        envelope_id = self._new(Envelope(kind, payload))
        self._post(envelope_id)
        return envelope_id

    def retry(self) -> list[str]:
        """Send what nobody has acknowledged again, each in a new envelope; their ids.

        Slack does so at once (here when a connection ends), after a minute and after five, and for events alone.
        """
        return self._send_again(lambda _: True)

    def redeliver(self, event_id: str) -> str:
        """Send an event again in a new envelope though it was acknowledged, as Slack has been seen to."""
        old = next(each for each in self.envelopes.values() if each.payload.get("event_id") == event_id)
        envelope_id = self._new(Envelope(old.kind, old.payload, tries=1))
        self._post(envelope_id)
        return envelope_id

    async def drop(self) -> None:
        """Cut every connection."""
        cut, self._connections = self._connections, []
        for connection in cut:
            await connection.close(code=1001)

    async def disconnect(self) -> None:
        """Ask for a new connection, as Slack does about every hour."""
        for connection in self._connections:
            await connection.send_str(json.dumps({"type": "disconnect", "reason": "refresh_requested"}))

    def deaf(self, *, is_deaf: bool = True) -> None:
        """Stay connected and carry nothing; what happens meanwhile waits for a new connection."""
        self._is_deaf = is_deaf

    def _send_again(self, which: Callable[[Envelope], bool]) -> list[str]:
        again: list[str] = []
        for name in self.waiting:
            old = self.envelopes[name]
            if old.kind == "events_api" and which(old):
                del self.envelopes[name]
                again.append(self._new(Envelope(old.kind, old.payload, old.tries)))
        for envelope_id in again:
            self._post(envelope_id)
        return again

    def _new(self, envelope: Envelope) -> str:
        envelope_id = f"envelope-{next(self._numbers)}"
        self.envelopes[envelope_id] = envelope
        return envelope_id

    def _post(self, envelope_id: str) -> None:
        """Give it to one of the connections; without one, or while deaf, it stays untried."""
        if not self._connections or self._is_deaf:
            return
        envelope = self.envelopes[envelope_id]
        connection = self._connections[next(self._turn) % len(self._connections)]
        body: Json = {
            "envelope_id": envelope_id,
            "type": envelope.kind,
            "payload": envelope.payload,
            "accepts_response_payload": envelope.kind != "events_api",
        }
        if envelope.kind == "events_api":
            body |= {"retry_attempt": envelope.tries, "retry_reason": "timeout" if envelope.tries else ""}
        envelope.tries += 1
        envelope.sent_over = connection
        task = asyncio.create_task(_carry(connection, body))
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    async def _acknowledged(self, answer: Json) -> None:
        envelope = self.envelopes.get(answer.get("envelope_id", ""))
        if envelope is not None:
            envelope.acknowledged = True
            envelope.answer = answer.get("payload") or {}
        await self._workspace.changed()


async def _carry(connection: web.WebSocketResponse, body: Json) -> None:
    if not connection.closed:
        await connection.send_str(json.dumps(body))
