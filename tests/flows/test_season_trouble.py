"""Channels that vanish, times that have passed, what a platform refuses: staff hear of it, and nothing planned is lost."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.chat.ids import Place
from bot.errors import Refused
from storage.engine import Database
from storage.tables.chat import audit
from tests.flows.fakes import FakePlatform
from tests.flows.house import make_chat
from tests.flows.planner import ADD, MONDAY_9, WEEK, Planner, make_planner, prompts

BOTH = "schedule add monday 9:00 #vienti,#export"


@dataclass(slots=True)
class ShrinkingPlatform(FakePlatform):
    """Channels in `gone` have no name any more."""

    gone: set[str] = field(default_factory=set[str])

    async def place_name(self, place: Place) -> str:
        if place.channel in self.gone:
            raise Refused("channel_gone")
        return await FakePlatform.place_name(self, place)


@pytest.fixture
async def planner(sqlite: Database) -> Planner:
    return await make_planner(sqlite, library=prompts(40))


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("channel_gone", "the channel is gone, or I am no longer in it"),
        ("no_permission", "I am not allowed to write there; give me permission to post"),
        ("too_long", "the question is too long for the platform"),
    ],
)
async def test_a_channel_that_takes_nothing_stops_no_other_and_no_other_week(
    planner: Planner, reason: str, sentence: str
) -> None:
    await planner.says(BOTH)
    planner.platform.fail_next = Refused(reason)
    await planner.at(MONDAY_9)
    await planner.at(MONDAY_9 + timedelta(minutes=10))
    first = (len(planner.said("export")), len(planner.said("vienti")))
    await planner.at(MONDAY_9 + WEEK)
    (told,) = planner.told()

    assert sorted(first) == [0, 1]
    assert told.endswith(f": {sentence}.")
    assert (len(planner.said("export")), len(planner.said("vienti"))) == (first[0] + 1, first[1] + 1)


async def test_the_calendar_and_a_way_back_name_a_channel_that_is_gone_by_its_id(planner: Planner) -> None:
    platform = ShrinkingPlatform(planner.house.clock, places=planner.platform.places)
    platform.staff = planner.platform.staff
    other = planner.with_chat(make_chat(planner.house.database, platform, planner.house.clock, holder="one"))
    other.house = replace(planner.house, platform=platform, chat=other.chat)
    await other.says(ADD)
    platform.gone.add("vienti")
    calendar = await other.says("schedule calendar")
    changed = await other.says("schedule change 1 channels:#export")

    assert calendar.splitlines()[0].endswith(" vienti: the next 12 weeks:")
    assert changed.endswith("`/schedule change 1 channels:vienti` takes it back.")


async def test_a_time_that_has_passed_today_begins_next_week_and_says_so(planner: Planner) -> None:
    # It is Tuesday, 11.00 in Helsinki.
    said = await planner.says("schedule add tuesday 10:00 #vienti")
    await planner.tick()

    assert "The first question will be posted on Tuesday 1 December 2026 at 10:00." in said
    assert (planner.said(), planner.told()) == ([], [])


async def test_streams_that_share_a_channel_ask_nothing_twice(planner: Planner) -> None:
    await planner.says(ADD)
    await planner.says("schedule add wednesday 10:00 #vienti,#export")
    said = await planner.says("schedule calendar")
    shown = [each.partition("(p")[2][:2] for each in said.splitlines() if each.startswith("- ")]
    for week in range(4):
        await planner.at(MONDAY_9 + week * WEEK - timedelta(days=5) + timedelta(hours=1))
        await planner.at(MONDAY_9 + week * WEEK)
    posted = [each.split()[1].zfill(2) for each in planner.said()]

    assert len(shown) == len(set(shown)) == 24
    assert posted == shown[:8]


async def test_every_change_is_in_the_audit_once(planner: Planner) -> None:
    await planner.says(ADD)
    words = (
        "schedule pin 1 7.12. p12",
        "schedule swap 1 7.12. 14.12.",
        "schedule move 1 7.12. 14.12.",
        "schedule unpin 1 7.12.",
        "schedule skip 1 7.12.",
        "schedule unskip 1 7.12.",
        "schedule change 1 time:10:00",
        "schedule rules 1 floor:2",
        "schedule pause 1 14.12.",
        "schedule resume 1",
        "days-off add 6.12.",
        "days-off remove 1",
    )
    for number, each in enumerate(words):
        await planner.says(each, event_id=f"e{number}")
    for unchanging in ("schedule calendar", "schedule rules 1", "schedule list", "days-off list"):
        await planner.says(unchanging)
    async with planner.house.database.reading() as connection:
        recorded = list((await connection.scalars(select(audit.c.what))).all())

    assert sorted(recorded) == sorted(["schedule add", *(" ".join(each.split()[:2]) for each in words)])
