"""When an author may be asked."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.answering.sharing.asking_author import MOST_A_DAY, day_began, when_to_tell

HELSINKI = ZoneInfo("Europe/Helsinki")
DAY = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (DAY, DAY),
        (datetime(2026, 11, 24, 6, tzinfo=UTC), datetime(2026, 11, 24, 6, tzinfo=UTC)),
        (datetime(2026, 11, 24, 5, 59, tzinfo=UTC), datetime(2026, 11, 24, 6, tzinfo=UTC)),
        (datetime(2026, 11, 24, 19, tzinfo=UTC), datetime(2026, 11, 25, 6, tzinfo=UTC)),
        # The night summer time ends: eight o'clock comes an hour later.
        (datetime(2026, 10, 24, 20, tzinfo=UTC), datetime(2026, 10, 25, 6, tzinfo=UTC)),
    ],
)
def test_nobody_is_asked_at_night(now: datetime, then: datetime) -> None:
    assert when_to_tell(now, HELSINKI) == then


def test_after_three_in_a_day_it_is_tomorrow() -> None:
    assert when_to_tell(DAY, HELSINKI, asked_today=MOST_A_DAY - 1) == DAY
    assert when_to_tell(DAY, HELSINKI, asked_today=MOST_A_DAY) == datetime(2026, 11, 25, 6, tzinfo=UTC)


def test_a_day_begins_at_local_midnight() -> None:
    assert day_began(DAY, HELSINKI) == datetime(2026, 11, 23, 22, tzinfo=UTC)
