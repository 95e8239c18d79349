"""The page itself: what can be looked at. What can be done is in `actions`."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from adapters.local import views
from adapters.local.commands import listed
from adapters.local.guard import Token
from adapters.local.inbound import LONGEST
from adapters.local.interactions import form_before
from adapters.local.people import CAST, member
from adapters.local.rendering import clock_time, drawn, with_drawings
from adapters.local.room import Room
from bot.chat.commands import Command
from bot.errors import TryLater
from bot.wording import LANGUAGES, Wording

_HERE = Path(__file__).parent
_LANGUAGE_NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Who looks at what. `thread` is open at the side; `before` shows earlier messages."""

    who: str
    channel: str
    thread: int | None = None
    before: int | None = None

    @property
    def path(self) -> str:
        return path_of(self.who, self.channel, self.thread)


def path_of(who: str, channel: str, thread: int | None = None) -> str:
    """The address of a look at a channel, with a thread at the side."""
    return f"/{who}/{channel}?thread={thread}" if thread else f"/{who}/{channel}"


class Pages:
    def __init__(self, room: Room, token: Token, catalogue: Sequence[Command], wording: Wording) -> None:
        self.room = room
        self.token = token
        self.wording = wording
        self._commands = {language: listed(catalogue, wording, language) for language in LANGUAGES}
        templates = Environment(
            loader=FileSystemLoader(_HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._template = templates.get_template("page.html")

    def language(self, request: Request) -> str:
        """The one chosen on the page, else the first of the browser's that Vertti speaks, else English."""
        chosen = request.cookies.get("vertti_language", "")
        if chosen in LANGUAGES:
            return chosen
        wanted = request.headers.get("accept-language", "").lower().split(",")
        tags = (tag.strip()[:2] for tag in wanted)
        return next((tag for tag in tags if tag in LANGUAGES), "en")

    async def home(self, request: Request) -> Response:
        """The page of whoever one was last."""
        return RedirectResponse(path_of(_last(request), "general"), 303)

    async def message(self, request: Request) -> Response:
        """A message's own address leads to where it is, seen as whoever one was last (or as who may see it)."""
        number = _number(request.path_params["number"])
        row = await self.room.row(
            "SELECT m.channel, m.thread, c.direct_with FROM message m JOIN channel c ON c.id = m.channel"
            " WHERE m.number = ?",
            number,
        )
        if row is None:
            return await self.show(
                request,
                Look(who=_last(request), channel="general"),
                notice="gone",
                status=404,
            )
        who = row["direct_with"] or _last(request)
        return RedirectResponse(f"{path_of(who, row['channel'], row['thread'])}#m{number}", 303)

    async def place(self, request: Request) -> Response:
        """A channel's own address leads to it, seen as whoever one was last."""
        return RedirectResponse(path_of(_last(request), request.path_params["channel"]), 303)

    async def channel(self, request: Request) -> Response:
        who, channel = request.path_params["who"], request.path_params["channel"]
        if member(who) is None:
            return RedirectResponse("/", 303)
        look = Look(
            who=who,
            channel=channel,
            thread=_number(request.query_params.get("thread")),
            before=_number(request.query_params.get("before")),
        )
        return await self.show(request, look, draft=request.query_params.get("draft", "")[:LONGEST])

    async def show(
        self,
        request: Request,
        look: Look,
        *,
        draft: str = "",
        thread_draft: str = "",
        notice: str = "",
        status: int = 200,
    ) -> Response:
        """The whole page. `notice` is the last part of a `local-notice-` sentence."""
        language = self.language(request)
        seen = await self._seen(look)
        if seen is None:
            return RedirectResponse(path_of(look.who, "general"), 303)
        if status == 200:
            # On a full disk the page can still be read; it only counts as new for longer.
            with suppress(TryLater):
                await views.mark_seen(self.room, look.who, look.channel)
        html = self._template.render(
            seen,
            **self._said(language),
            look=look,
            me=member(look.who),
            draft=draft,
            thread_draft=thread_draft,
            notice=notice,
        )
        response = HTMLResponse(html, status)
        self.token.give(response)
        response.set_cookie("vertti_who", look.who, httponly=True, samesite="strict")
        return response

    async def _seen(self, look: Look) -> dict[str, object] | None:
        """What the room shows; None when there is no such channel for that person."""
        # Counted before looking: what comes meanwhile makes an open page look again.
        count = self.room.news.count
        channels = await views.channels(self.room, look.who)
        here = next((one for one in channels if one.id == look.channel), None)
        if here is None:
            return None
        messages = await views.top_level(self.room, look.who, look.channel, before=look.before)
        thread = await views.in_thread(self.room, look.who, look.channel, look.thread) if look.thread else ()
        return {
            "news": count,
            "channels": channels,
            "here": here,
            "messages": messages,
            "more": len(messages) == views.MOST_MESSAGES,
            "thread": thread,
            "form": await form_before(self.room, look.who),
            "welcome": await self.room.setting("welcomed") is None,
        }

    def _said(self, language: str) -> dict[str, object]:
        """What is the same for everybody who reads `language`."""

        def say(sentence: str, **fields: object) -> str:
            return self.wording.say(language, f"local-{sentence}", **fields)

        def core(sentence: str) -> str:
            return self.wording.say(language, sentence)

        return {
            "say": say,
            "core": core,
            "clock": partial(clock_time, language=language),
            "language": language,
            "languages": _LANGUAGE_NAMES,
            "commands": self._commands[language],
            "cast": CAST,
            "token": self.token.value,
            "longest": LONGEST,
            "drawn": drawn,
            "with_drawings": with_drawings,
        }


def _last(request: Request) -> str:
    who = request.cookies.get("vertti_who", "")
    return who if member(who) else CAST[0].id


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) <= 18 else None
