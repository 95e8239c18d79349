"""Channels of the server: their names and finding them."""

from __future__ import annotations

import re

import discord

from adapters.discord.server import Server
from adapters.discord.whereabouts import Spot, Whereabouts
from bot.chat.ids import Place
from bot.errors import Refused

_ID = re.compile(r"^(?:<#(\d{1,20})(?:\|[^>]*)?>|(\d{5,20}))$")


class Places:
    def __init__(self, server: Server, whereabouts: Whereabouts) -> None:
        self._server = server
        self._whereabouts = whereabouts

    async def find(self, words: str) -> Place | None:
        """By mention, id or name; a thread stands for the channel it hangs under."""
        words = words.strip()
        number = _ID.match(words)
        if number:
            return await self._numbered(int(number[1] or number[2]))
        guild = self._server.guild
        wanted = words.removeprefix("#").strip().casefold()
        channels = guild.text_channels if guild else []
        found = next((one for one in channels if one.name.casefold() == wanted), None)
        return self._whereabouts.place(Spot(found.id)) if found else None

    async def name(self, place: Place) -> str:
        """`#name`; the bare id for a channel that is gone."""
        found = self._server.channel(int(place.channel))
        return f"#{found.name if found else place.channel}"

    async def _numbered(self, channel: int) -> Place | None:
        try:
            spot = await self._whereabouts.of(channel)
        except Refused:
            return None
        ours = isinstance(
            self._server.channel(spot.channel),
            (discord.TextChannel, discord.ForumChannel),
        )
        return self._whereabouts.place(spot) if ours else None
