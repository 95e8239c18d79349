"""Wall clocks as the simulation itself understands them: it must not ask the code it watches."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

ZONES = ("Europe/Helsinki", "Europe/Stockholm", "Atlantic/Azores", "Australia/Lord_Howe", "America/St_Johns")
_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)


@cache
def changes(zone: str, year: int = 2027) -> tuple[datetime, ...]:
    """The instants in `year` at which the clocks of `zone` are changed."""
    area = ZoneInfo(zone)
    found: list[datetime] = []
    hour = datetime(year, 1, 1, tzinfo=UTC)
    while hour.year == year:
        later = hour + _HOUR
        if hour.astimezone(area).utcoffset() != later.astimezone(area).utcoffset():
            found.append(_to_the_minute(hour, area))
        hour = later
    return tuple(found)


@cache
def instant(day: date, wall: time, zone: str) -> datetime:
    """The first instant at which the clocks of `zone` show `wall` on `day` or, where they jump over it, the jump."""
    area = ZoneInfo(zone)
    local = datetime.combine(day, wall)
    midnight = datetime.combine(day, time(), area).astimezone(UTC)
    # No clock is changed by more than two hours.
    moment = midnight + max(timedelta(hours=wall.hour - 2), timedelta())
    while moment.astimezone(area).replace(tzinfo=None) < local:
        moment += _MINUTE
    return moment


def _to_the_minute(hour: datetime, area: ZoneInfo) -> datetime:
    offset = hour.astimezone(area).utcoffset()
    return next(
        moment
        for moment in (hour + minutes * _MINUTE for minutes in range(61))
        if moment.astimezone(area).utcoffset() != offset
    )
