"""The HTTP half: each request is noted, hindered, judged, done and answered, in that order."""

import json
from collections.abc import Awaitable, Callable

from aiohttp import web

from tests.standins.discord.bodies import Files, read_body
from tests.standins.discord.checks import Checks
from tests.standins.discord.faults import Fault, Faults, Kind
from tests.standins.discord.guild import Guild
from tests.standins.discord.refusals import Complaint, Refused
from tests.standins.discord.rest.operation import Answer, Operation, Request
from tests.standins.discord.rest.table import OPERATIONS
from tests.standins.discord.state import Call

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
ROOMY = {
    "X-RateLimit-Limit": "1000",
    "X-RateLimit-Remaining": "999",
    "X-RateLimit-Reset-After": "1",
}


class Front:
    """Everything under `/api/v10`."""

    def __init__(self, guild: Guild, faults: Faults, checks: Checks, token: str) -> None:
        self._guild = guild
        self._faults = faults
        self._checks = checks
        self._token = token
        self.gateway_url = ""

    def routes(self, prefix: str) -> list[web.RouteDef]:
        """A route for each operation, and one for everything unknown."""
        known = [
            web.route(operation.method, prefix + operation.template, self._handler(operation))
            for operation in OPERATIONS
        ]
        return [*known, web.route("*", prefix + "/{rest:.*}", self._unknown)]

    def _handler(self, operation: Operation) -> Handler:
        async def handle(request: web.Request) -> web.StreamResponse:
            return await self._serve(operation, request)

        return handle

    async def _serve(self, operation: Operation, request: web.Request) -> web.StreamResponse:
        try:
            body, files = await read_body(request)
        except Refused as refusal:
            self._note(request, operation.name, None)
            return self._violation(operation, refusal, str(refusal))
        self._note(request, operation.name, body)
        await self._faults.passed(operation.name)
        fault = self._faults.take(operation.name)
        if fault is not None and fault.kind is not Kind.SWALLOW_ANSWER:
            return self._hindered(request, fault)
        response = self._answer(operation, request, body, files)
        if fault is not None:
            return _cut(request)
        return response

    def _answer(self, operation: Operation, request: web.Request, body: object, files: Files) -> web.Response:
        if operation.needs_token and request.headers.get("Authorization") != f"Bot {self._token}":
            return _json(401, {"message": "401: Unauthorized", "code": 0})
        complaints = self._judge(operation, request, body, files)
        if complaints:
            empty = complaints[0].code == "EMPTY_MESSAGE"
            refusal = Refused(50006) if empty else Refused(50035, complaints)
            return self._violation(operation, refusal, "; ".join(map(str, complaints)))
        asked = Request(
            self._guild,
            request.match_info,
            request.query,
            body,
            files,
            self.gateway_url,
        )
        try:
            status, payload = operation.handle(asked)
        except Refused as refusal:
            return _json(refusal.status, refusal.body)
        return self._checked(operation, (status, payload))

    def _judge(
        self, operation: Operation, request: web.Request, body: object, files: Files
    ) -> list[Complaint]:
        method, template = operation.method, operation.template
        found = self._checks.request(method, template, operation.name, body, len(files))
        return found + self._checks.query(method, template, list(request.query))

    def _checked(self, operation: Operation, answer: Answer) -> web.Response:
        status, payload = answer
        complaints = self._checks.answer(operation.method, operation.template, status, payload)
        for complaint in complaints:
            self._guild.violations.append(f"our answer to {operation.name}: {complaint}")
        return _json(status, payload, operation.name)

    def _violation(self, operation: Operation, refusal: Refused, why: str) -> web.Response:
        self._guild.violations.append(f"{operation.name}: {why}")
        self._guild.changed()
        return _json(refusal.status, refusal.body)

    async def _unknown(self, request: web.Request) -> web.StreamResponse:
        why = f"the stand-in does not know {request.method} {request.path}"
        self._note(request, "unknown", None)
        self._guild.violations.append(why)
        self._guild.changed()
        return _json(400, {"code": 0, "message": f"400: {why}"})

    def _note(self, request: web.Request, name: str, body: object) -> None:
        self._guild.calls.append(Call(request.method, request.path, name, body))
        self._guild.changed()

    def _hindered(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        if fault.kind is Kind.DROP_REQUEST:
            return _cut(request)
        if fault.kind is Kind.FAIL:
            return _json(fault.status, {"code": 0, "message": f"{fault.status}: by request"})
        body = {
            "message": "You are being rate limited.",
            "retry_after": fault.retry_after,
            "global": False,
        }
        response = _json(429, body)
        response.headers.update(
            {
                "Via": "1.1 stand-in",
                "Retry-After": str(fault.retry_after),
                "X-RateLimit-Limit": "1",
                "X-RateLimit-Remaining": "0",
                "X-RateLimit-Reset-After": str(fault.retry_after),
                "X-RateLimit-Scope": "user",
            }
        )
        return response


def _json(status: int, payload: object, bucket: str = "") -> web.Response:
    """discord.py reads a body only under exactly this content type, without a charset."""
    if payload is None:
        response = web.Response(status=status)
    else:
        response = web.Response(status=status, body=json.dumps(payload).encode())
        response.headers["Content-Type"] = "application/json"
    if bucket:
        response.headers.update({**ROOMY, "X-RateLimit-Bucket": bucket})
    return response


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)
