"""`python -m tests.bench.echo API GATEWAY TOKEN`: the least a Discord bot can do, to compare with."""

from __future__ import annotations

import sys

import discord
from discord.gateway import DiscordWebSocket
from discord.http import Route
from yarl import URL


class Echo(discord.Client):
    async def on_ready(self) -> None:
        print("ready", flush=True)

    async def on_message(self, message: discord.Message) -> None:
        if message.author != self.user:
            await message.channel.send(message.content)


def main(api: str, gateway: str, token: str) -> None:
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = api, URL(gateway)
    intents = discord.Intents(guilds=True, guild_messages=True, message_content=True)
    Echo(intents=intents).run(token, log_handler=None)


if __name__ == "__main__":
    main(*sys.argv[1:])
