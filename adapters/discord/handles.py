"""What `reply_handle` holds: enough to answer an interaction even after a restart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.errors import Refused


class Style(StrEnum):
    """How an interaction is put off when the answer takes its time."""

    PRIVATE = "private"
    """A note only the caller sees, which becomes the answer."""
    PUBLIC = "public"
    """A note all see, which becomes the answer."""
    BESIDE = "beside"
    """Nothing is shown; the answer comes beside the message the button stands on."""


@dataclass(frozen=True, slots=True)
class Handle:
    application: int
    interaction: int
    style: Style
    token: str

    def __str__(self) -> str:
        return f"{self.application}:{self.interaction}:{self.style}:{self.token}"

    @classmethod
    def read(cls, text: str) -> Handle:
        """Raises `Refused` for anything `str` of a handle has not made."""
        try:
            application, interaction, style, token = text.split(":", 3)
            return cls(int(application), int(interaction), Style(style), token)
        except ValueError as error:
            raise Refused("invalid", "reply handle") from error
