"""`knowledge right`: a moderator says which answer a question should have had. It is kept, and shown in its place."""

from __future__ import annotations

import logging
from typing import Protocol

from bot.answering.asking import question_id
from bot.answering.deciding import Answer, Verdict
from bot.answering.ports import Knowledge, Questions
from bot.answering.question import Question
from bot.answering.upkeep.ports import Learning
from bot.chat.chat import Chat
from bot.chat.commands import Action, Call, Command, Handler, Kind, Option, Reply
from bot.chat.content import Content, Form, FormField
from bot.chat.ids import MessageRef
from bot.chat.roles import Role
from bot.errors import Refused, UsageError

_log = logging.getLogger(__name__)

RIGHT = Command(
    name="knowledge right",
    role=Role.MODERATOR,
    # Without the id it stands in a message's menu, and asks for it with a form.
    options=(Option(name="message", kind=Kind.MESSAGE), Option(name="id", required=False, most=80)),
)
RIGHT_FORM = Action("knowledge.right", role=Role.MODERATOR)


class Shown(Protocol):
    """What asking shows and keeps of an answer: `bot.answering.asking.Asking`."""

    async def content(self, question: Question, verdict: Verdict) -> Content: ...

    async def settle(self, question: str, verdict: Verdict, answer: MessageRef | None) -> None: ...


class Rights:
    def __init__(
        self, chat: Chat, knowledge: Knowledge, questions: Questions, learning: Learning, shown: Shown
    ) -> None:
        self._chat = chat
        self._knowledge = knowledge
        self._questions = questions
        self._learning = learning
        self._shown = shown

    def commands(self) -> dict[Command | Action, Handler]:
        return {RIGHT: self._right, RIGHT_FORM: self._filled_in}

    async def _right(self, call: Call) -> Reply:
        """The message is Vertti's answer or the question itself."""
        message = call.message("message")
        question = await self._question(message) if message is not None else None
        if question is None:
            raise UsageError("right-no-question")
        if "id" in call.options:
            return await self._keep(call, question, call.text("id"))
        platform = self._chat.platforms.of(call.place.space)
        if platform is None or not platform.abilities.forms:
            raise UsageError("option-missing", option="id", command=RIGHT.name)
        return self._form(call, question)

    async def _question(self, message: MessageRef) -> Question | None:
        return await self._questions.answered_by(message) or await self._questions.get(question_id(message))

    def _form(self, call: Call, question: Question) -> Form:
        say = self._chat.wording.say
        field = FormField(name="id", label=say(call.language, "right-which"), max_length=80)
        title = say(call.language, "right-title")
        return Form(action=RIGHT_FORM.name, value=question.id, title=title, fields=(field,))

    async def _filled_in(self, call: Call) -> Reply:
        question = await self._questions.get(call.value)
        if question is None:
            raise UsageError("right-no-question")
        return await self._keep(call, question, call.answers.get("id", "").strip())

    async def _keep(self, call: Call, question: Question, entry: str) -> Content:
        if await self._knowledge.get(entry) is None:
            raise UsageError("knowledge-missing", id=entry[:80])
        now = self._chat.clock.now()
        await self._learning.right(question.id, entry, instead_of=question.entry, by=call.caller, now=now)
        await self._chat.audit.record(who=call.caller, what="knowledge right", about=entry, now=now)
        changed = await self._show(question, Answer(entry, question.confidence or 0.0))
        sentence = "right-shown" if changed else "right-kept"
        return Content(text=self._chat.wording.say(call.language, sentence, id=entry))

    async def _show(self, question: Question, verdict: Answer) -> bool:
        """Edit what Vertti said; where it said nothing in a channel it stays silent."""
        platform = self._chat.platforms.of(question.asked_in.space)
        if platform is None or question.answer is None:
            return False
        try:
            await platform.edit(question.answer, await self._shown.content(question, verdict))
        except Refused as error:
            _log.info("an answer could not be changed", extra={"reason": error.reason})
            return False
        await self._shown.settle(question.id, verdict, question.answer)
        return True
