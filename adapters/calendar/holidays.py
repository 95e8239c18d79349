"""Public holidays behind the core's port."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import holidays


class PublicHolidays:
    """See `bot.prompting.calendar.ports.Holidays`. Countries are named by their codes (ISO 3166-1 alpha-2)."""

    def name(self, country: str, day: date, language: str) -> str | None:
        return _year(country, day.year, language).get(day) if self.knows(country) else None

    def knows(self, country: str) -> bool:
        return country in _countries()


@lru_cache
def _countries() -> frozenset[str]:
    return frozenset(holidays.list_supported_countries(include_aliases=False))


@lru_cache(maxsize=64)
def _year(country: str, year: int, language: str) -> dict[date, str]:
    return dict(holidays.country_holidays(country, years=year, language=_spoken(country, language)).items())


@lru_cache
def _spoken(country: str, language: str) -> str | None:
    """The library's name for the language, else for English; None: the country's own."""
    spoken = holidays.list_localized_countries(include_aliases=False).get(country, [])
    for wanted in (language, "en"):
        found = [each for each in spoken if each.partition("_")[0] == wanted]
        if found:
            return found[0]
    return None
