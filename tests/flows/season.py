"""What a calendar shows and what comes, week after week."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.flows.planner import MONDAY_9, WEEK, Planner

FRIDAY_NOON = datetime(2026, 11, 27, 10, 0, tzinfo=UTC)
"""Of the week in which a planner begins: no weekday of it is still to come but the weekend's."""


async def through(planner: Planner, last: datetime) -> list[datetime]:
    """When something was posted in #vienti, up to the moment `last`, looking whenever something is due."""
    while (now := planner.house.clock.now()) < last:
        due = await planner.tick()
        planner.house.clock.move_to(min(last, max(due or last, now + timedelta(minutes=1))))
    await planner.tick()
    return [each.at for each in planner.in_channel()]


async def shown(planner: Planner) -> list[str]:
    """The ids in the calendar, in order."""
    said = await planner.says("schedule calendar 1")
    return [each.split(" (")[1].partition(")")[0] for each in said.splitlines() if each.startswith("- ")]


async def posted(planner: Planner, weeks: int) -> list[str]:
    """The ids of what comes on the next Mondays."""
    for week in range(weeks):
        await planner.at(MONDAY_9 + week * WEEK)
    texts = {each.text["fi"]: each.id for each in planner.shelf.prompts}
    return [texts[each] for each in planner.said()]
