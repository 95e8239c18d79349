"""The nouns: a message that was marked, a change of one reaction, and the marks that follow from them.

Kept is each reaction by itself (message, giver, emoji); the last writer in the platform's order wins. A mark is one
per message, giver and kind, and stands as long as a reaction that means it does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.chat.events import Author, AuthorKind
from bot.chat.ids import MemberId, MessageRef, Person
from bot.chat.platform import Reaction

DEFAULT_EMOJI = ("✅", "💡", "🙏", "helpful")
SOLVING = "✅"
"""From the one who asked, it also says that the question is solved."""


class Kind(StrEnum):
    HELPFUL = "helpful"
    SOLVED = "solved"


class Verdict(StrEnum):
    """Whether a mark counts, decided when it is first given. Each has a sentence, `verdict-…`."""

    COUNTED = "counted"
    GIVER_IS_BOT = "giver-is-bot"
    LABEL = "label"
    MESSAGE_BY_BOT = "message-by-bot"
    OWN_MESSAGE = "own-message"
    NOT_WATCHED = "not-watched"
    TOO_OLD = "too-old"
    TOO_MANY = "too-many"
    BACK_AND_FORTH = "back-and-forth"


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A message with a reaction that may be a mark. `asker` is the person who began its conversation, if one did."""

    ref: MessageRef
    author: Author
    asker: MemberId | None
    sent_at: datetime

    @property
    def receiver(self) -> Person:
        return Person(self.ref.space, self.author.member)

    @property
    def begins_conversation(self) -> bool:
        return self.ref.conversation == self.ref.message


@dataclass(frozen=True, slots=True)
class Gone:
    """A message that was deleted: no mark on it stands, and none will."""

    ref: MessageRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One reaction as it is kept."""

    giver: MemberId
    emoji: str
    given: bool
    sequence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One reaction put on or taken off.

    `read`: seen when the message's reactions were read, not told by an event. Then `sequence` is the one that was
    kept before the reading ("" for none), and the change holds only if no event has come since.
    """

    giver: Author
    emoji: str
    added: bool
    sequence: str
    at: datetime
    read: bool = False

    def supersedes(self, held: Held | None) -> bool:
        """Whether the kept reaction gives way. Of two changes with one sequence, taking off is the later."""
        if self.read:
            return self.sequence == (held.sequence if held else "")
        if held is None:
            return True
        return (self.sequence, not self.added) > (held.sequence, not held.given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """`stands`: neither the reaction nor the message is gone."""

    giver: MemberId
    kind: Kind
    verdict: Verdict
    stands: bool
    at: datetime


def meant(message: Marked, giver: MemberId, emoji: str) -> tuple[Kind, ...]:
    """The kinds of mark a reaction stands for.

    ✅ by the asker: on the own question solved; on another person's message solved and helpful. All else: helpful.
    """
    by_asker = emoji == SOLVING and giver == message.asker
    if not by_asker or message.author.kind is not AuthorKind.PERSON:
        return (Kind.HELPFUL,)
    if giver != message.author.member:
        return (Kind.SOLVED, Kind.HELPFUL)
    return (Kind.SOLVED,) if message.begins_conversation else (Kind.HELPFUL,)


def differences(
    held: Iterable[Held],
    present: Iterable[Reaction],
    *,
    emoji: tuple[str, ...],
    now: datetime,
) -> list[Change]:
    """The changes that turn what is kept into what the platform has now."""
    kept = {(each.giver, each.emoji): each for each in held}
    there = {(each.member, each.emoji): each for each in present}
    changes = [
        Change(
            giver=Author(giver, AuthorKind.BOT if reaction.by_bot else AuthorKind.PERSON),
            emoji=mark,
            added=True,
            sequence=kept[giver, mark].sequence if (giver, mark) in kept else "",
            at=now,
            read=True,
        )
        for (giver, mark), reaction in there.items()
        if mark in emoji and not ((giver, mark) in kept and kept[giver, mark].given)
    ]
    changes += [
        Change(
            giver=Author(giver),
            emoji=mark,
            added=False,
            sequence=each.sequence,
            at=now,
            read=True,
        )
        for (giver, mark), each in kept.items()
        if each.given and (giver, mark) not in there
    ]
    return changes
