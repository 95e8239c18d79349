"""What the handlers have in common: the proposal that is meant, and texts as they come out of a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.answering.knowledge import MOST_ANSWER, MOST_QUESTION, EntryProblem, read_entry
from bot.answering.ports import Knowledge
from bot.answering.sharing.ports import Proposals
from bot.answering.sharing.proposal import MOST_SOURCE, Proposal, Texts, new_row
from bot.chat.chat import Chat
from bot.chat.commands import Call
from bot.chat.ids import Person
from bot.errors import UsageError


async def own_proposal(call: Call, kept: Proposals) -> Proposal:
    """The one a button or form of the caller's is about. Raises `UsageError` where it is another's, or decided."""
    number = int(call.value) if call.value.isdecimal() else 0
    proposal = await kept.get(number)
    if proposal is None or proposal.author != call.caller:
        raise UsageError("share-not-yours")
    if proposal.decided:
        raise UsageError("share-over")
    return proposal


def texts_in(answers: Mapping[str, str], *, before: Texts | None = None) -> Texts:
    """What was filled in. Raises `UsageError` for what no entry can hold."""
    source = answers.get("source", before.source if before else "").strip()
    texts = Texts(" ".join(answers.get("question", "").split()), answers.get("answer", "").strip(), source)
    for text, most in zip(texts.all, (MOST_QUESTION, MOST_ANSWER, MOST_SOURCE), strict=True):
        if len(text) > most:
            raise UsageError("share-too-long", most=str(most))
    try:
        read_entry(new_row("shared", texts, "en"))
    except EntryProblem as problem:
        raise UsageError("knowledge-problem", problem=str(problem)) from problem
    return texts


async def texts_of(proposal: Proposal, knowledge: Knowledge) -> Texts | None:
    """As they stand now: what the author is writing, else the proposal's, else the entry's."""
    if proposal.texts is not None or proposal.entry is None:
        return proposal.texts
    row = await knowledge.row(proposal.entry)
    try:
        entry = read_entry(row)
    except EntryProblem:
        return None
    source = entry.sources[0].url or entry.sources[0].authority if entry.sources else ""
    spoken = proposal.language
    return Texts(entry.in_language(entry.question, spoken), entry.in_language(entry.answer, spoken), source)


async def names_of(person: Person, chat: Chat) -> Sequence[str]:
    """All names the person goes by; none where the platform does not run here. Raises `PlatformError`."""
    platform = chat.platforms.of(person.space)
    return await platform.names(person.member) if platform is not None else ()
