"""A text that is taken back: out of everything that is kept, and out of the messages it was quoted in."""

from __future__ import annotations

from bot.answering.sharing.asking import AskingAuthors
from bot.answering.sharing.ports import Shared
from bot.answering.sharing.proposal import Proposal
from bot.answering.sharing.requoting import Requoting
from bot.chat.chat import Chat


class Withdrawing:
    def __init__(self, chat: Chat, kept: Shared, asking: AskingAuthors, requoting: Requoting) -> None:
        self._chat = chat
        self._kept = kept
        self._asking = asking
        self._requoting = requoting

    async def withdraw(self, proposal: Proposal) -> None:
        """Gone from what is kept when this returns. Messages change as soon as the platforms let us."""
        now = self._chat.clock.now()
        await self._kept.withdraw(proposal.number, now=now)
        what = "knowledge withdraw"
        await self._chat.audit.record(who=proposal.author, what=what, about=str(proposal.number), now=now)
        await self._requoting.tick(now)
        await self._asking.replace_question(proposal.number, "share-now-no")
