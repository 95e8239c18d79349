"""Each occurrence is posted once, wherever a process stops, however many there are."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from bot.chat.delivery import LEASE, Courier
from bot.errors import OutcomeUnknown
from storage.chat import StoredDeliveries
from storage.engine import Database
from storage.prompting import StoredPrompts
from tests.flows.house import HOME
from tests.flows.planner import MONDAY_9, WEEK, Killed, Planner, make_planner, prompts

ADD = "schedule add monday 9:00 #vienti,#export"


@pytest.fixture
async def planner(database: Database) -> Planner:
    made = await make_planner(database, library=prompts(8, languages=("fi", "en")))
    await made.says(ADD)
    return made


@dataclass(frozen=True, slots=True)
class Dying:
    """Passes everything on to `behind`, and dies at one step: before it, or after it was done."""

    behind: Any
    step: str
    after: bool
    at_call: int = 1

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever is behind
        found = getattr(self.behind, name)
        if name != self.step:
            return found
        left = [self.at_call]

        async def dying(*args: object, **fields: object) -> object:
            left[0] -= 1
            if left[0] == 0 and not self.after:
                raise Killed
            done = await found(*args, **fields)
            if left[0] == 0:
                raise Killed
            return done

        return dying


@dataclass(slots=True)
class Stopping:
    """Passes everything on to `behind`; the first intent to send takes as long as `stop` makes it."""

    behind: Any
    stop: Callable[[], None] | None

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever is behind
        return getattr(self.behind, name)

    async def intend(self, *args: object, **fields: object) -> bool:
        kept = await self.behind.intend(*args, **fields)
        if self.stop is not None:
            self.stop()
            self.stop = None
        return kept


def dying_at(planner: Planner, part: str, step: str, *, after: bool) -> Planner:
    """The same process, fated to die at `step` of deliveries or of what prompting keeps."""
    other = planner.another_process("one")
    if part == "deliveries":
        deliveries: Any = Dying(StoredDeliveries(planner.house.database, HOME), step, after)
        courier = Courier(deliveries, planner.house.clock, "one")
        return planner.with_chat(replace(other.chat, courier=courier))
    kept = StoredPrompts(planner.house.database, HOME)
    setattr(kept, part, Dying(getattr(kept, part), step, after))
    return planner.with_kept(kept)


STEPS = [
    ("schedules", "plan"),
    ("occurrences", "choose"),
    ("occurrences", "settle"),
    ("corrections", "begin"),
    ("corrections", "showed"),
    ("deliveries", "claim"),
    ("deliveries", "intend"),
    ("deliveries", "complete"),
]


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(("part", "step"), STEPS, ids=[step for _, step in STEPS])
async def test_stopped_at_any_step_another_process_finishes_the_work(
    planner: Planner, part: str, step: str, *, after: bool
) -> None:
    planner.house.clock.move_to(MONDAY_9)
    with pytest.raises(Killed):
        await dying_at(planner, part, step, after=after).tick()
    await _take_over(planner)

    await _nothing_doubled_or_lost(planner)


@pytest.mark.parametrize("sent", [False, True], ids=["before", "after"])
async def test_stopped_in_the_send_another_process_finishes_the_work(planner: Planner, *, sent: bool) -> None:
    planner.house.clock.move_to(MONDAY_9)
    if sent:
        planner.platform.lose_next = Killed()
    else:
        planner.platform.fail_next = Killed()
    with pytest.raises(Killed):
        await planner.tick()
    await _take_over(planner)

    await _nothing_doubled_or_lost(planner)


async def test_a_lost_answer_is_looked_up(planner: Planner) -> None:
    planner.platform.lose_next = OutcomeUnknown("cut")
    await planner.at(MONDAY_9)

    await _nothing_doubled_or_lost(planner)


async def test_two_processes_at_once_post_one_question(planner: Planner) -> None:
    other = planner.another_process()
    planner.house.clock.move_to(MONDAY_9)
    await asyncio.gather(planner.tick(), other.tick())
    await _take_over(planner)

    await _nothing_doubled_or_lost(planner)


async def test_a_take_over_keeps_the_question_chosen_first(planner: Planner) -> None:
    planner.house.clock.move_to(MONDAY_9)
    planner.platform.fail_next = Killed()
    with pytest.raises(Killed):
        await planner.tick()
    await planner.says("suggest What surprised you?", who="anna")
    await planner.says("prompts approve 1")
    await _take_over(planner)

    assert planner.said("export") == ["Question 2 in fi"]


async def test_a_message_in_doubt_is_found_although_the_window_has_ended(planner: Planner) -> None:
    planner.house.clock.move_to(MONDAY_9 + timedelta(hours=11, minutes=59))
    planner.platform.lose_next = Killed()
    with pytest.raises(Killed):
        await planner.tick()
    # Both channels are posted in at once; either may be the one in doubt.
    sent = [name for name in ("vienti", "export") if planner.said(name)]
    await _take_over(planner)
    states = await _states(planner)

    assert sent
    assert [states[name] for name in sent] == ["posted"] * len(sent)
    assert [len(planner.said(name)) for name in sent] == [1] * len(sent)


async def test_a_process_that_was_stopped_since_its_last_look_looks_again(planner: Planner) -> None:
    clock, behind = planner.house.clock, StoredDeliveries(planner.house.database, HOME)
    stopped = Stopping(behind, lambda: clock.move_to(MONDAY_9 + timedelta(hours=12, minutes=40)))
    other = planner.another_process("one")
    courier = Courier(stopped, clock, "one")  # pyright: ignore[reportArgumentType] - passes all on
    clock.move_to(MONDAY_9 + timedelta(hours=11, minutes=59))
    await planner.with_chat(replace(other.chat, courier=courier)).tick()
    await _take_over(planner)
    states = await _states(planner)

    assert states == {"vienti": "skipped", "export": "skipped"}
    assert planner.said("vienti") == planner.said("export") == []


async def test_paused_between_the_plan_and_the_send_nothing_is_posted(planner: Planner) -> None:
    planner.house.clock.move_to(MONDAY_9)
    with pytest.raises(Killed):
        await dying_at(planner, "deliveries", "claim", after=True).tick()
    await planner.says("schedule pause 1")
    await _take_over(planner)

    assert planner.said("vienti") == planner.said("export") == []


async def test_ten_weeks_with_a_death_in_each_post_ten_questions(planner: Planner) -> None:
    for week in range(10):
        planner.house.clock.move_to(MONDAY_9 + week * WEEK)
        part, step = STEPS[week % len(STEPS)]
        with pytest.raises(Killed):
            await dying_at(planner, part, step, after=bool(week % 2)).tick()
        await _take_over(planner)

    assert len(planner.said("vienti")) == len(planner.said("export")) == 10
    assert planner.said("vienti") == planner.said("export")


async def _take_over(planner: Planner) -> None:
    """Another process, once the lease has ended and again a little later."""
    other = planner.another_process()
    for _ in range(3):
        planner.house.clock.move(LEASE)
        await other.tick()


async def _states(planner: Planner) -> dict[str, str]:
    (schedule,) = await planner.kept.schedules.all()
    occurrences = await planner.kept.occurrences.of(schedule.id)
    return {each.place.channel: each.state.value for each in occurrences}


async def _nothing_doubled_or_lost(planner: Planner) -> None:
    in_threads = [each for each in planner.platform.said() if each.message.thread is not None]

    assert planner.said("vienti") == planner.said("export") == ["Question 2 in fi"]
    assert len(in_threads) == 2
    assert await _states(planner) == {"vienti": "posted", "export": "posted"}
    assert await planner.kept.occurrences.next_due() is None
