"""Whether an occurrence is posted, waits or is skipped. The only place where that is decided.

Precedence, first rule that applies (an extra posting, asked for with `schedule now`, is asked only those without *):

| rule | outcome |
| --- | --- |
| it was posted, skipped or refused before | Skip("settled") |
| it is not time yet | Wait(due) |
| * staff skipped the date | Skip("date_skipped") |
| the window to catch up has ended, and * the schedule is paused or removed | Skip("paused") or Skip("removed") |
| ... and the platform is not running | Skip("not_running") |
| ... and there is nothing to post | Skip("nothing_left") |
| ... otherwise | Skip("missed") |
| weekly questions are turned off in the channel | Skip("channel_off") |
| * the schedule is paused or removed after its time had come | Wait(end of the window): resuming brings it back |
| the platform is not running, or there is nothing to post | Wait(a minute) |
| otherwise | Post |
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.prompting.schedule import Occurrence, OccurrenceState, ScheduleState

WINDOW = timedelta(hours=12)
"""How late a question may still be posted, by default."""
AGAIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Post:
    """Now."""


@dataclass(frozen=True, slots=True)
class Wait:
    until: datetime


@dataclass(frozen=True, slots=True)
class Skip:
    """`reason` is one of those in the table; each has a wording `prompt-reason-<reason>`."""

    reason: str


Decision = Post | Wait | Skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    now: datetime
    schedule: ScheduleState
    date_skipped: bool
    channel_on: bool
    """Weekly questions are turned on in the channel."""
    platform_running: bool
    something_to_post: bool
    window: timedelta = WINDOW


def decide(occurrence: Occurrence, facts: Facts) -> Decision:
    """See the table above."""
    stopped = facts.schedule is not ScheduleState.ACTIVE and not occurrence.extra
    end = occurrence.due_at + facts.window
    if occurrence.state is not OccurrenceState.PLANNED:
        return Skip("settled")
    if facts.now < occurrence.due_at:
        return Wait(occurrence.due_at)
    if facts.date_skipped and not occurrence.extra:
        return Skip("date_skipped")
    if facts.now >= end:
        return Skip(_why_too_late(facts, stopped=stopped))
    if not facts.channel_on:
        return Skip("channel_off")
    if stopped:
        return Wait(end)
    if not facts.platform_running or not facts.something_to_post:
        return Wait(min(facts.now + AGAIN, end))
    return Post()


def _why_too_late(facts: Facts, *, stopped: bool) -> str:
    if stopped:
        return facts.schedule.value
    if not facts.platform_running:
        return "not_running"
    return "missed" if facts.something_to_post else "nothing_left"
