"""Slack's own side of the adapter: reactions, whose they are, and where."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.chat.content import Content
from bot.chat.events import Author, AuthorKind, ReactionChanged
from bot.chat.ids import MemberId
from tests.contracts.rigs.slack import SlackRig, open_rig
from tests.standins.slack.entities import BOT

GENERAL = "C0GENERAL"


@pytest.fixture
async def rig() -> AsyncIterator[SlackRig]:
    async with open_rig() as opened:
        yield opened

        assert opened.violations() == []
        assert opened.standin.faults.left == 0


async def test_reactions_are_canonical_and_ordered(rig: SlackRig) -> None:
    message = await rig.say(rig.anna, rig.general, "Vinkki")
    for name in ("+1::skin-tone-3", "thumbsup", "helpful", "flag-fi"):
        await rig.standin.people.react(rig.bo, GENERAL, message.message, name)
    await rig.standin.people.unreact(rig.bo, GENERAL, message.message, "+1::skin-tone-3")
    await rig.event(ReactionChanged, count=5)

    events = sorted(
        (one for one in rig.events(ReactionChanged) if isinstance(one, ReactionChanged)),
        key=lambda one: one.sequence,
    )

    assert [(one.emoji, one.added) for one in events] == [
        ("👍", True),
        ("👍", True),
        ("helpful", True),
        ("🇫🇮", True),
        ("👍", False),
    ]
    assert {one.message_author for one in events} == {Author(rig.anna)}
    assert len({one.event_id for one in events}) == 5


@pytest.mark.parametrize("heard", [True, False])
async def test_a_reaction_in_a_thread_knows_the_thread(rig: SlackRig, *, heard: bool) -> None:
    """Slack does not say it with the reaction, and a new process has not heard the message."""
    rig.workspace.subscriptions -= set() if heard else {"message.channels"}
    start = await rig.say(rig.anna, rig.general, "Mikä on EORI?")
    reply = await rig.say(rig.bo, rig.general, "Numero.", thread=start)
    await rig.react(rig.anna, reply, "✅")
    await rig.react(rig.bo, start, "💡")
    await rig.event(ReactionChanged, count=2)

    events = {
        one.emoji: one.message for one in rig.events(ReactionChanged) if isinstance(one, ReactionChanged)
    }

    assert (events["✅"], events["✅"].thread) == (reply, start.message)
    assert (events["💡"], events["💡"].thread) == (start, None)
    assert len(rig.workspace.called("conversations.replies")) == (0 if heard else 2)


async def test_a_reaction_is_told_without_its_thread_when_nobody_can_say_it(rig: SlackRig) -> None:
    rig.workspace.subscriptions -= {"message.channels"}
    start = await rig.say(rig.anna, rig.general, "Mikä on EORI?")
    reply = await rig.say(rig.bo, rig.general, "Numero.", thread=start)
    rig.standin.faults.fail("conversations.replies", status=503, times=2)
    await rig.react(rig.anna, reply, "✅")

    event = await rig.event(ReactionChanged)

    assert isinstance(event, ReactionChanged)
    assert (event.message, event.message.thread) == (reply, None)


async def test_a_reaction_of_a_bots_to_verttis_own_message_says_both(rig: SlackRig) -> None:
    own = await rig.platform.post(rig.general, Content(text="Vinkki"), key="k")
    await rig.react(rig.robot, own, "💡")

    event = await rig.event(ReactionChanged)

    assert isinstance(event, ReactionChanged)
    assert event.member == Author(rig.robot, AuthorKind.BOT)
    assert event.message_author == Author(MemberId(BOT), AuthorKind.VERTTI)


async def test_a_reaction_is_told_even_when_nobody_can_say_whose_it_is(rig: SlackRig) -> None:
    message = await rig.say(rig.anna, rig.general, "Vinkki")
    rig.standin.faults.fail("users.info", status=503, times=4)
    await rig.react(rig.bo, message, "💡")

    event = await rig.event(ReactionChanged)

    assert isinstance(event, ReactionChanged)
    assert (event.member, event.message_author) == (Author(rig.bo), Author(rig.anna))


async def test_a_reaction_to_what_is_no_message_is_not_told(rig: SlackRig) -> None:
    event = {
        "type": "reaction_added",
        "user": rig.bo,
        "reaction": "bulb",
        "item_user": rig.anna,
        "item": {"type": "file", "file": "F1"},
        "event_ts": "1.0",
    }
    rig.standin.events.tell("reaction_added", None, event)
    rig.workspace.violations.clear()
    await rig.workspace.wait_for(lambda _: not rig.standin.socket.waiting)

    assert list(rig.events(ReactionChanged)) == []
