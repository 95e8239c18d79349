"""`prompts check` on the command line."""

from __future__ import annotations

from adapters.terminal.rendering import render
from bot.prompting.library.check_command import checked
from bot.prompting.ports import PromptLibrary
from bot.wording import Wording

DONE, FAILED = 0, 1


def check(library: PromptLibrary, language: str) -> int:
    """Print all remarks; `FAILED` only when a file cannot be read, whose prompt would be left out."""
    content, whole = checked(library, language, Wording())
    print(render(content))
    return DONE if whole else FAILED
