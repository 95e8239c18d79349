"""`knowledge gaps`: what was asked lately and nobody was helped with, grouped, most asked first, without names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.answering.listening import is_talk
from bot.answering.upkeep.ports import Asked, Likeness, Unanswered
from bot.chat.chat import Chat
from bot.chat.commands import Action, Call, Command, Handler, Reply
from bot.chat.content import Content, literal, shortened
from bot.chat.roles import Role

GAPS = Command(name="knowledge gaps", role=Role.MODERATOR)
WINDOW = timedelta(days=28)
MOST_COMPARED = 1000
MOST_LISTED, MOST_WORDINGS = 12, 3
LONGEST = 140


@dataclass(frozen=True, slots=True)
class Gap:
    """Questions that ask the same. `texts`: the most telling first, none twice. `tried` are answers that did not help."""

    count: int
    latest: datetime
    texts: tuple[str, ...]
    tried: tuple[str, ...]


def gaps(asked: Sequence[Unanswered], groups: Sequence[Sequence[int]]) -> list[Gap]:
    """Most asked first, of equals the latest."""
    found = [_gap([asked[at] for at in group]) for group in groups if group]
    return sorted(found, key=lambda each: (each.count, each.latest), reverse=True)


def _gap(asked: Sequence[Unanswered]) -> Gap:
    by_words = {" ".join(each.text.casefold().split()): each.text for each in reversed(asked)}
    texts = tuple(reversed(by_words.values()))
    tried = tuple(dict.fromkeys(each.entry for each in asked if each.entry))
    return Gap(len(asked), max(each.asked_at for each in asked), texts, tried)


class GapsCommand:
    def __init__(self, chat: Chat, asked: Asked, likeness: Likeness) -> None:
        self._chat = chat
        self._asked = asked
        self._likeness = likeness

    def commands(self) -> dict[Command | Action, Handler]:
        return {GAPS: self._gaps}

    async def _gaps(self, call: Call) -> Reply:
        since = self._chat.clock.now() - WINDOW
        asked = [
            each
            for each in await self._asked.unanswered(since=since, most=MOST_COMPARED)
            if not is_talk(each.text)
        ]
        if not asked:
            return self._say(call, "gaps-none", days=WINDOW.days)
        found = gaps(asked, await self._likeness.groups([each.text for each in asked]))
        lines = [self._line(call, each) for each in found[:MOST_LISTED]]
        if len(found) > MOST_LISTED:
            lines.append(f"- {self._say(call, 'upkeep-more', count=len(found) - MOST_LISTED).text}")
        intro = self._say(call, "gaps-found", count=len(asked), days=WINDOW.days).text
        return Content(text="\n".join([intro, "", *lines, "", self._say(call, "gaps-how").text]))

    def _line(self, call: Call, gap: Gap) -> str:
        first, *others = (literal(shortened(text, LONGEST)) for text in gap.texts[:MOST_WORDINGS])
        parts = [f"**{gap.count}** {first}", *others]
        if gap.tried:
            named = ", ".join(f"`{each}`" for each in gap.tried[:MOST_WORDINGS])
            parts.append(self._say(call, "gaps-tried", ids=named).text)
        return f"- {' · '.join(parts)}"

    def _say(self, call: Call, sentence: str, **fields: str | int) -> Content:
        return Content(text=self._chat.wording.say(call.language, sentence, **fields))
