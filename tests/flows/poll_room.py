"""A channel with a poll that was posted on a Monday, and members who vote in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.chat.content import VOTE, Content
from bot.chat.events import ButtonPressed, VoteChanged
from bot.chat.ids import MemberId, MessageId, MessageRef
from bot.prompting.polls.choices import pressed
from bot.prompting.prompt import Prompt
from storage.engine import Database
from tests.flows.planner import ADD, MONDAY_9, Planner, make_planner

SECOND = timedelta(seconds=1)
WHERE_TO = Prompt(
    id="p01",
    week=49,
    kind="poll",
    text={"fi": "Mihin suuntaan katsotte?", "en": "Which way are you looking?"},
    options=(
        {"fi": "Pohjoismaat", "en": "The Nordics"},
        {"fi": "Saksa", "en": "Germany"},
        {"fi": "Kauemmas", "en": "Further away"},
    ),
)


@dataclass(slots=True)
class Poll:
    """A poll that was posted on Monday at nine."""

    planner: Planner
    presses: int = 0

    @property
    def content(self) -> Content:
        posted, *_ = self.planner.in_channel()
        return posted.content

    @property
    def message(self) -> MessageRef:
        posted, *_ = self.planner.in_channel()
        return posted.message

    @property
    def edits(self) -> int:
        posted, *_ = self.planner.in_channel()
        return posted.edits

    @property
    def key(self) -> str:
        assert self.content.poll is not None
        return self.content.poll.key

    def showing(self, counts: tuple[int, ...]) -> Content:
        content = self.content
        assert content.poll is not None
        return replace(content, poll=replace(content.poll, counts=counts))

    @property
    def counts(self) -> tuple[int, ...]:
        assert self.content.poll is not None
        return self.content.poll.counts

    def pressed(self, who: str, option: int, *, at: datetime | None = None) -> ButtonPressed:
        self.presses += 1
        return ButtonPressed(
            event_id=f"press-{self.presses}",
            space=self.planner.platform.space,
            at=at or self.planner.house.clock.now(),
            member=MemberId(who),
            place=self.message.place,
            reply_handle=f"p{self.presses}",
            action=VOTE,
            value=f"{self.key}:{option}",
            message=self.message,
        )

    async def keep(self, who: str, option: int) -> None:
        """A press that is kept by a process that does no more."""
        event = self.pressed(who, option)
        change = pressed(option, at=event.at, event_id=event.event_id)
        votes, now = self.planner.kept.votes, self.planner.house.clock.now()
        await votes.change(self.key, self.message, event.person, change, shown=True, now=now)

    async def round(self, planner: Planner | None = None) -> None:
        """One round of this or another process, to its end."""
        doing = planner or self.planner
        await doing.tick()
        await doing.prompting.settle()

    async def press(self, who: str, option: int) -> ButtonPressed:
        """One press, and time for its count to be shown."""
        event = self.pressed(who, option)
        await self.planner.desk.handle(event)
        await self.planner.prompting.settle()
        self.planner.house.clock.move(SECOND)
        return event


async def make_poll(database: Database) -> Poll:
    planner = await make_planner(database, library=[WHERE_TO])
    await planner.says(ADD)
    await planner.at(MONDAY_9)
    return Poll(planner)


def told(poll: Poll, who: str, option: int, sequence: int, *, added: bool = True) -> VoteChanged:
    """What a platform with polls of its own tells."""
    return VoteChanged(
        event_id=f"vote-{sequence}",
        space=poll.planner.platform.space,
        at=poll.planner.house.clock.now(),
        message=replace(poll.message, message=MessageId("m-native")),
        member=MemberId(who),
        option=option,
        added=added,
        sequence=f"{sequence:020d}",
    )
