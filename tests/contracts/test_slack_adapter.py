"""Slack's own side of the adapter, beyond the contract all platforms share: what people say and do."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.chat.content import Content
from bot.chat.events import (
    Author,
    AuthorKind,
    MemberJoined,
    MessageDeleted,
    MessageEdited,
    MessagePosted,
)
from bot.chat.ids import MemberId, MessageRef
from tests.contracts.rigs.slack import SlackRig, open_rig
from tests.standins.slack.entities import BOT, Json

GENERAL = "C0GENERAL"


@pytest.fixture
async def rig() -> AsyncIterator[SlackRig]:
    async with open_rig() as opened:
        yield opened

        assert opened.violations() == []
        assert opened.standin.faults.left == 0


async def posted(rig: SlackRig, *, count: int = 1) -> MessagePosted:
    event = await rig.event(MessagePosted, count=count)
    assert isinstance(event, MessagePosted)
    return event


async def settled(rig: SlackRig) -> None:
    """All that was sent so far is acknowledged."""
    await rig.workspace.wait_for(lambda _: not rig.standin.socket.waiting)


def told(rig: SlackRig, **event: object) -> Json:
    """Slack tells of something nobody in the stand-in can do; the event."""
    now = rig.workspace.new_ts()
    body: Json = {"type": "message", "channel": GENERAL, "ts": now, "event_ts": now, **event}
    rig.standin.events.tell("message.channels", rig.workspace.channel(GENERAL), body)
    return body


async def test_the_space_and_the_address_are_the_workspaces(rig: SlackRig) -> None:
    assert rig.platform.space == "slack:T0HOME"
    assert rig.platform.address == "Home"
    assert await rig.platform.problems() == []


async def test_a_scope_that_is_missing_is_named_with_its_reason(rig: SlackRig) -> None:
    rig.workspace.scopes -= {"reactions:read"}

    (problem,) = await rig.platform.problems()

    assert "reactions:read (to see which messages people mark as helpful)" in problem
    assert "install the app again" in problem


async def test_an_outage_is_no_problem_of_the_scopes(rig: SlackRig) -> None:
    rig.standin.faults.fail("auth.test", status=503, times=2)

    (problem,) = await rig.platform.problems()

    assert "could not be asked" in problem


@pytest.mark.parametrize(
    ("wire", "text"),
    [
        ("Onko &lt;b&gt; &amp;amp; lihava?", "Onko <b> &amp; lihava?"),
        ("<@U0BO> tietää, <@U9X> ei", "@bo tietää, @U9X ei"),
        ("<@U9X|uusi> kanavalla <#C0EXPORT|export>", "@uusi kanavalla #export"),
        ("<#C0EXPORT> tai <#C0EXPORT|>", "#C0EXPORT tai #C0EXPORT"),
        ("<!here> <!channel> <!subteam^S1|@tuki>", "@here @channel @tuki"),
        ("<!date^1700000000^{date}|14.11.>", "14.11."),
        ("katso <https://tulli.fi|Tulli> ja <https://tulli.fi/a>", "katso Tulli ja https://tulli.fi/a"),
        ("<mailto:a@b.fi|a@b.fi> <mailto:a@b.fi>", "a@b.fi a@b.fi"),
        ("kaksi\nriviä\u202e\x07", "kaksi\nriviä"),
    ],
)
async def test_slacks_markup_becomes_plain_text(rig: SlackRig, wire: str, text: str) -> None:
    await rig.platform.member_name(rig.bo)
    await rig.standin.people.say(rig.anna, GENERAL, wire)

    event = await posted(rig)

    assert (event.text, event.addressed) == (text, False)


@pytest.mark.parametrize(
    "wire", [f"<@{BOT}> Mikä on EORI?", f"<@{BOT}|vertti>: Mikä on EORI?", f"Mikä on <@{BOT}> EORI?"]
)
async def test_the_mention_of_vertti_goes_and_is_told_once(rig: SlackRig, wire: str) -> None:
    await rig.standin.people.say(rig.anna, GENERAL, wire)
    await settled(rig)

    events = [event for event in rig.events(MessagePosted) if isinstance(event, MessagePosted)]

    assert {(event.event_id, event.text, event.addressed) for event in events} == {
        (events[0].event_id, "Mikä on EORI?", True)
    }


async def test_authors_are_told_apart(rig: SlackRig) -> None:
    await rig.say(rig.anna, rig.general, "moi")
    await rig.say(rig.robot, rig.general, "piip")
    await rig.platform.post(rig.general, Content(text="Hei"), key="k")
    told(rig, subtype="bot_message", text="piip", bot_id="B0OLD", channel_type="channel")
    await posted(rig, count=4)

    kinds = {one.author for one in rig.events(MessagePosted) if isinstance(one, MessagePosted)}

    assert kinds == {
        Author(rig.anna),
        Author(rig.robot, AuthorKind.BOT),
        Author(MemberId(BOT), AuthorKind.VERTTI),
        Author(MemberId("B0OLD"), AuthorKind.BOT),
    }


@pytest.mark.parametrize("subtype", ["me_message", "thread_broadcast", "file_share"])
async def test_what_somebody_wrote_in_another_way_is_a_message_too(rig: SlackRig, subtype: str) -> None:
    start = await rig.say(rig.anna, rig.general, "Mikä on EORI?")
    more: Json = {"thread_ts": start.message, "root": {}} if subtype == "thread_broadcast" else {}
    body = told(rig, subtype=subtype, text="Numero", user=rig.bo, channel_type="channel", **more)
    rig.workspace.violations.clear()

    event = await posted(rig, count=2)

    assert (event.message.message, event.text) == (body["ts"], "Numero")
    assert event.message.conversation == (start.message if more else body["ts"])


async def test_what_slack_writes_by_itself_is_nobodys_message(rig: SlackRig) -> None:
    told(rig, subtype="channel_join", user=rig.bo, text="<@U0BO> has joined", channel_type="channel")
    told(rig, subtype="channel_topic", user=rig.bo, topic="Vienti", text="topic", channel_type="channel")
    rig.workspace.violations.clear()
    await rig.say(rig.anna, rig.general, "moi")
    await settled(rig)

    assert [one.text for one in rig.events(MessagePosted) if isinstance(one, MessagePosted)] == ["moi"]


async def test_a_link_preview_is_no_edit(rig: SlackRig) -> None:
    message = await rig.say(rig.anna, rig.general, "https://tulli.fi")
    channel, kept = rig.workspace.channel(GENERAL), rig.workspace.message(GENERAL, message.message)
    rig.standin.events.changed(channel, kept, rig.standin.events.before(channel, kept))
    await rig.edit(rig.anna, message, "Katso tulli.fi")
    await settled(rig)

    (edited,) = rig.events(MessageEdited)

    assert isinstance(edited, MessageEdited)
    assert (edited.message, edited.text) == (message, "Katso tulli.fi")


async def test_a_mention_that_came_with_an_edit_is_told_by_the_edit(rig: SlackRig) -> None:
    message = await rig.say(rig.anna, rig.general, "Mikä on EORI?")
    await rig.standin.people.edit(rig.anna, GENERAL, message.message, f"<@{BOT}> Mikä on EORI?")
    shown = rig.workspace.message(GENERAL, message.message).inner()
    rig.standin.events.tell(
        "app_mention", None, {**shown, "type": "app_mention", "channel": GENERAL, "event_ts": "1.0"}
    )
    await settled(rig)

    (edited,) = rig.events(MessageEdited)

    assert isinstance(edited, MessageEdited)
    assert (edited.text, edited.addressed) == ("Mikä on EORI?", True)
    assert len(rig.events(MessagePosted)) == 1


async def test_a_message_with_replies_that_goes_is_deleted_too(rig: SlackRig) -> None:
    """Slack then leaves a tombstone in its place, told as a change."""
    start = await rig.say(rig.anna, rig.general, "Mikä on EORI?")
    tombstone = {
        "subtype": "tombstone",
        "user": "USLACKBOT",
        "text": "This message was deleted.",
        "ts": start.message,
    }
    told(
        rig, subtype="message_changed", message={**tombstone, "thread_ts": start.message}, previous_message={}
    )
    rig.workspace.violations.clear()

    event = await rig.event(MessageDeleted)

    assert isinstance(event, MessageDeleted)
    assert event.message == start
    assert event.event_id == f"del:{GENERAL}:{start.message}"


async def test_a_new_member_is_told_and_a_new_bot_is_not(rig: SlackRig) -> None:
    bot: Json = {"type": "team_join", "user": {"id": "U0NEW", "is_bot": True}, "event_ts": "1.0"}
    rig.standin.events.tell("team_join", None, bot)
    dara = await rig.standin.people.join("dara")
    await settled(rig)

    (event,) = rig.events(MemberJoined)

    assert isinstance(event, MemberJoined)
    assert event.member == dara.id


async def test_a_private_channel_is_heard_like_a_public_one(rig: SlackRig) -> None:
    ts = await rig.standin.people.say(rig.anna, "inner", "Mikä on EORI?")

    event = await posted(rig)

    assert (event.message.message, event.message.channel, event.direct) == (ts, "C0INNER", False)


async def test_the_first_message_of_a_thread_belongs_to_the_channel(rig: SlackRig) -> None:
    """Slack says such a message's own id as its thread."""
    now = rig.workspace.new_ts()
    told(rig, ts=now, thread_ts=now, text="Mikä on EORI?", user=rig.anna, channel_type="channel")

    event = await posted(rig)

    assert event.message == MessageRef(rig.platform.space, event.message.channel, event.message.message)
    assert event.message.thread is None
