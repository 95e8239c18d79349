"""The Slack stand-in refuses what Slack's own types and limits would refuse, and writes it down."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Mapping
from typing import Any

import aiohttp
import pytest

from tests.standins.slack import checks, limits
from tests.standins.slack.entities import Json
from tests.standins.slack.events import UNCHECKED
from tests.standins.slack.pointing import client_of, listening
from tests.standins.slack.standin import SlackStandIn
from tests.standins.slack.web.table import METHODS, SOCKET

GENERAL = "C0GENERAL"
DIVIDER: Json = {"type": "divider"}
TITLE: Json = {"type": "plain_text", "text": "Ehdota"}
INPUT: Json = {
    "type": "input",
    "block_id": "text",
    "label": {"type": "plain_text", "text": "Kysymys"},
    "element": {"type": "plain_text_input", "action_id": "said"},
}
FORM: Json = {"type": "modal", "title": TITLE, "submit": TITLE, "blocks": [INPUT]}


@pytest.fixture
async def standin() -> AsyncIterator[SlackStandIn]:
    async with SlackStandIn() as opened:
        if opened.unchecked:
            pytest.skip("Slack's types are absent beside the project")
        yield opened


async def ask(standin: SlackStandIn, method: str, body: object) -> tuple[int, Mapping[str, Any]]:
    headers = {"Authorization": f"Bearer {standin.bot_token}"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.post(f"{standin.api_url}{method}", json=body) as response,
    ):
        return response.status, await response.json()


def button(action_id: str, label: str = "Auttoi") -> Json:
    text = {"type": "plain_text", "text": label}
    return {"type": "button", "action_id": action_id, "text": text, "value": "a:1"}


def section(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ({"text": "Hei", "unheard_of": 1}, "not valid"),
        ({"text": 5}, "not valid"),
        ({}, "neither text nor blocks"),
        ({"text": "x" * 40_001}, "40,000"),
        ({"text": "Hei", "blocks": [DIVIDER] * 51}, "50 at most"),
        ({"text": "Hei", "blocks": [{"type": "sonnet"}]}, "no block of type sonnet"),
        ({"text": "Hei", "blocks": [section("x" * 3001)]}, "3,000"),
        ({"text": "Hei", "blocks": [section("x" * 2900)] * 5}, "together"),
        ({"text": "Hei", "metadata": {"event_payload": {}}}, "metadata"),
        ({"text": "Hei", "metadata": {"event_type": "vertti_key"}}, "metadata"),
        ({"text": "Hei", "blocks": [{"type": "actions", "elements": [button("a"), button("a")]}]}, "ids"),
        ({"text": "Hei", "blocks": [{"type": "actions", "elements": [button("a", "x" * 76)]}]}, "limits"),
    ],
)
async def test_a_message_outside_the_contract_is_refused_and_noted(
    standin: SlackStandIn, body: Json, why: str
) -> None:
    status, answer = await ask(standin, "chat.postMessage", {"channel": GENERAL, **body})

    assert (status, answer["error"]) == (400, "invalid_arguments")
    assert why in " ".join(answer["violations"])
    assert standin.workspace.violations != []
    assert standin.workspace.messages(GENERAL) == []


@pytest.mark.parametrize("method", ["chat.scheduleMessage", "usergroups.list", "chat.frobnicate"])
async def test_a_method_the_stand_in_does_not_have_is_refused_and_noted(
    standin: SlackStandIn, method: str
) -> None:
    status, answer = await ask(standin, method, {})

    assert status == 400
    assert answer["violations"] == ["no method of this stand-in"]
    assert standin.workspace.violations == [f"{method}: no method of this stand-in"]


@pytest.mark.parametrize(
    ("method", "body", "why"),
    [
        ("chat.delete", {"channel": GENERAL}, "ts is missing"),
        ("chat.delete", {"channel": GENERAL, "ts": 1.5}, "ts is no str"),
        ("conversations.info", {"channel": GENERAL, "depth": 2}, "depth is no argument"),
        ("users.list", {"limit": "many"}, "limit is no int"),
        ("conversations.history", {"channel": GENERAL, "limit": "many"}, "number"),
        ("users.info", {"user": "U0ANNA", "shoe_size": 42}, "shoe_size"),
        ("chat.update", {"channel": GENERAL, "ts": "1.0", "text": "x" * 4001}, "4,000 bytes"),
    ],
)
async def test_other_methods_are_held_to_their_arguments_too(
    standin: SlackStandIn, method: str, body: Json, why: str
) -> None:
    status, answer = await ask(standin, method, body)

    assert status == 400
    assert why in " ".join(answer["violations"])


@pytest.mark.parametrize(
    ("view", "why"),
    [
        ({"title": {"type": "plain_text", "text": "x" * 25}}, "title"),
        ({"submit": {"type": "plain_text", "text": "x" * 25}}, "submit"),
        ({"submit": None}, "needs submit"),
        ({"private_metadata": "x" * 3001}, "private_metadata"),
        ({"blocks": [DIVIDER] * 101}, "100 at most"),
        ({"blocks": [{**INPUT, "element": {**INPUT["element"], "max_length": 3001}}]}, "limits"),
        ({"blocks": [{**INPUT, "block_id": "x" * 256}]}, "id"),
    ],
)
def test_rules_for_forms_that_the_types_leave_out_are_kept(view: Json, why: str) -> None:
    found = list(limits.complaints("views.open", {"trigger_id": "t", "view": {**FORM, **view}}))

    assert why in " ".join(found)


@pytest.mark.parametrize(
    "body",
    [
        {"text": "Hei", "response_type": "loud"},
        {"text": "Hei", "replace_original": "no"},
        {"text": "Hei", "blocks": [DIVIDER] * 51},
        {"text": "Hei", "unheard_of": 1},
        {},
    ],
)
async def test_a_response_url_is_held_to_the_contract(standin: SlackStandIn, body: Json) -> None:
    envelope = standin.interactions.command("anna", GENERAL, "help")
    url = str(standin.socket.envelopes[envelope].payload["response_url"])
    async with aiohttp.ClientSession() as session, session.post(url, json=body) as response:
        status = response.status

    assert status == 400
    assert standin.workspace.violations != []
    assert standin.workspace.ephemerals("anna") == []


@pytest.mark.parametrize("method", [*METHODS, SOCKET])
def test_every_method_has_a_type_or_is_a_named_exception(standin: SlackStandIn, method: str) -> None:
    assert not standin.unchecked

    has_type = (checks.CONTRACTS / f"{checks.schema_name(method)}.json").is_file()

    assert has_type is not (method in checks.WITHOUT_SCHEMA)


def test_no_exception_is_named_in_vain() -> None:
    assert set(checks.WITHOUT_SCHEMA) <= {*METHODS, SOCKET}


def test_the_known_blocks_are_those_of_slacks_types(standin: SlackStandIn) -> None:
    assert not standin.unchecked

    document: Json = json.loads((checks.CONTRACTS / "Blocks.schema.json").read_text(encoding="utf-8"))
    assert _types(document["definitions"], "KnownBlock") == limits.KNOWN_BLOCKS


def _types(definitions: Json, name: str) -> set[str]:
    """The `type` of each thing that this definition may be."""
    found: Json = definitions[name]
    if "properties" in found:
        return {str(found["properties"]["type"]["const"])}
    others: list[Json] = [found, *found.get("anyOf", []), *found.get("allOf", [])]
    links = [str(other["$ref"]).rpartition("/")[2] for other in others if "$ref" in other]
    own = {str(other["properties"]["type"]["const"]) for other in others if "properties" in other}
    return own.union(*(_types(definitions, link) for link in links))


async def test_texts_of_a_query_stand_for_their_types(standin: SlackStandIn) -> None:
    client = client_of(standin)
    await client.conversations_history(channel=GENERAL, limit=5, inclusive=True, include_all_metadata=True)
    wanted = {"channel": GENERAL, "limit": 5, "inclusive": True, "include_all_metadata": True}

    assert standin.workspace.calls == [("conversations.history", wanted)]
    assert standin.workspace.violations == []


async def test_all_that_people_do_is_told_as_slacks_types_have_it(standin: SlackStandIn) -> None:
    people, client = standin.people, client_of(standin)
    async with listening(standin) as listener:
        ts = await people.say("anna", GENERAL, "<@U0VERTTI> Mikä on EROI?")
        await people.edit("anna", GENERAL, ts, "Mikä on EORI?")
        await people.say("kalenteri", GENERAL, "Muistutus", thread_ts=ts)
        await people.react("bo", GENERAL, ts, "+1::skin-tone-3")
        await people.unreact("bo", GENERAL, ts, "+1::skin-tone-3")
        posted = await client.chat_postMessage(channel=GENERAL, text="Hei", blocks=[section("Hei")])
        await client.chat_update(channel=GENERAL, ts=str(posted["ts"]), text="Hei taas")
        await client.chat_delete(channel=GENERAL, ts=str(posted["ts"]))
        await people.delete("anna", GENERAL, ts)
        await people.direct("anna", "Hei")
        await people.join("dara")
        await listener.heard(12)

    told = {(event["type"], event.get("subtype")) for event in listener.events()}
    assert standin.workspace.violations == []
    assert told == {
        ("message", None),
        ("message", "message_changed"),
        ("message", "message_deleted"),
        ("app_mention", None),
        ("reaction_added", None),
        ("reaction_removed", None),
        ("team_join", None),
    }
    assert set(UNCHECKED) == {"team_join"}


async def test_the_stand_in_notes_its_own_mistakes(standin: SlackStandIn) -> None:
    workspace = standin.workspace
    ts = await standin.people.say("anna", GENERAL, "Hei")
    message = workspace.message(GENERAL, ts)
    standin.events.reaction(
        "reaction_polished", workspace.user("bo"), workspace.channel(GENERAL), message, "+1"
    )

    assert [noted.partition(":")[0] for noted in workspace.violations] == ["our event reaction_polished"]


async def test_without_the_contracts_the_stand_in_still_serves() -> None:
    async with SlackStandIn(checked=False) as standin:
        status, answer = await ask(
            standin, "chat.postMessage", {"channel": GENERAL, "text": "Hei", "more": 1}
        )

    assert (status, answer["ok"]) == (200, True)
