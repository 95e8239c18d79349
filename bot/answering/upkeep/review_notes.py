"""The private list of what has to be checked again: once a week, on Monday morning, to each moderator.

It is claimed before it is sent, so that it is sent at most once, however many processes there are and however often
they start. Whoever has the role by grant is told; admins read `knowledge reviews`, platforms do not list them.
"""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.answering.ports import Knowledge
from bot.answering.upkeep.confirming import review_list
from bot.answering.upkeep.ports import ReviewNotes
from bot.answering.upkeep.reviewing import Due, due, next_morning, week_to_tell
from bot.chat.chat import Chat
from bot.chat.ids import Person, derived_id
from bot.chat.platform import Platform
from bot.chat.roles import Role
from bot.errors import OutcomeUnknown, Refused, TryLater

_log = logging.getLogger(__name__)


class TellingModerators:
    def __init__(self, chat: Chat, knowledge: Knowledge, notes: ReviewNotes) -> None:
        self._chat = chat
        self._knowledge = knowledge
        self._notes = notes
        self._zone = ZoneInfo(chat.timezone)
        self._seen_to: dt.date | None = None
        self._rest_until: datetime | None = None

    async def tick(self, now: datetime) -> datetime | None:
        """Tell what is to be told this morning; returns when to look again."""
        week = week_to_tell(now, self._zone)
        if week is None or week == self._seen_to:
            return next_morning(now, self._zone)
        if self._rest_until is not None and now < self._rest_until:
            return self._rest_until
        self._rest_until = None
        found = due(await self._knowledge.rows(), today=week)
        if found:
            for person, role in await self._chat.people.grants():
                if role >= Role.MODERATOR:
                    await self._tell(person, week, found, now)
        if self._rest_until is None:
            self._seen_to = week
        return self._rest_until or next_morning(now, self._zone)

    async def _tell(self, person: Person, week: dt.date, found: list[Due], now: datetime) -> None:
        platform = self._chat.platforms.of(person.space)
        if platform is None or not await self._notes.claim(week, person, now=now):
            return
        try:
            await self._whisper(platform, person, week, found)
        except TryLater as error:
            await self._notes.give_back(week, person)
            self._rest_until = now + error.after
        except (OutcomeUnknown, Refused) as error:
            _log.info("a list of reviews was not told", extra={"error": type(error).__name__})

    async def _whisper(self, platform: Platform, person: Person, week: dt.date, found: list[Due]) -> None:
        language = await self._chat.language_for(person)
        content = review_list(found, language, self._chat.wording)
        intro = self._chat.wording.say(language, "reviews-note")
        key = f"v{derived_id('reviews', week.isoformat(), person.key, length=20)}"
        await platform.whisper(person.member, replace(content, text=f"{intro}\n\n{content.text}"), key=key)
