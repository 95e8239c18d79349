"""People of the Discord rig who call a command or press a button, and what Discord was answered with."""

from __future__ import annotations

from bot.chat.content import Button, Content
from bot.chat.events import ButtonPressed, CommandCalled, Interaction
from tests.contracts.rigs.discord import DiscordRig


async def called(rig: DiscordRig, name: str) -> CommandCalled:
    options = {"question": "Mikä on EORI?"} if name == "ask" else {}
    await rig.command(rig.anna, rig.general, name, options)
    event = await rig.event(CommandCalled)
    assert isinstance(event, CommandCalled)
    return event


async def pressed(rig: DiscordRig) -> ButtonPressed:
    content = Content(text="Vastaus", buttons=(Button("answer.helped", "a:1", "Auttoi"),))
    message = await rig.platform.post(rig.general, content, key="k")
    await rig.press(rig.bo, message, "Auttoi")
    event = await rig.event(ButtonPressed)
    assert isinstance(event, ButtonPressed)
    return event


async def answered_with(rig: DiscordRig, event: Interaction) -> int:
    number = int(event.event_id.removeprefix("interaction:"))
    return await rig.guild.wait_for(lambda guild: guild.interactions[number].answered) or 0
