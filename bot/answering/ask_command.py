"""`ask`: a question in private."""

from __future__ import annotations

from bot.answering.answers import Answers
from bot.answering.asking import state_of
from bot.answering.deciding import Answer, Suggest
from bot.answering.ports import Questions
from bot.answering.question import BY_COMMAND, Question
from bot.answering.speaking import Speaking
from bot.chat.chat import Chat
from bot.chat.commands import Action, Call, Command, Handler, Kind, Option, Reply
from bot.chat.ids import MessageId, MessageRef, derived_id

ASK = Command(name="ask", options=(Option(name="question", kind=Kind.TEXT, most=2000),))


class AskCommand:
    def __init__(self, chat: Chat, answers: Answers, questions: Questions, speaking: Speaking) -> None:
        self._chat = chat
        self._speaking = speaking
        self._answers = answers
        self._questions = questions

    def commands(self) -> dict[Command | Action, Handler]:
        return {ASK: self._ask}

    async def _ask(self, call: Call) -> Reply:
        """Answers the caller only; "ask people" under it puts the question into the channel without a name."""
        text = call.text("question")
        found = await self._answers.find(text, otherwise=call.language)
        now = self._chat.clock.now()
        asked_in = MessageRef(call.place.space, call.place.channel, MessageId(f"{BY_COMMAND}{call.key}"))
        question = Question(
            id=derived_id("question", asked_in.key, length=16),
            asked_in=asked_in,
            asker=call.caller,
            language=found.language,
            text=text,
            spoken_to=True,
            asked_at=now,
            state=state_of(found.verdict),
            entry=found.verdict.entry if isinstance(found.verdict, Answer) else None,
            suggested=found.verdict.entries if isinstance(found.verdict, Suggest) else (),
            confidence=found.ranking.confidence,
        )
        await self._questions.open(question, now=now)
        return await self._speaking.content(found.verdict, question.id, found.language, private=True)
