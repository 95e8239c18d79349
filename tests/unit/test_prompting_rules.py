"""Quiet hours and days off."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from bot.chat.ids import MemberId, Person, SpaceId
from bot.prompting.dates import DaysOff
from bot.prompting.rules import QuietHours

HELSINKI = "Europe/Helsinki"


@pytest.mark.parametrize(
    ("moment", "then"),
    [
        (datetime(2026, 11, 30, 10, tzinfo=UTC), None),
        (datetime(2026, 11, 30, 18, 59, tzinfo=UTC), None),
        (datetime(2026, 11, 30, 19, tzinfo=UTC), datetime(2026, 12, 1, 6, tzinfo=UTC)),
        (datetime(2026, 12, 1, 5, 59, tzinfo=UTC), datetime(2026, 12, 1, 6, tzinfo=UTC)),
        (datetime(2026, 12, 1, 6, tzinfo=UTC), None),
        # The night in which the clocks go back is an hour longer.
        (datetime(2026, 10, 24, 19, tzinfo=UTC), datetime(2026, 10, 25, 6, tzinfo=UTC)),
        (datetime(2026, 3, 28, 20, tzinfo=UTC), datetime(2026, 3, 29, 5, tzinfo=UTC)),
    ],
)
def test_quiet_hours_end_at_eight_in_the_morning(moment: datetime, then: datetime | None) -> None:
    assert QuietHours().until(moment, HELSINKI) == then


def test_quiet_hours_within_one_day() -> None:
    lunch = QuietHours(time(11), time(12, 30))

    assert lunch.until(datetime(2026, 6, 1, 8, tzinfo=UTC), HELSINKI) == datetime(
        2026, 6, 1, 9, 30, tzinfo=UTC
    )
    assert lunch.until(datetime(2026, 6, 1, 9, 30, tzinfo=UTC), HELSINKI) is None


@pytest.mark.parametrize(
    ("first", "last", "yearly", "day", "holds"),
    [
        (date(2026, 7, 1), date(2026, 7, 31), False, date(2026, 7, 31), True),
        (date(2026, 7, 1), date(2026, 7, 31), False, date(2026, 8, 1), False),
        (date(2026, 7, 1), date(2026, 7, 31), False, date(2027, 7, 6), False),
        (date(2026, 7, 1), date(2026, 7, 31), True, date(2031, 7, 6), True),
        (date(2026, 12, 20), date(2027, 1, 6), True, date(2028, 1, 3), True),
        (date(2026, 12, 20), date(2027, 1, 6), True, date(2028, 12, 27), True),
        (date(2026, 12, 20), date(2027, 1, 6), True, date(2028, 1, 7), False),
    ],
)
def test_days_off_hold_on_both_ends_and_every_year_if_so_wanted(
    first: date, last: date, day: date, *, yearly: bool, holds: bool
) -> None:
    by = Person(SpaceId("fake:home"), MemberId("chief"))
    assert DaysOff(number=1, first=first, last=last, yearly=yearly, added_by=by).holds(day) is holds
