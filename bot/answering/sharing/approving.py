"""`knowledge proposals|approve|refuse`: moderators let in what its author allows, and nothing else."""

from __future__ import annotations

from bot.answering.knowledge import EntryProblem, read_entry
from bot.answering.sharing import showing
from bot.answering.sharing.asking import AskingAuthors
from bot.answering.sharing.names import names_left
from bot.answering.sharing.ports import Approval, Shared
from bot.answering.sharing.proposal import Choice, Proposal, State, Texts, new_row
from bot.answering.sharing.reading import names_of, texts_in
from bot.chat.chat import Chat
from bot.chat.commands import Action, Call, Command, Handler, Kind, Option, Reply
from bot.chat.content import Button, Content, FormField, literal, shortened
from bot.chat.ids import derived_id
from bot.chat.roles import Role
from bot.errors import UsageError

_NUMBER = Option(name="number", kind=Kind.NUMBER, most=999_999)
PROPOSALS = Command(name="knowledge proposals", role=Role.MODERATOR)
APPROVE = Command(
    name="knowledge approve",
    role=Role.MODERATOR,
    options=(_NUMBER, Option(name="id", required=False, most=80)),
)
REFUSE = Command(
    name="knowledge refuse",
    role=Role.MODERATOR,
    options=(_NUMBER, Option(name="reason", kind=Kind.TEXT, required=False, most=500)),
)
EDIT = Action("share.edit", role=Role.MODERATOR)
APPROVE_FORM = Action("share.approve", role=Role.MODERATOR)
MOST_LISTED, LONGEST = 10, 160
_FREE_TRIES = 20


