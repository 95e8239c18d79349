"""The Slack stand-in, proved with the real slack_sdk: whatever goes wrong on the way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest

from tests.standins.slack.entities import Json
from tests.standins.slack.pointing import Client, Listener, client_of, listening, refusal
from tests.standins.slack.standin import SlackStandIn

GENERAL = "C0GENERAL"
POST = "chat.postMessage"


@pytest.fixture
async def standin() -> AsyncIterator[SlackStandIn]:
    async with SlackStandIn() as opened:
        yield opened

        assert opened.faults.left == 0


@pytest.fixture
def client(standin: SlackStandIn) -> Client:
    return client_of(standin)


@pytest.fixture
async def listener(standin: SlackStandIn) -> AsyncIterator[Listener]:
    async with listening(standin) as opened:
        yield opened


def texts(standin: SlackStandIn) -> list[str]:
    return [message.text for message in standin.workspace.messages(GENERAL)]


async def test_a_rate_limit_says_when_to_come_back_and_nothing_is_done(
    standin: SlackStandIn, client: Client
) -> None:
    standin.faults.rate_limit(POST, retry_after=7)
    status, headers, answer = await refusal(client.chat_postMessage(channel=GENERAL, text="Hei"))
    await client.chat_postMessage(channel=GENERAL, text="Hei taas")

    assert (status, headers["Retry-After"], answer["error"]) == (429, "7", "ratelimited")
    assert texts(standin) == ["Hei taas"]


async def test_a_failed_request_does_nothing(standin: SlackStandIn, client: Client) -> None:
    standin.faults.fail(POST, status=503, times=2)
    statuses = [(await refusal(client.chat_postMessage(channel=GENERAL, text="Hei")))[0] for _ in range(2)]

    assert statuses == [503, 503]
    assert texts(standin) == []


async def test_a_swallowed_answer_leaves_the_message_standing(standin: SlackStandIn, client: Client) -> None:
    standin.faults.swallow_answer(POST)
    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel=GENERAL, text="Hei")

    assert texts(standin) == ["Hei"]


async def test_a_dropped_request_leaves_nothing(standin: SlackStandIn, client: Client) -> None:
    standin.faults.drop_request(POST)
    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel=GENERAL, text="Hei")

    assert texts(standin) == []


async def test_a_planned_refusal_is_slacks_own_word(standin: SlackStandIn, client: Client) -> None:
    standin.faults.refuse(POST, "restricted_action")
    standin.faults.missing_scope("users.info", "users:read")
    _, _, restricted = await refusal(client.chat_postMessage(channel=GENERAL, text="Hei"))
    _, _, unscoped = await refusal(client.users_info(user="U0ANNA"))

    assert restricted["error"] == "restricted_action"
    assert (unscoped["error"], unscoped["needed"]) == ("missing_scope", "users:read")
    assert texts(standin) == []


async def test_a_held_request_waits_for_the_test(standin: SlackStandIn, client: Client) -> None:
    release = asyncio.Event()
    standin.faults.hold(POST, release)
    posting = asyncio.create_task(client.chat_postMessage(channel=GENERAL, text="Hei"))
    await standin.workspace.wait_for(lambda workspace: workspace.called(POST))
    before = texts(standin)
    release.set()
    await posting

    assert (before, texts(standin)) == ([], ["Hei"])


async def test_what_was_planned_can_be_forgotten(standin: SlackStandIn, client: Client) -> None:
    standin.faults.fail(POST)
    standin.faults.hold(POST, asyncio.Event())
    standin.faults.clear()
    await client.chat_postMessage(channel=GENERAL, text="Hei")

    assert texts(standin) == ["Hei"]


async def test_an_acknowledged_event_is_done_with(standin: SlackStandIn, listener: Listener) -> None:
    await standin.people.say("anna", GENERAL, "Hei")
    await listener.heard()
    await standin.workspace.wait_for(lambda _: not standin.socket.waiting)

    assert standin.socket.retry() == []


async def test_an_event_nobody_acknowledged_comes_again_in_a_new_envelope(
    standin: SlackStandIn, listener: Listener
) -> None:
    listener.acknowledges = lambda _: False
    await standin.people.say("anna", GENERAL, "Hei")
    first = await listener.heard()
    again = standin.socket.retry()
    listener.acknowledges = lambda _: True
    second = await listener.heard(2)
    await standin.workspace.wait_for(lambda _: not standin.socket.waiting)

    assert again == [second.envelope_id]
    assert first.envelope_id != second.envelope_id
    assert vars(first)["payload"]["event_id"] == vars(second)["payload"]["event_id"]
    assert (second.retry_attempt, second.retry_reason) == (1, "timeout")


async def test_a_command_nobody_acknowledged_does_not_come_again(
    standin: SlackStandIn, listener: Listener
) -> None:
    listener.acknowledges = lambda _: False
    standin.interactions.command("anna", GENERAL, "help")
    await listener.heard()

    assert standin.socket.retry() == []


async def test_an_event_may_come_twice_though_it_was_acknowledged(
    standin: SlackStandIn, listener: Listener
) -> None:
    await standin.people.say("anna", GENERAL, "Hei")
    first: Json = vars(await listener.heard())["payload"]
    standin.socket.redeliver(first["event_id"])
    second: Json = vars(await listener.heard(2))["payload"]

    assert first == second


async def test_what_happens_while_nobody_listens_waits(standin: SlackStandIn) -> None:
    await standin.people.say("anna", GENERAL, "Kuuleeko kukaan?")
    async with listening(standin) as listener:
        await listener.heard()

    assert [event["text"] for event in listener.events()] == ["Kuuleeko kukaan?"]


async def test_after_a_cut_the_sdk_comes_back(standin: SlackStandIn, listener: Listener) -> None:
    await standin.socket.drop()
    await standin.workspace.wait_for(lambda _: standin.socket.greeted == 2)
    await standin.people.say("anna", GENERAL, "Vieläkö kuulet?")
    await listener.heard()

    assert standin.socket.online == 1


async def test_asked_to_reconnect_the_sdk_takes_a_new_address(
    standin: SlackStandIn, listener: Listener
) -> None:
    await standin.socket.disconnect()
    await standin.workspace.wait_for(lambda _: standin.socket.greeted == 2)
    await standin.people.say("anna", GENERAL, "Vieläkö kuulet?")
    await listener.heard()

    assert len(standin.workspace.called("apps.connections.open")) == 2


async def test_an_address_opens_one_connection(standin: SlackStandIn, client: Client) -> None:
    answer = await client.apps_connections_open(app_token=standin.app_token)
    async with aiohttp.ClientSession() as session:
        async with session.ws_connect(answer["url"]) as socket:
            greeting = await socket.receive_json()
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(answer["url"])

    assert greeting["type"] == "hello"


async def test_a_connection_that_fails_uses_its_address_up(standin: SlackStandIn, client: Client) -> None:
    standin.faults.fail("link", status=503)
    answer = await client.apps_connections_open(app_token=standin.app_token)
    statuses: list[int] = []
    async with aiohttp.ClientSession() as session:
        for _ in range(2):
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                await session.ws_connect(answer["url"])
            statuses.append(refused.value.status)

    assert statuses == [503, 401]


async def test_an_event_lost_with_its_connection_comes_over_another(
    standin: SlackStandIn, listener: Listener
) -> None:
    listener.acknowledges = lambda _: False
    await standin.people.say("anna", GENERAL, "Hei")
    await listener.heard()
    listener.acknowledges = lambda _: True
    await standin.socket.drop()
    await listener.heard(2)
    await standin.workspace.wait_for(lambda _: not standin.socket.waiting)

    assert [event["text"] for event in listener.events()] == ["Hei", "Hei"]


async def test_a_deaf_socket_stays_open_and_carries_nothing(
    standin: SlackStandIn, listener: Listener
) -> None:
    standin.socket.deaf()
    await standin.people.say("anna", GENERAL, "Hukassa")
    online = standin.socket.online
    standin.socket.deaf(is_deaf=False)
    await standin.people.say("anna", GENERAL, "Perillä")
    await listener.heard()

    assert online == 1
    assert [event["text"] for event in listener.events()] == ["Perillä"]


async def test_waiting_in_vain_tells_what_was_called(standin: SlackStandIn, client: Client) -> None:
    await client.auth_test()
    with pytest.raises(TimeoutError, match=r"auth\.test"):
        await standin.workspace.wait_for(lambda workspace: workspace.violations, timeout=0)
