"""When an author may be asked: never at night, and not again and again in one day."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY_BEGINS, DAY_ENDS = time(8), time(21)
MOST_A_DAY = 3


def when_to_tell(now: datetime, zone: ZoneInfo, *, asked_today: int = 0) -> datetime:
    """`now`, or the next morning in quiet hours (21 to 8, local) and after three questions in a day."""
    local = now.astimezone(zone)
    if DAY_BEGINS <= local.time() < DAY_ENDS and asked_today < MOST_A_DAY:
        return now
    early = local.time() < DAY_BEGINS
    day = local.date() if early else local.date() + timedelta(days=1)
    return datetime.combine(day, DAY_BEGINS, tzinfo=zone).astimezone(ZoneInfo("UTC"))


def day_began(now: datetime, zone: ZoneInfo) -> datetime:
    """Midnight, local."""
    return datetime.combine(now.astimezone(zone).date(), time(), tzinfo=zone).astimezone(ZoneInfo("UTC"))
