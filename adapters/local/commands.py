"""The catalogue as a list to pick from: a line to begin with, what follows it, and what it does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat.commands import Command, option_wording
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
            line=f"/{_line(command, wording, language)}",
            options=_options(command, wording, language),
            help=_said(wording, language, f"{command.wording}.help", ""),
            role=command.role.word,
        )
        for command in catalogue
    )


def _line(command: Command, wording: Wording, language: str) -> str:
    first, _, second = command.name.partition(" ")
    word = _said(wording, language, f"{command.wording}.word", second or first)
    if not second:
        return word
    return f"{_said(wording, language, f'group-{first}.word', first)} {word}"


def _options(command: Command, wording: Wording, language: str) -> str:
    names = (
        (
            _said(wording, language, f"{option_wording(one)}.word", one.name),
            one.required,
        )
        for one in command.options
    )
    return " ".join(f"<{name}>" if required else f"[{name}]" for name, required in names)


def _said(wording: Wording, language: str, sentence: str, otherwise: str) -> str:
    return wording.say(language, sentence) if wording.knows(language, sentence) else otherwise
