"""What can be done on the page. Every way is a form; each answer leads back to the page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from adapters.local import inbound, interactions, outbound
from adapters.local.first_visit import STAFF
from adapters.local.interactions import Doing
from adapters.local.pages import Look, Pages, path_of
from adapters.local.people import CAST, VERTTI, member
from adapters.local.room import Room
from adapters.local.text import command_words
from bot.chat.ids import MessageRef
from bot.chat.roles import Role
from bot.errors import Refused, TryLater
from bot.wording import LANGUAGES

_NOTICES = {
    "too_long": "too-long",
    "invalid": "empty",
    "channel_gone": "gone",
    "message_gone": "gone",
    "no_permission": "not-yours",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One form that was sent: who, looking at what, and what was filled in."""

    look: Look
    form: FormData
    language: str

    def text(self, name: str) -> str:
        value = self.form.get(name)
        return value if isinstance(value, str) else ""

    @property
    def number(self) -> int:
        return inbound.number_of(self.text("message"))

    @property
    def doing(self) -> Doing:
        """Where it is done: in the thread only when the box of the thread was used."""
        thread = self.look.thread if self.text("in_thread") else None
        return Doing(self.look.who, self.look.channel, thread, self.language)


class Actions:
    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._room: Room = pages.room
        self._ways: dict[str, Callable[[Act], Awaitable[str]]] = {
            "say": self._say,
            "edit": self._edit,
            "remove": self._remove,
            "react": self._react,
            "press": self._press,
            "submit": self._submit,
            "cancel": self._cancel,
            "writing": self._writing,
            "try": self._try,
            "welcomed": self._welcomed,
        }

    async def act(self, request: Request) -> Response:
        """Do what the form says and lead back to the page; or show the page with a sentence that says why not."""
        who, channel, what = (request.path_params[name] for name in ("who", "channel", "what"))
        form = await request.form(max_files=0, max_fields=20)
        look = Look(who=who, channel=channel)
        thread = form.get("thread")
        if isinstance(thread, str) and thread.isascii() and thread.isdigit():
            look = replace(look, thread=int(thread[:18]))
        act = Act(look=look, form=form, language=self._pages.language(request))
        if member(who) is None or not self._pages.token.fits(request, act.text("token")):
            return await self._sorry(request, act, "stale", 403)
        if what == "language":
            return self._language(act)
        way = self._ways.get(what)
        if way is None:
            return await self._sorry(request, act, "gone", 404)
        try:
            await self._check_reach(act)
            return RedirectResponse(await way(act), 303)
        except Refused as refused:
            return await self._sorry(request, act, _NOTICES.get(refused.reason, "gone"), 422)
        except TryLater:
            return await self._sorry(request, act, "later", 503)

    async def _check_reach(self, act: Act) -> None:
        """Raises `Refused` when the channel or the message is not before the person's eyes."""
        row = await self._room.row(
            "SELECT 1 FROM channel WHERE id = ? AND (direct_with IS NULL OR direct_with = ?)",
            act.look.channel,
            act.look.who,
        )
        if row is None:
            raise Refused("channel_gone")
        if "message" in act.form and not await self._room.row(
            "SELECT 1 FROM message WHERE number = ? AND channel = ? AND (only_for IS NULL OR only_for = ?)",
            act.number,
            act.look.channel,
            act.look.who,
        ):
            raise Refused("message_gone")

    async def _sorry(self, request: Request, act: Act, notice: str, status: int) -> Response:
        look = act.look if member(act.look.who) else Look(who=CAST[0].id, channel="general")
        draft = act.text("text")
        kept = {"thread_draft": draft} if act.text("in_thread") else {"draft": draft}
        return await self._pages.show(request, look, notice=notice, status=status, **kept)

    def _language(self, act: Act) -> Response:
        response = RedirectResponse(act.look.path, 303)
        chosen = act.text("language")
        if chosen in LANGUAGES:
            response.set_cookie(
                "vertti_language",
                chosen,
                max_age=31_536_000,
                httponly=True,
                samesite="strict",
            )
        return response

    async def _say(self, act: Act) -> str:
        text = act.text("text")
        words = command_words(text)
        if words is not None:
            await interactions.call(self._room, act.doing, words)
            return act.look.path
        doing = act.doing
        message = await inbound.say(self._room, doing.who, doing.channel, text, thread=doing.thread)
        return _at(act, message)

    async def _edit(self, act: Act) -> str:
        return _at(
            act,
            await inbound.edit(self._room, act.look.who, act.number, act.text("text")),
        )

    async def _remove(self, act: Act) -> str:
        await inbound.remove(self._room, act.look.who, act.number)
        return act.look.path

    async def _react(self, act: Act) -> str:
        return _at(
            act,
            await inbound.react(self._room, act.look.who, act.number, act.text("emoji")),
        )

    async def _press(self, act: Act) -> str:
        row = await self._room.row(
            "SELECT * FROM message WHERE number = ? AND channel = ? AND author = ? AND NOT gone"
            " AND (only_for IS NULL OR only_for = ?)",
            act.number,
            act.look.channel,
            VERTTI,
            act.look.who,
        )
        buttons = outbound.all_buttons(outbound.read_content(row["content"])) if row else ()
        action, _, value = act.text("button").partition(":")
        if row is None or not any((one.action, one.value) == (action, value) for one in buttons):
            raise Refused("message_gone")
        doing = replace(act.doing, thread=row["thread"])
        await interactions.press(self._room, doing, inbound.reference(row), action, value)
        return _at(act, inbound.reference(row))

    async def _submit(self, act: Act) -> str:
        answers = {
            name.removeprefix("answer-"): value
            for name, value in act.form.items()
            if name.startswith("answer-") and isinstance(value, str)
        }
        form = inbound.number_of(act.text("form"))
        await interactions.submit(self._room, act.look.who, form, answers, act.language)
        return act.look.path

    async def _cancel(self, act: Act) -> str:
        await interactions.cancel(self._room, act.look.who, inbound.number_of(act.text("form")))
        return act.look.path

    async def _writing(self, act: Act) -> str:
        """Let Vertti write here, or no longer: staff in channels, everybody in their own conversation."""
        me = member(act.look.who)
        anywhere = me is not None and me.role is Role.STAFF
        async with self._room.change() as db:
            await db.execute(
                "UPDATE channel SET vertti_may_write = ? WHERE id = ? AND (direct_with = ? OR ? AND direct_with IS NULL)",
                (act.text("may") == "yes", act.look.channel, act.look.who, anywhere),
            )
        return act.look.path

    async def _welcomed(self, act: Act) -> str:
        async with self._room.change() as db:
            await db.execute(
                "INSERT INTO setting (name, value) VALUES ('welcomed', 'yes') ON CONFLICT DO NOTHING"
            )
        return act.look.path

    async def _try(self, act: Act) -> str:
        """One of the three things to try on the first visit."""
        what = act.text("try")
        if what == "ask":
            text = self._pages.wording.say(act.language, "local-try-ask-text")
            message = await inbound.say(self._room, act.look.who, "questions", text)
            return path_of(act.look.who, "questions", int(message.message))
        if what == "mark":
            return await self._try_mark(act)
        doing = Doing(STAFF, act.look.channel, None, act.language)
        await interactions.call(self._room, doing, "schedule preview")
        return path_of(STAFF, act.look.channel)

    async def _try_mark(self, act: Act) -> str:
        who, channel = act.look.who, "general"
        helper = next(one.id for one in CAST if one.id != who)
        asks, answers = (
            self._pages.wording.say(act.language, f"local-try-mark-{one}") for one in ("asks", "answers")
        )
        question = await inbound.say(self._room, who, channel, asks)
        start = int(question.message)
        answer = await inbound.say(self._room, helper, channel, answers, thread=start)
        await inbound.react(self._room, who, int(answer.message), "💡")
        return path_of(who, channel, start)


def _at(act: Act, message: MessageRef) -> str:
    return f"{act.look.path}#m{message.message}"
