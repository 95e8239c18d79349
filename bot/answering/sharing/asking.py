"""Telling authors, privately: asking how a text may be shared, and what became of it. Never at night."""

from __future__ import annotations

import logging
from datetime import datetime
from enum import Enum, auto
from zoneinfo import ZoneInfo

from bot.answering.sharing import showing
from bot.answering.sharing.asking_author import day_began, when_to_tell
from bot.answering.sharing.ports import Shared
from bot.answering.sharing.proposal import Note, Proposal
from bot.chat.chat import Chat
from bot.chat.content import Content, literal
from bot.chat.ids import MessageRef, Person, derived_id
from bot.chat.platform import Platform
from bot.errors import OutcomeUnknown, PlatformError, Refused, TryLater

_log = logging.getLogger(__name__)


class Told(Enum):
    NOW = auto()
    LATER = auto()
    """In the morning, or when the platform can."""
    NEVER = auto()
    """The author takes no private messages."""


class AskingAuthors:
    def __init__(self, chat: Chat, kept: Shared) -> None:
        self._chat = chat
        self._kept = kept
        self._zone = ZoneInfo(chat.timezone)
        self._rest_until: datetime | None = None

    async def tick(self, now: datetime) -> datetime | None:
        """Tell what waited for the morning; returns when to look again."""
        if self._rest_until is not None and now < self._rest_until:
            return self._rest_until
        self._rest_until = None
        wishes: list[datetime] = []
        for proposal in await self._kept.to_tell():
            moment = await self._when(proposal, now)
            if moment > now:
                wishes.append(moment)
            elif await self.tell(proposal) is Told.NEVER and proposal.note is Note.ASK:
                await self._say_to_saver(proposal)
        wishes += [self._rest_until] if self._rest_until else []
        return min(wishes, default=None)

    async def tell(self, proposal: Proposal) -> Told:
        """Tell it once; where the author cannot be asked, nothing of the proposal is kept."""
        note, now = proposal.note, self._chat.clock.now()
        platform = self._chat.platforms.of(proposal.author.space)
        if note is None or platform is None or await self._when(proposal, now) > now:
            return Told.LATER
        content = await self._content(proposal, note, platform)
        if not await self._kept.claim(proposal.number, note):
            return Told.NOW
        try:
            key = f"s{derived_id(proposal.message.key, note, length=20)}"
            message = await platform.whisper(proposal.author.member, content, key=key)
        except (TryLater, OutcomeUnknown) as error:
            await self._kept.give_back(proposal.number, note)
            self._rest_until = now + (
                error.after if isinstance(error, TryLater) else self._chat.courier.again
            )
            return Told.LATER
        except Refused as error:
            _log.info("an author was not told", extra={"reason": error.reason})
            if note is Note.ASK:
                await self._kept.drop(proposal.number)
            return Told.NEVER
        if note is Note.ASK:
            await self._kept.asked(proposal.number, message, now=now)
        return Told.NOW

    async def question(self, proposal: Proposal, language: str, *, own: bool) -> Content:
        """What the author is asked; `own`: they have saved the message themselves."""
        say = self._chat.wording.say
        shown = showing.quoted(proposal.texts) if proposal.texts else ""
        intro = say(language, "share-asked-own" if own else "share-asked")
        how = say(language, "share-asked-how")
        return Content(
            text=f"{intro}\n\n{shown}\n\n{how}",
            buttons=showing.choices(proposal, language, self._chat.wording),
        )

    async def replace_question(self, number: int, sentence: str) -> None:
        """The private message that asked says what holds now, no longer what was written, and changes it. Best effort."""
        proposal = await self._kept.get(number)
        platform = self._chat.platforms.of(proposal.author.space) if proposal is not None else None
        if proposal is None or platform is None or proposal.asked_in is None:
            return
        language = await self._chat.language_for(proposal.author)
        text = self._chat.wording.say(language, sentence)
        buttons = () if proposal.decided else showing.choices(proposal, language, self._chat.wording)
        try:
            await platform.edit(proposal.asked_in, Content(text=text, buttons=buttons))
        except PlatformError as error:
            _log.info("a question was not changed", extra={"error": type(error).__name__})

    async def _when(self, proposal: Proposal, now: datetime) -> datetime:
        asked = 0
        if proposal.note is Note.ASK:
            asked = await self._kept.asked_since(proposal.author, day_began(now, self._zone))
        return when_to_tell(now, self._zone, asked_today=asked)

    async def _content(self, proposal: Proposal, note: Note, platform: Platform) -> Content:
        language = await self._chat.language_for(proposal.author)
        link = await _link(proposal.message, platform)
        if note is Note.ASK:
            asked = await self.question(proposal, language, own=False)
            return Content(text=f"{asked.text}\n\n{link}".rstrip(), buttons=asked.buttons)
        say = self._chat.wording.say
        reason = literal(proposal.reason)
        sentence = "share-told-refused" if reason else "share-told-refused-unsaid"
        if note is Note.APPROVED:
            sentence = "share-told-approved"
        return Content(text=f"{say(language, sentence, reason=reason)}\n\n{link}".rstrip())

    async def _say_to_saver(self, proposal: Proposal) -> None:
        saver = Person(proposal.author.space, proposal.saver)
        platform = self._chat.platforms.of(saver.space)
        if platform is None:
            return
        text = self._chat.wording.say(await self._chat.language_for(saver), "share-not-asked")
        try:
            key = f"s{derived_id(proposal.message.key, 'saver', length=20)}"
            await platform.whisper(saver.member, Content(text=text), key=key)
        except PlatformError as error:
            _log.info("a saver was not told", extra={"error": type(error).__name__})


async def _link(message: MessageRef, platform: Platform) -> str:
    try:
        return await platform.link(message)
    except PlatformError:
        return ""
