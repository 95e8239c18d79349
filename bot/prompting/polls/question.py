"""The question that stands on a message with a poll, as it is to be shown now."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.chat.content import Content, Poll, poll_as_list
from bot.chat.ids import MessageRef
from bot.prompting.occurrence import Occurrence, OccurrenceState
from bot.prompting.parts import Parts

OPEN = timedelta(days=7)
"""How long members can vote; Discord's own polls are opened for as long."""


@dataclass(frozen=True, slots=True)
class PollQuestion:
    content: Content
    poll: Poll
    closes_at: datetime
    closed: str
    """What stands under the counts once it is closed, in the channel's language."""

    def counted(self, counts: tuple[int, ...], *, is_open: bool) -> Content:
        """With the counts on buttons, or behind the options when nobody can vote any more."""
        poll = replace(self.poll, counts=counts)
        if is_open:
            return replace(self.content, poll=poll)
        text = "\n\n".join([self.content.text, poll_as_list(poll), self.closed])
        return replace(self.content, text=text, poll=None)


class PollQuestions:
    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def on(self, message: MessageRef) -> PollQuestion | None:
        """None: no posted poll is known to stand there, or it is in no prompt file any more."""
        parts = self._parts
        occurrence = await self._posted(message)
        schedule = await parts.kept.schedules.get(occurrence.schedule) if occurrence else None
        if occurrence is None or schedule is None:
            return None
        face = await parts.faces.of(occurrence, schedule)
        if face is None or face.question.poll is None:
            return None
        closed = parts.chat.wording.say(face.language, "poll-closed")
        return PollQuestion(face.question, face.question.poll, _closes_at(occurrence), closed)

    async def closed_at(self, message: MessageRef) -> datetime | None:
        """None: it is open, or the message is not on record yet."""
        occurrence = await self._posted(message)
        if occurrence is None or self._parts.chat.clock.now() < _closes_at(occurrence):
            return None
        return _closes_at(occurrence)

    async def _posted(self, message: MessageRef) -> Occurrence | None:
        found = await self._parts.kept.occurrences.at(message)
        return found if found is not None and found.state is OccurrenceState.POSTED else None


def _closes_at(occurrence: Occurrence) -> datetime:
    return (occurrence.posted_at or occurrence.due_at) + OPEN
