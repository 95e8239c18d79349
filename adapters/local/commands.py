"""The catalogue as a list to pick from: a line to begin with, what follows it, and what it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat.commands import Command
from bot.chat.usage import spoken_name, spoken_options
from bot.wording import Wording


@dataclass(frozen=True, slots=True)
class Listed:
    line: str
    """What is put into the message box."""
    options: str
    """What is to be written behind it, as words in brackets; the optional ones in square ones."""
    help: str
    role: str
    """`member`, `moderator` or `staff`: who may use it, as the core says."""


def listed(catalogue: Sequence[Command], wording: Wording, language: str) -> tuple[Listed, ...]:
    """Every command in `language`, in the order of the catalogue."""
    return tuple(
        Listed(
            line=f"/{spoken_name(command, wording, language)}",
            options=spoken_options(command, wording, language),
            help=wording.say(language, f"{command.wording}.help"),
            role=command.role.word,
        )
        for command in catalogue
    )
