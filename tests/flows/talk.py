"""Members and others who answer weekly questions, and what is counted of it."""

from __future__ import annotations

from datetime import date, timedelta

from bot.activity import Activity
from bot.chat.events import Author, AuthorKind, MessagePosted
from bot.chat.ids import MemberId, MessageRef, Person
from bot.prompting.choosing.ports import Outcome
from bot.prompting.dates import Pin
from bot.prompting.schedule import Schedule
from storage.activity import StoredActivity
from tests.flows.house import HOME
from tests.flows.planner import MONDAY_9, WEEK, Planner

MINUTE = timedelta(minutes=1)
MONDAY = date(2026, 11, 30)
A_YEAR = timedelta(days=365)


class Talk:
    """Members and others who write, with the activity record."""

    def __init__(self, planner: Planner, kept: timedelta = A_YEAR) -> None:
        self.planner = planner
        self.activity = Activity(planner.chat, StoredActivity(planner.house.database, HOME), kept=kept)

    async def answer(
        self,
        question: MessageRef,
        *who: str,
        kind: AuthorKind = AuthorKind.PERSON,
        by_reference: bool = False,
    ) -> None:
        platform = self.planner.platform
        for each in who:
            thread = None if by_reference else question.message
            message = platform.say(each, question.place, thread=thread, kind=kind)
            await self.activity.on(
                MessagePosted(
                    event_id=f"msg:{message.key}",
                    space=message.space,
                    at=self.planner.house.clock.now(),
                    message=message,
                    author=Author(MemberId(each), kind),
                    text="an answer",
                    reply_to=question.message if by_reference else None,
                )
            )

    async def week(self, number: int, *who: str) -> MessageRef:
        """The question of the week is posted, and `who` answers within a minute."""
        await self.planner.at(MONDAY_9 + number * WEEK)
        question = self.planner.in_channel()[-1].message
        await self.answer(question, *who)
        return question


async def stream(planner: Planner, number: int = 1) -> Schedule:
    found = await planner.kept.schedules.numbered(number)
    assert found is not None
    return found


async def counted(planner: Planner) -> list[Outcome]:
    return list(await planner.kept.outcomes.of([planner.platform.channel("vienti")]))


async def pin(planner: Planner, on: date, prompt: str, number: int = 1) -> None:
    chief = Person(planner.platform.space, MemberId("chief"))
    schedule = await stream(planner, number)
    await planner.kept.dates.pin(
        schedule.id,
        [Pin(local_date=on, prompt=prompt, pinned_by=chief)],
        now=planner.house.clock.now(),
    )
