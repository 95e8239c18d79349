"""Routes and guard together: the page as one ASGI application."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from adapters.local.actions import Actions
from adapters.local.guard import Guard, Token
from adapters.local.live import live
from adapters.local.pages import Pages
from adapters.local.room import Room
from bot.chat.commands import Command
from bot.wording import Wording

_STATIC = Path(__file__).parent / "static"


async def page(room: Room, *, port: int, catalogue: Sequence[Command], wording: Wording) -> ASGIApp:
    """The application for an open room."""
    token = Token(port, await room.setting("secret") or "")
    pages = Pages(room, token, catalogue, wording)
    actions = Actions(pages)

    async def stream(_request: Request) -> Response:
        return live(room.news)

    routes = [
        Route("/", pages.home),
        Route("/live", stream),
        Mount("/static", StaticFiles(directory=_STATIC)),
        Route("/message/{channel}/{number}", pages.message),
        Route("/message/{channel}/{number}/in/{thread}", pages.message),
        Route("/channel/{channel}", pages.place),
        Route("/{who}/{channel}", pages.channel),
        Route("/{who}/{channel}/{what}", actions.act, methods=["POST"]),
    ]
    return Guard(Starlette(routes=routes), port)
