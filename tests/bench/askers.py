"""Many who ask at once: how many answers a second the whole core gives."""

from __future__ import annotations

from collections.abc import AsyncIterator

from bot.chat.events import Author, MessagePosted
from bot.chat.ids import MemberId
from tests.bench import core, databases
from tests.bench.core import Core
from tests.bench.crowd import Work, work
from tests.bench.plan import ASKERS, Plan
from tests.bench.questions import questions
from tests.bench.table import Row


async def measure(plan: Plan) -> AsyncIterator[Row]:
    async with databases.sqlite() as database, core.running(database) as running:
        durable = await databases.durability(database)
        done = await _asked(running, plan)
        answered = sum(bool(each.content.buttons) for each in running.platform.said())
        posted = len(running.platform.said())
    yield Row(
        f"answers, {ASKERS} askers at once",
        "",
        done.told("answers"),
        f"the whole core on SQLite ({durable}), platform in memory; event in to answer posted; "
        f"{answered} of {posted} had an entry",
    )


async def _asked(running: Core, plan: Plan) -> Work:
    asked = questions()

    async def ask(person: int) -> None:
        event = _question(running, f"asker{person}", next(asked))
        answer = running.platform.answer(event.message)
        await running.bot.receive(event)
        await answer

    await ask(0)  # builds the index, loads the language model
    return await work(ASKERS, plan.load, ask, running.bot.settle)


def _question(running: Core, who: str, text: str) -> MessagePosted:
    message = running.platform.say(who, running.place)
    return MessagePosted(
        event_id=f"msg:{message.message}",
        space=message.space,
        at=running.platform.said_at[message],
        message=message,
        author=Author(MemberId(who)),
        text=text,
        addressed=True,
    )
