"""A question somebody put to Vertti, or to the people of a channel."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bot.chat.ids import MessageRef, Person

BY_COMMAND = "ask:"
"""Begins the message id of a question that was asked by command, which has no message."""


class State(StrEnum):
    WAITING = "waiting"
    """People go first; `due_at` says until when."""
    ANSWERED = "answered"
    SUGGESTED = "suggested"
    """Unsure: asked whether it is one of `suggested`."""
    UNKNOWN = "unknown"
    """Spoken to, and said honestly that there is nothing."""
    SILENT = "silent"
    STOOD_DOWN = "stood_down"
    OPEN = "open"
    """The answer was folded away: people are asked."""
    GONE = "gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`id` is derived from the message, so that one message is one question. `text` is "" once forgotten."""

    id: str
    asked_in: MessageRef
    asker: Person
    language: str
    text: str
    spoken_to: bool
    asked_at: datetime
    due_at: datetime | None = None
    state: State = State.WAITING
    entry: str | None = None
    suggested: tuple[str, ...] = ()
    """Entries that were offered, in the order of their buttons."""
    confidence: float | None = None
    answer: MessageRef | None = None
    reason: str = ""

    @property
    def by_command(self) -> bool:
        return self.asked_in.message.startswith(BY_COMMAND)

    def with_text(self, text: str, language: str) -> Question:
        return replace(self, text=text, language=language)
