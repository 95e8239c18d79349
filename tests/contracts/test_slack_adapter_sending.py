"""Slack's own side of the adapter: posting once, and finding it again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.content import Button, Content
from bot.chat.events import Event
from bot.chat.ids import ChannelId, MemberId, Place
from bot.errors import InboxClosed, OutcomeUnknown, PlatformError, Refused, TryLater
from tests.contracts.rigs.slack import SlackRig, open_rig, platform_for
from tests.standins.slack.entities import BOT, BOT_ID, Message
from tests.standins.slack.standin import SlackStandIn

HEI = Content(text="Hei vain")
POST = "chat.postMessage"


@pytest.fixture
async def rig() -> AsyncIterator[SlackRig]:
    async with open_rig() as opened:
        yield opened

        assert opened.violations() == []
        assert opened.standin.faults.left == 0


def since() -> datetime:
    return datetime.now(UTC) - timedelta(minutes=2)


def place(rig: SlackRig, channel: str) -> Place:
    return Place(rig.platform.space, ChannelId(channel))


async def test_a_send_whose_connection_broke_is_not_sent_again(rig: SlackRig) -> None:
    rig.standin.faults.drop_request(POST)
    with pytest.raises(OutcomeUnknown):
        await rig.platform.post(rig.general, HEI, key="a")

    assert len(rig.workspace.called(POST)) == 1
    assert await rig.platform.find(rig.general, "a", since=since()) == []


async def test_a_post_whose_answer_was_lost_is_one_message_found_by_its_key(rig: SlackRig) -> None:
    await rig.lose_next_answer()
    with pytest.raises(OutcomeUnknown):
        await rig.platform.post(rig.general, HEI, key="a")

    (found,) = await rig.platform.find(rig.general, "a", since=since())

    (seen,) = await rig.messages(rig.general)
    assert found == seen.message
    assert len(rig.workspace.called(POST)) == 1


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_a_server_error_leaves_the_outcome_open(rig: SlackRig, status: int) -> None:
    rig.standin.faults.fail(POST, status=status)
    with pytest.raises(OutcomeUnknown):
        await rig.platform.post(rig.general, HEI, key="a")

    assert len(rig.workspace.called(POST)) == 1


async def test_a_short_rate_limit_is_waited_out(rig: SlackRig) -> None:
    rig.standin.faults.rate_limit(POST, times=2)
    await rig.platform.post(rig.general, HEI, key="a")

    assert len(rig.workspace.called(POST)) == 3
    assert len(await rig.messages(rig.general)) == 1


async def test_a_long_rate_limit_is_left_to_the_core(rig: SlackRig) -> None:
    """Slack says how long in more than one digit, of which the SDK's own handler reads the first."""
    rig.standin.faults.rate_limit(POST, retry_after=60)
    with pytest.raises(TryLater) as later:
        await rig.platform.post(rig.general, HEI, key="a")

    assert later.value.after == timedelta(seconds=60)
    assert await rig.messages(rig.general) == []


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("not_in_channel", "no_permission"),
        ("restricted_action_read_only_channel", "no_permission"),
        ("is_archived", "channel_gone"),
        ("channel_not_found", "channel_gone"),
        ("missing_scope", "missing_scope"),
        ("msg_too_long", "too_long"),
        ("msg_blocks_too_long", "too_long"),
        ("invalid_blocks", "invalid"),
    ],
)
async def test_slacks_refusals_become_reasons(rig: SlackRig, word: str, reason: str) -> None:
    rig.standin.faults.refuse(POST, word)
    with pytest.raises(Refused) as refused:
        await rig.platform.post(rig.general, HEI, key="a")

    assert (refused.value.reason, refused.value.detail) == (reason, word)


@pytest.mark.parametrize(
    ("word", "kind"),
    [("ratelimited", TryLater), ("token_revoked", TryLater), ("internal_error", OutcomeUnknown)],
)
async def test_what_may_pass_is_no_refusal(rig: SlackRig, word: str, kind: type[PlatformError]) -> None:
    rig.standin.faults.refuse(POST, word)
    with pytest.raises(kind):
        await rig.platform.post(rig.general, HEI, key="a")

    assert len(rig.workspace.called(POST)) == 1


