"""After a gap: the votes of native polls that are still open are read again, so that the kept set is the platform's."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.chat.events import CaughtUp
from bot.chat.ids import MessageRef, Person, SpaceId
from bot.chat.platform import Platform
from bot.errors import OutcomeUnknown, Refused, TryLater
from bot.prompting.occurrence import OccurrenceState
from bot.prompting.parts import Parts
from bot.prompting.polls.choices import read_again

_log = logging.getLogger(__name__)

OPEN = timedelta(days=8)
"""Native polls close after seven days."""
AGAIN = timedelta(seconds=30)


class Rereading:
    """What could not be read waits in memory: a process that starts anew has had a gap anyway."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._to_read: list[MessageRef] = []
        self._rest_until: datetime | None = None

    async def caught_up(self, event: CaughtUp) -> None:
        platform = self._parts.chat.platforms.of(event.space)
        if platform is not None and platform.abilities.native_polls:
            new = [each for each in await self._open_polls(event.space) if each not in self._to_read]
            self._to_read += new
            await self._read()

    async def tick(self, now: datetime) -> datetime | None:
        if self._rest_until is not None and self._rest_until <= now:
            await self._read()
        return self._rest_until

    async def _open_polls(self, space: SpaceId) -> Sequence[MessageRef]:
        kept, now = self._parts.kept, self._parts.chat.clock.now()
        polls = {each.id for each in self._parts.library.prompts if each.options}
        found = [
            occurrence.message
            for schedule in await kept.schedules.all()
            for occurrence in await kept.occurrences.of(schedule.id, since=(now - OPEN).date())
            if occurrence.state is OccurrenceState.POSTED and occurrence.prompt in polls
        ]
        return [each for each in found if each is not None and each.space == space]

    async def _read(self) -> None:
        self._rest_until = None
        while self._to_read:
            message = self._to_read[0]
            platform = self._parts.chat.platforms.of(message.space)
            try:
                if platform is not None:
                    await self._read_poll(message, platform)
            except Refused as error:
                _log.info("votes not readable", extra={"reason": error.reason})
            except (TryLater, OutcomeUnknown) as error:
                after = error.after if isinstance(error, TryLater) else AGAIN
                self._rest_until = self._parts.chat.clock.now() + after
                return
            self._to_read.remove(message)

    async def _read_poll(self, message: MessageRef, platform: Platform) -> None:
        chat, votes = self._parts.chat, self._parts.kept.votes
        held = await votes.held(message.key)
        present = {Person(message.space, vote.member): vote.option for vote in await platform.votes(message)}
        now = chat.clock.now()
        for person in sorted({*held, *present}, key=lambda each: each.key):
            option = present.get(person)
            if option is not None and not await chat.people.recorded(person):
                continue
            change = read_again(held.get(person), option, at=now)
            await votes.change(message.key, message, person, change, shown=False, now=now)
