"""The Slack stand-in, proved with the real slack_sdk over real sockets: commands, buttons, forms and the console."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable

import aiohttp
import pytest

from tests.standins.slack.console import Console, parse_fields
from tests.standins.slack.entities import Json
from tests.standins.slack.pointing import Client, Listener, client_of, listening, refusal
from tests.standins.slack.standin import SlackStandIn
from tests.standins.slack.typed import short_name, wire

GENERAL = "C0GENERAL"
BLOCKS: list[Json] = [
    {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "action_id": "0:answer.helped",
                "value": "answer.helped:a",
                "text": {"type": "plain_text", "text": "Auttoi"},
            }
        ],
    }
]
FORM: Json = {
    "type": "modal",
    "callback_id": "suggest",
    "title": {"type": "plain_text", "text": "Ehdota"},
    "submit": {"type": "plain_text", "text": "Lähetä"},
    "blocks": [
        {
            "type": "input",
            "block_id": name,
            "label": {"type": "plain_text", "text": name},
            "element": {"type": "plain_text_input", "action_id": "said", "initial_value": first},
        }
        for name, first in (("text", "Kysymys"), ("why", "Syy"))
    ],
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


async def test_a_command_a_press_and_a_menu_entry_carry_what_slack_sends(
    standin: SlackStandIn, client: Client, listener: Listener
) -> None:
    posted = await client.chat_postMessage(channel=GENERAL, text="Hei", blocks=BLOCKS)
    await listener.heard()
    interactions = standin.interactions
    interactions.command("anna", GENERAL, "ask Mikä on EORI?")
    interactions.press("anna", GENERAL, posted["ts"], "0:answer.helped")
    interactions.shortcut("bo", GENERAL, posted["ts"], "why")
    command, press, shortcut = [vars(await listener.heard(count))["payload"] for count in (2, 3, 4)]

    assert (command["command"], command["text"], command["user_id"]) == (
        "/vertti",
        "ask Mikä on EORI?",
        "U0ANNA",
    )
    assert press["actions"][0]["value"] == "answer.helped:a"
    assert (press["container"]["message_ts"], press["user"]["id"]) == (posted["ts"], "U0ANNA")
    assert (shortcut["callback_id"], shortcut["message"]["ts"]) == ("why", posted["ts"])
    assert {"trigger_id", "response_url"} <= set(command) & set(press) & set(shortcut)


async def test_a_form_opens_once_and_comes_back_filled_in(
    standin: SlackStandIn, client: Client, listener: Listener
) -> None:
    standin.interactions.command("anna", GENERAL, "suggest")
    trigger = vars(await listener.heard())["payload"]["trigger_id"]
    await client.views_open(trigger_id=trigger, view=FORM)
    (view,) = standin.workspace.open_views("anna")
    standin.interactions.submit_view("anna", view, {"text": "Mikä yllätti?"})
    payload = vars(await listener.heard(2))["payload"]

    values = {name: said["said"]["value"] for name, said in payload["view"]["state"]["values"].items()}
    assert values == {"text": "Mikä yllätti?", "why": "Syy"}
    assert standin.workspace.open_views("anna") == []
    assert await refused(client.views_open(trigger_id=trigger, view=FORM)) == "expired_trigger_id"


async def test_a_response_url_is_good_for_five_messages(standin: SlackStandIn, client: Client) -> None:
    posted = await client.chat_postMessage(channel=GENERAL, text="Hei", blocks=BLOCKS)
    envelope = standin.interactions.press("anna", GENERAL, str(posted["ts"]), "0:answer.helped")
    url = str(standin.socket.envelopes[envelope].payload["response_url"])
    bodies: list[Json] = [
        {"text": "Vain sinulle"},
        {"text": "Kaikille", "response_type": "in_channel"},
        {"text": "Tilalle", "replace_original": True},
        *[{"text": str(number)} for number in range(3)],
    ]
    statuses: list[int] = []
    async with aiohttp.ClientSession() as session:
        for body in bodies:
            async with session.post(url, json=body) as response:
                statuses.append(response.status)

    assert statuses == [200] * 5 + [404]
    assert [message.text for message in standin.workspace.ephemerals("anna")] == ["Vain sinulle", "0", "1"]
    assert [message.text for message in standin.workspace.messages(GENERAL)] == ["Tilalle", "Kaikille"]


async def test_what_people_type_is_sent_as_slacks_clients_send_it(standin: SlackStandIn) -> None:
    typed = wire(standin.workspace, "@anna & #export <b> https://tulli.fi/a @nobody a@b.fi")

    assert typed == "<@U0ANNA> &amp; <#C0EXPORT|export> &lt;b&gt; <https://tulli.fi/a> @nobody a@b.fi"


@pytest.mark.parametrize(
    ("typed", "name"),
    [("💡", "bulb"), ("👍🏽", "+1::skin-tone-4"), (":helpful:", "helpful"), ("tada", "tada")],
)
def test_emoji_have_slacks_short_names(typed: str, name: str) -> None:
    assert short_name(typed) == name


async def test_the_console_is_a_person_at_a_keyboard(
    standin: SlackStandIn, client: Client, listener: Listener
) -> None:
    console = Console(standin)
    await client.chat_postMessage(channel=GENERAL, text="Hei", blocks=BLOCKS)
    await console.take("press last Auttoi")
    await console.take("as BO say #general Hello @anna")
    await console.take("react last 💡")
    await console.take("command ask What is EORI?")
    await listener.heard(5)
    shown = await console.take("show #general")

    assert "bo: Hello <@U0ANNA>" in shown
    assert "bulb 1" in shown
    assert {request.type for request in listener.requests} == {"events_api", "interactive", "slash_commands"}
    for line in ("press last Nothing", "react 999 💡", "as NOBODY say hi", "fill text:Hi"):
        assert "did not work" in await console.take(line)


async def test_at_the_console_a_private_reply_can_be_pressed_and_not_answered(
    standin: SlackStandIn, client: Client, listener: Listener
) -> None:
    console = Console(standin)
    await console.take("say #general Hei")
    await client.chat_postEphemeral(channel=GENERAL, user="U0ANNA", text="Vain sinulle", blocks=BLOCKS)
    await console.take("as BO react last 💡")
    await console.take("press last Auttoi")
    await listener.heard(3)

    assert [list(message.reactions) for message in standin.workspace.messages(GENERAL)] == [["bulb"]]
    assert [request.type for request in listener.requests].count("interactive") == 1
    assert "did not work" in await console.take("as BO press last Auttoi")


def test_a_forms_answers_are_typed_by_their_fields() -> None:
    assert parse_fields("text:Mikä yllätti? why:") == {"text": "Mikä yllätti?", "why": ""}
