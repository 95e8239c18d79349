"""What the author says: with their name, without it, or not at all; at first and at any time later."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.knowledge import Row
from bot.answering.ports import Knowledge
from bot.answering.sharing import showing
from bot.answering.sharing.asking import AskingAuthors
from bot.answering.sharing.names import names_left, without_names
from bot.answering.sharing.ports import Shared
from bot.answering.sharing.proposal import Choice, Proposal, State, Texts
from bot.answering.sharing.reading import names_of, own_proposal, texts_in, texts_of
from bot.answering.sharing.requoting import Requoting
from bot.answering.sharing.withdrawing import Withdrawing
from bot.chat.chat import Chat
from bot.chat.commands import Action, Call, Command, Handler, Reply
from bot.chat.content import Content, literal
from bot.errors import UsageError

TEXT_FORM = Action("share.text")


class Choosing:
    def __init__(
        self,
        chat: Chat,
        knowledge: Knowledge,
        kept: Shared,
        asking: AskingAuthors,
        *,
        withdrawing: Withdrawing,
        requoting: Requoting,
    ) -> None:
        self._chat = chat
        self._knowledge = knowledge
        self._kept = kept
        self._asking = asking
        self._withdrawing = withdrawing
        self._requoting = requoting

    def commands(self) -> dict[Command | Action, Handler]:
        return {
            Action(showing.NAMED): self._named,
            Action(showing.UNNAMED): self._unnamed,
            Action(showing.NO): self._no,
            TEXT_FORM: self._text,
        }

    async def _named(self, call: Call) -> Reply:
        proposal = await own_proposal(call, self._kept)
        platform = self._chat.platforms.of(call.caller.space)
        name = await platform.member_name(call.caller.member) if platform is not None else ""
        return await self._choose(call, proposal, Choice.NAMED, name)

    async def _unnamed(self, call: Call) -> Reply:
        """What holds from this moment on: no name is shown, and no text that has the name in it."""
        proposal = await own_proposal(call, self._kept)
        texts = await texts_of(proposal, self._knowledge)
        platform = self._chat.platforms.of(call.caller.space)
        if texts is None or platform is None:
            raise UsageError("share-over")
        left = await self._left(proposal, texts, await names_of(call.caller, self._chat))
        now = self._chat.clock.now()
        if left or proposal.state is State.PROPOSED:
            await self._kept.hold_back(proposal.number, now=now)
        else:
            await self._kept.choose(proposal.number, Choice.UNNAMED, "", now=now)
        if platform.abilities.forms:
            return self._form(call, proposal, texts)
        if left:
            raise UsageError("share-still-named", names=_listed(left))
        return await self._choose(call, proposal, Choice.UNNAMED, "")

    async def _text(self, call: Call) -> Reply:
        proposal = await own_proposal(call, self._kept)
        texts = texts_in(call.answers, before=await texts_of(proposal, self._knowledge))
        names = await names_of(call.caller, self._chat)
        left = names_left(texts.all, names)
        if left:
            await self._kept.draft(proposal.number, texts)
            text = self._say(call, "share-still-named", names=_listed(left))
            return Content(text, buttons=showing.again(proposal.number, call.language, self._chat.wording))

        def put_differently(row: Row) -> Row:
            return _with_texts(without_names(row, names), texts, proposal.language)

        now = self._chat.clock.now()
        if not await self._kept.put_differently(proposal.number, texts, put_differently, now=now):
            raise UsageError("share-over")
        return await self._done(call, proposal, Choice.UNNAMED)

    async def _no(self, call: Call) -> Reply:
        proposal = await own_proposal(call, self._kept)
        await self._withdrawing.withdraw(proposal)
        used = proposal.state is State.APPROVED
        return Content(self._say(call, "share-withdrawn" if used else "share-chosen-no"))

    async def _choose(self, call: Call, proposal: Proposal, choice: Choice, name: str) -> Content:
        now = self._chat.clock.now()
        if not await self._kept.choose(proposal.number, choice, name, now=now):
            raise UsageError("share-over")
        return await self._done(call, proposal, choice)

    async def _done(self, call: Call, proposal: Proposal, choice: Choice) -> Content:
        about, now = f"{proposal.number} {choice}", self._chat.clock.now()
        await self._chat.audit.record(who=call.caller, what="knowledge choice", about=about, now=now)
        await self._requoting.tick(now)
        await self._asking.replace_question(proposal.number, f"share-now-{choice}")
        text = self._say(call, f"share-chosen-{choice}")
        if proposal.state is State.PROPOSED:
            text = f"{text} {self._say(call, 'share-moderator-next')}"
        return Content(text)

    async def _left(self, proposal: Proposal, texts: Texts, names: Sequence[str]) -> tuple[str, ...]:
        """The names in everything there is of it, in every language."""
        entry = await self._knowledge.get(proposal.entry) if proposal.entry else None
        more = (*entry.phrasings(), *entry.answer.values()) if entry is not None else ()
        return names_left((*texts.all, *more), names)

    def _form(self, call: Call, proposal: Proposal, texts: Texts) -> Reply:
        return showing.text_form(
            TEXT_FORM.name,
            str(proposal.number),
            texts,
            call.language,
            self._chat.wording,
            title="share-unnamed-title",
            unnamed=True,
        )

    def _say(self, call: Call, sentence: str, **fields: str) -> str:
        return self._chat.wording.say(call.language, sentence, **fields)


def _with_texts(row: Row, texts: Texts, language: str) -> Row:
    changed = {
        **row,
        "question": {**row["question"], language: texts.question},
        "answer": {**row["answer"], language: texts.answer},
    }
    if texts.source:
        changed["sources"] = [texts.source, *changed.get("sources", [])[1:]]
    else:
        changed.pop("sources", None)
    return changed


def _listed(names: Sequence[str]) -> str:
    return ", ".join(literal(name) for name in names)
