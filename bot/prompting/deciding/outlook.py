"""What the governor will probably make of the dates to come.

A forecast, and said as one: it takes members to begin as many conversations as in the last 28 days, and hosts to ask
their questions themselves. It counts what Vertti has posted, and of what is to come whatever is not left out itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.prompting.deciding.governor import Budget, budget, lively_until
from bot.prompting.deciding.ports import Begun
from bot.prompting.rules import BUDGET_DAYS, Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A date of one stream in one channel, whose hour is still to come. `left_out`: for another reason."""

    local_date: date
    due_at: datetime
    left_out: bool = False
    pinned: bool = False
    hosted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """`begun` as it will be counted on the date; of its `own_stream`, `to_come` have not been posted yet.

    `reason`: why it will probably be left out, as `decide.Skip` has it; empty: it will not be. `lively_until`: until
    when it will wait because of what members have begun already.
    """

    begun: Begun
    budget: Budget
    to_come: int
    reason: str = ""
    lively_until: datetime | None = None


def outlook(
    begun: Begun, posted: Sequence[date], coming: Sequence[Coming], rules: Rules
) -> Mapping[date, Outlook]:
    """`begun` in the last 28 days, `posted` by the stream and when, `coming` oldest first."""
    found: dict[date, Outlook] = {}
    foreseen: list[date] = []
    for each in coming:
        expected = _on(each, begun, posted, foreseen, rules)
        found[each.local_date] = expected
        if not (expected.reason or each.hosted or each.left_out):
            foreseen.append(each.local_date)
    return found


def _on(
    coming: Coming, begun: Begun, posted: Sequence[date], foreseen: Sequence[date], rules: Rules
) -> Outlook:
    to_come = _before(coming.local_date, foreseen)
    used = _before(coming.local_date, posted) + to_come
    then = replace(begun, own=begun.own - begun.own_stream + used, own_stream=used)
    allowed = budget(then, rules)
    wanted = coming.pinned or coming.hosted
    reason = ""
    if not wanted and not coming.left_out and allowed.spent:
        reason = "ceiling" if used >= rules.ceiling else "stepping_back"
    lively = None if wanted else lively_until(begun, rules, coming.due_at)
    return Outlook(begun=then, budget=allowed, to_come=to_come, reason=reason, lively_until=lively)


def _before(day: date, days: Sequence[date]) -> int:
    """As many as count against the budget of `day`."""
    return sum(1 for each in days if day - timedelta(days=BUDGET_DAYS) < each < day)
