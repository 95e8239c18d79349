"""Writes that come together are written together, and each caller is told its own end."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.events import MemberJoined
from bot.chat.ids import MemberId, SpaceId
from storage.chat import StoredInbox
from storage.chat.company import Company
from storage.engine import Database

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
LEASE = timedelta(minutes=2)


class Scribe:
    """Writes numbers down; refuses 13, and with it the company it came in."""

    def __init__(self) -> None:
        self.written: list[list[int]] = []
        self.may_go_on = asyncio.Event()
        self.may_go_on.set()

    async def write(self, numbers: Sequence[int]) -> Sequence[str]:
        await self.may_go_on.wait()
        if 13 in numbers:
            raise ValueError("13")
        self.written.append(list(numbers))
        return [str(each) for each in numbers]


async def test_what_comes_during_a_write_is_written_by_the_next() -> None:
    scribe = Scribe()
    company = Company(scribe.write)
    scribe.may_go_on.clear()
    first = asyncio.create_task(company.add(1))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    others = [asyncio.create_task(company.add(each)) for each in (2, 3)]
    await asyncio.sleep(0)
    scribe.may_go_on.set()

    assert await asyncio.gather(first, *others) == ["1", "2", "3"]
    assert scribe.written == [[1], [2, 3]]


async def test_one_that_cannot_be_written_does_not_keep_the_others_from_it() -> None:
    scribe = Scribe()
    company = Company(scribe.write)
    ends = await asyncio.gather(*(company.add(each) for each in (7, 13, 8)), return_exceptions=True)

    assert [str(each) for each in ends] == ["7", "13", "8"]
    assert isinstance(ends[1], ValueError)
    assert scribe.written == [[7], [8]]


async def test_a_caller_that_gives_up_does_not_hold_up_the_rest() -> None:
    scribe = Scribe()
    company = Company(scribe.write)
    scribe.may_go_on.clear()
    gone = asyncio.create_task(company.add(1))
    stays = asyncio.create_task(company.add(2))
    await asyncio.sleep(0)
    gone.cancel()
    scribe.may_go_on.set()

    assert await stays == "2"
    with pytest.raises(asyncio.CancelledError):
        await gone


async def test_an_event_delivered_many_times_at_once_is_accepted_once(database: Database) -> None:
    inbox = StoredInbox(database)
    events = [_joined(number % 5) for number in range(40)]
    accepted = await asyncio.gather(*(inbox.accept(each, now=NOW, lease=LEASE) for each in events))

    assert accepted.count(True) == 5
    assert {event.event_id for event, new in zip(events, accepted, strict=True) if new} == {
        f"joined:{number}" for number in range(5)
    }


async def test_what_was_finished_together_is_not_taken_up_again(database: Database) -> None:
    inbox = StoredInbox(database)
    events = [_joined(number) for number in range(10)]
    await asyncio.gather(*(inbox.accept(each, now=NOW, lease=LEASE) for each in events))
    await asyncio.gather(*(inbox.finish(each, now=NOW) for each in events[:7]))
    left = await inbox.take_up(now=NOW + 2 * LEASE, lease=LEASE, most=50)

    assert sorted(each.event_id for each in left) == ["joined:7", "joined:8", "joined:9"]


def _joined(number: int) -> MemberJoined:
    return MemberJoined(
        event_id=f"joined:{number}", space=SpaceId("fake:home"), at=NOW, member=MemberId(str(number))
    )
