"""`why`: in words, why each mark on a message counts or does not.

The giver reads of their own marks, the author of all marks on their message; everybody else reads numbers only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.chat.chat import Chat
from bot.chat.commands import Call, Command, Kind, Option, Reply
from bot.chat.content import Content, literal
from bot.chat.events import AuthorKind
from bot.chat.ids import MemberId, MessageRef
from bot.errors import PlatformError, UsageError
from bot.helping.marking import Marking, Rules
from bot.helping.marks import Gone, Mark
from bot.helping.ports import Marks

WHY = Command(name="why", options=(Option(name="link", kind=Kind.MESSAGE),))


class Explaining:
    def __init__(self, chat: Chat, log: Marks, rules: Rules, marking: Marking) -> None:
        self._chat = chat
        self._log = log
        self._rules = rules
        self._marking = marking

    async def why(self, call: Call) -> Reply:
        ref = call.message("link")
        if ref is None:
            raise UsageError("option-not-a-link")
        known = await self._log.message(ref)
        if isinstance(known, Gone):
            return self._say(call, "why-gone")
        if known is not None and known.author.kind is AuthorKind.VERTTI:
            return self._say(call, "why-label")
        marks = await self._log.marks_on(ref)
        if known is None or not marks:
            return await self._nothing(call, ref)
        theirs = call.caller == known.receiver
        told = [
            mark
            for mark in marks
            if ref.space == call.caller.space and (theirs or mark.giver == call.caller.member)
        ]
        lines = [await self._line(call, ref, mark) for mark in told]
        lines += self._numbers(call, [mark for mark in marks if mark not in told])
        return Content(text="\n".join(f"- {line}" for line in lines))

    async def _nothing(self, call: Call, ref: MessageRef) -> Content:
        if not await self._chat.people.recorded(call.caller):
            return self._say(call, "why-not-recorded")
        if not await self._marking.watched(ref.place):
            return self._say(call, "why-not-watched")
        shown = [each if not each.isascii() else f":{each}:" for each in self._rules.emoji]
        return self._say(call, "why-no-marks", emoji=literal(" ".join(shown)))

    async def _line(self, call: Call, ref: MessageRef, mark: Mark) -> str:
        reason = self._reason(call, mark)
        kind = self._words(call, f"mark-{mark.kind}")
        if mark.giver == call.caller.member:
            return self._words(call, "why-yours", kind=kind, reason=reason)
        name = await self._name(call, ref, mark.giver)
        return self._words(call, "why-from", name=name, kind=kind, reason=reason)

    def _numbers(self, call: Call, marks: Sequence[Mark]) -> list[str]:
        numbers = Counter(
            (self._words(call, f"mark-{mark.kind}"), self._reason(call, mark)) for mark in marks
        )
        return [
            self._words(call, "why-others", count=count, kind=kind, reason=reason)
            for (kind, reason), count in numbers.items()
        ]

    def _reason(self, call: Call, mark: Mark) -> str:
        if not mark.stands:
            return self._words(call, "why-taken-back")
        limits = self._rules.limits
        return self._words(
            call,
            f"verdict-{mark.verdict}",
            days=limits.oldest.days,
            most=limits.per_hour,
            each=limits.each_way,
            window=limits.pair_window.days,
        )

    async def _name(self, call: Call, ref: MessageRef, member: MemberId) -> str:
        platform = self._chat.platforms.of(ref.space)
        try:
            name = await platform.member_name(member) if platform else ""
        except PlatformError:
            name = ""
        return literal(name) or self._words(call, "helpers-somebody")

    def _words(self, call: Call, sentence: str, **fields: object) -> str:
        return self._chat.wording.say(call.language, sentence, **fields)

    def _say(self, call: Call, sentence: str, **fields: object) -> Content:
        return Content(text=self._words(call, sentence, **fields))
