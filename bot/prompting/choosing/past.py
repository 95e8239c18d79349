"""What past answers say of a prompt: how many to expect, and whether it or its type rests.

A use is one occasion; its answers are the members who answered, on average over the channels in question where it was
posted.

**Expected answers** are a hierarchical shrunk mean. That many people answer is taken as Poisson with a rate of its own
for each prompt, and the rates of a type as Gamma around the type's: with a Gamma(w * m, w) prior the posterior mean of
the rate is

    (w * m + a) / (w + n)        a answers in n uses; m the mean it is drawn to, which counts as w uses

(A. Gelman et al., *Bayesian Data Analysis*, 3rd edition, section 2.6; the weights are set, not estimated: a community
has too few uses for that). A prompt is drawn to its type, a type to all, all to `PRIOR`. Without uses a prompt is
expected to do exactly as its type does.

Small numbers lie: the best use of each counts no more than the second best, or than m where that is more (Winsor's
rule, J. W. Tukey 1962, on the one end that would be rewarded). So a single lucky week alone raises nothing, and it never
wins over ten steady ones that were as good as expected.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Self

from bot.prompting.choosing.ports import HOSTED, Outcome
from bot.prompting.prompt import Prompt

PRIOR = 2.0
"""Answers expected where nothing is known."""
WEIGHT = 4
"""For how many uses counts what a prompt, a type, and all are drawn to."""
SILENCES = 3
TYPE_RESTS = timedelta(weeks=12)
PROMPT_RESTS = timedelta(weeks=104)
_Use = tuple[date, float]
"""When, and how many answered."""


def shrunk(answers: Sequence[float], towards: float) -> float:
    """See above. The same for the same answers in whatever order."""
    if not answers:
        return towards
    *rest, best = sorted(answers)
    likely = min(best, max(towards, rest[-1] if rest else 0))
    return (WEIGHT * towards + sum(rest) + likely) / (WEIGHT + len(answers))


class Past:
    """The uses in the channels in question. Those in which a host asked in their own words say nothing of a prompt."""

    def __init__(self, by_kind: dict[str, list[_Use]], by_prompt: dict[str, list[_Use]]) -> None:
        self._by_prompt = by_prompt
        self._expected: dict[tuple[str, str], float] = {}
        everything = [answers for uses in by_kind.values() for _, answers in uses]
        self._of_all = shrunk(everything, PRIOR)
        self._of_kind = {kind: shrunk(_answers(uses), self._of_all) for kind, uses in by_kind.items()}
        self._tired_kinds = {kind: _silent_until(uses, TYPE_RESTS) for kind, uses in by_kind.items()}
        self._tired = {prompt: _silent_until(uses, PROMPT_RESTS) for prompt, uses in by_prompt.items()}

    @classmethod
    def of(cls, outcomes: Sequence[Outcome]) -> Self:
        occasions: defaultdict[tuple[date, str, str], list[int]] = defaultdict(list)
        for each in outcomes:
            if each.kind != HOSTED:
                occasions[each.local_date, each.prompt, each.kind].append(each.members)
        by_kind: defaultdict[str, list[_Use]] = defaultdict(list)
        by_prompt: defaultdict[str, list[_Use]] = defaultdict(list)
        for (day, prompt, kind), members in sorted(occasions.items()):
            use = (day, sum(members) / len(members))
            by_kind[kind].append(use)
            by_prompt[prompt].append(use)
        return cls(dict(by_kind), dict(by_prompt))

    def expected(self, prompt: Prompt) -> float:
        """Members who will answer within 7 days, in one channel."""
        key = (prompt.id, prompt.kind)
        if key not in self._expected:
            of_kind = self._of_kind.get(prompt.kind, self._of_all)
            self._expected[key] = shrunk(_answers(self._by_prompt.get(prompt.id, [])), of_kind)
        return self._expected[key]

    def uses(self, prompt: Prompt) -> int:
        return len(self._by_prompt.get(prompt.id, []))

    def type_rests(self, prompt: Prompt, on: date) -> bool:
        """No member answered in its type's last three uses, and the last of them was within 12 weeks."""
        return on < self._tired_kinds.get(prompt.kind, date.min)

    def rests(self, prompt: Prompt, on: date) -> bool:
        """No member answered in its own last three uses, and the last of them was within 104 weeks."""
        return on < self._tired.get(prompt.id, date.min)


def _answers(uses: Sequence[_Use]) -> list[float]:
    return [answers for _, answers in uses]


def _silent_until(uses: Sequence[_Use], rest: timedelta) -> date:
    """When the rest ends. `uses` are oldest first."""
    last = uses[-SILENCES:]
    silent = len(last) == SILENCES and not any(answers for _, answers in last)
    return last[-1][0] + rest if silent else date.min
