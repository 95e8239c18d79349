"""Every REST operation the stand-in knows. A literal path stands before one with a parameter."""

from tests.standins.discord.rest import (
    channels,
    commands,
    guilds,
    interactions,
    messages,
    polls,
    reactions,
)
from tests.standins.discord.rest.operation import Operation

OPERATIONS: tuple[Operation, ...] = (
    *messages.OPERATIONS,
    *reactions.OPERATIONS,
    *polls.OPERATIONS,
    *channels.OPERATIONS,
    *guilds.OPERATIONS,
    *commands.OPERATIONS,
    *interactions.OPERATIONS,
)
