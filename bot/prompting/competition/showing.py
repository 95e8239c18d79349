"""How a hint is said: the reason, what to change, where to read more, and that it is no legal advice."""

from __future__ import annotations

from bot.prompting.competition.hinting import Hint
from bot.wording import Wording


def private_hint(found: Hint, language: str, wording: Wording) -> str:
    """A paragraph for the one who wrote the question."""
    return wording.say(
        language,
        "competition-hint",
        about=about(found.reason, language, wording),
        change=wording.say(language, f"{_sentence(found.reason)}.change"),
        address=wording.say(language, "competition-address"),
    )


def mark(found: Hint, language: str, wording: Wording) -> str:
    """A few words for a moderator's list."""
    return wording.say(language, "competition-mark", about=about(found.reason, language, wording))


def about(reason: str, language: str, wording: Wording) -> str:
    """What the talk would be about: “prices”."""
    return wording.say(language, _sentence(reason))


def _sentence(reason: str) -> str:
    return f"competition-{reason.replace('_', '-')}"
