"""The buttons under an answer: helped, did not help, ask people, show again."""

from __future__ import annotations

from bot.answering import showing
from bot.answering.asking import Asking
from bot.answering.deciding import Answer, Suggest, Unknown, Verdict
from bot.answering.ports import Questions
from bot.answering.question import Question, State
from bot.chat.chat import Chat
from bot.chat.commands import Action, Call, Command, Handler, Reply
from bot.chat.content import Content, literal
from bot.chat.delivery import Outcome, Parcel
from bot.errors import UsageError


class Buttons:
    """What people say of an answer is kept as a label: one a person and question, the last word counts."""

    def __init__(self, chat: Chat, asking: Asking, questions: Questions) -> None:
        self._chat = chat
        self._asking = asking
        self._questions = questions

    def commands(self) -> dict[Command | Action, Handler]:
        return {
            Action(showing.HELPED): self._helped,
            Action(showing.NOT_HELPED): self._not_helped,
            Action(showing.ASK_PEOPLE): self._ask_people,
            Action(showing.SHOW_AGAIN): self._show_again,
            Action(showing.SUGGESTED): self._chosen,
        }

    async def _helped(self, call: Call) -> Reply:
        return await self._label(call, helped=True)

    async def _not_helped(self, call: Call) -> Reply:
        return await self._label(call, helped=False)

    async def _label(self, call: Call, *, helped: bool) -> Content:
        question = await self._question(call)
        if question.entry is None:
            raise UsageError("answer-gone")
        now = self._chat.clock.now()
        await self._questions.label(question.id, call.caller, entry=question.entry, helped=helped, now=now)
        sentence = "answer-label-helped" if helped else "answer-label-not-helped"
        return Content(text=self._chat.wording.say(call.language, sentence))

    async def _ask_people(self, call: Call) -> Reply:
        question = await self._question(call)
        now = self._chat.clock.now()
        if question.by_command:
            return await self._ask_in_channel(call, question)
        await self._questions.settle(question.id, State.OPEN, now=now, reason="people asked")
        await self._show(question, showing.folded(question.id, question.language, self._chat.wording))
        return Content(text=self._chat.wording.say(call.language, "answer-people-asked"))

    async def _ask_in_channel(self, call: Call, question: Question) -> Content:
        """The answer was private: ask in the channel, without the asker's name."""
        platform = self._chat.platforms.of(question.asked_in.space)
        if platform is None or call.caller != question.asker:
            raise UsageError("answer-gone")
        text = self._chat.wording.say(
            question.language, "answer-somebody-asks", question=literal(question.text)
        )

        async def last_look() -> Content | None:
            return Content(text=text)

        delivered = await self._chat.courier.deliver(
            Parcel(
                key=f"q{question.id}",
                place=question.asked_in.place,
                thread=None,
                last_look=last_look,
            ),
            platform,
        )
        if delivered.outcome is not Outcome.SENT:
            raise UsageError("answer-people-not-asked")
        now = self._chat.clock.now()
        await self._questions.settle(question.id, State.OPEN, now=now, reason="people asked")
        return Content(text=self._chat.wording.say(call.language, "answer-people-asked"))

    async def _show_again(self, call: Call) -> Reply:
        question = await self._question(call)
        verdict: Verdict = Unknown()
        if question.entry:
            verdict = Answer(question.entry, question.confidence or 0.0)
        elif question.suggested:
            verdict = Suggest(question.suggested, question.confidence or 0.0)
        await self._asking.settle(question.id, verdict, question.answer)
        await self._show(question, await self._asking.content(question, verdict))
        return None

    async def _chosen(self, call: Call) -> Reply:
        """One of the suggestions: shown in place of them, and kept as what the person says it was about."""
        name, _, place = call.value.rpartition(":")
        question = await self._question(call, name)
        if not place.isdecimal() or int(place) >= len(question.suggested):
            raise UsageError("answer-gone")
        entry = question.suggested[int(place)]
        now = self._chat.clock.now()
        await self._questions.label(question.id, call.caller, entry=entry, helped=True, now=now)
        verdict = Answer(entry, question.confidence or 0.0)
        await self._asking.settle(question.id, verdict, question.answer)
        if question.by_command:
            return await self._asking.speaking.content(verdict, question.id, question.language, private=True)
        await self._show(question, await self._asking.content(question, verdict))
        return None

    async def _question(self, call: Call, name: str = "") -> Question:
        question = await self._questions.get(name or call.value)
        if question is None:
            raise UsageError("answer-gone")
        return question

    async def _show(self, question: Question, content: Content) -> None:
        platform = self._chat.platforms.of(question.asked_in.space)
        if platform is None or question.answer is None:
            raise UsageError("answer-gone")
        await platform.edit(question.answer, content)
