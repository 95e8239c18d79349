"""A long calendar arrives whole on every platform, however it is cut there."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

from bot.chat.events import CommandCalled
from bot.chat.ids import Person
from bot.chat.ports import Channel
from bot.prompting.staff.calendar_command import MOST_LINES
from storage.engine import Database
from tests.contracts.whole import put_together

_RIGS = sorted(path.stem for path in (Path(__file__).parent / "rigs").glob("*.py"))
STREAMS = 5
_WHEN = re.compile(r"Mon \d+ \w+ \d+:\d\d")


@pytest.mark.parametrize("platform", _RIGS)
async def test_every_line_of_a_long_calendar_arrives(platform: str, sqlite: Database) -> None:
    bot, chat = put_together(sqlite)
    module = importlib.import_module(f"tests.contracts.rigs.{platform}")
    async with module.open_rig(catalogue=bot.catalogue.declared(), core=bot.receive) as rig:
        chat.platforms.running.append(rig.platform)
        chief, now = Person(rig.platform.space, rig.chief), chat.clock.now()
        await chat.channels.put(Channel(place=rig.export, prompts=True), by=chief, now=now)
        await chat.people.choose_language(chief, "en", now=now)
        for number in range(STREAMS):
            words = f"schedule add monday {9 + number}:30 #export"
            await bot.do(
                CommandCalled(
                    event_id=words,
                    space=rig.platform.space,
                    at=now,
                    member=rig.chief,
                    place=rig.general,
                    reply_handle="",
                    words=words,
                )
            )
        await rig.command(rig.chief, rig.general, "schedule calendar", {})
        seen = await rig.private_replies(rig.chief, count=1)
        while "leaves a date out" not in seen[-1].raw:
            seen = await rig.private_replies(rig.chief, count=len(seen) + 1)
        said = "\n".join(each.raw for each in seen)
        await bot.settle()

        assert len(set(_WHEN.findall(said))) == MOST_LINES
        assert f"The next 12 weeks of {STREAMS} schedules:" in said
        assert "… and 28 more dates." in said
        assert list(rig.violations()) == []
