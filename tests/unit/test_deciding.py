"""The table of precedence in `bot.answering.deciding`, row by row."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from bot.answering.deciding import (
    Answer,
    Bars,
    Decision,
    Facts,
    Silent,
    Suggest,
    Unknown,
    Verdict,
    Wait,
    Withhold,
    decide,
    weigh,
)
from bot.answering.knowledge import Entry, read_entry
from bot.answering.ports import Match, Ranking
from bot.answering.question import Question, State
from bot.chat.ids import ChannelId, MemberId, MessageId, MessageRef, Person, SpaceId

NOW = dt.datetime(2026, 11, 26, 12, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(hours=1)
SPACE = SpaceId("local:home")
QUESTION = Question(
    id="q",
    asked_in=MessageRef(SPACE, ChannelId("questions"), MessageId("1")),
    asker=Person(SPACE, MemberId("anna")),
    language="fi",
    text="Tarvitaanko EORI?",
    spoken_to=False,
    asked_at=NOW,
    due_at=NOW,
)
SPOKEN_TO = replace(QUESTION, spoken_to=True)
ANSWER = Answer("eori", 0.9)
FACTS = Facts(now=NOW, people_spoke=False, verdict=ANSWER)


@pytest.mark.parametrize(
    ("question", "facts", "expected"),
    [
        (replace(QUESTION, state=State.GONE), FACTS, Silent("settled")),
        (SPOKEN_TO, replace(FACTS, talk=True), Silent("talk")),
        (replace(QUESTION, due_at=LATER), FACTS, Wait(LATER)),
        (QUESTION, replace(FACTS, people_spoke=None), Silent("could not look")),
        (QUESTION, replace(FACTS, people_spoke=True), Silent("people answered")),
        (SPOKEN_TO, replace(FACTS, people_spoke=True), ANSWER),
        (QUESTION, FACTS, ANSWER),
        (QUESTION, replace(FACTS, verdict=Suggest(("a", "b"), 0.3)), Suggest(("a", "b"), 0.3)),
        (QUESTION, replace(FACTS, verdict=Withhold("eori", 0.9)), Withhold("eori", 0.9)),
        (QUESTION, replace(FACTS, verdict=Unknown()), Silent("nothing fits")),
        (SPOKEN_TO, replace(FACTS, verdict=Unknown()), Unknown()),
    ],
)
def test_the_first_rule_that_applies_decides(question: Question, facts: Facts, expected: Decision) -> None:
    assert decide(question, facts) == expected


BARS = Bars(answer=0.5, suggest=0.2)
TODAY = NOW.date()


def entry(*, volatile: bool, review_by: str) -> Entry:
    return read_entry(
        {"id": "a", "question": "q", "answer": "a", "volatile": volatile, "review_by": review_by}
    )


STEADY = entry(volatile=False, review_by="2027-01-01")
STALE = entry(volatile=False, review_by="2026-11-25")
CHANGING = entry(volatile=True, review_by="2026-11-26")
CHANGED = entry(volatile=True, review_by="2026-11-25")
FOUR = tuple(Match(name, 1.0) for name in "abcd")


@pytest.mark.parametrize(
    ("confidence", "best", "expected"),
    [
        (0.5, STEADY, Answer("a", 0.5)),
        (0.5, STALE, Answer("a", 0.5)),
        (0.5, CHANGING, Answer("a", 0.5)),
        (0.5, CHANGED, Withhold("a", 0.5)),
        (0.5, None, Suggest(("a", "b", "c"), 0.5)),
        (0.49, STEADY, Suggest(("a", "b", "c"), 0.49)),
        (0.2, CHANGED, Suggest(("a", "b", "c"), 0.2)),
        (0.19, STEADY, Unknown()),
    ],
)
def test_the_confidence_falls_into_one_of_three_bands(
    confidence: float, best: Entry | None, expected: Verdict
) -> None:
    assert weigh(Ranking(FOUR, confidence), best, BARS, today=TODAY) == expected


def test_nothing_found_is_nothing_known() -> None:
    assert weigh(Ranking((), 1.0), None, BARS, today=TODAY) == Unknown()
