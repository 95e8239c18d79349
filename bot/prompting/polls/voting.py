"""Members vote: by Vertti's buttons, or in the platform's own poll. What anybody chose is shown to nobody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.chat.commands import Action, Call, Command, Handler, Reply
from bot.chat.content import VOTE, Content, voted_for
from bot.chat.events import ButtonPressed, CaughtUp, Event, VoteChanged
from bot.chat.ids import Person
from bot.errors import UsageError
from bot.prompting.parts import Parts
from bot.prompting.polls.choices import pressed, told
from bot.prompting.polls.live import Live
from bot.prompting.polls.question import OPEN, PollQuestions
from bot.prompting.polls.rereading import Rereading

KEPT = timedelta(days=28)
"""How long choices are kept: polls are closed by then, and who took part has been counted."""


class Voting:
    def __init__(self, parts: Parts) -> None:
        self._chat = parts.chat
        self._votes = parts.kept.votes
        self._questions = PollQuestions(parts)
        self._rereading = Rereading(parts)
        self.live = Live(parts.chat, parts.kept.votes, self._questions.on)

    def commands(self) -> Mapping[Command | Action, Handler]:
        return {Action(VOTE): self._press}

    async def on(self, event: Event) -> None:
        match event:
            case VoteChanged():
                await self._told(event)
            case CaughtUp():
                await self._rereading.caught_up(event)
            case _:
                pass

    async def tick(self, now: datetime) -> datetime | None:
        """See to what is due; when something is due next."""
        moments = [await self.live.tick(now), await self._rereading.tick(now)]
        return min((each for each in moments if each is not None), default=None)

    async def forget_person(self, person: Person) -> None:
        await self._votes.forget_person(person, now=self._chat.clock.now())

    async def forget(self, now: datetime) -> None:
        """Nothing of who chose what is kept when it serves nothing any more: the message shows the counts."""
        await self._votes.forget(before=now - KEPT)

    async def _press(self, call: Call) -> Reply:
        """Silent: the count on the button is the answer."""
        event, voted = call.event, voted_for(call.value)
        if not isinstance(event, ButtonPressed) or event.message is None or voted is None:
            raise UsageError("button-unknown")
        (poll, option), now = voted, self._chat.clock.now()
        closed_at = await self._questions.closed_at(event.message)
        if closed_at is not None:
            if now < closed_at - OPEN + KEPT:
                # Nobody voted, or the last edit was refused: the buttons are still there.
                await self._votes.show(poll, event.message, now=now)
                self.live.touch(poll)
            return Content(text=self._chat.wording.say(call.language, "poll-closed"))
        change = pressed(option, at=event.at, event_id=event.event_id)
        if await self._votes.change(poll, event.message, call.caller, change, shown=True, now=now):
            self.live.touch(poll)
        return None

    async def _told(self, event: VoteChanged) -> None:
        """The platform counts; what is kept serves to see how many took part, and only of those who may be recorded."""
        if event.added and not await self._chat.people.recorded(event.person):
            return
        change = told(event.option, added=event.added, at=event.at, sequence=event.sequence)
        now = self._chat.clock.now()
        await self._votes.change(event.message.key, event.message, event.person, change, shown=False, now=now)
