"""`knowledge check`: what is wrong with the knowledge, for moderators and on the command line."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from bot.answering.ports import Knowledge
from bot.answering.showing import spoken_date
from bot.answering.upkeep.checking import Finding, Problem, check
from bot.chat.chat import Chat
from bot.chat.commands import Action, Call, Command, Handler, Reply
from bot.chat.content import Content, literal, shortened
from bot.chat.roles import Role
from bot.wording import Wording

CHECK = Command(name="knowledge check", role=Role.MODERATOR)
MOST_LISTED = 12
"""Of one kind, in a chat."""
LONGEST = 100


class CheckCommand:
    def __init__(self, chat: Chat, knowledge: Knowledge) -> None:
        self._chat = chat
        self._knowledge = knowledge

    def commands(self) -> dict[Command | Action, Handler]:
        return {CHECK: self._check}

    async def _check(self, call: Call) -> Reply:
        found = await findings(self._knowledge, today=self._chat.clock.now().date())
        return report(found, call.language, self._chat.wording, most=MOST_LISTED)


async def findings(knowledge: Knowledge, *, today: dt.date) -> list[Finding]:
    """Of all entries in force; in a thread, because it takes its time."""
    rows = await knowledge.rows()
    return await asyncio.to_thread(check, rows, today=today)


def report(found: Sequence[Finding], language: str, wording: Wording, *, most: int | None = None) -> Content:
    """Grouped by problem, with what to do; at most `most` of each are named."""
    if not found:
        return Content(text=wording.say(language, "check-fine"))
    parts = [wording.say(language, "check-found", count=len(found))]
    for problem, group in groupby(found, key=lambda each: each.problem):
        parts.append("\n".join(_group(problem, list(group), language, wording, most)))
    return Content(text="\n\n".join(parts))


def _group(
    problem: Problem, found: Sequence[Finding], language: str, wording: Wording, most: int | None
) -> Iterator[str]:
    yield wording.say(language, f"check-{problem}")
    yield ""
    for each in found[:most]:
        details = "; ".join(_details(each, language, wording))
        yield f"- `{each.entry}`: {details}" if details else f"- `{each.entry}`"
    if most is not None and len(found) > most:
        yield f"- {wording.say(language, 'upkeep-more', count=len(found) - most)}"


def _details(finding: Finding, language: str, wording: Wording) -> Iterator[str]:
    if finding.other:
        yield f"`{finding.other}`"
    if finding.language in ("fi", "sv", "en"):
        yield wording.say(language, f"choice-{finding.language}")
    if finding.day is not None:
        yield spoken_date(finding.day, language)
    if finding.problem is Problem.MARKUP:
        yield wording.say(language, f"markup-{finding.detail}")
    elif finding.detail:
        yield literal(shortened(finding.detail, LONGEST))
