"""How well a prompt suits a time of year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.prompting.prompt import Prompt

WEEKS = 52
HALVED_BY = 4
"""So many weeks away, a prompt needs twice the expected answers."""
SEASON = 13
"""A quarter of a year. A prompt farther from its week than this comes only when no nearer one may: however many
answered it, a question about Christmas does not come in May."""


@dataclass(frozen=True, slots=True, order=True)
class Distance:
    """In weeks, the short way round the year; of two as near, the one whose week has passed is less, so that the
    coming weeks keep theirs.
    """

    weeks: int
    ahead: bool

    @property
    def nearness(self) -> float:
        """1 in its own week, half of it four weeks away, a quarter eight weeks away."""
        return 2.0 ** (-self.weeks / HALVED_BY)

    @property
    def in_season(self) -> bool:
        return self.weeks <= SEASON


def distance(prompt: Prompt, on: date) -> Distance:
    """A prompt without a week suits the whole year, but each week's own better."""
    if prompt.week is None:
        return Distance(SEASON, ahead=True)
    ahead = (min(prompt.week, WEEKS) - min(on.isocalendar().week, WEEKS)) % WEEKS
    past = (WEEKS - ahead) % WEEKS
    return Distance(min(ahead, past), ahead=ahead < past)
