"""The table of `bot.prompting.deciding.decide`, row by row."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.ids import ChannelId, Place, SpaceId
from bot.prompting.deciding.decide import AGAIN, WINDOW, Decision, Facts, Post, Skip, Wait, decide
from bot.prompting.occurrence import Occurrence, OccurrenceState, extra_occasion
from bot.prompting.schedule import ScheduleState
from bot.wording import LANGUAGES, Wording

DUE = datetime(2026, 11, 30, 7, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
REGULAR = Occurrence(
    schedule="s1",
    occasion="2026-11-30",
    local_date=date(2026, 11, 30),
    place=Place(SpaceId("fake:home"), ChannelId("vienti")),
    due_at=DUE,
)
EXTRA = replace(REGULAR, occasion=extra_occasion(date(2026, 11, 30), "call"))
ON_TIME = Facts(now=DUE)
LATE = Facts(now=DUE + WINDOW)
END = DUE + WINDOW
HOST_ENDS = DUE + ON_TIME.host_window
HOSTED_END = HOST_ENDS + WINDOW
PAUSED, REMOVED = ScheduleState.PAUSED, ScheduleState.REMOVED
TOMORROW = DUE + 24 * HOUR

EVERYTHING_AGAINST = Facts(
    now=END,
    schedule=PAUSED,
    date_skipped=True,
    paused_until_later=True,
    day_off=True,
    holiday=True,
    channel_on=False,
    platform_running=False,
    something_to_post=False,
    ceiling_reached=True,
    budget_spent=True,
    lively_until=TOMORROW,
    quiet_until=TOMORROW,
)
"""Each rule taken out of it in turn shows the next."""
IN_TIME_AGAINST = replace(
    EVERYTHING_AGAINST,
    now=DUE,
    date_skipped=False,
    paused_until_later=False,
    day_off=False,
    holiday=False,
    hosted=True,
)


@pytest.mark.parametrize(
    ("state", "now"),
    [(state, now) for state in OccurrenceState if state is not OccurrenceState.PLANNED for now in (DUE, END)],
)
def test_1_what_is_settled_stays_settled(state: OccurrenceState, now: datetime) -> None:
    facts = replace(EVERYTHING_AGAINST, now=now)
    assert decide(replace(REGULAR, state=state), facts) == Skip("settled")


def test_2_before_its_time_it_waits_whatever_else_holds() -> None:
    early = replace(EVERYTHING_AGAINST, now=DUE - MINUTE)
    assert decide(REGULAR, early) == Wait(DUE, "not_due")
    assert decide(EXTRA, early) == Wait(DUE, "not_due")


@pytest.mark.parametrize(
    ("gone", "reason"),
    [
        ((), "date_skipped"),
        (("date_skipped",), "paused_until"),
        (("paused_until_later",), "day_off"),
        (("day_off",), "holiday"),
        (("holiday",), "paused"),
        (("schedule",), "not_running"),
        (("platform_running",), "nothing_left"),
        (("something_to_post",), "ceiling"),
        (("ceiling_reached",), "stepping_back"),
        (("budget_spent",), "lively"),
        (("lively_until",), "quiet_hours"),
        (("quiet_until",), "missed"),
    ],
)
def test_3_to_7_after_the_window_the_first_reason_that_holds_is_given(
    gone: tuple[str, ...], reason: str
) -> None:
    order = [
        "date_skipped",
        "paused_until_later",
        "day_off",
        "holiday",
        "schedule",
        "platform_running",
        "something_to_post",
        "ceiling_reached",
        "budget_spent",
        "lively_until",
        "quiet_until",
    ]
    facts = EVERYTHING_AGAINST
    for each in order[: order.index(gone[0]) + 1] if gone else []:
        facts = replace(facts, **{each: getattr(ON_TIME, each)})
    assert decide(REGULAR, facts) == Skip(reason)


@pytest.mark.parametrize(
    ("gone", "decision"),
    [
        ("", Skip("channel_off")),
        ("channel_on", Wait(HOSTED_END, "paused")),
        ("schedule", Wait(HOST_ENDS, "host")),
        ("hosted", Wait(DUE + AGAIN, "not_running")),
        ("platform_running", Wait(DUE + AGAIN, "nothing_left")),
        ("something_to_post", Skip("ceiling")),
        ("ceiling_reached", Skip("stepping_back")),
        ("budget_spent", Wait(END, "lively")),
        ("lively_until", Wait(END, "quiet_hours")),
        ("quiet_until", Post()),
    ],
)
def test_8_to_15_within_the_window_the_first_rule_that_holds_decides(gone: str, decision: Decision) -> None:
    order = [
        "channel_on",
        "schedule",
        "hosted",
        "platform_running",
        "something_to_post",
        "ceiling_reached",
        "budget_spent",
        "lively_until",
        "quiet_until",
    ]
    facts = IN_TIME_AGAINST
    for each in order[: order.index(gone) + 1] if gone else []:
        facts = replace(facts, **{each: getattr(ON_TIME, each)})
    assert decide(REGULAR, facts) == decision


@pytest.mark.parametrize(
    ("occurrence", "facts", "decision"),
    [
        # Within the window, to its last moment.
        (REGULAR, ON_TIME, Post()),
        (REGULAR, replace(ON_TIME, now=END - MINUTE), Post()),
        (REGULAR, LATE, Skip("missed")),
        # A pin is stronger than what the calendar and the talk say, not than a skip, a pause or the night.
        (REGULAR, replace(ON_TIME, pinned=True, holiday=True, day_off=True), Post()),
        (REGULAR, replace(ON_TIME, pinned=True, budget_spent=True, lively_until=TOMORROW), Post()),
        (REGULAR, replace(ON_TIME, pinned=True, date_skipped=True), Skip("date_skipped")),
        (REGULAR, replace(ON_TIME, pinned=True, paused_until_later=True), Skip("paused_until")),
        (REGULAR, replace(ON_TIME, pinned=True, quiet_until=DUE + HOUR), Wait(DUE + HOUR, "quiet_hours")),
        (REGULAR, replace(ON_TIME, pinned=True, hosted=True), Wait(HOST_ENDS, "host")),
        (REGULAR, replace(LATE, pinned=True, budget_spent=True), Skip("missed")),
        # A host is waited for, then posted for: a member's choice is not stepped back from.
        (REGULAR, replace(ON_TIME, hosted=True, quiet_until=DUE + HOUR), Wait(HOST_ENDS, "host")),
        (REGULAR, replace(ON_TIME, hosted=True, holiday=True), Skip("holiday")),
        (REGULAR, replace(ON_TIME, hosted=True, now=HOST_ENDS), Post()),
        (REGULAR, replace(ON_TIME, hosted=True, now=HOST_ENDS, budget_spent=True), Post()),
        (REGULAR, replace(ON_TIME, hosted=True, now=HOST_ENDS, lively_until=TOMORROW), Post()),
        # The host's time does not use up the window.
        (REGULAR, replace(LATE, hosted=True), Post()),
        (REGULAR, replace(LATE, hosted=True, quiet_until=HOSTED_END + HOUR), Wait(HOSTED_END, "quiet_hours")),
        (REGULAR, replace(ON_TIME, hosted=True, now=HOSTED_END - MINUTE), Post()),
        (REGULAR, replace(ON_TIME, hosted=True, now=HOSTED_END, lively_until=TOMORROW), Skip("missed")),
        # Waits end when their reason does, and never after the window.
        (REGULAR, replace(ON_TIME, lively_until=DUE + HOUR), Wait(DUE + HOUR, "lively")),
        (REGULAR, replace(ON_TIME, lively_until=TOMORROW), Wait(END, "lively")),
        (REGULAR, replace(ON_TIME, quiet_until=TOMORROW), Wait(END, "quiet_hours")),
        (
            REGULAR,
            replace(ON_TIME, now=END - timedelta(seconds=1), platform_running=False),
            Wait(END, "not_running"),
        ),
        (REGULAR, replace(ON_TIME, schedule=REMOVED), Wait(END, "removed")),
        (REGULAR, replace(LATE, schedule=REMOVED), Skip("removed")),
        # What is not posted at all is not waited for until the morning.
        (REGULAR, replace(ON_TIME, budget_spent=True, quiet_until=DUE + HOUR), Skip("stepping_back")),
        # An extra posting is asked for by name.
        (EXTRA, replace(EVERYTHING_AGAINST, now=DUE), Skip("channel_off")),
        (EXTRA, replace(IN_TIME_AGAINST, channel_on=True), Wait(DUE + AGAIN, "not_running")),
        (
            EXTRA,
            replace(EVERYTHING_AGAINST, now=DUE, channel_on=True, platform_running=True),
            Wait(DUE + AGAIN, "nothing_left"),
        ),
        (
            EXTRA,
            replace(
                EVERYTHING_AGAINST, now=DUE, channel_on=True, platform_running=True, something_to_post=True
            ),
            Post(),
        ),
        (EXTRA, replace(EVERYTHING_AGAINST, platform_running=True, something_to_post=True), Skip("missed")),
    ],
)
def test_what_overlaps_has_one_outcome(occurrence: Occurrence, facts: Facts, decision: Decision) -> None:
    assert decide(occurrence, facts) == decision


moments = st.integers(-1000, 1000).map(lambda minutes: DUE + minutes * MINUTE)


@st.composite
def all_facts(draw: st.DrawFn) -> Facts:
    now = draw(moments)
    later = st.one_of(st.none(), st.integers(1, 3000).map(lambda minutes: now + minutes * MINUTE))
    flags = (
        "date_skipped",
        "paused_until_later",
        "day_off",
        "holiday",
        "pinned",
        "hosted",
        "channel_on",
        "platform_running",
        "something_to_post",
        "ceiling_reached",
        "budget_spent",
    )
    return Facts(
        now=now,
        schedule=draw(st.sampled_from(ScheduleState)),
        lively_until=draw(later),
        quiet_until=draw(later),
        **{flag: draw(st.booleans()) for flag in flags},  # pyright: ignore[reportArgumentType] - by name
    )


occurrences = st.sampled_from([REGULAR, EXTRA])


def end_of(occurrence: Occurrence, facts: Facts) -> datetime:
    return HOSTED_END if facts.hosted and not occurrence.extra else END


@given(occurrences, all_facts())
def test_nothing_is_posted_early_or_after_the_window(occurrence: Occurrence, facts: Facts) -> None:
    decision = decide(occurrence, facts)

    assert not isinstance(decision, Post) or DUE <= facts.now < end_of(occurrence, facts)


@given(occurrences, all_facts())
def test_waiting_always_ends_later_and_at_the_window_at_last(occurrence: Occurrence, facts: Facts) -> None:
    decision = decide(occurrence, facts)

    assert not isinstance(decision, Wait) or facts.now < decision.until <= end_of(occurrence, facts)


@given(occurrences, all_facts())
def test_what_members_begin_never_makes_it_post_more(occurrence: Occurrence, facts: Facts) -> None:
    quieter = replace(facts, budget_spent=False, lively_until=None)

    assert not isinstance(decide(occurrence, facts), Post) or decide(occurrence, quieter) == Post()


WORDING = Wording()


@given(occurrences, all_facts())
def test_every_reason_can_be_said(occurrence: Occurrence, facts: Facts) -> None:
    decision = decide(occurrence, facts)
    if isinstance(decision, Post):
        return
    kind = "reason" if isinstance(decision, Skip) else "wait"

    assert all(
        WORDING.knows(language, f"prompt-{kind}-{decision.reason.replace('_', '-')}")
        for language in LANGUAGES
    )
