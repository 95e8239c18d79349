"""The HTTP half: each request is noted, hindered, judged, done and answered, in that order."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import cast

from aiohttp import web

from tests.standins.slack import checks
from tests.standins.slack.entities import Json, Refusal
from tests.standins.slack.faults import Fault, Faults, Kind
from tests.standins.slack.web.chat import respond
from tests.standins.slack.web.methods import Desk
from tests.standins.slack.web.table import METHODS, SOCKET, refuse_without_scope

BOT_TOKEN = "xoxb-stand-in"
APP_TOKEN = "xapp-stand-in"


class Front:
    """`new_address` gives each one who asks an address for Socket Mode."""

    def __init__(self, desk: Desk, faults: Faults, new_address: Callable[[], str], *, checked: bool) -> None:
        self._desk = desk
        self._workspace = desk.workspace
        self._faults = faults
        self._checked = checked
        self._new_address = new_address

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/api/{method}", self._serve),
            web.post("/response/{name}", self._respond),
        ]

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        arguments, as_text, token = await _arguments(request)
        asked = checks.plain_arguments(arguments, as_text=as_text)
        fault = await self._noted(method, asked)
        if fault is not None and fault.kind is not Kind.SWALLOW_ANSWER:
            return self._hindered(request, fault)
        if method not in METHODS and method != SOCKET:
            return self._violation(method, ["no method of this stand-in"])
        wrong = checks.complaints(method, asked) if self._checked else []
        if wrong:
            return self._violation(method, wrong)
        answer = self._done(method, asked, token)
        await self._workspace.changed()
        if fault is not None:
            return _cut(request)
        return web.json_response(answer, headers={"x-oauth-scopes": self._scopes})

    async def _respond(self, request: web.Request) -> web.StreamResponse:
        """A response URL: shown to one, or to all in the channel."""
        asked: Json = await request.json()
        fault = await self._noted("response", asked)
        if fault is not None and fault.kind is not Kind.SWALLOW_ANSWER:
            return self._hindered(request, fault)
        wrong = checks.response_complaints(asked) if self._checked else []
        if wrong:
            return self._violation("response", wrong)
        response = self._workspace.responses.get(request.match_info["name"])
        if response is None or response.left < 1:
            return web.Response(status=404, text="used_url")
        response.left -= 1
        respond(self._desk, response, asked)
        await self._workspace.changed()
        return _cut(request) if fault is not None else web.Response(text="ok")

    async def _noted(self, method: str, asked: Json) -> Fault | None:
        self._workspace.calls.append((method, asked))
        await self._workspace.changed()
        await self._faults.passed(method)
        return self._faults.take(method)

    def _done(self, method: str, asked: Json, token: str) -> Json:
        if token != (APP_TOKEN if method == SOCKET else BOT_TOKEN):
            return {"ok": False, "error": "invalid_auth"}
        if method == SOCKET:
            return {"ok": True, "url": self._new_address()}
        try:
            refuse_without_scope(self._workspace, method, asked)
            return {"ok": True, **METHODS[method](self._desk, asked)}
        except Refusal as refusal:
            return {"ok": False, "error": refusal.error, **refusal.more}

    @property
    def _scopes(self) -> str:
        return ",".join(sorted(self._workspace.scopes))

    def _hindered(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        match fault.kind:
            case Kind.RATE_LIMIT:
                headers = {"Retry-After": str(int(fault.retry_after))}
                return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
            case Kind.REFUSE:
                needed = {"needed": fault.needed, "provided": self._scopes} if fault.needed else {}
                return web.json_response({"ok": False, "error": fault.error, **needed})
            case Kind.FAIL:
                # As a proxy on the way would say it, not as Slack itself does.
                page = "<html>upstream trouble</html>"
                return web.Response(status=fault.status, text=page, content_type="text/html")
            case _:
                return _cut(request)

    def _violation(self, method: str, wrong: list[str]) -> web.Response:
        self._workspace.violations.extend(f"{method}: {each}" for each in wrong)
        body = {"ok": False, "error": "invalid_arguments", "method": method, "violations": wrong}
        return web.json_response(body, status=400)


async def _arguments(request: web.Request) -> tuple[Json, bool, str]:
    """What was asked, whether it came as text, and the token, wherever SDKs put it."""
    found: Json = dict(request.query)
    as_text = True
    if request.content_type == "application/json":
        body = await request.text()
        found |= cast("Json", json.loads(body)) if body else {}
        as_text = bool(request.query)
    else:
        found |= dict(await request.post())
    bearer = request.headers.get("Authorization", "").removeprefix("Bearer ")
    return found, as_text, str(found.get("token") or bearer)


def _cut(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)
