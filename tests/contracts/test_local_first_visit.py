"""A new local room is ready to try; one that somebody has used is left as it is."""

from __future__ import annotations

from pathlib import Path

from adapters.local.adapter import LocalPlatform
from bot.chat.events import CommandCalled
from bot.wording import Wording
from tests.contracts.catalogue import CATALOGUE
from tests.contracts.listening import Ears


async def _visit(data: Path) -> list[tuple[str, str, str | None]]:
    """Start and stop; the commands that were called: by whom, where, which words."""
    ears = Ears()
    platform = LocalPlatform(data=data, port=0, catalogue=CATALOGUE, wording=Wording(), ready_in="fi")
    await platform.start(ears.receive)
    try:
        if platform.room.is_new:
            await ears.event(CommandCalled, count=3)
    finally:
        await platform.stop()
    return [(event.member, event.place.channel, event.words) for event in ears.events(CommandCalled)]


async def test_staff_turn_three_channels_on_at_the_first_start_only(tmp_path: Path) -> None:
    first = await _visit(tmp_path)
    second = await _visit(tmp_path)

    assert first == [
        ("sari", "general", "channel here watched"),
        ("sari", "export", "channel here prompts"),
        ("sari", "questions", "channel here questions wait:1"),
    ]
    assert second == []
