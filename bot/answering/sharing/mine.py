"""`knowledge mine`: what the caller has shared, and the buttons that change it."""

from __future__ import annotations

from bot.answering.ports import Knowledge
from bot.answering.sharing import showing
from bot.answering.sharing.ports import Shared
from bot.answering.sharing.proposal import Proposal, State
from bot.answering.sharing.reading import own_proposal, texts_of
from bot.chat.chat import Chat
from bot.chat.commands import Action, Call, Command, Handler, Reply
from bot.chat.content import Button, Content

MINE = Command(name="knowledge mine")
SHOW = Action("share.show")
MOST_LISTED = 20
LONGEST = 120


class Mine:
    def __init__(self, chat: Chat, knowledge: Knowledge, kept: Shared) -> None:
        self._chat = chat
        self._knowledge = knowledge
        self._kept = kept

    def commands(self) -> dict[Command | Action, Handler]:
        return {MINE: self._mine, SHOW: self._show}

    async def _mine(self, call: Call) -> Reply:
        theirs = (await self._kept.of_author(call.caller))[:MOST_LISTED]
        if not theirs:
            return Content(self._say(call, "share-mine-none"))
        if len(theirs) == 1:
            return await self._one(call, theirs[0])
        lines = [await self._line(call, each) for each in theirs]
        buttons = [Button(SHOW.name, str(each.number), f"{each.number}") for each in theirs]
        intro = self._say(call, "share-mine-found", count=len(theirs))
        return Content("\n".join([intro, "", *lines]), buttons=tuple(buttons))

    async def _show(self, call: Call) -> Reply:
        return await self._one(call, await own_proposal(call, self._kept))

    async def _one(self, call: Call, proposal: Proposal) -> Content:
        texts = await texts_of(proposal, self._knowledge)
        shown = f"\n\n{showing.quoted(texts)}" if texts is not None else ""
        return Content(
            f"{self._state(call, proposal)}{shown}",
            buttons=showing.choices(proposal, call.language, self._chat.wording),
        )

    async def _line(self, call: Call, proposal: Proposal) -> str:
        texts = await texts_of(proposal, self._knowledge)
        question = showing.in_short(texts, LONGEST) if texts is not None else ""
        return f"- **{proposal.number}** {question}: {self._state(call, proposal)}"

    def _state(self, call: Call, proposal: Proposal) -> str:
        if proposal.choice is None:
            return self._say(call, "share-is-unanswered")
        where = "in-use" if proposal.state is State.APPROVED else "waiting"
        return self._say(call, f"share-is-{where}-{proposal.choice}")

    def _say(self, call: Call, sentence: str, **fields: str | int) -> str:
        return self._chat.wording.say(call.language, sentence, **fields)
