"""A question for the channel, from the library or from a member."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.chat.ids import Person
from bot.wording import LANGUAGES

MOST_CHARACTERS = 300
"""Readable in five seconds."""
MOST_IN_OPTION = 52
"""Characters of a poll's option that every platform shows whole: Discord takes 55, and the number before it needs three."""
_SUGGESTED = "s-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """`text` and each of a poll's `options` by language; `week` is the week of the year it suits, 1 to 53."""

    id: str
    text: Mapping[str, str]
    options: tuple[Mapping[str, str], ...] = ()
    week: int | None = None
    kind: str = ""
    season: str = ""
    suggested_by: Person | None = None

    def language_near(self, language: str) -> str:
        """`language` if the prompt speaks it, else the first it does speak."""
        spoken = [each for each in (language, *LANGUAGES) if each in self.text]
        return spoken[0] if spoken else next(iter(self.text))


class SuggestionState(StrEnum):
    WAITING = "waiting"
    APPROVED = "approved"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A member's prompt. `number` is what people call it, from 1, given when it is kept."""

    id: str
    number: int
    text: str
    language: str
    suggested_by: Person
    state: SuggestionState
    created_at: datetime
    decided_in: str = ""
    """The key of the command that decided."""

    @property
    def prompt(self) -> Prompt:
        return Prompt(
            id=f"{_SUGGESTED}{self.id}",
            text={self.language: self.text},
            suggested_by=self.suggested_by,
        )


def is_suggested(prompt: str) -> bool:
    """Whether it is the id of a member's suggestion."""
    return prompt.startswith(_SUGGESTED)


def suggestion_behind(prompt: str) -> str:
    """The id of the suggestion with this prompt's id."""
    return prompt.removeprefix(_SUGGESTED)


def same_words(text: str) -> str:
    """What two suggestions have in common when they are the same: letters and digits, whatever case and spacing."""
    kept = "".join(letter if letter.isalnum() else " " for letter in text.casefold())
    return " ".join(kept.split())
