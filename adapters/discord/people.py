"""Members of the server: their names, finding them, and what they may do."""

from __future__ import annotations

import re
from collections.abc import Sequence

import discord

from adapters.discord.api import Api, Json
from adapters.discord.rendering import clean
from adapters.discord.server import Server
from bot.chat.ids import MemberId, Person
from bot.chat.roles import Role
from bot.errors import Refused

_MEMBER = "/guilds/{guild_id}/members/{user_id}"
_SEARCH = "/guilds/{guild_id}/members/search"
_ID = re.compile(r"^(?:<@!?(\d{1,20})>|(\d{5,20}))$")
_UNKNOWN = {"10007", "10013"}
_FEW = 20


class People:
    def __init__(self, api: Api, server: Server) -> None:
        self._api = api
        self._server = server

    async def name(self, member: MemberId) -> str:
        """The nickname, else the display name, else the account's name; the id for somebody who left."""
        found = await self._member(str(member))
        return _names(found)[0] if found else str(member)

    async def names(self, member: MemberId) -> Sequence[str]:
        """The nickname, the display name and the account's, as far as there are; none for who is no member."""
        found = await self._member(str(member))
        return _names(found) if found else ()

    async def find(self, words: str) -> Person | None:
        """By mention, id or any of the names; None also when two people answer to it."""
        words = words.strip()
        number = _ID.match(words)
        if number:
            found = await self._member(number[1] or number[2])
            return self._person(found) if found else None
        wanted = words.removeprefix("@").strip()
        if not wanted:
            return None
        matches = [
            member
            for member in await self._search(wanted)
            if wanted.casefold() in {name.casefold() for name in _names(member)}
        ]
        return self._person(matches[0]) if len(matches) == 1 else None

    async def standing(self, member: MemberId) -> Role:
        """STAFF for the owner and for whoever may manage the server."""
        guild = self._server.guild
        if guild is not None and str(guild.owner_id) == member:
            return Role.STAFF
        found = await self._member(str(member))
        if guild is None or found is None:
            return Role.MEMBER
        allowed = discord.Permissions(guild.default_role.permissions.value)
        for number in found["roles"]:
            role = guild.get_role(int(number))
            if role is not None:
                allowed |= role.permissions
        manages = allowed.administrator or allowed.manage_guild
        return Role.STAFF if manages else Role.MEMBER

    async def _member(self, number: str) -> Json | None:
        try:
            return await self._api.get(_MEMBER, guild_id=self._server.id, user_id=number)
        except Refused as error:
            if error.detail in _UNKNOWN:
                return None
            raise

    async def _search(self, name: str) -> list[Json]:
        params = {"query": name[:100], "limit": _FEW}
        return await self._api.get(_SEARCH, params=params, guild_id=self._server.id)

    def _person(self, member: Json) -> Person:
        return Person(self._server.space, MemberId(str(member["user"]["id"])))


def _names(member: Json) -> list[str]:
    user = member["user"]
    names = (member.get("nick"), user.get("global_name"), user["username"])
    return [clean(name) for name in names if name]
