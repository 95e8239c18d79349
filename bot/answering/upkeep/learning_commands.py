"""`knowledge candidates|accept|drop`: questions that were answered rightly, as new ways of asking."""

from __future__ import annotations

from bot.answering.knowledge import MOST_QUESTION, Row, read_entry
from bot.answering.ports import Knowledge
from bot.answering.upkeep.ports import Candidate, Fate, Learning
from bot.answering.upkeep.ways import is_new, one_line, with_way, worth_asking
from bot.chat.chat import Chat
from bot.chat.commands import Action, Call, Command, Handler, Kind, Option, Reply
from bot.chat.content import Content, literal, shortened
from bot.chat.roles import Role
from bot.errors import UsageError

_NUMBER = Option(name="number", kind=Kind.NUMBER, most=999_999)
CANDIDATES = Command(name="knowledge candidates", role=Role.MODERATOR)
ACCEPT = Command(
    name="knowledge accept",
    role=Role.MODERATOR,
    # What somebody asked may name people or firms: it can be put differently.
    options=(_NUMBER, Option(name="text", kind=Kind.TEXT, required=False, most=MOST_QUESTION)),
)
DROP = Command(name="knowledge drop", role=Role.MODERATOR, options=(_NUMBER,))
MOST_LISTED = 15
LONGEST = 200


class LearningCommands:
    def __init__(self, chat: Chat, knowledge: Knowledge, learning: Learning) -> None:
        self._chat = chat
        self._knowledge = knowledge
        self._learning = learning

    def commands(self) -> dict[Command | Action, Handler]:
        return {CANDIDATES: self._list, ACCEPT: self._accept, DROP: self._drop}

    async def _list(self, call: Call) -> Reply:
        waiting = await self._learning.gather(now=self._chat.clock.now())
        names = {each.entry for each in waiting}
        entries = {name: entry for name in names if (entry := await self._knowledge.get(name)) is not None}
        found = worth_asking(waiting, entries)
        if not found:
            return self._say(call, "candidates-none")
        lines = [
            f"- **{each.number}** {literal(shortened(each.text, LONGEST))} → `{each.entry}`"
            for each in found[:MOST_LISTED]
        ]
        if len(found) > MOST_LISTED:
            lines.append(f"- {self._say(call, 'upkeep-more', count=len(found) - MOST_LISTED).text}")
        intro, how = self._say(call, "candidates-found", count=len(found)), self._say(call, "candidates-how")
        return Content(text="\n".join([intro.text, "", *lines, "", how.text]))

    async def _accept(self, call: Call) -> Reply:
        candidate = await self._waiting(call)
        text = one_line(call.text("text") or candidate.text)
        if not 0 < len(text) <= MOST_QUESTION:
            raise UsageError("candidates-too-long", most=str(MOST_QUESTION))
        now = self._chat.clock.now()
        entry = await self._knowledge.get(candidate.entry)
        if entry is None or not is_new(text, entry.phrasings()):
            await self._learning.drop(candidate.number, by=call.caller, now=now)
            return self._say(call, "candidates-same", id=candidate.entry)

        def with_it(row: Row) -> Row:
            new = is_new(text, read_entry(row).phrasings())
            return with_way(row, candidate.language, text) if new else row

        if not await self._learning.accept(candidate.number, with_it, by=call.caller, now=now):
            raise UsageError("candidates-decided", number=str(candidate.number))
        await self._record(call, "knowledge accept", candidate)
        return self._say(call, "candidates-accepted", number=str(candidate.number), id=candidate.entry)

    async def _drop(self, call: Call) -> Reply:
        candidate = await self._waiting(call)
        if not await self._learning.drop(candidate.number, by=call.caller, now=self._chat.clock.now()):
            raise UsageError("candidates-decided", number=str(candidate.number))
        await self._record(call, "knowledge drop", candidate)
        return self._say(call, "candidates-dropped", number=str(candidate.number))

    async def _waiting(self, call: Call) -> Candidate:
        number = call.number("number", 0)
        candidate = await self._learning.candidate(number)
        if candidate is None:
            raise UsageError("candidates-unknown", number=str(number))
        if candidate.fate is not Fate.WAITING:
            raise UsageError("candidates-decided", number=str(number))
        return candidate

    async def _record(self, call: Call, what: str, candidate: Candidate) -> None:
        now = self._chat.clock.now()
        await self._chat.audit.record(who=call.caller, what=what, about=candidate.entry, now=now)

    def _say(self, call: Call, sentence: str, **fields: str | int) -> Content:
        return Content(text=self._chat.wording.say(call.language, sentence, **fields))
