"""Taking a week, choosing its draft, giving it back: `host`, its buttons and its refusals."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, replace
from datetime import date

import pytest

from bot.chat.ids import MemberId, Person
from bot.prompting.dates import Hosting
from storage.engine import Database
from storage.prompting.hostings import StoredHostings
from tests.flows.hosting_room import HOUR, MINUTE, MONDAY_9, Hosted, host_room
from tests.flows.planner import WEEK


@pytest.fixture
async def room(sqlite: Database) -> Hosted:
    return await host_room(sqlite)


async def test_without_a_date_the_next_free_week_is_taken(room: Hosted) -> None:
    reply = await room.calls_for("host")

    assert reply.text.startswith("You host Monday 30 November 2026 at 9:00 in #vienti.")
    assert "within 4 hours" in reply.text
    assert "Draft, as things stand:\n\n> Question 2 in fi" in reply.text
    assert await _hosts(room) == {date(2026, 11, 30): "bo"}


async def test_up_to_three_other_questions_can_be_chosen_instead(room: Hosted) -> None:
    reply = await room.calls_for("host")
    offered = re.findall(r"- \*\*[ABC]\*\* (Question \d+ in fi)", reply.text)
    chosen = await room.press(reply, "Take B")

    assert sorted(offered) == ["Question 1 in fi", "Question 3 in fi", "Question 4 in fi"]
    assert [each.label for each in reply.buttons] == ["Take A", "Take B", "Take C", "Give the week back"]
    assert f"is now this:\n\n> {offered[1]}" in chosen.text
    assert offered[1] in await room.planner.says("schedule preview 1")


async def test_a_date_of_ones_own_is_shown_again_and_taken_once(room: Hosted) -> None:
    first = await room.calls_for("host 7.12.")
    again = await room.calls_for("host 7.12.")

    assert first == again
    assert await _hosts(room) == {date(2026, 12, 7): "bo"}


async def test_a_call_handled_twice_takes_one_week(room: Hosted) -> None:
    await room.calls_for("host", event_id="same")
    await room.calls_for("host", event_id="same")

    assert await _hosts(room) == {date(2026, 11, 30): "bo"}


async def test_without_a_date_ones_own_weeks_are_shown(room: Hosted) -> None:
    await room.calls_for("host")
    one = await room.calls_for("host")
    await room.calls_for("host 14.12.")
    two = await room.calls_for("host")

    assert one.text.startswith("You host Monday 30 November")
    assert one.text.endswith("For another week, add a date: `/host 2026-12-07`.")
    assert two.text.startswith(
        "You host:\n\n- Monday 30 November 2026 at 9:00 in #vienti\n- Monday 14 December"
    )
    assert [each.label for each in two.buttons] == ["Give back 2026-11-30", "Give back 2026-12-14"]


async def test_a_taken_date_says_so_and_offers_the_next_free_one(room: Hosted) -> None:
    await room.calls_for("host", who="anna")
    refused = await room.calls_for("host 30.11.")
    taken = await room.press(refused, "Host 2026-12-07")

    assert refused.text == (
        "Somebody else already hosts Monday 30 November 2026. The next free one is Monday 7 December 2026."
    )
    assert taken.text.startswith("You host Monday 7 December")


async def test_two_members_at_once_get_one_host_and_one_offer(database: Database) -> None:
    room = await host_room(database)
    other = Hosted(room.planner.another_process(), calls=1000)
    await asyncio.gather(room.calls_for("host 30.11."), other.calls_for("host 30.11.", who="anna"))
    replies = sorted(content.text for _, content, _ in room.planner.platform.replies[-2:])

    assert len(await _hosts(room)) == 1
    assert replies[0].startswith("Somebody else already hosts Monday 30 November 2026.")
    assert replies[0].endswith("The next free one is Monday 7 December 2026.")
    assert replies[1].startswith("You host Monday 30 November 2026")


async def test_who_is_a_moment_late_is_told_and_offered_the_next_week(database: Database) -> None:
    room = await host_room(database)
    kept = room.planner.kept
    quicker = replace(room, planner=room.planner.with_kept(kept))

    @dataclass(frozen=True)
    class Late:
        behind: StoredHostings

        async def volunteer(self, hosting: Hosting) -> Hosting:
            await self.behind.volunteer(replace(hosting, host=Person(hosting.host.space, MemberId("anna"))))
            return await self.behind.volunteer(hosting)

        def __getattr__(self, name: str) -> object:
            return getattr(self.behind, name)

    kept.hostings = Late(kept.hostings)  # pyright: ignore[reportAttributeAccessIssue]
    refused = await quicker.calls_for("host")

    assert refused.text == (
        "Somebody else already hosts Monday 30 November 2026. The next free one is Monday 7 December 2026."
    )
    assert [each.label for each in refused.buttons] == ["Host 2026-12-07"]
    assert await _hosts(room) == {date(2026, 11, 30): "anna"}


async def test_a_date_that_staff_left_out_gives_the_reason(room: Hosted) -> None:
    await room.planner.says("schedule skip 1 7.12.")
    refused = await room.calls_for("host 7.12.")

    assert refused.text == (
        "There is no question on Monday 7 December 2026: staff skipped the date. "
        "The next free one is Monday 30 November 2026."
    )


async def test_a_holiday_is_not_hosted(sqlite: Database) -> None:
    room = await host_room(sqlite)
    await room.planner.says("schedule add friday 9:00 #vienti")
    refused = await room.calls_for("host 25.12. number:2")

    assert refused.text.startswith("There is no question on Friday 25 December 2026: ")
    assert "holiday" in refused.text
    assert await _hosts(room) == {}


async def test_a_week_that_is_out_already_is_not_hosted(room: Hosted) -> None:
    await room.at(MONDAY_9)
    refused = await room.calls_for("host 30.11.")

    assert refused.text.startswith("The question of Monday 30 November 2026 is already out, or on its way.")
    assert [each.label for each in refused.buttons] == ["Host 2026-12-07"]


async def test_a_week_that_has_passed_is_not_hosted(room: Hosted) -> None:
    reply = await room.calls_for("host 2026-11-23")

    assert "Monday 23 November 2026 has already passed" in reply.text


async def test_more_than_twelve_weeks_ahead_is_too_far(room: Hosted) -> None:
    last = await room.calls_for("host 15.2.2027")
    beyond = await room.calls_for("host 22.2.2027", who="anna")

    assert last.text.startswith("You host Monday 15 February 2027")
    assert beyond.text.startswith("Monday 22 February 2027 is more than 12 weeks away.")


async def test_a_day_without_a_question_names_the_next_one(room: Hosted) -> None:
    refused = await room.calls_for("host 1.12.")

    assert refused.text == (
        "There is no weekly question on Tuesday 1 December 2026. The next free one is Monday 30 November 2026."
    )


async def test_what_is_no_date_is_said_so(room: Hosted) -> None:
    assert "is not a date I can read" in (await room.calls_for("host soon")).text
    assert "no such day" in (await room.calls_for("host 31.2.")).text


async def test_where_nothing_is_planned_there_is_nothing_to_host(room: Hosted) -> None:
    await room.planner.says("schedule remove 1")
    none = await room.calls_for("host")
    numbered = await room.calls_for("host number:1")

    assert none.text.startswith("No weekly questions are posted here yet")
    assert numbered.text.startswith("Schedule 1 posts nothing here just now.")


async def test_a_stream_in_the_callers_channel_comes_first(room: Hosted) -> None:
    await room.planner.says("schedule add wednesday 9:00 #export")
    here = await room.calls_for("host", channel="export")
    anywhere = await room.calls_for("host", who="anna", channel="general")

    assert here.text.startswith("You host Wednesday 25 November 2026 at 9:00 in #export.")
    assert anywhere.text.startswith("You host Monday 30 November 2026 at 9:00 in #vienti.")


async def test_a_date_in_another_channel_is_found(room: Hosted) -> None:
    await room.planner.says("schedule add wednesday 9:00 #export")
    reply = await room.calls_for("host 25.11.")

    assert reply.text.startswith("You host Wednesday 25 November 2026 at 9:00 in #export.")


async def test_all_weeks_taken_says_so(room: Hosted) -> None:
    for week in range(12):
        day = (MONDAY_9 + week * WEEK).date()
        await room.calls_for(f"host {day}", who="anna")
    refused = await room.calls_for("host")

    assert refused.text.startswith("No week is free in the next 12 weeks: each has a host")


async def test_a_pinned_question_is_the_draft_and_nothing_else_is_offered(room: Hosted) -> None:
    await room.planner.says("schedule pin 1 30.11. p05")
    reply = await room.calls_for("host")

    assert "that staff have chosen for this week:\n\n> Question 5 in fi" in reply.text
    assert [each.label for each in reply.buttons] == ["Give the week back"]


async def test_once_the_draft_is_sent_another_one_is_not_chosen(room: Hosted) -> None:
    reply = await room.calls_for("host")
    await room.at(MONDAY_9)
    late = await room.press(reply, "Take A")

    assert late.text.startswith("The draft has been sent already.")


async def _hosts(room: Hosted) -> dict[date, str]:
    (schedule, *_) = await room.planner.kept.schedules.all()
    found = await room.planner.kept.dates.of(schedule.id, since=date(2026, 11, 1))
    return {day: hosting.host.member for day, hosting in found.hostings.items()}


async def test_called_while_it_is_waited_for_the_week_is_shown_and_no_other_is_taken(room: Hosted) -> None:
    await room.calls_for("host")
    await room.at(MONDAY_9 + MINUTE)
    shown = await room.calls_for("host")

    assert shown.text.startswith("You host Monday 30 November 2026 at 9:00 in #vienti. When it is time")
    assert [each.label for each in shown.buttons] == ["Give the week back"]
    schedule = (await room.occurrence()).schedule
    assert len((await room.planner.kept.dates.of(schedule, since=MONDAY_9.date())).hostings) == 1


async def test_after_midnight_staff_free_the_host_of_the_evening_by_its_date(room: Hosted) -> None:
    await room.planner.says("schedule rules 1 quiet:none")
    await room.planner.says("schedule change 1 weekday:sunday time:23:00")
    await room.calls_for("host")
    await room.at(MONDAY_9 - 8 * HOUR)
    said = await room.planner.says("schedule unhost 1 29.11.")

    assert said.startswith("Sunday 29 November 2026 in schedule 1 has no host any more.")


async def test_where_the_questions_are_paused_the_reply_says_so(sqlite: Database) -> None:
    room = await host_room(sqlite)
    await room.planner.says("schedule pause 1")
    paused = await room.calls_for("host")
    numbered = await room.calls_for("host number:1")
    dated = await room.calls_for("host 7.12.")
    await room.planner.says("schedule remove 1")
    removed = await room.calls_for("host")

    says = "The weekly questions are paused here, so there is no week to host just now. Staff decide when they go on."
    assert all(each.text.startswith(says) for each in (paused, numbered, dated))
    assert removed.text.startswith("No weekly questions are posted here yet")


async def test_where_the_questions_are_paused_for_long_the_reply_says_until_when(sqlite: Database) -> None:
    room = await host_room(sqlite)
    await room.planner.says("schedule pause 1 1.6.2027")
    far = await room.calls_for("host")
    await room.planner.says("schedule pause 1 14.12.")
    near = await room.calls_for("host")

    assert far.text.startswith("The weekly questions are paused here until Tuesday 1 June 2027.")
    assert "Monday 14 December 2026" in near.text


async def test_a_stream_that_runs_is_not_said_to_be_paused_for_the_others(sqlite: Database) -> None:
    room = await host_room(sqlite)
    await room.planner.says("schedule add friday 9:00 #vienti")
    await room.planner.says("schedule pause 1")

    assert "Friday 27 November 2026" in (await room.calls_for("host")).text
