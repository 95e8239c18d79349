"""The feature: its commands, and what is due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.answering.ports import Knowledge, Questions
from bot.answering.sharing.approving import Approving
from bot.answering.sharing.asking import AskingAuthors
from bot.answering.sharing.choosing import Choosing
from bot.answering.sharing.crediting import StoredCredits
from bot.answering.sharing.mine import Mine
from bot.answering.sharing.ports import Shared
from bot.answering.sharing.proposal import State
from bot.answering.sharing.requoting import Requoting, Shown
from bot.answering.sharing.saving import Guess, Saving
from bot.answering.sharing.withdrawing import Withdrawing
from bot.chat.chat import Chat
from bot.chat.commands import Action, Command, Handler
from bot.chat.events import Event, MessageDeleted


class Sharing:
    """`credits` says whom an answer is owed to; `kept` is for the command line, which carries credits in files."""

    def __init__(
        self,
        chat: Chat,
        knowledge: Knowledge,
        questions: Questions,
        kept: Shared,
        *,
        guess: Guess,
        shown: Shown,
    ) -> None:
        self.kept = kept
        self.credits = StoredCredits(kept)
        self._asking = AskingAuthors(chat, kept)
        self._requoting = Requoting(chat, kept, questions, shown)
        self._withdrawing = Withdrawing(chat, kept, self._asking, self._requoting)
        self._saving = Saving(chat, kept, self._asking, guess)
        self._choosing = Choosing(
            chat,
            knowledge,
            kept,
            self._asking,
            withdrawing=self._withdrawing,
            requoting=self._requoting,
        )
        self._mine = Mine(chat, knowledge, kept)
        self._approving = Approving(chat, kept, self._asking)

    def commands(self) -> Mapping[Command | Action, Handler]:
        return {
            **self._saving.commands(),
            **self._choosing.commands(),
            **self._mine.commands(),
            **self._approving.commands(),
        }

    async def on(self, event: Event) -> None:
        """A message that is deleted before its author has answered is not to be shared."""
        if not isinstance(event, MessageDeleted):
            return
        proposal = await self.kept.about(event.message)
        if proposal is not None and proposal.state is State.PROPOSED and proposal.choice is None:
            await self._withdrawing.withdraw(proposal)

    async def forget(self, *, before: datetime) -> None:
        """What its author has said nothing to since then."""
        await self.kept.forget_unanswered(before=before)

    async def tick(self, now: datetime) -> datetime | None:
        """Tell authors what waited for the morning, and put messages right; returns when to look again."""
        wishes = (await self._asking.tick(now), await self._requoting.tick(now))
        return min((wish for wish in wishes if wish is not None), default=None)
