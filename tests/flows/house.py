"""A chat with a fake platform, a clock of its own and a real database."""

from __future__ import annotations

from dataclasses import dataclass

from bot.chat.chat import Chat, Platforms
from bot.chat.delivery import Courier
from bot.chat.ids import CommunityId
from bot.chat.noticing import NoticingChannels, NoticingPeople
from bot.wording import Wording
from storage.chat import StoredAudit, StoredChannels, StoredDeliveries, StoredPeople
from storage.engine import Database
from tests.flows.fakes import FakePlatform, TestClock

HOME = CommunityId("home")


@dataclass(frozen=True, slots=True)
class House:
    chat: Chat
    platform: FakePlatform
    clock: TestClock
    database: Database

    def another_process(self) -> Chat:
        """The same community, platform and database, with another holder of claims."""
        return make_chat(self.database, self.platform, self.clock, holder="two")


def make_house(database: Database) -> House:
    clock = TestClock()
    platform = FakePlatform(clock)
    return House(make_chat(database, platform, clock, holder="one"), platform, clock, database)


def make_chat(database: Database, platform: FakePlatform, clock: TestClock, *, holder: str) -> Chat:
    return Chat(
        community=HOME,
        platforms=Platforms([platform]),
        wording=Wording(),
        clock=clock,
        channels=NoticingChannels(StoredChannels(database, HOME)),
        people=NoticingPeople(StoredPeople(database, HOME)),
        audit=StoredAudit(database, HOME),
        courier=Courier(StoredDeliveries(database, HOME), clock, holder),
    )
