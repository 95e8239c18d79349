"""A new room is made ready to try: what staff of a real community would have turned on."""

from __future__ import annotations

from adapters.local import interactions
from adapters.local.interactions import Doing
from adapters.local.room import Room

STAFF = "sari"
_TURNED_ON = (
    ("general", "channel here watched"),
    ("export", "channel here prompts"),
    # One minute instead of ten: whoever tries the page sees that people go first, and need not wait long.
    ("questions", "channel here questions wait:1"),
)


async def turn_channels_on(room: Room, language: str) -> None:
    """Call the commands as Sari, who sees the replies; each channel gets the public notice."""
    for channel, words in _TURNED_ON:
        await interactions.call(room, Doing(STAFF, channel, None, language), words)
