"""A question on its way: heard, given to people first, looked at again, answered once or left alone."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from bot.answering.answers import Answers, Found
from bot.answering.deciding import Answer, Facts, Silent, Suggest, Verdict, Wait, decide
from bot.answering.listening import looks_like_a_question
from bot.answering.ports import Questions
from bot.answering.question import Question, State
from bot.answering.speaking import Speaking
from bot.chat.chat import Chat
from bot.chat.content import Content
from bot.chat.delivery import Outcome, Parcel
from bot.chat.events import (
    AuthorKind,
    Event,
    MessageDeleted,
    MessageEdited,
    MessagePosted,
)
from bot.chat.ids import MessageRef, derived_id
from bot.chat.platform import Platform
from bot.errors import PlatformError, Refused

_log = logging.getLogger(__name__)

TOO_LATE = timedelta(hours=12)
"""An unasked answer later than this helps nobody."""


def question_id(message: MessageRef) -> str:
    return derived_id("question", message.key, length=16)


class Asking:
    """Hears questions and sees each to its end. Handling an event twice changes nothing."""

    def __init__(self, chat: Chat, answers: Answers, questions: Questions) -> None:
        self._chat = chat
        self._answers = answers
        self._questions = questions
        self.speaking = Speaking(answers.knowledge, chat.wording, chat.clock)

    async def on(self, event: Event) -> None:
        match event:
            case MessagePosted():
                await self._heard(event)
            case MessageEdited():
                await self._reworded(event)
            case MessageDeleted():
                await self._deleted(event)
            case _:
                pass

    async def tick(self, now: datetime) -> datetime | None:
        """See to the questions whose time has come; returns when the next one is due."""
        for question in await self._questions.due(now=now, most=50):
            await self.see_to(question)
        return await self._questions.next_due()

    async def _heard(self, event: MessagePosted) -> None:
        if event.author.kind is not AuthorKind.PERSON or not event.text.strip():
            return
        spoken_to = event.addressed or event.direct
        channel = await self._chat.channels.get(event.message.place)
        unasked = channel.questions and event.message.thread is None and event.reply_to is None
        if not spoken_to and not (unasked and looks_like_a_question(event.text)):
            return
        otherwise = await self._chat.language_for(event.person, event.message.place)
        question = Question(
            id=question_id(event.message),
            asked_in=event.message,
            asker=event.person,
            language=self._answers.language(event.text, otherwise=otherwise),
            text=event.text,
            spoken_to=spoken_to,
            asked_at=event.at,
            due_at=self._chat.clock.now() + (timedelta() if spoken_to else channel.people_first),
        )
        await self._questions.open(question, now=self._chat.clock.now())
        # Also when it was open already: handled again after a crash, it goes on where it stopped.
        kept = await self._questions.get(question.id)
        if (
            kept is not None
            and kept.state is State.WAITING
            and (kept.due_at or event.at) <= self._chat.clock.now()
        ):
            await self.see_to(kept)

    async def see_to(self, question: Question) -> None:
        """Decide and do it. What cannot be done now is tried again by `tick`."""
        platform = self._chat.platforms.of(question.asked_in.space)
        now = self._chat.clock.now()
        if platform is None or (not question.spoken_to and now - question.asked_at > TOO_LATE):
            if now - question.asked_at > TOO_LATE:
                await self._questions.settle(question.id, State.SILENT, now=now, reason="too late")
            else:
                await self._questions.put_off(question.id, until=now + self._chat.courier.again, now=now)
            return
        found = await self._answers.find(question.text, otherwise=question.language)
        decision = decide(question, await self._facts(question, platform, found))
        match decision:
            case Wait(until):
                await self._questions.put_off(question.id, until=until, now=now)
            case Silent(reason):
                state = State.STOOD_DOWN if reason == "people answered" else State.SILENT
                await self._questions.settle(question.id, state, now=now, reason=reason)
            case _:
                await self._post(question, platform, decision)

    async def _facts(self, question: Question, platform: Platform, found: Found) -> Facts:
        spoke: bool | None = False
        if not question.spoken_to:
            spoke = await people_spoke(question, platform)
        return Facts(
            now=self._chat.clock.now(),
            people_spoke=spoke,
            verdict=found.verdict,
            talk=found.talk,
        )

    async def _post(self, question: Question, platform: Platform, verdict: Verdict) -> None:
        async def last_look() -> Content | None:
            kept = await self._questions.get(question.id)
            if kept is None or kept.state is not State.WAITING:
                return None
            if not question.spoken_to and await people_spoke(question, platform) is not False:
                return None
            return await self.content(question, verdict)

        delivered = await self._chat.courier.deliver(
            Parcel(
                key=f"a{question.id}",
                place=question.asked_in.place,
                thread=question.asked_in.conversation if platform.abilities.threads else None,
                last_look=last_look,
            ),
            platform,
        )
        now = self._chat.clock.now()
        match delivered.outcome:
            case Outcome.SENT:
                await self.settle(question.id, verdict, delivered.message)
                await self._edited_meanwhile(question, delivered.message)
            case Outcome.CHANGED_MIND:
                await self._questions.settle(question.id, State.STOOD_DOWN, now=now, reason="people answered")
            case Outcome.REFUSED:
                await self._questions.settle(question.id, State.SILENT, now=now, reason=delivered.reason)
            case Outcome.HELD | Outcome.LATER:
                await self._questions.put_off(question.id, until=now + self._chat.courier.again, now=now)

    async def content(self, question: Question, verdict: Verdict) -> Content:
        """What is shown for a verdict where the question was asked."""
        return await self.speaking.content(verdict, question.id, question.language)

    async def settle(self, question: str, verdict: Verdict, answer: MessageRef | None) -> None:
        """Keep what was said to a question, in the message `answer`."""
        await self._questions.settle(
            question,
            state_of(verdict),
            now=self._chat.clock.now(),
            entry=verdict.entry if isinstance(verdict, Answer) else None,
            suggested=verdict.entries if isinstance(verdict, Suggest) else (),
            confidence=verdict.confidence if isinstance(verdict, Answer | Suggest) else None,
            answer=answer,
        )

    async def _reworded(self, event: MessageEdited) -> None:
        """An edit while people go first is the question from now on; after the answer, the answer changes in place."""
        question = await self._questions.get(question_id(event.message))
        if question is None or event.author.kind is not AuthorKind.PERSON or event.text == question.text:
            return
        language = self._answers.language(event.text, otherwise=question.language)
        edited = question.with_text(event.text, language)
        await self._questions.reword(edited, now=self._chat.clock.now())
        if question.state in (State.ANSWERED, State.SUGGESTED, State.UNKNOWN) and question.answer is not None:
            await self._answer_again(edited, question.answer)

    async def _edited_meanwhile(self, question: Question, message: MessageRef | None) -> None:
        kept = await self._questions.get(question.id)
        if message is not None and kept is not None and kept.text not in ("", question.text):
            await self._answer_again(kept, message)

    async def _answer_again(self, question: Question, message: MessageRef) -> None:
        platform = self._chat.platforms.of(message.space)
        if platform is None:
            return
        found = await self._answers.find(question.text, otherwise=question.language)
        try:
            await platform.edit(message, await self.content(question, found.verdict))
        except Refused as error:
            _log.info("an answer could not be changed", extra={"reason": error.reason})
        await self.settle(question.id, found.verdict, message)

    async def _deleted(self, event: MessageDeleted) -> None:
        question = await self._questions.get(question_id(event.message))
        if question is None:
            return
        now = self._chat.clock.now()
        await self._questions.forget_text(question.id, now=now)
        if question.state is State.WAITING:
            await self._questions.settle(question.id, State.GONE, now=now, reason="deleted")


def state_of(verdict: Verdict) -> State:
    match verdict:
        case Answer():
            return State.ANSWERED
        case Suggest():
            return State.SUGGESTED
        case _:
            return State.UNKNOWN


async def people_spoke(question: Question, platform: Platform) -> bool | None:
    """Whether a person other than the asker has spoken about it; None when Vertti could not look."""
    if not platform.abilities.reads_history:
        return None
    try:
        speakers = await platform.speakers_after(question.asked_in)
    except PlatformError:
        return None
    return bool(speakers - {question.asker.member})
