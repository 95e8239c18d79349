"""Whether an occurrence is posted, waits or is skipped. The only place where that is decided.

Precedence, first rule that applies (an extra posting, asked for with `schedule now`, is asked only those without *;
a pinned one not those with P, a hosted one not those with H):

|    | rule | outcome |
| -- | --- | --- |
|  1 | it was posted, skipped, refused or taken back before | Skip("settled") |
|  2 | it is not time yet | Wait(due, "not_due") |
|  3 | * staff skipped the date | Skip("date_skipped") |
|  4 | * staff paused the stream until a later date | Skip("paused_until") |
|  5 | *P staff keep the day off | Skip("day_off") |
|  6 | *P it is a public holiday | Skip("holiday") |
|  7 | the window to catch up has ended (H: counted from the end of the host's time), and * the stream is paused or removed | Skip("paused") or Skip("removed") |
|    | ... and the platform is not running | Skip("not_running") |
|    | ... and there is nothing to post | Skip("nothing_left") |
|    | ... and *PH the ceiling is reached, or a smaller budget spent | Skip("ceiling") or Skip("stepping_back") |
|    | ... and *PH members have begun many conversations | Skip("lively") |
|    | ... and * it ended within quiet hours | Skip("quiet_hours") |
|    | ... otherwise | Skip("missed") |
|  8 | weekly questions are turned off in the channel | Skip("channel_off") |
|  9 | * the stream is paused or removed after its time had come | Wait(end of the window): resuming brings it back |
| 10 | * its host still has time | Wait(end of the host's time, "host") |
| 11 | the platform is not running, or there is nothing to post | Wait(a minute, "not_running" or "nothing_left") |
| 12 | *PH the ceiling of staff is reached, whatever members begin | Skip("ceiling") |
|    | ... or a smaller budget is spent: members begin conversations themselves | Skip("stepping_back") |
| 13 | *PH members have begun many conversations this week | Wait(until that is over, "lively") |
| 14 | * quiet hours | Wait(their end, "quiet_hours") |
| 15 | otherwise | Post |

No wait is longer than the window. Quiet hours come after the budget, so that what will not be posted is not waited for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.prompting.occurrence import Occurrence, OccurrenceState
from bot.prompting.rules import Rules
from bot.prompting.schedule import ScheduleState

WINDOW = Rules().window
"""How late a question may still be posted, by default."""
AGAIN = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Post:
    """Now."""


@dataclass(frozen=True, slots=True)
class Wait:
    """`reason` is one of those in the table; each has a wording `prompt-wait-<reason>`."""

    until: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Skip:
    """`reason` is one of those in the table; each has a wording `prompt-reason-<reason>`."""

    reason: str


Decision = Post | Wait | Skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """`hosted`: a member hosts it in this channel. `quiet_until`, `lively_until`: None when neither holds now."""

    now: datetime
    schedule: ScheduleState = ScheduleState.ACTIVE
    date_skipped: bool = False
    paused_until_later: bool = False
    day_off: bool = False
    holiday: bool = False
    pinned: bool = False
    hosted: bool = False
    channel_on: bool = True
    """Weekly questions are turned on in the channel."""
    platform_running: bool = True
    something_to_post: bool = True
    ceiling_reached: bool = False
    """The budget would be spent if members had begun nothing, too."""
    budget_spent: bool = False
    lively_until: datetime | None = None
    quiet_until: datetime | None = None
    window: timedelta = WINDOW
    host_window: timedelta = Rules().host_window


def decide(occurrence: Occurrence, facts: Facts) -> Decision:
    """See the table above."""
    if occurrence.state is not OccurrenceState.PLANNED:
        return Skip("settled")
    if facts.now < occurrence.due_at:
        return Wait(occurrence.due_at, "not_due")
    left_out = None if occurrence.extra else _left_out(facts)
    if left_out is not None:
        return Skip(left_out)
    end = _end(occurrence, facts)
    if facts.now >= end:
        return Skip(_too_late(facts, extra=occurrence.extra))
    if not facts.channel_on:
        return Skip("channel_off")
    return _within(occurrence, facts, end)


def _end(occurrence: Occurrence, facts: Facts) -> datetime:
    """Until when it may be posted; see `Rules.ends`."""
    hosts_time = facts.host_window if facts.hosted and not occurrence.extra else timedelta()
    return occurrence.due_at + hosts_time + facts.window


def _left_out(facts: Facts) -> str | None:
    """Dates that staff or the calendar take out of the season."""
    if facts.date_skipped:
        return "date_skipped"
    if facts.paused_until_later:
        return "paused_until"
    if facts.pinned:
        return None
    if facts.day_off:
        return "day_off"
    return "holiday" if facts.holiday else None


def _too_late(facts: Facts, *, extra: bool) -> str:
    if facts.schedule is not ScheduleState.ACTIVE and not extra:
        return facts.schedule.value
    if not facts.platform_running:
        return "not_running"
    if not facts.something_to_post:
        return "nothing_left"
    if extra:
        return "missed"
    if not facts.pinned and not facts.hosted:
        spent = _spent(facts)
        if spent is not None:
            return spent
        if facts.lively_until is not None:
            return "lively"
    return "missed" if facts.quiet_until is None else "quiet_hours"


def _spent(facts: Facts) -> str | None:
    """What of the governor's leaves it out: members are named only where their talk made the difference."""
    if facts.ceiling_reached:
        return "ceiling"
    return "stepping_back" if facts.budget_spent else None


def _within(occurrence: Occurrence, facts: Facts, end: datetime) -> Decision:
    """The window to post in is open."""
    regular = not occurrence.extra
    host_ends = occurrence.due_at + facts.host_window
    if regular and facts.schedule is not ScheduleState.ACTIVE:
        return Wait(end, facts.schedule.value)
    if regular and facts.hosted and facts.now < host_ends:
        return Wait(host_ends, "host")
    if not facts.platform_running:
        return Wait(min(facts.now + AGAIN, end), "not_running")
    if not facts.something_to_post:
        return Wait(min(facts.now + AGAIN, end), "nothing_left")
    return _as_members_like(facts, end) if regular else Post()


def _as_members_like(facts: Facts, end: datetime) -> Decision:
    """Stepping back, and not at night. What staff pinned or a member chose is not stepped back from."""
    if not facts.pinned and not facts.hosted:
        spent = _spent(facts)
        if spent is not None:
            return Skip(spent)
        if facts.lively_until is not None:
            return Wait(min(facts.lively_until, end), "lively")
    if facts.quiet_until is not None:
        return Wait(min(facts.quiet_until, end), "quiet_hours")
    return Post()
