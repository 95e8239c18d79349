"""Reactions in: what a reaction means, and whether it counts, is decided here and kept."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.chat.chat import Chat
from bot.chat.events import Author, AuthorKind, MessageDeleted, ReactionChanged
from bot.chat.ids import MemberId, MessageRef, Person, Place
from bot.chat.platform import Platform
from bot.errors import Refused
from bot.helping.judging import Counts, Facts, Limits, NewMark, judge
from bot.helping.marks import Change, Gone, Kind, Marked, Verdict, meant
from bot.helping.ports import Marks, Ruling

Label = Callable[[MessageRef, Person, bool], Awaitable[bool]]
"""Keeps (True) or takes back (False) that an answer of Vertti's helped; returns False for a message that is no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    emoji: tuple[str, ...]
    limits: Limits


class Marking:
    def __init__(self, chat: Chat, log: Marks, rules: Rules, label: Label) -> None:
        self._chat = chat
        self._log = log
        self._rules = rules
        self._label = label

    async def changed(self, event: ReactionChanged) -> None:
        """Keep the reaction. Raises `PlatformError` when the message's author cannot be had now: to be tried again."""
        if event.emoji not in self._rules.emoji:
            return
        if event.added and not await self._chat.people.recorded(event.person):
            return
        message = await self._marked(event)
        if message is None:
            return
        change = Change(
            giver=event.member,
            emoji=event.emoji,
            added=event.added,
            sequence=event.sequence,
            at=event.at,
        )
        await self.apply(message, change)

    async def apply(self, message: Marked, change: Change) -> bool:
        """Keep the change with what follows from it. False: a reading that an event has overtaken."""
        giver = Person(message.ref.space, change.giver.member)
        if change.read and change.added and not await self._chat.people.recorded(giver):
            return True
        watched = await self.watched(message.ref.place)

        def judged(kind: Kind, counts: Counts) -> Verdict:
            mark = NewMark(kind=kind, giver=change.giver, message=message, at=change.at)
            facts = Facts(watched=watched, limits=self._rules.limits, counts=counts)
            return judge(mark, facts)

        kinds = meant(message, change.giver.member, change.emoji)
        recorded = await self._log.record(message, change, Ruling(kinds, judged, self._rules.limits))
        by_vertti = message.author.kind is AuthorKind.VERTTI
        if by_vertti and change.giver.kind is AuthorKind.PERSON and recorded.in_time:
            await self._label(message.ref, giver, recorded.given)
        return recorded.in_time

    async def deleted(self, event: MessageDeleted) -> None:
        # In a watched channel the trace stops a late reaction; elsewhere none is kept.
        watched = await self.watched(event.message.place)
        await self._log.message_gone(event.message, trace=watched)

    async def watched(self, place: Place) -> bool:
        """Whether marks are kept there: in watched channels, and where Vertti listens for questions."""
        channel = await self._chat.channels.get(place)
        return channel.watched or channel.questions

    async def _marked(self, event: ReactionChanged) -> Marked | None:
        """The message, if a mark on it is to be kept. Outside watched channels only Vertti's own messages are."""
        known = await self._log.message(event.message)
        if known is not None:
            return None if isinstance(known, Gone) else known
        platform = self._chat.platforms.of(event.space)
        if platform is None:
            return None
        told = event.message_author
        watched = await self.watched(event.message.place)
        if not watched and told is not None and told.kind is not AuthorKind.VERTTI:
            return None
        try:
            author = told or await platform.author(event.message)
            if author is None or not await self._wanted(event, author, watched=watched):
                return None
            message = Marked(
                ref=event.message,
                author=author,
                asker=await self._asker(event.message, author, platform),
                sent_at=await platform.sent_at(event.message),
            )
        except Refused as error:
            if error.reason == "message_gone":
                return None
            raise
        await self._log.keep_message(message)
        return message

    async def _wanted(self, event: ReactionChanged, author: Author, *, watched: bool) -> bool:
        if author.kind is AuthorKind.VERTTI:
            return True
        person = Person(event.space, author.member)
        return watched and await self._chat.people.recorded(person)

    async def _asker(self, ref: MessageRef, author: Author, platform: Platform) -> MemberId | None:
        """Who wrote the first message of the conversation, if that was a person and it is still there."""
        first = author
        if ref.conversation != ref.message:
            root = MessageRef(ref.space, ref.channel, ref.conversation)
            try:
                found = await platform.author(root)
            except Refused:
                found = None
            if found is None:
                return None
            first = found
        return first.member if first.kind is AuthorKind.PERSON else None
