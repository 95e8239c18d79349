"""The table of `bot.prompting.decide`, row by row."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.ids import ChannelId, Place, SpaceId
from bot.prompting.deciding.decide import AGAIN, WINDOW, Decision, Facts, Post, Skip, Wait, decide
from bot.prompting.schedule import Occurrence, OccurrenceState, ScheduleState, extra_occasion
from bot.wording import LANGUAGES, Wording

DUE = datetime(2026, 11, 30, 7, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
REGULAR = Occurrence(
    schedule="s1",
    occasion="2026-11-30",
    local_date=date(2026, 11, 30),
    place=Place(SpaceId("fake:home"), ChannelId("vienti")),
    due_at=DUE,
)
EXTRA = replace(REGULAR, occasion=extra_occasion(date(2026, 11, 30), "call"))
ON_TIME = Facts(
    now=DUE,
    schedule=ScheduleState.ACTIVE,
    date_skipped=False,
    channel_on=True,
    platform_running=True,
    something_to_post=True,
)
LATE = replace(ON_TIME, now=DUE + WINDOW)
PAUSED, REMOVED = ScheduleState.PAUSED, ScheduleState.REMOVED


@pytest.mark.parametrize(
    ("occurrence", "facts", "decision"),
    [
        (REGULAR, ON_TIME, Post()),
        (REGULAR, replace(ON_TIME, now=DUE + WINDOW - MINUTE), Post()),
        (replace(REGULAR, state=OccurrenceState.POSTED), ON_TIME, Skip("settled")),
        (replace(REGULAR, state=OccurrenceState.SKIPPED), ON_TIME, Skip("settled")),
        (replace(REGULAR, state=OccurrenceState.REFUSED), LATE, Skip("settled")),
        (REGULAR, replace(ON_TIME, now=DUE - MINUTE, date_skipped=True), Wait(DUE)),
        (REGULAR, replace(ON_TIME, date_skipped=True), Skip("date_skipped")),
        (REGULAR, replace(LATE, date_skipped=True), Skip("date_skipped")),
        (REGULAR, LATE, Skip("missed")),
        (REGULAR, replace(LATE, schedule=PAUSED, platform_running=False), Skip("paused")),
        (REGULAR, replace(LATE, schedule=REMOVED), Skip("removed")),
        (REGULAR, replace(LATE, platform_running=False, something_to_post=False), Skip("not_running")),
        (REGULAR, replace(LATE, something_to_post=False), Skip("nothing_left")),
        (REGULAR, replace(ON_TIME, channel_on=False, schedule=PAUSED), Skip("channel_off")),
        (REGULAR, replace(ON_TIME, schedule=PAUSED), Wait(DUE + WINDOW)),
        (REGULAR, replace(ON_TIME, schedule=REMOVED), Wait(DUE + WINDOW)),
        (REGULAR, replace(ON_TIME, platform_running=False), Wait(DUE + AGAIN)),
        (REGULAR, replace(ON_TIME, something_to_post=False), Wait(DUE + AGAIN)),
        (EXTRA, replace(ON_TIME, date_skipped=True), Post()),
        (EXTRA, replace(ON_TIME, schedule=PAUSED), Post()),
        (EXTRA, replace(LATE, schedule=PAUSED), Skip("missed")),
        (EXTRA, replace(ON_TIME, channel_on=False), Skip("channel_off")),
    ],
)
def test_the_first_rule_that_applies_decides(
    occurrence: Occurrence, facts: Facts, decision: Decision
) -> None:
    assert decide(occurrence, facts) == decision


facts = st.builds(
    Facts,
    now=st.integers(-1000, 1000).map(lambda minutes: DUE + minutes * MINUTE),
    schedule=st.sampled_from(ScheduleState),
    date_skipped=st.booleans(),
    channel_on=st.booleans(),
    platform_running=st.booleans(),
    something_to_post=st.booleans(),
)


@given(st.sampled_from([REGULAR, EXTRA]), facts)
def test_nothing_is_posted_early_or_after_the_window(occurrence: Occurrence, facts: Facts) -> None:
    decision = decide(occurrence, facts)

    assert not isinstance(decision, Post) or DUE <= facts.now < DUE + WINDOW


@given(st.sampled_from([REGULAR, EXTRA]), facts)
def test_waiting_always_ends_later_and_at_the_window_at_last(occurrence: Occurrence, facts: Facts) -> None:
    decision = decide(occurrence, facts)

    assert not isinstance(decision, Wait) or facts.now < decision.until <= DUE + WINDOW


@given(st.sampled_from([REGULAR, EXTRA]), facts)
def test_every_reason_can_be_said(occurrence: Occurrence, facts: Facts) -> None:
    decision = decide(occurrence, facts)

    assert not isinstance(decision, Skip) or all(
        Wording().knows(language, f"prompt-reason-{decision.reason.replace('_', '-')}")
        for language in LANGUAGES
    )
