"""What a host is told: one reminder, the draft when it is time, and when the week is left out."""

from __future__ import annotations

import pytest

from storage.engine import Database
from tests.flows.hosting_room import DAY, HOUR, MINUTE, MONDAY_9, Hosted, host_room

QUESTION = "Question 2 in fi"


@pytest.fixture
async def room(sqlite: Database) -> Hosted:
    """`bo` hosts the first Monday."""
    made = await host_room(sqlite)
    await made.calls_for("host")
    return made


async def test_one_reminder_comes_the_day_before_and_none_after(room: Hosted) -> None:
    await room.at(MONDAY_9 - DAY - 10 * MINUTE)
    before = room.told()
    for minutes in range(0, 24 * 60, 30):
        await room.at(MONDAY_9 - DAY + minutes * MINUTE)

    assert before == []
    assert room.told() == [
        (
            "Tomorrow is your week: Monday 30 November 2026 at 9:00 in #vienti. When it is time, I send you the draft; "
            "ask in your own words."
        )
    ]


async def test_a_reminder_in_the_night_waits_for_the_morning(sqlite: Database) -> None:
    room = await host_room(sqlite)
    await room.planner.says("schedule add friday 7:00 #vienti")
    await room.calls_for("host 27.11.")
    thursday_7 = MONDAY_9 - 4 * DAY - 2 * HOUR
    await room.at(thursday_7 + MINUTE)
    at_seven = room.told()
    await room.at(thursday_7 + HOUR)

    assert at_seven == []
    assert len(room.told()) == 1


async def test_who_volunteered_within_a_day_is_not_reminded(sqlite: Database) -> None:
    room = await host_room(sqlite)
    early = await room.calls_for("host 7.12.", who="anna")
    await room.at(MONDAY_9 - 20 * HOUR)
    late = await room.calls_for("host 30.11.")
    await room.at(MONDAY_9 - 10 * MINUTE)

    assert "I remind you once, the day before." in early.text
    assert "I remind you" not in late.text
    assert room.told() == []


async def test_who_gave_the_week_back_is_not_reminded(room: Hosted) -> None:
    await room.press(await room.calls_for("host"), "Give the week back")
    await room.at(MONDAY_9 - DAY + MINUTE)

    assert room.told() == []


async def test_a_reminder_missed_while_vertti_was_down_comes_late_and_two_processes_tell_it_once(
    room: Hosted,
) -> None:
    other = Hosted(room.planner.another_process())
    await room.at(MONDAY_9 - 10 * HOUR - HOUR)
    await other.at(MONDAY_9 - 10 * HOUR - HOUR)
    await other.at(MONDAY_9 - MINUTE)

    assert len(room.told()) == 1


async def test_the_host_of_a_week_that_staff_leave_out_hears_of_it(room: Hosted) -> None:
    await room.at(MONDAY_9 - DAY)
    await room.planner.says("schedule skip 1 30.11.")
    await room.at(MONDAY_9 - 22 * HOUR)
    await room.at(MONDAY_9)

    assert len(room.told()) == 2
    assert room.told()[1] == (
        "You need not ask a question on Monday 30 November 2026 after all: staff skipped the date. "
        "`/host` finds you another week."
    )


async def test_at_the_time_the_draft_comes_with_a_link_and_an_hour(room: Hosted) -> None:
    await room.at(MONDAY_9)
    await room.at(MONDAY_9 + HOUR)
    (note,) = room.notes()

    assert note.text == (
        "It is time for this week's question in #vienti. Write it there in your own words, as a message of its own, "
        "not in a thread. Here is a draft:\n\n"
        f"> {QUESTION}\n\n"
        "I wait until 13:00 (Europe/Helsinki). If nothing has come by then, I post the draft and name you as the one "
        "who chose it.\n\n"
        "[Open #vienti](https://fake.example/vienti)"
    )
    assert [each.label for each in note.buttons] == ["Give the week back"]
    assert room.posted() == []


THEIRS = "I post the draft and name you as the one who chose it."
STAFFS = "I post the draft; staff chose it, so your name does not stand under it."


async def test_a_draft_that_staff_pinned_does_not_promise_the_hosts_name(room: Hosted) -> None:
    before = await room.calls_for("host")
    await room.planner.says("schedule pin 1 30.11. p05")
    pinned = await room.calls_for("host")
    await room.at(MONDAY_9)

    assert THEIRS in before.text
    assert STAFFS in pinned.text
    assert THEIRS not in pinned.text
    assert "> Question 5 in fi" in room.told()[-1]
    assert f"If nothing has come by then, {STAFFS}" in room.told()[-1]


async def test_a_pin_that_is_gone_leaves_the_draft_to_the_host(room: Hosted) -> None:
    await room.planner.says("schedule pin 1 30.11. p05")
    room.planner.shelf.prompts[:] = [each for each in room.planner.shelf.prompts if each.id != "p05"]
    await room.at(MONDAY_9)

    assert THEIRS in room.told()[-1]


async def test_with_nothing_to_post_the_host_is_told_so_and_their_words_count_all_the_same(
    room: Hosted,
) -> None:
    room.planner.shelf.prompts.clear()
    reply = await room.calls_for("host")
    await room.at(MONDAY_9)
    note = room.told()[-1]
    taken = await room.writes()

    assert "If none comes, there is none that week as things stand: I have nothing to post." in reply.text
    assert "there is no question this week as things stand: I have nothing to post." in note
    assert THEIRS not in reply.text + note
    assert taken
