"""Members of the workspace: their names, finding them, and what they may do."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass

from adapters.slack.api import QUICK, Api, Json
from adapters.slack.text import clean
from adapters.slack.workspace import SLACKBOT, Workspace
from bot.chat.events import Author, AuthorKind
from bot.chat.ids import MemberId, Person
from bot.chat.roles import Role
from bot.errors import PlatformError, Refused

_ID = re.compile(r"^(?:<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>|([UW][A-Z0-9]+))$")
_UNKNOWN = {"user_not_found", "user_not_visible", "users_not_found"}
_RANKS = ("is_admin", "is_owner", "is_primary_owner")
_MOST, _KEPT = 5000, 600.0


@dataclass(frozen=True, slots=True)
class Member:
    user: str
    names: tuple[str, ...]
    """The one shown beside messages first."""
    bot: bool
    staff: bool
    locale: str
    gone: bool
    teams: frozenset[str]
    """Workspaces the person belongs to; empty where Slack does not say."""
    read_at: float

    @classmethod
    def of(cls, said: Json, read_at: float) -> Member:
        profile: Json = said.get("profile") or {}
        names = (
            profile.get("display_name"),
            profile.get("real_name"),
            said.get("real_name"),
            said.get("name"),
        )
        return cls(
            user=str(said["id"]),
            names=tuple(dict.fromkeys(clean(str(name)) for name in names if name)),
            bot=bool(said.get("is_bot")) or said["id"] == SLACKBOT,
            staff=any(said.get(rank) for rank in _RANKS),
            locale=str(said.get("locale") or ""),
            gone=bool(said.get("deleted")),
            teams=frozenset([str(said["team_id"])] if said.get("team_id") else [])
            | frozenset(said.get("enterprise_user", {}).get("teams") or ()),
            read_at=read_at,
        )


class People:
    """Remembers whom it has asked about for ten minutes; standing is asked every time."""

    def __init__(self, api: Api, workspace: Workspace) -> None:
        self._api = api
        self._workspace = workspace
        self._met: dict[str, Member] = {}

    def name_of(self, user: str) -> str | None:
        """The name, if it is known without asking."""
        member = self._met.get(user)
        return member.names[0] if member and member.names else None

    async def author(self, user: str) -> Author:
        """Somebody of whom an event says the id alone; a person, where Slack does not say in time."""
        if self._workspace.is_self(user):
            return Author(MemberId(user), AuthorKind.VERTTI)
        member = await self._quickly(user)
        bot = user == SLACKBOT or (member is not None and member.bot)
        return Author(MemberId(user), AuthorKind.BOT if bot else AuthorKind.PERSON)

    async def locale(self, user: str) -> str | None:
        member = await self._quickly(user)
        return member.locale or None if member else None

    async def name(self, user: str) -> str:
        """The name shown beside messages; the id for somebody Slack no longer knows."""
        member = await self._known(user)
        return member.names[0] if member and member.names else user

    async def names(self, user: str) -> Sequence[str]:
        """All of them, the shown one first; none for who has left or comes from another workspace."""
        member = await self._known(user)
        foreign = member is not None and member.teams and self._workspace.team not in member.teams
        return member.names if member and not member.gone and not foreign else ()

    async def standing(self, user: str) -> Role:
        member = await self._ask(user)
        return Role.STAFF if member and member.staff and not member.gone else Role.MEMBER

    async def find(self, words: str) -> Person | None:
        """By mention, id or any of the names; None also when two people answer to it."""
        words = clean(words).strip()
        number = _ID.match(words)
        if number:
            member = await self._known(number[1] or number[2])
            return self._person(member) if member else None
        wanted = words.removeprefix("@").strip().casefold()
        if not wanted:
            return None
        matches: list[Member] = []
        async for page in self._api.pages("users.list"):
            found = (self._remember(said) for said in page.get("members") or ())
            matches += [each for each in found if not each.gone and wanted in _folded(each)]
        return self._person(matches[0]) if len(matches) == 1 else None

    async def _quickly(self, user: str) -> Member | None:
        try:
            async with asyncio.timeout(QUICK):
                return await self._known(user)
        except (TimeoutError, PlatformError):
            return self._met.get(user)

    async def _known(self, user: str) -> Member | None:
        known = self._met.get(user)
        if known is not None and _now() - known.read_at < _KEPT:
            return known
        return await self._ask(user)

    async def _ask(self, user: str) -> Member | None:
        try:
            answer = await self._api.read("users.info", user=user, include_locale=True)
        except Refused as error:
            if error.detail in _UNKNOWN:
                return None
            raise
        return self._remember(answer["user"])

    def _remember(self, said: Json) -> Member:
        member = Member.of(said, _now())
        known = self._met.pop(member.user, None)
        if known is not None and not member.locale:
            member = Member.of({**said, "locale": known.locale}, member.read_at)
        while len(self._met) >= _MOST:
            del self._met[next(iter(self._met))]
        self._met[member.user] = member
        return member

    def _person(self, member: Member) -> Person:
        return Person(self._workspace.space, MemberId(member.user))


def _folded(member: Member) -> set[str]:
    return {name.casefold() for name in member.names}


def _now() -> float:
    return asyncio.get_running_loop().time()