class Approving:
    def __init__(self, chat: Chat, kept: Shared, asking: AskingAuthors) -> None:
        self._chat = chat
        self._kept = kept
        self._asking = asking

    def commands(self) -> dict[Command | Action, Handler]:
        return {
            PROPOSALS: self._list,
            APPROVE: self._approve,
            REFUSE: self._refuse,
            EDIT: self._edit,
            APPROVE_FORM: self._filled_in,
        }

    async def _list(self, call: Call) -> Reply:
        waiting = await self._kept.waiting()
        if not waiting:
            return Content(self._say(call, "proposals-none"))
        for_us = [each for each in waiting if each.allowed][:MOST_LISTED]
        unanswered = [each for each in waiting if not each.allowed]
        lines = [await self._line(call, each) for each in for_us]
        if unanswered:
            # Not a word of the text: its author has not agreed to anything yet.
            numbers = ", ".join(str(each.number) for each in unanswered[:MOST_LISTED])
            lines += ["", self._say(call, "proposals-unanswered", count=len(unanswered), numbers=numbers)]
        intro = self._say(call, "proposals-found", count=sum(each.allowed for each in waiting))
        how = self._say(call, "proposals-how")
        read = (self._say(call, "proposals-read", number=str(each.number)) for each in for_us)
        buttons = [
            Button(EDIT.name, str(each.number), label) for each, label in zip(for_us, read, strict=True)
        ]
        return Content("\n".join([intro, "", *lines, "", how]), buttons=tuple(buttons))

    async def _line(self, call: Call, proposal: Proposal) -> str:
        texts = proposal.texts or Texts("", "")
        said = literal(shortened(texts.answer, LONGEST))
        if proposal.choice is Choice.NAMED:
            credit = self._say(call, "proposals-named", name=literal(proposal.name))
        else:
            credit = self._say(call, "proposals-unnamed")
        return f"- **{proposal.number}** {showing.in_short(texts, LONGEST)} → {said} ({credit})"

    async def _edit(self, call: Call) -> Reply:
        number = int(call.value) if call.value.isdecimal() else 0
        proposal, texts = await self._allowed(number)
        first = FormField(
            name="id",
            label=self._say(call, "share-form-id"),
            value=f"member-{number}",
            required=False,
            max_length=80,
        )
        return showing.text_form(
            APPROVE_FORM.name,
            f"{proposal.number}:{_stamp(proposal)}",
            texts,
            call.language,
            self._chat.wording,
            title="share-approve-title",
            first=(first,),
        )

    async def _filled_in(self, call: Call) -> Reply:
        number, _, stamp = call.value.partition(":")
        proposal, texts = await self._allowed(int(number) if number.isdecimal() else 0)
        if stamp != _stamp(proposal):
            raise UsageError("proposals-changed", number=number)
        edited = texts_in(call.answers, before=texts)
        given = call.answers.get("id", "").strip()
        wanted = "" if given == f"member-{proposal.number}" else given
        return await self._let_in(call, proposal, edited, wanted)

    async def _approve(self, call: Call) -> Reply:
        proposal, texts = await self._allowed(call.number("number", 0))
        return await self._let_in(call, proposal, texts, call.text("id"))

    async def _let_in(self, call: Call, proposal: Proposal, texts: Texts, wanted: str) -> Content:
        names = await names_of(proposal.author, self._chat)
        if proposal.choice is Choice.UNNAMED and names_left(texts.all, names):
            raise UsageError("proposals-names-author")
        now = self._chat.clock.now()
        for entry in _ids(proposal.number, wanted):
            _check(entry, texts, proposal.language)
            done = await self._kept.approve(proposal, entry, texts, by=call.caller, now=now)
            if done is Approval.ID_TAKEN:
                continue
            if done is not Approval.DONE:
                raise UsageError(_WHY_NOT[done], number=str(proposal.number))
            await self._chat.audit.record(who=call.caller, what="knowledge approve", about=entry, now=now)
            await self._tell_author(proposal.number)
            return Content(self._say(call, "proposals-approved", id=entry))
        raise UsageError("knowledge-exists", id=wanted)

    async def _refuse(self, call: Call) -> Reply:
        number, now = call.number("number", 0), self._chat.clock.now()
        if await self._kept.get(number) is None:
            raise UsageError("proposals-unknown", number=str(number))
        if not await self._kept.refuse(number, call.text("reason"), by=call.caller, now=now):
            raise UsageError("proposals-decided", number=str(number))
        await self._chat.audit.record(who=call.caller, what="knowledge refuse", about=str(number), now=now)
        await self._tell_author(number)
        return Content(self._say(call, "proposals-refused", number=str(number)))

    async def _allowed(self, number: int) -> tuple[Proposal, Texts]:
        """Raises `UsageError` unless it waits for a moderator."""
        proposal = await self._kept.get(number)
        if proposal is None:
            raise UsageError("proposals-unknown", number=str(number))
        if proposal.state is not State.PROPOSED or proposal.choice is Choice.NO:
            raise UsageError("proposals-decided", number=str(number))
        if not proposal.allowed or proposal.texts is None:
            raise UsageError("proposals-not-allowed", number=str(number))
        return proposal, proposal.texts

    async def _tell_author(self, number: int) -> None:
        told = await self._kept.get(number)
        if told is not None:
            await self._asking.tell(told)

    def _say(self, call: Call, sentence: str, **fields: str | int) -> str:
        return self._chat.wording.say(call.language, sentence, **fields)


_WHY_NOT = {Approval.CHANGED: "proposals-changed", Approval.DECIDED: "proposals-decided"}


def _stamp(proposal: Proposal) -> str:
    """The same as long as its author has changed nothing: what a moderator has read is what is let in."""
    texts = proposal.texts.all if proposal.texts is not None else ()
    return derived_id(str(proposal.choice), *texts, length=12)


def _ids(number: int, wanted: str) -> list[str]:
    """The one that is wanted, else the first of these that is free."""
    if wanted:
        return [wanted]
    return [f"member-{number}", *(f"member-{number}-{more}" for more in range(2, _FREE_TRIES))]


def _check(entry: str, texts: Texts, language: str) -> None:
    try:
        read_entry(new_row(entry, texts, language))
    except EntryProblem as problem:
        raise UsageError("knowledge-problem", problem=str(problem)) from problem
