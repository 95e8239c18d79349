"""`knowledge add|show|edit|retire|list`: what moderators do; every change is in force at once."""

from __future__ import annotations

import re
from typing import Any, cast

from bot.answering import showing
from bot.answering.knowledge import LANGUAGE_OPEN, EntryProblem, Row, read_entry
from bot.answering.ports import Knowledge
from bot.answering.sharing.crediting import credited
from bot.answering.sharing.ports import Credits
from bot.chat.chat import Chat
from bot.chat.commands import Action, Call, Command, Handler, Kind, Option, Reply
from bot.chat.content import Content, literal, shortened
from bot.chat.roles import Role
from bot.errors import UsageError

_ID = Option(name="id", most=80)
_QUESTION = Option(name="question", kind=Kind.TEXT, most=500)
_ANSWER = Option(name="answer", kind=Kind.TEXT, most=3000)
_LANGUAGE = Option(name="language", kind=Kind.CHOICE, choices=("fi", "sv", "en"), required=False)
_SOURCE = Option(name="source", required=False, most=500)


def _moderators(name: str, *options: Option) -> Command:
    return Command(name=name, role=Role.MODERATOR, options=options)


ADD = _moderators(
    "knowledge add",
    Option(name="id", most=80),
    Option(name="question", most=500),
    Option(name="answer", most=3000),
    _LANGUAGE,
    _SOURCE,
)
SHOW = _moderators("knowledge show", _ID)
EDIT = _moderators(
    "knowledge edit",
    _ID,
    Option(name="field", kind=Kind.CHOICE, choices=("question", "answer", "also", "source")),
    Option(name="text", kind=Kind.TEXT, most=3000),
    _LANGUAGE,
)
RETIRE = _moderators("knowledge retire", _ID)
LIST = _moderators("knowledge list", Option(name="text", kind=Kind.TEXT, required=False))
MOST_LISTED = 40


class KnowledgeCommands:
    def __init__(self, chat: Chat, knowledge: Knowledge, authors: Credits | None = None) -> None:
        self._chat = chat
        self._knowledge = knowledge
        self._authors = authors

    def commands(self) -> dict[Command | Action, Handler]:
        return {
            ADD: self._add,
            SHOW: self._show,
            EDIT: self._edit,
            RETIRE: self._retire,
            LIST: self._list,
        }

    async def _add(self, call: Call) -> Reply:
        entry_id = call.text("id")
        if await self._knowledge.get(entry_id) is not None and not await self._by(call, entry_id):
            raise UsageError("knowledge-exists", id=entry_id)
        language = call.text("language", call.language)
        row: Row = {
            "id": entry_id,
            "question": {language: call.text("question")},
            "answer": {language: call.text("answer")},
        }
        if call.text("source"):
            today = self._chat.clock.now().date().isoformat()
            row["sources"] = [{"url": call.text("source"), "checked": today}]
            row["checked"] = today
        await self._put(row, call)
        return self._said(call, "knowledge-added", id=entry_id)

    async def _by(self, call: Call, entry_id: str) -> bool:
        """Whether this very call has added it already (a command is handled again after a crash)."""
        row = await self._knowledge.row(entry_id) or {}
        return call.text("question") in (row.get("question") or {}).values() if row else False

    async def _show(self, call: Call) -> Reply:
        entry = await self._knowledge.get(call.text("id"))
        if entry is None:
            raise await self._missing(call.text("id"))
        shown = showing.answer(
            entry,
            "",
            call.language,
            self._chat.wording,
            today=self._chat.clock.now().date(),
        )
        name = await self._authors.of(entry.id) if self._authors is not None else None
        shown = credited(shown, name, call.language, self._chat.wording)
        also = "\n".join(f"- {literal(text)}" for text in entry.phrasings())
        heading = self._chat.wording.say(call.language, "knowledge-phrasings")
        return Content(
            title=f"{entry.id}: {shown.title}",
            text=f"{shown.text}\n\n**{heading}**\n{also}",
            footer=shown.footer,
        )

    async def _edit(self, call: Call) -> Reply:
        row = await self._knowledge.row(call.text("id"))
        if row is None or await self._knowledge.get(call.text("id")) is None:
            raise await self._missing(call.text("id"))
        changed = _with_field(
            row,
            call.text("field"),
            call.text("text"),
            call.text("language", call.language),
        )
        if call.text("field") == "answer":
            changed["checked"] = self._chat.clock.now().date().isoformat()
        await self._put(changed, call)
        return self._said(call, "knowledge-edited", id=call.text("id"))

    async def _retire(self, call: Call) -> Reply:
        now = self._chat.clock.now()
        if not await self._knowledge.retire(call.text("id"), by=call.caller.key, now=now):
            raise await self._missing(call.text("id"))
        await self._chat.audit.record(
            who=call.caller, what="knowledge retire", about=call.text("id"), now=now
        )
        return self._said(call, "knowledge-retired", id=call.text("id"))

    async def _list(self, call: Call) -> Reply:
        wanted = call.text("text").casefold()
        lines: list[str] = []
        for row in await self._knowledge.rows():
            entry = read_entry(row)
            question = entry.in_language(entry.question, call.language)
            if wanted in f"{entry.id} {question}".casefold():
                lines.append(f"- `{entry.id}` {literal(shortened(question, 90))}")
        if not lines:
            return self._said(call, "knowledge-none")
        heading = self._chat.wording.say(call.language, "knowledge-count", count=len(lines))
        more = len(lines) - MOST_LISTED
        tail = [self._chat.wording.say(call.language, "knowledge-more", count=more)] if more > 0 else []
        return Content(text="\n".join([heading, "", *lines[:MOST_LISTED], *(["", *tail] if tail else [])]))

    async def _put(self, row: Row, call: Call) -> None:
        try:
            read_entry(row)
        except EntryProblem as problem:
            raise UsageError("knowledge-problem", problem=str(problem)) from problem
        now = self._chat.clock.now()
        await self._knowledge.put([row], by=call.caller.key, now=now)
        await self._chat.audit.record(who=call.caller, what="knowledge put", about=str(row["id"]), now=now)

    async def _missing(self, entry: str) -> UsageError:
        return UsageError("knowledge-missing", id=entry)

    def _said(self, call: Call, sentence: str, **fields: str) -> Content:
        return Content(text=self._chat.wording.say(call.language, sentence, **fields))


def _with_field(row: Row, field: str, text: str, language: str) -> Row:
    """A copy of the row with one text replaced, or one phrasing or source added."""
    changed = dict(row)
    match field:
        case "also":
            also = _by_language(changed.get("also_asked_as") or {})
            changed["also_asked_as"] = {**also, language: [*also.get(language, []), text]}
        case "source":
            changed["sources"] = [
                *changed.get("sources", []),
                *re.split(r"[\s,]+", text),
            ]
        case _:
            # One text in no stated language: the new one takes its place.
            texts = _by_language(changed[field])
            kept = {spoken: each for spoken, each in texts.items() if spoken != LANGUAGE_OPEN}
            changed[field] = {**kept, language: text}
    return changed


def _by_language(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value if isinstance(value, dict) else {LANGUAGE_OPEN: value})
