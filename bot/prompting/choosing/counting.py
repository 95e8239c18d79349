"""Counting who answered a question, once, a week after it was asked.

Counted from the activity record and the polls. Who asked not to be recorded is not counted, nor is what is written in
the channel without answering the question.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.prompting.choosing.ports import HOSTED, SUGGESTION
from bot.prompting.occurrence import Occurrence, OccurrenceState
from bot.prompting.ports import PromptLibrary, Prompts
from bot.prompting.prompt import is_suggested

ANSWERED_WITHIN = timedelta(days=7)
TOO_OLD = timedelta(days=28)
"""What could not be counted for so long is left out: silence while Vertti was away says nothing."""
EVERY = timedelta(minutes=10)
AT_A_TIME = 10


class Counting:
    def __init__(self, kept: Prompts, library: PromptLibrary) -> None:
        self._kept = kept
        self._library = library
        self._looked_at: datetime | None = None

    async def tick(self, now: datetime) -> None:
        """Count a few; when there are more, the next round goes on."""
        if self._looked_at is not None and now - self._looked_at < EVERY:
            return
        if await self._count(now, ANSWERED_WITHIN) < AT_A_TIME:
            self._looked_at = now

    async def before_forgetting(self, now: datetime, kept: timedelta) -> None:
        """Count all whose answers are about to be forgotten: the activity record is kept for so long.

        Kept for less than a week, it is as much of the answers as there is.
        """
        within = min(ANSWERED_WITHIN, kept)
        while await self._count(now, within) == AT_A_TIME:
            pass

    async def _count(self, now: datetime, within: timedelta) -> int:
        due = await self._kept.outcomes.uncounted(
            posted_after=now - TOO_OLD, posted_before=now - within, most=AT_A_TIME
        )
        kinds = {each.id: each.kind for each in self._library.prompts}
        for occurrence in due:
            prompt, kind = _asked(occurrence, kinds)
            until = (occurrence.posted_at or occurrence.due_at) + within
            await self._kept.outcomes.count(occurrence, prompt=prompt, kind=kind, until=until, now=now)
        return len(due)


def _asked(occurrence: Occurrence, kinds: dict[str, str]) -> tuple[str, str]:
    """The prompt and its type."""
    prompt = occurrence.prompt or ""
    if occurrence.state is OccurrenceState.HOSTED:
        return "", HOSTED
    return prompt, SUGGESTION if is_suggested(prompt) else kinds.get(prompt, "")
