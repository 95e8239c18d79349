"""A helpful mark on Vertti's own answer says that the answer helped; it is no mark for anybody."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.answering.ports import Questions
from bot.chat.ids import MessageRef, Person
from bot.clock import Clock


def label_from_mark(
    questions: Questions, clock: Clock
) -> Callable[[MessageRef, Person, bool], Awaitable[bool]]:
    """A function that keeps or takes back the label; it returns False when the message is no answer of Vertti's."""

    async def label(message: MessageRef, person: Person, helped: bool) -> bool:  # noqa: FBT001 - the port's shape
        question = await questions.answered_by(message)
        if question is None:
            return False
        if question.entry is None:
            return True
        if helped:
            await questions.label(question.id, person, entry=question.entry, helped=True, now=clock.now())
        else:
            await questions.unlabel(question.id, person)
        return True

    return label
