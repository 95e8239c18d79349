"""The Slack stand-in, proved with the real slack_sdk over real sockets: messages, and what Slack refuses."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable

import pytest

from tests.standins.slack.entities import BOT, Json, Refusal
from tests.standins.slack.pointing import Client, Listener, client_of, listening, refusal
from tests.standins.slack.standin import SlackStandIn

GENERAL, BOARD, INNER = "C0GENERAL", "C0BOARD", "C0INNER"
KEY = {"event_type": "vertti_key", "event_payload": {"key": "k"}}
FORM: Json = {
    "type": "modal",
    "callback_id": "suggest",
    "title": {"type": "plain_text", "text": "Ehdota"},
    "blocks": [{"type": "divider"}],
}


@pytest.fixture
async def standin() -> AsyncIterator[SlackStandIn]:
    async with SlackStandIn() as opened:
        if opened.unchecked:
            pytest.skip("Slack's types are absent beside the project")
        yield opened

        assert opened.workspace.violations == []
        assert opened.faults.left == 0


@pytest.fixture
def client(standin: SlackStandIn) -> Client:
    return client_of(standin)


@pytest.fixture
async def listener(standin: SlackStandIn) -> AsyncIterator[Listener]:
    async with listening(standin) as opened:
        yield opened


async def refused(call: Awaitable[object]) -> str:
    """Slack's word for why the call is refused."""
    _, _, answer = await refusal(call)
    return str(answer["error"])


async def test_the_token_tells_who_vertti_is_and_what_it_may(client: Client) -> None:
    answer = await client.auth_test()

    assert (answer["user_id"], answer["team"]) == (BOT, "Home")
    assert "chat:write" in answer.headers["x-oauth-scopes"].split(",")


@pytest.mark.parametrize("method", ["auth.test", "apps.connections.open"])
async def test_a_wrong_token_is_refused(standin: SlackStandIn, method: str) -> None:
    assert await refused(client_of(standin, "xoxb-wrong").api_call(method)) == "invalid_auth"


async def test_a_call_beyond_the_scopes_names_the_scope(standin: SlackStandIn, client: Client) -> None:
    standin.workspace.scopes -= {"groups:history"}
    await client.conversations_history(channel=GENERAL)
    _, _, answer = await refusal(client.conversations_history(channel=INNER))

    assert (answer["error"], answer["needed"]) == ("missing_scope", "groups:history")


async def test_a_message_arrives_once_and_a_mention_a_second_time(
    standin: SlackStandIn, listener: Listener
) -> None:
    ts = await standin.people.say("anna", GENERAL, f"<@{BOT}> Mikä on EORI?")
    await listener.heard(2)

    told = [(event["type"], event["ts"], event["user"]) for event in listener.events()]
    assert told == [("message", ts, "U0ANNA"), ("app_mention", ts, "U0ANNA")]


async def test_nothing_is_told_of_where_vertti_is_not_or_what_it_did_not_subscribe_to(
    standin: SlackStandIn, listener: Listener
) -> None:
    standin.workspace.subscriptions -= {"message.groups"}
    await standin.people.say("anna", BOARD, "Salaa")
    await standin.people.say("anna", INNER, "Hiljaa")
    await standin.people.say("anna", GENERAL, "Ääneen")
    await listener.heard()

    assert [event["text"] for event in listener.events()] == ["Ääneen"]


async def test_vertti_hears_its_own_messages_too(client: Client, listener: Listener) -> None:
    posted = await client.chat_postMessage(channel=GENERAL, text="Hei")
    await listener.heard()

    (event,) = listener.events()
    assert (event["ts"], event["user"], event["bot_id"]) == (posted["ts"], BOT, "B0VERTTI")


async def test_metadata_is_read_back_and_outlives_an_update(standin: SlackStandIn, client: Client) -> None:
    posted = await client.chat_postMessage(channel=GENERAL, text="Hei", metadata=KEY)
    await client.chat_update(channel=GENERAL, ts=posted["ts"], text="Hei taas")
    plain = await client.conversations_history(channel=GENERAL)
    full = await client.conversations_history(channel=GENERAL, include_all_metadata=True)

    assert standin.workspace.messages(GENERAL)[0].text == "Hei taas"
    assert full["messages"][0]["metadata"] == KEY
    assert "metadata" not in plain["messages"][0]


