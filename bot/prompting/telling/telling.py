"""Private notes to one person.

A note is left under a key, once; it is marked as told before it is sent, so it is told at most once. A note that
the platform says it has not sent goes back and is tried again; one whose answer was lost, or whose sender stopped
in between, is not repeated: a private note twice is worse than a note missed. A closed inbox is no error.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.chat.chat import Chat
from bot.chat.content import Button, Content
from bot.chat.ids import Person, derived_id
from bot.errors import OutcomeUnknown, Refused, TryLater
from bot.prompting.telling.ports import Note, Notes

_log = logging.getLogger(__name__)

AGAIN = timedelta(minutes=5)
STALE = timedelta(days=3)
"""A note that could not be told for so long is dropped."""


class Telling:
    def __init__(self, chat: Chat, notes: Notes) -> None:
        self._chat = chat
        self._notes = notes

    async def leave(
        self,
        key: str,
        to: Person,
        say: Callable[[str], str],
        *,
        not_before: datetime | None = None,
        buttons: Callable[[str], tuple[Button, ...]] | None = None,
    ) -> None:
        """Tell `to` what `say` and `buttons` say in their language, unless a note with this key was left before."""
        now = self._chat.clock.now()
        language = await self._chat.language_for(to)
        note = Note(
            key=derived_id(key, length=20),
            to=to,
            text=say(language),
            not_before=not_before or now,
            since=now,
            buttons=buttons(language) if buttons is not None else (),
        )
        await self._notes.leave(note)

    async def left(self, key: str) -> datetime | None:
        """When a note with this key was left, told or not."""
        return await self._notes.left(derived_id(key, length=20))

    async def tick(self, now: datetime) -> datetime | None:
        """Tell what is due; returns when the next note is."""
        for note in await self._notes.due(now=now, most=20):
            if await self._notes.take(note.key):
                await self._tell(note, now)
        return await self._notes.next_due()

    async def _tell(self, note: Note, now: datetime) -> None:
        platform = self._chat.platforms.of(note.to.space)
        if platform is None:
            await self._put_back(note, now + AGAIN)
            return
        content = Content(text=note.text, buttons=note.buttons)
        try:
            await platform.whisper(note.to.member, content, key=f"n{note.key}")
        except TryLater as error:
            await self._put_back(note, now + error.after)
        except (OutcomeUnknown, Refused) as error:
            _log.info("a note was not told", extra={"error": type(error).__name__})

    async def _put_back(self, note: Note, not_before: datetime) -> None:
        if not_before - note.since < STALE:
            await self._notes.put_back(note, not_before=not_before)
