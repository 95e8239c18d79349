"""When Vertti answers, says that it does not know, or stays silent. The only place where that is decided.

Precedence, first rule that applies:

| rule | outcome |
| --- | --- |
| the question is gone or was dealt with | Silent("settled") |
| not spoken to, and it is not time yet | Wait(due) |
| not spoken to, and Vertti could not look | Silent("could not look") |
| not spoken to, and a person other than the asker has spoken about it | Silent("people answered") |
| the best entry reaches the bar | Answer |
| spoken to | Unknown |
| otherwise | Silent("nothing fits") |
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from bot.answering.ports import Ranking
from bot.answering.question import Question, State


@dataclass(frozen=True, slots=True)
class Answer:
    entry: str
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


Decision = Answer | Unknown | Silent | Wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """`people_spoke` is None when Vertti could not look. `bar` is the confidence an answer needs, 0 to 1."""

    now: datetime
    people_spoke: bool | None
    ranking: Ranking
    bar: float


def decide(question: Question, facts: Facts) -> Decision:
    """See the table above."""
    if question.state is not State.WAITING:
        return Silent("settled")
    if not question.spoken_to:
        if question.due_at is not None and facts.now < question.due_at:
            return Wait(question.due_at)
        if facts.people_spoke is None:
            return Silent("could not look")
        if facts.people_spoke:
            return Silent("people answered")
    if reaches(facts.ranking, facts.bar):
        return Answer(facts.ranking.matches[0].entry, facts.ranking.confidence)
    return Unknown() if question.spoken_to else Silent("nothing fits")


def reaches(ranking: Ranking, bar: float) -> bool:
    return bool(ranking.matches) and ranking.confidence >= bar


_ASKING = re.compile(
    r"^(?:\W*(?:hei|moi|moikka|terve|hej|hejsan|hi|hello)\b[\s\w]{0,20}[,.!:]?\s*)?"
    r"(?:mi(?:tä|kä|ssä|stä|hin|llä|ten|ksi|stäs|tkä|llainen|llaisia)|kuinka|paljonko|montako|kuka|ken(?:elle|eltä|en)|"
    r"kuka|koska|milloin|onko|onks|saako|saaks|voiko|voiks|pitääkö|pitääks|tarvit\w*(?:ko|kö|ks)|"
    r"vad|hur|var|vart|när|vem|vilk\w+|varför|måste|behöver|får|kan|ska|finns|är|har|"
    r"what|how|where|when|who|which|why|do|does|is|are|can|could|should|must|has|have|anyone)\b",
    re.IGNORECASE,
)
_FINNISH_PARTICLE = re.compile(r"\b\w{2,}(?:ko|kö|kohan|köhän|kos|kös)\b", re.IGNORECASE)
SHORTEST = 12
"""Characters; anything shorter in a channel is talk among people."""


def looks_like_a_question(text: str) -> bool:
    """Whether a message in a questions channel asks something. Errs on the side of silence."""
    plain = text.strip()
    if len(plain) < SHORTEST:
        return False
    if "?" in plain or "？" in plain:
        return True
    first = re.split(r"(?<=[.!:])\s", plain, maxsplit=1)[0]
    return bool(_ASKING.match(plain) or _FINNISH_PARTICLE.search(first[:80]))
