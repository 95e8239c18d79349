"""Discord's own side of the adapter: what a reply handle and a link are worth to another process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from adapters.discord.adapter import DiscordPlatform
from bot.chat.content import Content
from bot.chat.events import CommandCalled, Event, MessagePosted
from bot.chat.ids import MessageRef
from bot.errors import OutcomeUnknown
from bot.wording import Wording
from tests.contracts.discord_callers import answered_with, called, pressed
from tests.contracts.rigs.discord import CATALOGUE, DiscordRig, open_rig

HEI = Content(text="Hei vain")
MESSAGE = 4


@pytest.fixture
async def rig() -> AsyncIterator[DiscordRig]:
    """With all the time Discord gives."""
    async with open_rig(timedelta(seconds=60)) as opened:
        yield opened
        assert opened.violations() == []


@pytest.fixture
async def hasty() -> AsyncIterator[DiscordRig]:
    """Puts every interaction off at once, as if the core were slow."""
    async with open_rig(timedelta(0)) as opened:
        yield opened
        assert opened.violations() == []


@pytest.mark.parametrize("name", ["ask", "about"])
async def test_after_a_restart_a_note_still_gets_its_reply(hasty: DiscordRig, name: str) -> None:
    event = await called(hasty, name)
    await answered_with(hasty, event)
    await hasty.platform.stop()
    restarted = _another(hasty)
    await restarted.start(hasty.receive)
    try:
        await restarted.reply(event.reply_handle, HEI, private=name == "ask")
    finally:
        await restarted.stop()

    number = int(event.event_id.removeprefix("interaction:"))

    assert [message.content for message in hasty.guild.replies_to(number)] == ["Hei vain"]


async def test_stopping_waits_until_what_was_heard_is_kept(rig: DiscordRig) -> None:
    heard, may_go_on = asyncio.Semaphore(0), asyncio.Event()

    async def keeps_slowly(_event: Event) -> None:
        heard.release()
        await may_go_on.wait()

    rig.also = keeps_slowly
    await rig.say(rig.anna, rig.general, "Onko jollakulla kokemusta?")
    await heard.acquire()
    stopping = asyncio.create_task(rig.platform.stop())
    for _ in range(200):
        await asyncio.sleep(0)
    # Only a platform that has not stopped yet hears the next one.
    await rig.say(rig.bo, rig.general, "On, vuodelta 2024.")
    async with asyncio.timeout(10):
        await heard.acquire()
    may_go_on.set()
    await stopping

    assert len(rig.events(MessagePosted)) == 2


@pytest.mark.parametrize("press", [True, False])
async def test_after_a_quick_restart_an_unanswered_interaction_is_answered(
    rig: DiscordRig, *, press: bool
) -> None:
    event = await pressed(rig) if press else await called(rig, "ask")
    restarted = _another(rig)
    await restarted.start(rig.receive)
    try:
        await restarted.reply(event.reply_handle, HEI)
    finally:
        await restarted.stop()

    assert await answered_with(rig, event) == MESSAGE


async def test_a_reply_whose_fate_is_unknown_can_be_sent_again(rig: DiscordRig) -> None:
    event = await called(rig, "ask")
    rig.standin.faults.swallow_answer("create_interaction_response")
    with pytest.raises(OutcomeUnknown):
        await rig.platform.reply(event.reply_handle, HEI)
    await rig.platform.reply(event.reply_handle, HEI)

    assert len(await rig.private_replies(rig.anna)) == 1


async def test_a_link_into_a_thread_nobody_remembers_is_looked_up(rig: DiscordRig) -> None:
    root = await rig.say(rig.anna, rig.general, "Mikä on EORI?")
    inside = await rig.say(rig.bo, rig.general, "Numero.", thread=root)
    await rig.guild.archive(int(root.message))
    link = f"https://discord.com/channels/{rig.guild.id}/{root.message}/{inside.message}"
    restarted = _another(rig)
    await restarted.start(rig.receive)
    await rig.platform.stop()
    try:
        await rig.command(rig.anna, rig.general, "why", {"message": link})
        await rig.event(CommandCalled)
        found: MessageRef | None = restarted.read_link(link)
    finally:
        await restarted.stop()

    assert found == inside


def _another(rig: DiscordRig) -> DiscordPlatform:
    return DiscordPlatform(
        token=rig.standin.token,
        api_url=rig.standin.api_url,
        gateway_url=rig.standin.gateway_url,
        catalogue=CATALOGUE,
        wording=Wording(),
    )