async def test_history_is_paged_newest_first(standin: SlackStandIn, client: Client) -> None:
    sent = [await standin.people.say("anna", GENERAL, str(number)) for number in range(7)]
    first = await client.conversations_history(channel=GENERAL, limit=5, oldest=sent[0])
    cursor = first["response_metadata"]["next_cursor"]
    second = await client.conversations_history(channel=GENERAL, limit=5, oldest=sent[0], cursor=cursor)

    found = [message["ts"] for page in (first, second) for message in page["messages"]]
    assert found == sent[:0:-1]
    assert second["response_metadata"]["next_cursor"] == ""


async def test_a_thread_is_read_with_its_first_message_first(standin: SlackStandIn, client: Client) -> None:
    start = await standin.people.say("anna", GENERAL, "Kuka on vienyt Norjaan?")
    answer = await client.chat_postMessage(channel=GENERAL, text="Katso tulli.fi", thread_ts=start)
    await standin.people.say("bo", GENERAL, "Minä", thread_ts=start)
    thread = await client.conversations_replies(channel=GENERAL, ts=start)
    later = await client.conversations_replies(channel=GENERAL, ts=start, oldest=answer["ts"])
    top = await client.conversations_history(channel=GENERAL)

    said = [[message["text"] for message in page["messages"]] for page in (thread, later, top)]
    assert said == [
        ["Kuka on vienyt Norjaan?", "Katso tulli.fi", "Minä"],
        ["Kuka on vienyt Norjaan?", "Minä"],
        ["Kuka on vienyt Norjaan?"],
    ]


async def test_refusals_bear_slacks_words(standin: SlackStandIn, client: Client) -> None:
    theirs = await standin.people.say("anna", GENERAL, "Hei")
    standin.workspace.channel("export").archived = True

    assert await refused(client.chat_postMessage(channel=BOARD, text="Hei")) == "not_in_channel"
    assert await refused(client.chat_postMessage(channel="C0EXPORT", text="Hei")) == "is_archived"
    assert await refused(client.chat_postMessage(channel="C1", text="Hei")) == "channel_not_found"
    assert await refused(client.chat_update(channel=GENERAL, ts=theirs, text="x")) == "cant_update_message"
    assert await refused(client.chat_delete(channel=GENERAL, ts=theirs)) == "cant_delete_message"
    assert await refused(client.chat_delete(channel=GENERAL, ts="1.0")) == "message_not_found"
    assert await refused(client.conversations_open(users="U0HERMIT")) == "user_disabled"
    assert await refused(client.users_info(user="U1")) == "user_not_found"
    assert await refused(client.views_open(trigger_id="old", view=FORM)) == "expired_trigger_id"


async def test_people_cannot_do_what_slack_would_not_let_them(standin: SlackStandIn) -> None:
    ts = await standin.people.say("anna", GENERAL, "Hei")
    await standin.people.react("bo", GENERAL, ts, "bulb")

    for act in (
        standin.people.edit("bo", GENERAL, ts, "Hoi"),
        standin.people.delete("bo", GENERAL, ts),
        standin.people.react("bo", GENERAL, ts, "bulb"),
        standin.people.unreact("anna", GENERAL, ts, "bulb"),
        standin.people.say("vertti", BOARD, "Hei"),
    ):
        with pytest.raises(Refusal):
            await act


async def test_reactions_are_read_back(standin: SlackStandIn, client: Client) -> None:
    ts = await standin.people.say("anna", GENERAL, "Vinkki")
    await standin.people.react("bo", GENERAL, ts, "bulb")
    await standin.people.react("chief", GENERAL, ts, "bulb")
    answer = await client.reactions_get(channel=GENERAL, timestamp=ts, full=True)

    assert answer["message"]["reactions"] == [{"name": "bulb", "users": ["U0BO", "U0CHIEF"], "count": 2}]


async def test_two_programs_share_the_events(standin: SlackStandIn, listener: Listener) -> None:
    async with listening(standin) as other:
        for number in range(4):
            await standin.people.say("anna", GENERAL, str(number))
        await standin.workspace.wait_for(lambda _: not standin.socket.waiting)

    said = sorted(event["text"] for each in (listener, other) for event in each.events())
    assert said == ["0", "1", "2", "3"]
    assert len(listener.events()) == len(other.events()) == 2
