"""Wall clocks and calendars: which instant a local time is, and which dates a weekly schedule falls on.

A local time that happens twice (clocks go back) is its first instant; one that does not happen (clocks go forward)
is the first instant that does exist after it. The local date decides, so neither makes two or none.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from calendar import isleap
from collections.abc import Iterator
from zoneinfo import ZoneInfo, available_timezones

from bot.errors import UsageError

WEEK = dt.timedelta(days=7)
_SECOND = dt.timedelta(seconds=1)
WORDS_BEFORE_TIME = ("klo", "klo.", "kl", "kl.")
"""What Finnish and Swedish put before an hour."""
_TIME = re.compile(r"(?:klo\.? *|kl\.? *)?(\d{1,2})(?:[:.](\d{2}))?", re.IGNORECASE)
"""With such a word, or without."""
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NORDIC = re.compile(r"(\d{1,2})\.(\d{1,2})\.?(\d{4})?")


def instant(local_date: dt.date, time: dt.time, zone: str) -> dt.datetime:
    """The moment, in UTC, when clocks in `zone` show `time` on `local_date`."""
    area = ZoneInfo(zone)
    wall = dt.datetime.combine(local_date, time)
    moment = wall.replace(tzinfo=area, fold=0).astimezone(dt.UTC)
    if moment.astimezone(area).replace(tzinfo=None) == wall:
        return moment
    return _end_of_gap(wall, area)


def local_date(moment: dt.datetime, zone: str) -> dt.date:
    return moment.astimezone(ZoneInfo(zone)).date()


def dates(weekday: int, first: dt.date) -> Iterator[dt.date]:
    """Every date on `weekday` (Monday is 0) from `first` on."""
    date = first + dt.timedelta(days=(weekday - first.weekday()) % 7)
    while True:
        yield date
        date += WEEK


def read_time(text: str) -> dt.time:
    """`9`, `9:05`, `09:05`, `9.05` or `klo 9`. Raises `UsageError`."""
    found = _TIME.fullmatch(text.strip())
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise UsageError("schedule-bad-time", time=text[:40])
    return dt.time(int(found[1]), int(found[2] or 0))


def read_zone(text: str) -> str:
    """An IANA zone in its own spelling. Raises `UsageError`, with the nearest zone if one is near."""
    known = {zone.casefold(): zone for zone in sorted(available_timezones())}
    wanted = text.strip().casefold().replace(" ", "_")
    if wanted in known:
        return known[wanted]
    # People write the city alone.
    cities = {zone.rpartition("/")[2]: name for zone, name in known.items()}
    by_city = difflib.get_close_matches(wanted, cities, n=1, cutoff=0.75)
    near = by_city or difflib.get_close_matches(wanted, known, n=1)
    if not near:
        raise UsageError("schedule-bad-zone", zone=text[:60])
    name = (cities if by_city else known)[near[0]]
    raise UsageError("schedule-bad-zone-near", zone=text[:60], near=name)


def read_date(text: str, *, today: dt.date) -> dt.date:
    """`2026-06-08`, `8.6.2026`, or `8.6.` for the next such day. Raises `UsageError`."""
    plain = text.strip()
    if found := _ISO.fullmatch(plain):
        year, month, day = (int(part) for part in found.groups())
    elif found := _NORDIC.fullmatch(plain):
        day, month = int(found[1]), int(found[2])
        year = int(found[3]) if found[3] else _next_year_of(month, day, today)
    else:
        raise UsageError("schedule-unread-date", date=plain[:40])
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise UsageError("schedule-bad-date", date=plain[:40].rstrip(".")) from None


def _next_year_of(month: int, day: int, today: dt.date) -> int:
    year = today.year + ((month, day) < (today.month, today.day))
    # The next 29 February may be years away.
    return next((each for each in range(year, year + 8) if (month, day) != (2, 29) or isleap(each)), year)


def _end_of_gap(wall: dt.datetime, area: ZoneInfo) -> dt.datetime:
    """The instant at which the clocks jumped over `wall`, to the second."""
    before = wall.replace(tzinfo=area, fold=0).utcoffset() or dt.timedelta()
    after = wall.replace(tzinfo=area, fold=1).utcoffset() or dt.timedelta()
    early = (wall - after).replace(tzinfo=dt.UTC)
    late = (wall - before).replace(tzinfo=dt.UTC)
    while late - early > _SECOND:
        middle = early + dt.timedelta(seconds=(late - early) // _SECOND // 2)
        if middle.astimezone(area).utcoffset() == before:
            early = middle
        else:
            late = middle
    return late
