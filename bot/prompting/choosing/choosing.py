"""Which question is next. Pure: the same shelf gives the same choice.

1. What was chosen for the occasion stays chosen, as long as it can still be posted.
2. Suggestions that moderators approved and that have not been posted yet, oldest first, in a language spoken in
   the schedule's channels (or in no channel of any schedule: then it is posted rather than kept for ever).
3. The library's prompts that its channels have not seen, nearest to their week; of two as near, the one whose week
   has passed, so that the coming weeks keep theirs.
4. When the channels have seen all: the one they saw longest ago.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.prompting.prompt import Prompt, Suggestion

FEW = 2
"""Fewer unused prompts than this, and staff are told."""
WEEKS = 52
QUIET_FROM, QUIET_TO = time(21), time(8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What is there to choose from. `seen`: when the channels in question last saw a prompt or are about to.

    `taken`: suggestions posted, or about to be, anywhere. `approved`: oldest first.
    """

    seen: Mapping[str, datetime]
    taken: frozenset[str]
    approved: Sequence[Suggestion]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """`languages` of the schedule's channels; `anywhere`: of all channels with a schedule."""

    on: date
    languages: frozenset[str]
    anywhere: frozenset[str]


def choose(
    shelf: Shelf, library: Sequence[Prompt], wanted: Wanted, chosen: str | None = None
) -> Prompt | None:
    """None: there is nothing at all. `chosen`: what was chosen for this occasion before."""
    every = [*(each.prompt for each in shelf.approved), *library]
    kept = next((each for each in every if each.id == chosen), None)
    if kept is not None:
        return kept
    waiting = unused(shelf, library, wanted)
    if waiting:
        return waiting[0]
    oldest = min((shelf.seen[each.id] for each in library if each.id in shelf.seen), default=None)
    return min(
        (each for each in library if shelf.seen.get(each.id) == oldest),
        key=lambda each: _distance(each, wanted.on),
        default=None,
    )


def unused(shelf: Shelf, library: Sequence[Prompt], wanted: Wanted) -> list[Prompt]:
    """What the channels have not seen, in the order in which it would be chosen."""
    suggested = [
        each.prompt
        for each in shelf.approved
        if each.prompt.id not in shelf.taken
        and (each.language in wanted.languages or each.language not in wanted.anywhere)
    ]
    unseen = [each for each in library if each.id not in shelf.seen]
    return [*suggested, *sorted(unseen, key=lambda each: _distance(each, wanted.on))]


def _distance(prompt: Prompt, on: date) -> tuple[int, int, str]:
    if prompt.week is None:
        return (WEEKS, 0, prompt.id)
    ahead = (min(prompt.week, WEEKS) - min(on.isocalendar().week, WEEKS)) % WEEKS
    past = (WEEKS - ahead) % WEEKS
    return (min(ahead, past), int(ahead < past), prompt.id)


def out_of_quiet_hours(moment: datetime, zone: str) -> datetime:
    """`moment`, or when quiet hours (21 to 8 in `zone`) that it falls in end."""
    area = ZoneInfo(zone)
    local = moment.astimezone(area)
    if QUIET_TO <= local.time() < QUIET_FROM:
        return moment
    day = local.date() + timedelta(days=local.time() >= QUIET_FROM)
    return datetime.combine(day, QUIET_TO, area).astimezone(UTC)
