"""Slack's own side of the adapter: getting in, keeping before acknowledging, and staying connected."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator

import pytest

from adapters.slack.connection import Pace
from bot.chat.content import Content
from bot.chat.events import CaughtUp, CommandCalled, Event, MessagePosted, ReactionChanged
from bot.errors import SettingsError, StorageError
from tests.contracts.rigs.slack import SlackRig, open_rig, platform_for
from tests.standins.slack.standin import SlackStandIn

GENERAL = "C0GENERAL"
QUICK = Pace(look=0.02, pause=0.01, longest_pause=0.05)


@pytest.fixture
async def rig() -> AsyncIterator[SlackRig]:
    async with open_rig(QUICK) as opened:
        yield opened

        assert opened.violations() == []
        assert opened.standin.faults.left == 0


async def ignore(_: Event) -> None:
    pass


async def acknowledged(rig: SlackRig) -> None:
    """All that was sent so far is acknowledged."""
    await rig.workspace.wait_for(lambda _: not rig.standin.socket.waiting)


@pytest.mark.parametrize(
    ("method", "word", "setting"),
    [
        ("auth.test", "invalid_auth", "VERTTI_SLACK_BOT_TOKEN"),
        ("auth.test", "account_inactive", "VERTTI_SLACK_BOT_TOKEN"),
        ("auth.test", "token_revoked", "VERTTI_SLACK_BOT_TOKEN"),
        ("apps.connections.open", "invalid_auth", "VERTTI_SLACK_APP_TOKEN"),
        ("apps.connections.open", "missing_scope", "connections:write"),
        ("apps.connections.open", "not_allowed_token_type", "VERTTI_SLACK_APP_TOKEN"),
    ],
)
async def test_a_refused_token_is_a_setting_to_mend(method: str, word: str, setting: str) -> None:
    async with SlackStandIn() as standin:
        standin.faults.refuse(method, word)
        with pytest.raises(SettingsError, match=setting) as error:
            await platform_for(standin).start(ignore)

    assert word in str(error.value)


async def test_a_wrong_token_is_told_by_its_setting() -> None:
    async with SlackStandIn() as standin:
        with pytest.raises(SettingsError, match="VERTTI_SLACK_BOT_TOKEN"):
            await platform_for(standin, bot_token="xoxb-wrong").start(ignore)
        with pytest.raises(SettingsError, match="VERTTI_SLACK_APP_TOKEN"):
            await platform_for(standin, app_token="xapp-wrong").start(ignore)


async def test_an_outage_at_the_start_is_waited_out() -> None:
    async with SlackStandIn() as standin:
        standin.faults.fail("auth.test", status=503, times=3)
        standin.faults.rate_limit("auth.test", retry_after=60)
        standin.faults.drop_request("apps.connections.open", times=3)
        platform = platform_for(standin, pace=QUICK)
        await platform.start(ignore)
        await platform.stop()

        assert standin.faults.left == 0
        assert standin.socket.greeted == 1


async def test_an_address_that_does_not_connect_is_replaced_at_the_start() -> None:
    """The SDK would try it for ever."""
    async with SlackStandIn() as standin:
        standin.faults.fail("link", status=503)
        platform = platform_for(standin, pace=Pace(greeting=1.0, pause=0.01))
        await platform.start(ignore)
        await platform.stop()

        assert standin.faults.left == 0
        assert len(standin.workspace.called("apps.connections.open")) == 2


async def test_stopping_is_safe_without_a_start_and_starting_after_it() -> None:
    async with SlackStandIn() as standin:
        platform = platform_for(standin)
        await platform.stop()
        for _ in range(2):
            await platform.start(ignore)
            await platform.stop()

        assert standin.socket.online == 0
        assert standin.socket.greeted == 2


async def test_an_event_is_kept_before_it_is_acknowledged(rig: SlackRig) -> None:
    waiting_while_kept: list[int] = []

    async def look(_: Event) -> None:
        waiting_while_kept.append(len(rig.standin.socket.waiting))

    rig.also = look
    await rig.say(rig.anna, rig.general, "Hei")
    await acknowledged(rig)

    assert waiting_while_kept == [1]
    assert len(rig.events(MessagePosted)) == 1


@pytest.mark.parametrize("error", [StorageError("disk full"), RuntimeError("a fault of ours")])
async def test_an_event_that_could_not_be_kept_is_not_acknowledged_and_comes_again(
    rig: SlackRig, error: Exception
) -> None:
    refused = asyncio.Event()

    def refuse(_: Event) -> Exception | None:
        once = None if refused.is_set() else error
        refused.set()
        return once

    rig.refuse = refuse
    await rig.say(rig.anna, rig.general, "Ensin")
    await refused.wait()
    await rig.say(rig.anna, rig.general, "Sitten")
    await rig.workspace.wait_for(lambda _: len(rig.standin.socket.waiting) == 1)
    (left,) = rig.standin.socket.waiting
    lost = rig.standin.socket.envelopes[left].payload["event"]["text"]
    rig.standin.socket.retry()
    await acknowledged(rig)

    said = [one.text for one in rig.events(MessagePosted) if isinstance(one, MessagePosted)]
    assert lost == "Ensin"
    assert said == ["Sitten", "Ensin"]


async def test_a_command_that_could_not_be_kept_is_not_acknowledged(rig: SlackRig) -> None:
    """Slack then tells the person that it did not work."""
    rig.refuse = lambda event: StorageError("disk full") if isinstance(event, CommandCalled) else None
    envelope = rig.standin.interactions.command("anna", GENERAL, "help")
    await rig.say(rig.anna, rig.general, "Hei")
    await rig.event(MessagePosted)

    assert envelope in rig.standin.socket.waiting


async def test_an_event_in_a_new_envelope_has_the_same_id(rig: SlackRig) -> None:
    message = await rig.say(rig.anna, rig.general, "Vinkki")
    await rig.react(rig.bo, message, "💡")
    await acknowledged(rig)
    for envelope in list(rig.standin.socket.envelopes.values()):
        rig.standin.socket.redeliver(envelope.payload["event_id"])
    await acknowledged(rig)

    messages, reactions = rig.events(MessagePosted), rig.events(ReactionChanged)
    assert (len(messages), len(reactions)) == (2, 2)
    assert messages[0] == messages[1]
    assert reactions[0] == reactions[1]


@pytest.mark.parametrize(
    ("kind", "payload"),
    [
        ("events_api", {"type": "event_callback", "event_id": "Ev1", "event": {"type": "channel_rename"}}),
        (
            "events_api",
            {"type": "event_callback", "event_id": "Ev2", "event": {"type": "message", "channel": GENERAL}},
        ),
        (
            "events_api",
            {
                "type": "event_callback",
                "event_id": "Ev3",
                "event": {"type": "message", "ts": "x", "user": "U1"},
            },
        ),
        ("events_api", {"type": "event_callback", "event_id": "Ev4"}),
        ("interactive", {"type": "shortcut", "callback_id": "tomorrow"}),
        ("interactive", {"type": "block_actions", "actions": [{"type": "button", "value": "a:b"}]}),
        ("slash_commands", {"command": "/vertti"}),
        ("slash_commands", {}),
    ],
)
async def test_what_nobody_can_use_or_read_is_acknowledged_and_not_told(
    rig: SlackRig, kind: str, payload: dict[str, object]
) -> None:
    before = len(rig.events(Event))
    rig.standin.socket.send(kind, payload)
    await acknowledged(rig)

    assert len(rig.events(Event)) == before


async def test_each_new_connection_is_a_gap_told_to_the_core(rig: SlackRig) -> None:
    first = await rig.event(CaughtUp)
    await rig.standin.socket.disconnect()
    second = await rig.event(CaughtUp, count=2)
    await rig.standin.socket.drop()
    third = await rig.event(CaughtUp, count=3)

    assert len({event.event_id for event in (first, second, third)}) == 3


async def test_a_gap_that_could_not_be_kept_is_told_again(rig: SlackRig) -> None:
    troubles = [StorageError("disk full"), StorageError("disk full")]
    rig.refuse = lambda event: troubles.pop() if troubles and isinstance(event, CaughtUp) else None
    await rig.interrupt()

    await rig.event(CaughtUp, count=2)

    assert troubles == []


async def test_a_socket_that_brings_nothing_for_long_is_built_anew() -> None:
    """It may answer pings and be deaf."""
    async with open_rig(Pace(look=0.02, silent=0.2)) as rig:
        rig.standin.socket.deaf()
        await rig.say(rig.anna, rig.general, "Kuuleeko kukaan?")
        await rig.workspace.wait_for(lambda _: rig.standin.socket.greeted >= 3)
        rig.standin.socket.deaf(is_deaf=False)
        event = await rig.event(MessagePosted)

        assert isinstance(event, MessagePosted)
        assert event.text == "Kuuleeko kukaan?"
        assert len(rig.events(CaughtUp)) >= 3


async def test_a_socket_that_stays_down_is_built_anew_with_a_fresh_address() -> None:
    async with open_rig(Pace(look=0.02, down=0.2, pause=0.01)) as rig:
        rig.standin.faults.fail("link", status=503)
        await rig.interrupt()
        await rig.event(CaughtUp, count=2)
        await rig.say(rig.anna, rig.general, "Vieläkö kuulet?")
        event = await rig.event(MessagePosted)

        assert isinstance(event, MessagePosted)
        assert event.text == "Vieläkö kuulet?"
        assert rig.standin.faults.left == 0


async def test_while_slack_gives_no_address_it_is_asked_again() -> None:
    async with open_rig(Pace(look=0.02, silent=0.2, pause=0.01, longest_pause=0.02)) as rig:
        rig.standin.faults.fail("apps.connections.open", status=503, times=6)
        await rig.event(CaughtUp, count=2)

        assert rig.standin.faults.left == 0


async def test_neither_words_nor_tokens_are_logged(rig: SlackRig, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    rig.standin.faults.fail("chat.delete", status=503)
    await rig.say(rig.anna, rig.general, "hyvin salainen kysymys", mention=True)
    await rig.event(MessagePosted)
    posted = await rig.platform.post(rig.general, Content(text="hyvin salainen vastaus"), key="k")
    await rig.standin.socket.disconnect()
    await rig.event(CaughtUp, count=2)
    await rig.platform.link(posted)
    rig.standin.faults.clear()

    for secret in ("salainen", "xoxb", "xapp", "ticket"):
        assert secret not in caplog.text
