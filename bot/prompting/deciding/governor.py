"""Stepping back: how many questions Vertti allows itself, and when a channel is lively enough without.

The budget for 28 days is tied to who begins the conversations in a channel:

    share  = members / (members + others + own + P)
    budget = floor + round((ceiling - floor) * (1 - share))

`members`, `others` (staff, bots) and `own` (Vertti's questions) are conversations begun in the last 28 days. P is
max(6, 2 (ceiling - floor)): a month counts as if six conversations more had been begun by nobody, so that one member's
one message in an empty channel changes little, and one conversation more never changes the budget by more than one.
The more members begin, the smaller the budget; `floor` and `ceiling` are staff's.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.prompting.deciding.ports import Begun
from bot.prompting.rules import BUDGET_DAYS, Rules

PERIOD = timedelta(days=BUDGET_DAYS)
LIVELY_FOR = timedelta(days=7)
_LEAST_PRIOR = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """`allowed` questions in 28 days, of which `used` have been posted; `share` is the members', 0 to 1."""

    allowed: int
    used: int
    share: float

    @property
    def spent(self) -> bool:
        return self.used >= self.allowed


def budget(begun: Begun, rules: Rules) -> Budget:
    """Of one stream in one channel. `begun` counts the last 28 days."""
    room = rules.ceiling - rules.floor
    members = len(begun.members)
    everybody = members + begun.others + begun.own + prior(rules)
    share = members / everybody
    # Half up, as people round.
    allowed = rules.floor + math.floor(room * (1 - share) + 0.5)
    return Budget(allowed=allowed, used=begun.own_stream, share=share)


def prior(rules: Rules) -> int:
    """P of the formula."""
    return max(_LEAST_PRIOR, 2 * (rules.ceiling - rules.floor))


def lively_until(begun: Begun, rules: Rules, now: datetime) -> datetime | None:
    """Until when members have begun at least `rules.lively` conversations within 7 days; None: they have not."""
    wanted = rules.lively
    if wanted is None or wanted > len(begun.members):
        return None
    until = begun.members[wanted - 1] + LIVELY_FOR
    return until if until > now else None
