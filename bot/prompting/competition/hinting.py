"""From the signs in a text to a hint, or none. Pure.

A subject alone (a price, a customer) is harmless: what makes it risky is that it is still to come, that members are to
agree on it, or that they are to tell theirs. What takes that back: a price that is not the members' own, a lesson from
what went wrong, a paper to fill in, a question that asks for no names or figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.prompting.competition.patterns import plain, sentences
from bot.prompting.competition.words import Words, words_of
from bot.wording import LANGUAGES


class Reason(StrEnum):
    """What the talk would be about; the worst first."""

    MARKET_SHARING = "market_sharing"
    BOYCOTT = "boycott"
    BIDS = "bids"
    MARGINS = "margins"
    TERMS = "terms"
    PRICES = "prices"
    VOLUMES = "volumes"
    CUSTOMERS = "customers"


@dataclass(frozen=True, slots=True)
class Hint:
    reason: Reason


def _ways(*ways: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(way.split()) for way in ways)


_TRADE = ("future", "agree", "together", "yours amount", "yours ask", "yours soon", "soon amount")
_RULES: Mapping[Reason, tuple[frozenset[str], ...]] = {
    Reason.MARKET_SHARING: _ways("agree"),
    Reason.BOYCOTT: _ways("agree", "together"),
    Reason.BIDS: _ways("future", "agree", "together", "yours amount"),
    Reason.MARGINS: _ways("future", "agree", "together", "yours", "amount", "ask"),
    Reason.TERMS: _ways(*_TRADE, "yours"),
    Reason.PRICES: _ways(*_TRADE, "yours"),
    Reason.VOLUMES: _ways(*_TRADE),
    Reason.CUSTOMERS: _ways("names"),
}
"""For each subject, the signs that make it risky: any of these, or these two together."""
_NOT_ABOUT_MONEY = frozenset({Reason.MARKET_SHARING, Reason.BOYCOTT, Reason.CUSTOMERS})
"""That the price of freight or of a fair is nobody's secret says nothing about these."""
_NEVER_EXCUSED = frozenset({"agree", "together"})
_HARDLY_EXCUSED = frozenset({"future"})
"""What somebody is about to do does not become a lesson by being called one."""
_WEAK = frozenset({"yours"})
"""By itself it is excused even by a question for a way of doing something."""


def hint(text: str, language: str | None) -> Hint | None:
    """`language` is the text's, or None when it is not known: then all three are tried."""
    spoken = (language,) if language in LANGUAGES else LANGUAGES
    for each in spoken:
        reason = _reason(text, words_of(each))
        if reason is not None:
            return Hint(reason)
    return None


def _reason(text: str, words: Words) -> Reason | None:
    whole = plain(text)
    parts = sentences(text)
    for reason in Reason:
        if any(_risky(reason, part, whole, words) for part in parts):
            return reason
    return None


def _risky(reason: Reason, sentence: str, whole: str, words: Words) -> bool:
    excuses = words.excuses_in(sentence, whole)
    if reason in _NOT_ABOUT_MONEY:
        excuses -= {"theirs"}
    # A paper may be named: “How much do you invoice?”
    if words.says_it(reason, sentence) and not excuses - {"papers", "method"}:
        return True
    if not words.names_subject(reason, sentence):
        return False
    signs = words.signs_in(sentence, whole)
    return any(way <= signs and _stands(way, excuses) for way in _RULES[reason])


def _stands(way: frozenset[str], excuses: frozenset[str]) -> bool:
    if way & _NEVER_EXCUSED:
        return True
    if way & _HARDLY_EXCUSED:
        return not excuses & {"theirs", "papers"}
    return not (excuses if way == _WEAK else excuses - {"method"})
