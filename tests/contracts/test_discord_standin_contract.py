"""The Discord stand-in refuses what Discord would refuse, and writes it down."""

from collections.abc import AsyncIterator, Mapping
from typing import Any

import aiohttp
import discord
import pytest

from tests.standins.discord.command_limits import (
    command_set_complaints,
    is_command_name,
)
from tests.standins.discord.departures import DEPARTURES, Departure
from tests.standins.discord.document import Document, discord_document
from tests.standins.discord.entities import Json
from tests.standins.discord.limits import message_complaints
from tests.standins.discord.pointing import running
from tests.standins.discord.rest.operation import Operation
from tests.standins.discord.rest.table import OPERATIONS
from tests.standins.discord.standin import DiscordStandIn

BUTTON = {"type": 2, "style": 1, "label": "Press", "custom_id": "a"}


@pytest.fixture
def document() -> Document:
    found = discord_document()
    if found is None:
        pytest.skip("Discord's document is absent beside the project")
    return found


@pytest.fixture
async def standin(document: Document) -> AsyncIterator[DiscordStandIn]:
    assert document is not None
    async with DiscordStandIn() as opened:
        yield opened


async def ask(
    standin: DiscordStandIn, method: str, path: str, body: object = None
) -> tuple[int, Mapping[str, Any]]:
    headers = {"Authorization": f"Bot {standin.token}"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.request(method, standin.api_url + path, json=body) as response,
    ):
        return response.status, await response.json()


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_every_operation_is_in_the_document_under_the_same_name(
    document: Document, operation: Operation
) -> None:
    found = document.operation(operation.method, operation.template)

    assert found is not None
    assert found["operationId"] == operation.name


@pytest.mark.parametrize("departure", DEPARTURES, ids=lambda departure: departure.schema)
def test_every_departure_has_a_reason_and_is_still_one(document: Document, departure: Departure) -> None:
    schema = document.component(departure.schema)

    assert departure.reason
    assert departure.key is None or departure.key not in schema["properties"]


@pytest.mark.parametrize(
    ("body", "where"),
    [
        ({"content": "x" * 2001}, "content"),
        ({"content": 5}, "content"),
        ({"content": "x", "unheard_of": 1}, "unheard_of"),
        ({"content": "x", "nonce": "n" * 26}, "nonce"),
        ({"content": "x", "components": [BUTTON]}, "components"),
        (
            {"content": "x", "allowed_mentions": {"parse": ["nobody"]}},
            "allowed_mentions",
        ),
    ],
)
async def test_a_message_outside_the_contract_is_refused_and_noted(
    standin: DiscordStandIn, body: object, where: str
) -> None:
    channel = standin.guild.channel("#general")

    status, answer = await ask(standin, "POST", f"/channels/{channel.id}/messages", body)

    assert (status, answer["code"]) == (400, 50035)
    assert where in str(answer["errors"])
    assert len(standin.guild.violations) == 1
    assert standin.guild.history(channel) == []


async def test_an_empty_message_is_50006(standin: DiscordStandIn) -> None:
    channel = standin.guild.channel("#general")

    status, answer = await ask(standin, "POST", f"/channels/{channel.id}/messages", {"content": ""})

    assert (status, answer["code"]) == (400, 50006)
    assert standin.guild.violations == ["create_message: body: Cannot send an empty message"]


@pytest.mark.parametrize("path", ["/users/@me/settings", "/channels/1/pins"])
async def test_an_operation_the_stand_in_does_not_know_is_refused_and_noted(
    standin: DiscordStandIn, path: str
) -> None:
    status, answer = await ask(standin, "GET", path)

    assert status == 400
    assert path in answer["message"]
    assert len(standin.guild.violations) == 1


async def test_a_query_parameter_unknown_to_the_document_is_refused(
    standin: DiscordStandIn,
) -> None:
    channel = standin.guild.channel("#general")

    status, _ = await ask(standin, "GET", f"/channels/{channel.id}/messages?page=2")

    assert status == 400
    assert standin.guild.violations == ["list_messages: page: This query parameter is unknown."]


async def test_discord_py_shows_a_violation_in_its_own_words(
    standin: DiscordStandIn,
) -> None:
    async with running(standin) as bot:
        channel = bot.guilds[0].text_channels[0]
        with pytest.raises(discord.HTTPException, match="2000 or fewer"):
            await channel.send("x" * 2001)


NO_ROW: Json = {"type": 1, "components": []}


@pytest.mark.parametrize(
    "body",
    [
        {"embeds": [{"title": "x" * 257}]},
        {"embeds": [{"description": "x" * 4000}, {"description": "x" * 2001}]},
        {"components": [NO_ROW]},
        {"components": [{"type": 1, "components": [BUTTON]}] * 2},
        {"components": [{"type": 1, "components": [{**BUTTON, "custom_id": None}]}]},
        {"components": [{"type": 1, "components": [{**BUTTON, "label": ""}]}]},
        {"components": [{"type": 1, "components": [BUTTON]}] * 6},
        {"content": "x", "flags": 1 << 15},
        {"content": "x", "enforce_nonce": True},
    ],
)
def test_message_rules_the_document_leaves_out_are_kept(body: Json) -> None:
    assert message_complaints({"content": "x", **body}, new=True) != []


@pytest.mark.parametrize("name", ["ask", "kysy", "fråga", "kysymys-1", "question_2", "質問"])
def test_names_discord_takes_for_commands(name: str) -> None:
    assert is_command_name(name)


@pytest.mark.parametrize("name", ["", "Ask", "a b", "x" * 33, "ask!", "Ä"])
def test_names_discord_does_not_take_for_commands(name: str) -> None:
    assert not is_command_name(name)


@pytest.mark.parametrize(
    "command",
    [
        {"name": "Ask", "description": "d"},
        {"name": "ask", "description": ""},
        {"name": "ask", "description": "d" * 101},
        {"name": "ask", "description": "d", "name_localizations": {"fi": "Kysy Tästä"}},
        {"name": "menu", "type": 3, "description": "d"},
        {
            "name": "ask",
            "description": "d",
            "options": [
                {"type": 3, "name": "a", "description": "d"},
                {"type": 3, "name": "b", "description": "d", "required": True},
            ],
        },
        {
            "name": "ask",
            "description": "d",
            "options": [{"type": 3, "name": f"o{n}", "description": "d"} for n in range(26)],
        },
    ],
)
def test_command_rules_the_document_leaves_out_are_kept(command: Json) -> None:
    assert command_set_complaints([command]) != []


async def test_the_stand_in_notes_its_own_mistakes(standin: DiscordStandIn) -> None:
    standin.gateway.dispatch("MESSAGE_CREATE", {"id": 1})

    assert standin.guild.violations[0].startswith("our event MESSAGE_CREATE:")


async def test_without_the_document_the_stand_in_still_serves() -> None:
    async with DiscordStandIn(checked=False) as standin:
        status, _ = await ask(standin, "GET", "/users/@me")

    assert (status, standin.unchecked) == (200, True)
