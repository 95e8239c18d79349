"""`prompts check`, for moderators."""

from __future__ import annotations

import asyncio

from bot.chat.chat import Chat
from bot.chat.commands import Action, Call, Command, Handler, Reply
from bot.chat.content import Content
from bot.chat.roles import Role
from bot.prompting.library.checking import Problem, balance, check
from bot.prompting.library.reporting import report
from bot.prompting.ports import PromptLibrary
from bot.wording import Wording

CHECK = Command(name="prompts check", role=Role.MODERATOR)
MOST_LINES = 20


class CheckCommand:
    def __init__(self, chat: Chat, library: PromptLibrary) -> None:
        self._chat = chat
        self._library = library

    def commands(self) -> dict[Command | Action, Handler]:
        return {CHECK: self._check}

    async def _check(self, call: Call) -> Reply:
        # In a thread: comparing some hundred questions with one another takes its time.
        content, _ = await asyncio.to_thread(
            checked, self._library, call.language, self._chat.wording, most=MOST_LINES
        )
        return content


def checked(
    library: PromptLibrary, language: str, wording: Wording, *, most: int | None = None
) -> tuple[Content, bool]:
    """The report, and whether every file could be read."""
    found = check(library.prompts, library.problems)
    whole = all(each.problem is not Problem.BROKEN for each in found)
    return report(found, balance(library.prompts), language, wording, most=most), whole