async def test_what_could_not_even_be_sent_can_be_tried_later() -> None:
    async def ignore(_: Event) -> None:
        pass

    async with SlackStandIn() as standin:
        platform = platform_for(standin)
        with pytest.raises(TryLater, match="not connected"):
            await platform.standing(MemberId("U0ANNA"))
        await platform.start(ignore)
    try:
        with pytest.raises(TryLater):
            await platform.post(Place(platform.space, ChannelId("C0GENERAL")), HEI, key="a")
    finally:
        await platform.stop()


async def test_a_read_is_tried_once_more(rig: SlackRig) -> None:
    rig.standin.faults.drop_request("users.info")
    rig.standin.faults.fail("conversations.info", status=503, times=2)

    assert await rig.platform.member_name(rig.anna) == "anna"
    with pytest.raises(TryLater):
        await rig.platform.place_name(rig.general)


async def test_previews_are_off_and_the_key_is_metadata(rig: SlackRig) -> None:
    await rig.platform.post(rig.general, HEI, key="a")

    (asked,) = rig.workspace.called(POST)

    assert (asked["unfurl_links"], asked["unfurl_media"]) == (False, False)
    assert asked["metadata"] == {"event_type": "vertti_key", "event_payload": {"key": "a"}}


async def test_nobody_elses_metadata_is_found(rig: SlackRig) -> None:
    marked = {"event_type": "vertti_key", "event_payload": {"key": "a"}}
    other = {"event_type": "task_created", "event_payload": {"key": "a"}}
    messages = rig.workspace.channel("general").messages
    for user, bot, metadata in (("U0KALENTERI", "B0KALENTERI", marked), (BOT, BOT_ID, other)):
        ts = rig.workspace.new_ts()
        messages[ts] = Message(ts, user, "Hei", bot_id=bot, metadata=metadata)

    assert await rig.platform.find(rig.general, "a", since=since()) == []


async def test_a_message_is_found_behind_many_others(rig: SlackRig) -> None:
    posted = await rig.platform.post(rig.general, HEI, key="a")
    for number in range(250):
        await rig.say(rig.anna, rig.general, str(number))

    assert await rig.platform.find(rig.general, "a", since=since()) == [posted]
    assert len(rig.workspace.called("conversations.history")) == 3


async def test_what_was_sent_before_is_not_searched(rig: SlackRig) -> None:
    first = await rig.platform.post(rig.general, HEI, key="a")
    second = await rig.platform.post(rig.general, HEI, key="a")

    found = await rig.platform.find(rig.general, "a", since=await rig.platform.sent_at(second))

    assert found == [second]
    assert first != second


async def test_an_edit_replaces_all_and_asks_nothing_first(rig: SlackRig) -> None:
    before = Content(text="Vanha", buttons=(Button("a.b", "1", "Auttoi"),), footer="Tarkistettu")
    posted = await rig.platform.post(rig.general, before, key="a")
    await rig.platform.edit(posted, Content(text="Uusi " * 3000))

    (seen,) = await rig.messages(rig.general)

    assert seen.text.startswith("Uusi Uusi")
    assert seen.buttons == ()
    assert await rig.platform.find(rig.general, "a", since=since()) == [posted]
    assert [name for name, _ in rig.workspace.calls if name.startswith("chat.")] == [POST, "chat.update"]


async def test_other_peoples_messages_can_be_neither_edited_nor_deleted(rig: SlackRig) -> None:
    theirs = await rig.say(rig.anna, rig.general, "Minun")

    for change in (rig.platform.edit(theirs, HEI), rig.platform.delete(theirs)):
        with pytest.raises(Refused, match="no_permission"):
            await change


async def test_a_channel_vertti_is_not_in_refuses(rig: SlackRig) -> None:
    with pytest.raises(Refused, match="no_permission"):
        await rig.platform.post(place(rig, "C0BOARD"), HEI, key="a")


async def test_a_whisper_to_a_bot_or_nobody_finds_a_closed_inbox(rig: SlackRig) -> None:
    for member in (rig.robot, MemberId("U0NOBODY")):
        with pytest.raises(InboxClosed):
            await rig.platform.whisper(member, HEI, key="a")

    rig.standin.faults.refuse("conversations.open", "restricted_action")
    with pytest.raises(Refused, match="no_permission"):
        await rig.platform.whisper(rig.anna, HEI, key="a")


async def test_a_whisper_is_found_by_its_key_too(rig: SlackRig) -> None:
    sent = await rig.platform.whisper(rig.anna, HEI, key="a")

    assert await rig.platform.find(sent.place, "a", since=since()) == [sent]
