"""Telling helpers, privately, that an answer of theirs helped: once per message, one note a day at most, never at night.

The note is written down before it is sent, so a crash between the two loses a note rather than doubling it.
Who gave the mark is not told.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.chat.chat import Chat
from bot.chat.content import Content
from bot.chat.ids import MessageRef, Person, derived_id
from bot.chat.platform import Platform
from bot.errors import PlatformError, TryLater
from bot.helping.ports import Marks

_log = logging.getLogger(__name__)

DAY_BEGINS = time(8)
DAY_ENDS = time(21)
TOLD_WITHIN = timedelta(days=7)
"""Older marks are not told of: a thank-you months late only puzzles."""
LINKS = 3


def next_waking(now: datetime, zone: ZoneInfo) -> datetime:
    """`now` by day; in quiet hours (21 to 8, local) the moment they end."""
    local = now.astimezone(zone)
    if DAY_BEGINS <= local.time() < DAY_ENDS:
        return now
    day = local.date() if local.time() < DAY_BEGINS else local.date() + timedelta(days=1)
    return morning(day, zone)


def morning(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, DAY_BEGINS, tzinfo=zone).astimezone(tz=ZoneInfo("UTC"))


class Thanking:
    def __init__(self, chat: Chat, log: Marks) -> None:
        self._chat = chat
        self._log = log
        self._zone = ZoneInfo(chat.timezone)
        self._rest_until: datetime | None = None

    async def tick(self, now: datetime) -> datetime | None:
        """Send the notes that are due; returns when the next may be."""
        if self._rest_until is not None and now < self._rest_until:
            return self._rest_until
        self._rest_until = None
        day = now.astimezone(self._zone).date()
        waiting = await self._log.waiting(day=day, since=now - TOLD_WITHIN)
        if not waiting:
            return None
        waking = next_waking(now, self._zone)
        if waking > now:
            return waking
        for each in waiting:
            if not each.told_today:
                await self._tell(each.person, day, now)
        if self._rest_until is None and any(each.told_today for each in waiting):
            return morning(day + timedelta(days=1), self._zone)
        return self._rest_until

    async def _tell(self, person: Person, day: date, now: datetime) -> None:
        platform = self._chat.platforms.of(person.space)
        if platform is None:
            return
        since = now - TOLD_WITHIN
        messages = await self._log.claim_note(person, day=day, since=since, now=now)
        if not messages:
            return
        key = f"t{derived_id(person.key, day.isoformat(), length=20)}"
        try:
            content = await self._note(person, messages, platform)
            await platform.whisper(person.member, content, key=key)
        except TryLater as error:
            await self._log.give_back_note(person, day=day)
            self._rest_until = now + error.after
        except PlatformError as error:
            # A closed inbox is that person's choice, and a lost answer may have arrived: once is enough.
            _log.info("a note was not sent", extra={"error": type(error).__name__})

    async def _note(self, person: Person, messages: Sequence[MessageRef], platform: Platform) -> Content:
        language = await self._chat.language_for(person)
        say = self._chat.wording.say
        links = [f"- {link}" for message in messages[:LINKS] if (link := await _link(message, platform))]
        text = say(language, "thanks-note", count=len(messages))
        return Content(
            text="\n".join([text, "", *links]) if links else text,
            footer=say(language, "thanks-footer"),
        )


async def _link(message: MessageRef, platform: Platform) -> str:
    try:
        return await platform.link(message)
    except PlatformError:
        return ""
