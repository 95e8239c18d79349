"""A new local room is ready to try; one that somebody has used is left as it is."""

from __future__ import annotations

from pathlib import Path

from adapters.local.adapter import LocalPlatform
from bot.chat.events import CommandCalled
from bot.wording import Wording
from tests.contracts.catalogue import CATALOGUE
from tests.contracts.listening import Ears


async def _visit(data: Path, *, new: bool) -> list[tuple[str, str, str | None]]:
    """Start and stop; the commands that were called: by whom, where, which words."""
    ears = Ears()
    platform = LocalPlatform(data=data, port=0, catalogue=CATALOGUE, wording=Wording(), ready_in="fi")
    await platform.start(ears.receive)
    try:
        if new:
            await ears.event(CommandCalled, count=3)
    finally:
        await platform.stop()
    return [(event.member, event.place.channel, event.words) for event in ears.events(CommandCalled)]


async def test_staff_turn_three_channels_on_at_the_first_start_only(tmp_path: Path) -> None:
    first = await _visit(tmp_path, new=True)
    second = await _visit(tmp_path, new=False)

    assert first == [
        ("sari", "general", "channel here watched"),
        ("sari", "export", "channel here prompts"),
        ("sari", "questions", "channel here questions wait:1"),
    ]
    assert second == []


async def test_a_room_that_only_the_command_line_has_opened_is_new_still(tmp_path: Path) -> None:
    platform = LocalPlatform(data=tmp_path, port=0, catalogue=CATALOGUE, wording=Wording(), ready_in="fi")
    await platform.room.open()
    await platform.room.close()

    assert len(await _visit(tmp_path, new=True)) == 3
    assert await _visit(tmp_path, new=False) == []
