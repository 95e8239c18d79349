"""What every feature is given: who is here, where, and how to speak."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.chat.delivery import Courier
from bot.chat.ids import CommunityId, MessageRef, Person, Place, SpaceId
from bot.chat.platform import Platform
from bot.chat.ports import Audit, Channels, People
from bot.chat.roles import Role
from bot.clock import Clock
from bot.wording import Wording

STANDING_KEPT = timedelta(minutes=5)


@dataclass(slots=True)
class Platforms:
    """The platforms that run, found by space."""

    running: list[Platform] = field(default_factory=list[Platform])

    def of(self, space: SpaceId) -> Platform | None:
        return next((platform for platform in self.running if platform.space == space), None)

    def read_link(self, url: str) -> MessageRef | None:
        found = (platform.read_link(url) for platform in self.running)
        return next((message for message in found if message is not None), None)

    async def find_place(self, words: str, *, near: SpaceId | None = None) -> Place | None:
        """`#name` on the platform near by first, then on the others; `discord:#name` on that one only."""
        name, colon, rest = words.partition(":")
        named = [platform for platform in self.running if platform.name == name.lower()] if colon else []
        nearest_first = sorted(self.running, key=lambda platform: platform.space != near)
        for platform in named or nearest_first:
            place = await platform.find_place(rest if named else words)
            if place is not None:
                return place
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    community: CommunityId
    platforms: Platforms
    wording: Wording
    clock: Clock
    channels: Channels
    people: People
    audit: Audit
    courier: Courier
    language: str = "fi"
    """The community's language, where neither person nor channel has one."""
    timezone: str = "Europe/Helsinki"
    _standings: dict[Person, tuple[Role, datetime]] = field(
        default_factory=dict[Person, tuple[Role, datetime]]
    )

    async def language_for(self, person: Person | None, place: Place | None = None) -> str:
        """The person's own language, else the channel's, else the community's.

        In private, where no `place` is given, the language that their app speaks comes before the community's.
        """
        chosen = await self.people.language(person) if person else None
        if chosen is None and place is not None:
            chosen = (await self.channels.get(place)).language
        if chosen is None and person is not None and place is None:
            chosen = await self.people.heard(person)
        return chosen or self.language

    async def standing(self, person: Person) -> Role:
        """What the platform says of the person, remembered for a few minutes: it is asked for every message."""
        now = self.clock.now()
        known = self._standings.get(person)
        if known is not None and now - known[1] < STANDING_KEPT:
            return known[0]
        platform = self.platforms.of(person.space)
        role = await platform.standing(person.member) if platform else Role.MEMBER
        self._standings[person] = (role, now)
        return role

    async def role_of(self, person: Person) -> Role:
        """The higher of what the platform and what staff say. MEMBER where neither says anything."""
        granted = await self.people.granted(person)
        if granted is Role.STAFF:
            return granted
        return max(await self.standing(person), granted or Role.MEMBER)
