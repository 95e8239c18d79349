"""When Vertti answers, suggests, says that it does not know, or stays silent. The only place where that is decided.

Precedence, first rule that applies:

| rule | outcome |
| --- | --- |
| the question is gone or was dealt with | Silent("settled") |
| it is talk and no question | Silent("talk") |
| not spoken to, and it is not time yet | Wait(due) |
| not spoken to, and Vertti could not look | Silent("could not look") |
| not spoken to, and a person other than the asker has spoken about it | Silent("people answered") |
| the best entry reaches the answer's bar, but changes often and is past its review | Withhold |
| the best entry reaches the answer's bar | Answer |
| it reaches the suggestions' bar | Suggest |
| spoken to | Unknown |
| otherwise | Silent("nothing fits") |
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from datetime import datetime

from bot.answering.knowledge import Entry
from bot.answering.ports import Ranking
from bot.answering.question import Question, State

MOST_SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class Bars:
    """The confidence, 0 to 1, from which an answer is given, and the lower one from which entries are suggested."""

    answer: float
    suggest: float

    def raised(self, chance: float) -> Bars:
        """For a text that is a question at all with this chance only: the two must hold together."""
        return Bars(*(max(bar, min(1.0, bar / chance)) for bar in (self.answer, self.suggest)))


@dataclass(frozen=True, slots=True)
class Answer:
    entry: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Withhold:
    """Say what it was about and where to look: the entry changes often, and nobody has checked it in time."""

    entry: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Suggest:
    """Ask whether it is one of these, the likeliest first."""

    entries: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Unknown:
    """Say honestly that there is nothing."""


@dataclass(frozen=True, slots=True)
class Silent:
    reason: str


@dataclass(frozen=True, slots=True)
class Wait:
    until: datetime


Verdict = Answer | Withhold | Suggest | Unknown
"""What the knowledge says to a text, whoever asks it and wherever."""
Decision = Verdict | Silent | Wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """`people_spoke` is None when Vertti could not look."""

    now: datetime
    people_spoke: bool | None
    verdict: Verdict
    talk: bool = False


def decide(question: Question, facts: Facts) -> Decision:
    """See the table above."""
    if question.state is not State.WAITING:
        return Silent("settled")
    if facts.talk:
        return Silent("talk")
    if not question.spoken_to:
        if question.due_at is not None and facts.now < question.due_at:
            return Wait(question.due_at)
        if facts.people_spoke is None:
            return Silent("could not look")
        if facts.people_spoke:
            return Silent("people answered")
    if isinstance(facts.verdict, Unknown) and not question.spoken_to:
        return Silent("nothing fits")
    return facts.verdict


def weigh(ranking: Ranking, best: Entry | None, bars: Bars, *, today: dt.date) -> Verdict:
    """The verdict on a ranking. `best` is its first entry, None when it is gone meanwhile."""
    if not ranking.matches or ranking.confidence < min(bars.suggest, bars.answer):
        return Unknown()
    first = ranking.matches[0].entry
    if ranking.confidence < bars.answer or best is None:
        return Suggest(tuple(match.entry for match in ranking.matches[:MOST_SUGGESTED]), ranking.confidence)
    if lapsed(best, today) and best.volatile:
        return Withhold(first, ranking.confidence)
    return Answer(first, ranking.confidence)


def lapsed(entry: Entry, today: dt.date) -> bool:
    """Whether it should have been checked again before today."""
    return entry.review_by is not None and entry.review_by < today
