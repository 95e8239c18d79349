"""Vertti's messages follow their authors: what one has changed or taken back changes where it stands already.

What is to be put right is kept, so that a crash or a platform that is slow today loses nothing. Some messages a round:
an answer may have been given hundreds of times.
"""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Protocol

from bot.answering.deciding import Answer, Suggest, Verdict
from bot.answering.ports import Questions
from bot.answering.question import Question
from bot.answering.sharing.ports import Quotations, Stale
from bot.chat.chat import Chat
from bot.chat.content import Content
from bot.errors import OutcomeUnknown, Refused, TryLater

_log = logging.getLogger(__name__)

IN_ONE_ROUND = 10


class Shown(Protocol):
    """What asking shows of an answer: `bot.answering.asking.Asking`."""

    async def content(self, question: Question, verdict: Verdict) -> Content: ...


class Requoting:
    def __init__(self, chat: Chat, kept: Quotations, questions: Questions, shown: Shown) -> None:
        self._chat = chat
        self._kept = kept
        self._questions = questions
        self._shown = shown
        self._done: dict[Stale, set[str]] = {}
        self._rest_until: datetime | None = None

    async def tick(self, now: datetime) -> datetime | None:
        """Put some messages right; returns when to go on."""
        if self._rest_until is not None and now < self._rest_until:
            return self._rest_until
        self._rest_until = None
        try:
            for stale in await self._kept.stale():
                if not await self._some(stale):
                    return now
        except (TryLater, OutcomeUnknown) as error:
            after = error.after if isinstance(error, TryLater) else self._chat.courier.again
            self._rest_until = now + after
        return self._rest_until

    async def _some(self, stale: Stale) -> bool:
        """True: all messages with this entry are as they should be."""
        done = self._done.setdefault(stale, set())
        left = [each for each in await self._kept.quoted_in(stale.entry) if each not in done]
        for name in left[:IN_ONE_ROUND]:
            question = await self._questions.get(name)
            if question is not None:
                await self._put_right(question, stale)
            done.add(name)
        if len(left) > IN_ONE_ROUND:
            return False
        await self._kept.fresh(stale)
        self._done.pop(stale, None)
        return True

    async def _put_right(self, question: Question, stale: Stale) -> None:
        platform = self._chat.platforms.of(question.asked_in.space)
        if platform is None or question.answer is None:
            return
        try:
            await platform.edit(question.answer, await self._content(question, stale))
        except Refused as error:
            _log.warning("an answer could not be changed", extra={"reason": error.reason})

    async def _content(self, question: Question, stale: Stale) -> Content:
        confidence = question.confidence or 0.0
        if question.entry == stale.entry and not stale.withdrawn:
            return await self._shown.content(question, Answer(stale.entry, confidence))
        if question.entry is None and not stale.withdrawn:
            return await self._shown.content(question, Suggest(question.suggested, confidence))
        return Content(text=self._chat.wording.say(question.language, "share-answer-withdrawn"))
