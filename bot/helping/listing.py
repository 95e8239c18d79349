"""`helpers`: who has helped lately. There is no all-time board, and nobody has to be on the list."""

from __future__ import annotations

from datetime import timedelta

from bot.chat.chat import Chat
from bot.chat.commands import Call, Command, Reply
from bot.chat.content import Content, literal
from bot.errors import PlatformError
from bot.helping.ports import Helper, Marks

HELPERS = Command(name="helpers")
LEAVE = Command(name="helpers leave")
JOIN = Command(name="helpers join")
PERIOD = timedelta(days=30)
SHOWN = 10


class Listing:
    """Leaving the list: not shown and no longer told privately; marks are still kept, and joining brings them back."""

    def __init__(self, chat: Chat, log: Marks) -> None:
        self._chat = chat
        self._log = log

    async def helpers(self, call: Call) -> Reply:
        since = self._chat.clock.now() - PERIOD
        ranking = await self._log.helpers(since=since)
        days = PERIOD.days
        if not ranking:
            head = self._say(call, "helpers-none", days=days)
        else:
            lines = [await self._line(call, helper) for helper in ranking[:SHOWN]]
            head = "\n".join([self._say(call, "helpers-intro", days=days), "", *lines])
        own = next((each for each in ranking if each.person == call.caller), None)
        return Content(text=f"{head}\n\n{await self._own(call, own)}")

    async def leave(self, call: Call) -> Reply:
        return await self._choose(call, listed=False)

    async def join(self, call: Call) -> Reply:
        return await self._choose(call, listed=True)

    async def _choose(self, call: Call, *, listed: bool) -> Content:
        now = self._chat.clock.now()
        await self._log.choose_listing(call.caller, listed=listed, now=now)
        return Content(text=self._say(call, "helpers-joined" if listed else "helpers-left"))

    async def _line(self, call: Call, helper: Helper) -> str:
        name = await self._name(call, helper)
        score = self._say(call, "helpers-score", givers=helper.givers, marks=helper.marks)
        return f"- **{name}**: {score}"

    async def _own(self, call: Call, own: Helper | None) -> str:
        if own is not None:
            score = self._say(call, "helpers-score", givers=own.givers, marks=own.marks)
            return self._say(call, "helpers-you", score=score)
        recorded = await self._chat.people.recorded(call.caller)
        if not recorded or not await self._log.listed(call.caller):
            return self._say(call, "helpers-you-left")
        return self._say(call, "helpers-you-none")

    async def _name(self, call: Call, helper: Helper) -> str:
        platform = self._chat.platforms.of(helper.person.space)
        try:
            name = await platform.member_name(helper.person.member) if platform else ""
        except PlatformError:
            name = ""
        return literal(name) or self._say(call, "helpers-somebody")

    def _say(self, call: Call, sentence: str, **fields: object) -> str:
        return self._chat.wording.say(call.language, sentence, **fields)
