"""The feature: its commands, and what is due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.answering.ports import Knowledge, Questions
from bot.answering.upkeep.check_command import CheckCommand
from bot.answering.upkeep.confirming import Confirming
from bot.answering.upkeep.gaps import GapsCommand
from bot.answering.upkeep.learning_commands import LearningCommands
from bot.answering.upkeep.ports import Kept, Likeness
from bot.answering.upkeep.review_notes import TellingModerators
from bot.answering.upkeep.rights import Rights, Shown
from bot.chat.chat import Chat
from bot.chat.commands import Action, Command, Handler


class Upkeep:
    """`asked` is for the command line, which exports labels."""

    def __init__(
        self,
        chat: Chat,
        knowledge: Knowledge,
        questions: Questions,
        kept: Kept,
        *,
        likeness: Likeness,
        shown: Shown,
    ) -> None:
        self.asked = kept.asked
        self._check = CheckCommand(chat, knowledge)
        self._confirming = Confirming(chat, knowledge, kept.revisions)
        self._gaps = GapsCommand(chat, kept.asked, likeness)
        self._rights = Rights(chat, knowledge, questions, kept.learning, shown)
        self._learning = LearningCommands(chat, knowledge, kept.learning)
        self._moderators = TellingModerators(chat, knowledge, kept.notes)

    def commands(self) -> Mapping[Command | Action, Handler]:
        return {
            **self._check.commands(),
            **self._confirming.commands(),
            **self._gaps.commands(),
            **self._rights.commands(),
            **self._learning.commands(),
        }

    async def tick(self, now: datetime) -> datetime | None:
        """Tell moderators what lapses, when it is time; returns when to look again."""
        return await self._moderators.tick(now)
