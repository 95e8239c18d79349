"""Who may use the page: the browser on this machine, on this page, and nobody else's website through it.

A name that leads to 127.0.0.1 could let a website read the page (so `Host` is checked); a form on any website
could post to it (so `Origin` and a token are checked).
"""

from __future__ import annotations

import hmac
from collections.abc import MutableMapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LONGEST_BODY = 256 * 1024
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self';"
        " form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    # `no-referrer` would make browsers send `Origin: null` with the page's own forms.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class Token:
    """A secret in a cookie and another in every form; whoever cannot read the page knows neither.

    Both are kept in the room, so that a page left open works on after a restart.
    """

    def __init__(self, port: int, secret: str) -> None:
        # Cookies do not tell ports apart: two pages on one machine must not overwrite each other's.
        self.cookie = f"vertti_{port}"
        self._kept = _derived(secret, "cookie")
        self.value = _derived(secret, "form")

    def give(self, response: Response) -> None:
        response.set_cookie(self.cookie, self._kept, httponly=True, samesite="strict", path="/")

    def fits(self, request: Request, given: str) -> bool:
        kept = request.cookies.get(self.cookie, "")
        return _same(kept, self._kept) and _same(given, self.value)


def _derived(secret: str, what: str) -> str:
    return hmac.digest(secret.encode(), what.encode(), "sha256").hex()


class Guard:
    """Turns away what does not come from the page itself, and sets the headers that keep the page to itself."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        answer = self._refusal(scope) or self._app

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                _add_headers(message)
            await send(message)

        await answer(scope, receive, send_guarded)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host not in self._hosts:
            return PlainTextResponse("This page is only for this machine, at 127.0.0.1.", 421)
        if scope["method"] in ("GET", "HEAD"):
            return None
        if headers.get("origin") != f"http://{host}":
            return PlainTextResponse("This did not come from the page itself, so nothing was done.", 403)
        length = headers.get("content-length", "")
        if not length.isdigit() or int(length) > LONGEST_BODY:
            return PlainTextResponse("That is too long.", 413)
        return None


def _add_headers(message: MutableMapping[str, Any]) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in _HEADERS.items():
        headers[name] = value
    headers.setdefault("Cache-Control", "no-store")


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode())
