"""Who is here. The page has a fixed cast; whoever sits at the screen chooses whom to be."""

from __future__ import annotations

from dataclasses import dataclass

from bot.chat.ids import ChannelId, MemberId, SpaceId
from bot.chat.roles import Role

SPACE = SpaceId("local:home")
VERTTI = MemberId("vertti")
VERTTI_NAME = "Vertti"


@dataclass(frozen=True, slots=True)
class Member:
    id: MemberId
    name: str
    role: Role = Role.MEMBER


CAST = (
    Member(MemberId("anna"), "Anna"),
    Member(MemberId("bo"), "Bo"),
    Member(MemberId("maija"), "Maija", Role.MODERATOR),
    Member(MemberId("sari"), "Sari", Role.STAFF),
)
BOT_PREFIX = "bot-"
"""Members whose id begins so are other bots: nobody can choose to be one of them."""


def member(who: str) -> Member | None:
    """The member with this id, or None."""
    return next((one for one in CAST if one.id == who), None)


def named(words: str) -> Member | None:
    """The member meant by `@Anna`, `Anna` or `anna`, or None."""
    name = words.strip().lstrip("@").casefold()
    return next((one for one in CAST if name in (one.id, one.name.casefold())), None)


def name_of(who: str) -> str:
    """The name shown beside the member's messages."""
    if who == VERTTI:
        return VERTTI_NAME
    found = member(who)
    return found.name if found else who.removeprefix(BOT_PREFIX).capitalize()


def direct_channel(who: str) -> ChannelId:
    """Where `who` and Vertti talk in private."""
    return ChannelId(f"dm-{who}")
