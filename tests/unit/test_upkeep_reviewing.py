"""When an entry is due, what confirming makes of it, and what its history says."""

from __future__ import annotations

import datetime as dt
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answering.knowledge import Row
from bot.answering.upkeep.history import Change, what_changed
from bot.answering.upkeep.reviewing import confirmed, due, next_morning, week_to_tell

TODAY = dt.date(2026, 11, 24)
HELSINKI = ZoneInfo("Europe/Helsinki")
ROW: Row = {"id": "eori", "question": {"en": "Where from?"}, "answer": {"en": "Customs."}}
YEARLY: Row = {**ROW, "checked": "2025-12-01", "review_by": "2026-12-01"}


def test_due_is_what_has_lapsed_or_does_within_thirty_days() -> None:
    days = {"late": "2026-11-23", "today": "2026-11-24", "last": "2026-12-24", "later": "2026-12-25"}
    rows = [{**ROW, "id": name, "review_by": day} for name, day in days.items()] + [ROW]

    assert [(each.entry.id, each.lapsed) for each in due(rows, today=TODAY)] == [
        ("late", True),
        ("today", False),
        ("last", False),
    ]


@pytest.mark.parametrize(
    ("checked", "review_by", "days"),
    [
        ("2025-12-01", "2026-12-01", 365),
        ("2026-06-01", "2026-09-01", 92),
        ("2026-11-01", "2026-11-02", 30),
        ("2020-01-01", "2030-01-01", 730),
        (None, "2026-12-01", 365),
        ("2026-11-01", None, 365),
    ],
)
def test_confirming_moves_the_review_one_period_of_its_own(
    checked: str | None, review_by: str | None, days: int
) -> None:
    row = confirmed({**ROW, "checked": checked, "review_by": review_by}, today=TODAY)

    assert row["checked"] == "2026-11-24"
    assert row["review_by"] == (TODAY + dt.timedelta(days=days)).isoformat()


def test_confirming_twice_on_a_day_changes_nothing_more() -> None:
    once = confirmed(YEARLY, today=TODAY)

    assert confirmed(once, today=TODAY) == once


def test_confirming_dates_the_sources_that_were_opened_before() -> None:
    opened, never = {"url": "https://a.fi/", "checked": "2025-12-01"}, {"url": "https://b.fi/"}

    assert confirmed({**YEARLY, "sources": [opened, never]}, today=TODAY)["sources"] == [
        {"url": "https://a.fi/", "checked": "2026-11-24"},
        {"url": "https://b.fi/"},
    ]


def test_confirming_dates_all_sources_where_none_had_a_date() -> None:
    assert confirmed({**YEARLY, "sources": ["https://a.fi/"]}, today=TODAY)["sources"] == [
        {"url": "https://a.fi/", "checked": "2026-11-24"}
    ]


@pytest.mark.parametrize(
    ("moment", "week"),
    [
        (datetime(2026, 11, 30, 5, 59, tzinfo=UTC), None),
        (datetime(2026, 11, 30, 6, 0, tzinfo=UTC), dt.date(2026, 11, 30)),
        (datetime(2026, 11, 30, 9, 59, tzinfo=UTC), dt.date(2026, 11, 30)),
        (datetime(2026, 11, 30, 10, 0, tzinfo=UTC), None),
        (datetime(2026, 12, 1, 7, 0, tzinfo=UTC), None),
        # Summer time: 8.00 in Helsinki is 5.00.
        (datetime(2027, 6, 7, 5, 0, tzinfo=UTC), dt.date(2027, 6, 7)),
    ],
)
def test_moderators_are_told_on_a_monday_morning_where_they_are(
    moment: datetime, week: dt.date | None
) -> None:
    assert week_to_tell(moment, HELSINKI) == week


def test_the_next_morning_is_a_monday_to_come() -> None:
    tuesday, monday = datetime(2026, 11, 24, 9, tzinfo=UTC), datetime(2026, 11, 30, 6, tzinfo=UTC)

    assert next_morning(tuesday, HELSINKI) == monday
    assert next_morning(monday, HELSINKI) == monday + dt.timedelta(days=7)
    assert next_morning(monday - dt.timedelta(hours=1), HELSINKI) == monday


@pytest.mark.parametrize(
    ("after", "changes"),
    [
        (confirmed(YEARLY, today=TODAY), [(Change.CONFIRMED, (), 0)]),
        ({**YEARLY, "answer": {"en": "Tulli."}, "checked": "2026-11-24"}, [(Change.ANSWER, ("en",), 0)]),
        ({**YEARLY, "question": {"en": "Where from?", "fi": "Mistä?"}}, [(Change.QUESTION, ("fi",), 0)]),
        ({**YEARLY, "also_asked_as": {"fi": ["Mistä?", "Keneltä?"]}}, [(Change.MORE_WAYS, (), 2)]),
        ({**YEARLY, "sources": ["https://a.fi/"]}, [(Change.SOURCES, (), 0)]),
        ({**YEARLY, "review_by": "2027-01-01"}, [(Change.DATES, (), 0)]),
        ({**YEARLY, "group": "customs"}, [(Change.OTHER, (), 0)]),
    ],
)
def test_a_revision_says_in_few_words_what_changed(
    after: Row, changes: list[tuple[Change, tuple[str, ...], int]]
) -> None:
    assert [(each.what, each.languages, each.count) for each in what_changed(YEARLY, after)] == changes


def test_the_first_revision_was_added_and_a_way_of_asking_can_go() -> None:
    more = {**YEARLY, "also_asked_as": {"fi": ["Mistä?"]}}

    assert [each.what for each in what_changed(None, YEARLY)] == [Change.ADDED]
    assert [each.what for each in what_changed(more, YEARLY)] == [Change.FEWER_WAYS]
