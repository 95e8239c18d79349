"""How `Content` and the catalogue look on Slack, and what nobody can write into them."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.slack.commands import EVENTS, SCOPES, manifest, missing
from adapters.slack.emoji import CHARACTERS, canonical
from adapters.slack.outbound import message
from adapters.slack.parts import flat
from adapters.slack.rendering import rendered
from adapters.slack.stamps import in_order, moment, stamp
from bot.chat.commands import Command, Kind, Option
from bot.chat.content import Button, Content, Field, Tone, literal
from bot.chat.roles import Role
from bot.errors import Refused
from bot.wording import Wording
from tests.standins.slack import checks
from tests.standins.slack.entities import BOT, Json, Message
from tests.standins.slack.reading import read

BOLD, CODE = {"style": {"bold": True}}, {"style": {"code": True}}
ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=[]))
MENTIONS = ("<!", "<@", "<#")


def text(words: str, **style: object) -> Json:
    return {"type": "text", "text": words, **style}


def section(*elements: Json) -> Json:
    return {"type": "rich_text_section", "elements": list(elements)}


def bullets(*items: Json, indent: int = 0) -> Json:
    return {"type": "rich_text_list", "style": "bullet", "indent": indent, "elements": list(items)}


def post(content: Content) -> Json:
    return {"channel": "C0GENERAL", **message(content)}


def said(content: Content) -> str:
    """The body as it goes over the wire."""
    return json.dumps(message(content), ensure_ascii=False)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Hei **maa**", [section(text("Hei "), text("maa", **BOLD))]),
        ("*kuu* `EORI_1`", [section(text("kuu", style={"italic": True}), text(" "), text("EORI_1", **CODE))]),
        ("eka\n\ntoka\nrivi", [section(text("eka\n\ntoka rivi"))]),
        ("- yksi\n- kaksi", [bullets(section(text("yksi")), section(text("kaksi")))]),
        ("- a\n  - b", [bullets(section(text("a"))), bullets(section(text("b")), indent=1)]),
        ("3. a\n4. b", [section(text("3. a\n4. b"))]),
        ("1) a\n   - b\n2) c", [section(text("1) a")), bullets(section(text("b"))), section(text("2) c"))]),
        ("- 2026. alkoi", [bullets(section(text("2026. alkoi")))]),
        ("- a\n  1. b\n     - c", [bullets(section(text("a\n1. b"))), bullets(section(text("c")), indent=1)]),
        ("> yksi", [{"type": "rich_text_quote", "elements": [text("yksi")]}]),
        ("```\na < b\n```", [{"type": "rich_text_preformatted", "elements": [text("a < b")]}]),
        ("# Otsikko", [section(text("Otsikko", **BOLD))]),
        (
            "katso [Tulli](https://tulli.fi/a_b)",
            [section(text("katso "), {"type": "link", "url": "https://tulli.fi/a_b", "text": "Tulli"})],
        ),
        ("[paha](javascript:alert)", [section(text("[paha](javascript:alert)"))]),
        ("<b>hei</b>", [section(text("<b>hei</b>"))]),
        ("", []),
    ],
)
def test_commonmark_becomes_slacks_rich_text(written: str, parts: list[Json]) -> None:
    assert rendered(written) == parts


@pytest.mark.parametrize(
    "written", ["*a* _b_ ~c~ `d`", "> e", "- f", "1. g", "2026. h", "&amp; <b> :tada:", "[i](https://j.fi)"]
)
def test_what_a_person_wrote_is_shown_as_it_was_written(written: str) -> None:
    (block,) = message(Content(text=literal(written)))["blocks"]

    assert flat(block["elements"]) == written


@pytest.mark.parametrize(
    "mention", ["<!channel>", "<!here|here>", "<!everyone>", "<@U0ANNA>", "<#C0GENERAL>", "<!subteam^S1>"]
)
def test_no_mention_leaves(mention: str) -> None:
    content = Content(text=mention, title=mention, footer=mention, fields=(Field(mention, mention),))
    button = Content(text="x", buttons=(Button("a.b", "1", mention),))

    for wire in (said(content), said(button)):
        assert [sign for sign in MENTIONS if sign in wire] == []
    assert mention[1:-1] in read(Message("1.0", BOT, "", blocks=message(content)["blocks"])).replace(
        "\u2060", ""
    )


def test_the_text_for_notifications_escapes_what_slack_would_read() -> None:
    body = message(Content(text="a < b &amp; **c** [Tulli](https://tulli.fi)"))

    assert body["text"] == "a &lt; b &amp; c Tulli (https://tulli.fi)"


@settings(deadline=None)
@given(ANY_TEXT)
def test_no_text_can_mention_anybody_or_break_a_body(words: str) -> None:
    content = Content(
        text=words,
        title=words,
        footer=words,
        fields=(Field(words, words),),
        buttons=(Button("a.b", "1", words),),
    )
    wire = said(content)
    wire.encode("utf-8")

    assert [sign for sign in MENTIONS if sign in wire] == []
    assert checks.complaints("chat.postMessage", post(content)) == []


@pytest.mark.parametrize("times", [40, 12_000])
@pytest.mark.parametrize(
    "word", ["x", "sana ", "&", "ä", "- a\n", "7. z\n", "**b** ", "> q\n\n", "`c` ", "d\n\n"]
)
def test_every_body_keeps_slacks_limits(word: str, times: int) -> None:
    content = Content(
        text=word * times,
        title=word * times,
        footer=word * times,
        fields=(Field(word * times, word * times),),
    )
    body = post(content)

    assert checks.complaints("chat.postMessage", body) == []
    assert checks.complaints("chat.update", {**body, "ts": "1.000000"}) == []


def test_a_content_is_read_from_title_to_footer() -> None:
    content = Content(
        title="EORI",
        text="Numero.",
        fields=(Field("Lähde", "[Tulli](https://tulli.fi)"),),
        buttons=(
            Button("answer.helped", "a:1", "Auttoi", Tone.PRIMARY),
            Button("answer.helped", "a:2", "Ei"),
        ),
        footer="Tarkistettu 1.1.",
    )
    blocks = message(content)["blocks"]
    first, second = blocks[-1]["elements"]

    assert read(Message("1.0", BOT, "", blocks=blocks)) == "EORI\nNumero.\nLähde\nTulli\nTarkistettu 1.1."
    assert [block["type"] for block in blocks] == ["header", "rich_text", "rich_text", "context", "actions"]
    assert (first["value"], first["style"], "style" in second) == ("answer.helped:a:1", "primary", False)
    assert first["action_id"] != second["action_id"]


def test_a_long_text_ends_with_an_ellipsis_and_keeps_its_buttons() -> None:
    words = " ".join(f"sana{number}" for number in range(5_000))
    blocks = message(Content(text=words, buttons=(Button("a.b", "1", "Lisää"),)))["blocks"]
    shown = read(Message("1.0", BOT, "", blocks=blocks))

    assert shown.startswith("sana0 sana1 ")
    assert shown.endswith("…")
    assert len(shown) > 5_000
    assert blocks[-1]["elements"][0]["text"]["text"] == "Lisää"


def test_a_long_title_a_long_label_and_many_buttons_are_cut() -> None:
    buttons = tuple(Button("a", str(number), "Nappi " * 30) for number in range(30))
    blocks = message(Content(title="Otsikko " * 40, text="Hei", buttons=buttons))["blocks"]

    assert [block["type"] for block in blocks] == ["rich_text", "rich_text", "actions"]
    assert len(blocks[-1]["elements"]) == 25
    assert (
        checks.complaints("chat.postMessage", {"channel": "C0GENERAL", "text": "Hei", "blocks": blocks}) == []
    )


@pytest.mark.parametrize("content", [Content(), Content(text=" \n"), Content(title="\x00", footer="\u202e")])
def test_nothing_to_say_is_refused(content: Content) -> None:
    with pytest.raises(Refused, match="nothing to say"):
        message(content)


def test_a_button_that_would_lose_its_value_is_refused() -> None:
    with pytest.raises(Refused, match="too_long"):
        message(Content(text="Hei", buttons=(Button("a", "x" * 2000, "Auttoi"),)))


@pytest.mark.parametrize(
    ("name", "emoji"),
    [
        ("+1::skin-tone-3", "👍"),
        ("handshake::skin-tone-2-6", "🤝"),
        ("thumbsup", "👍"),
        (":bulb:", "💡"),
        ("white_check_mark", "✅"),
        ("flag-fi", "🇫🇮"),
        ("helpful", "helpful"),
        ("one", "1⃣"),
    ],
)
def test_emoji_are_characters_without_a_skin(name: str, emoji: str) -> None:
    assert canonical(name) == emoji


def test_emoji_have_no_variants() -> None:
    assert [name for name, character in CHARACTERS.items() if "\ufe0f" in character] == []


@given(st.datetimes(datetime(2013, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - bounds, made aware by the strategy
def test_a_stamp_is_a_time_and_orders_as_text(at: datetime) -> None:
    assert moment(stamp(at)) == at
    assert in_order(stamp(at)) > in_order("999999999.999999")


CATALOGUE = (
    Command(name="help"),
    Command(name="ask", options=(Option(name="question", kind=Kind.TEXT),)),
    Command(name="why", options=(Option(name="message", kind=Kind.MESSAGE),)),
    Command(
        name="mark",
        options=(
            Option(name="message", kind=Kind.MESSAGE),
            Option(name="note", kind=Kind.TEXT, required=False),
        ),
    ),
    Command(
        name="move", options=(Option(name="message", kind=Kind.MESSAGE), Option(name="to", kind=Kind.PLACE))
    ),
    Command(name="schedule add", role=Role.STAFF),
)


def test_the_manifest_asks_for_what_vertti_uses() -> None:
    drawn: Json = json.loads(manifest(CATALOGUE, Wording()))

    assert drawn["oauth_config"]["scopes"]["bot"] == list(SCOPES)
    assert drawn["settings"]["event_subscriptions"]["bot_events"] == list(EVENTS)
    assert drawn["settings"]["socket_mode_enabled"] is True
    assert drawn["settings"]["interactivity"]["is_enabled"] is True
    assert drawn["features"]["app_home"]["messages_tab_read_only_enabled"] is False
    assert all(SCOPES.values())


def test_the_manifest_offers_one_command_in_all_languages() -> None:
    drawn: Json = json.loads(manifest(CATALOGUE, Wording()))
    (command,) = drawn["features"]["slash_commands"]

    assert command["command"] == "/vertti"
    assert command["should_escape"] is True
    assert "kysy|fråga|ask" in command["usage_hint"]
    assert "schedule" not in command["usage_hint"]


def test_the_manifest_offers_what_needs_a_message_and_nothing_else_in_its_menu() -> None:
    drawn: Json = json.loads(manifest(CATALOGUE, Wording()))
    shortcuts: list[Json] = drawn["features"]["shortcuts"]

    assert [shortcut["callback_id"] for shortcut in shortcuts] == ["why", "mark"]
    assert {shortcut["type"] for shortcut in shortcuts} == {"message"}


@pytest.mark.parametrize("many", [1, 30])
def test_the_manifest_keeps_slacks_limits(many: int) -> None:
    menu = (Option(name="message", kind=Kind.MESSAGE),)
    catalogue = [Command(name=f"why{number}{'y' * 40}", options=menu) for number in range(many)]
    features: Json = json.loads(manifest(catalogue, Wording()))["features"]
    (command,) = features["slash_commands"]

    assert len(features["bot_user"]["display_name"]) <= 80
    assert len(command["description"]) <= 2000
    assert 0 < len(command["usage_hint"]) <= 1000
    assert 0 < len(features["shortcuts"]) <= 10
    for shortcut in features["shortcuts"]:
        assert 0 < len(shortcut["name"]) <= 24
        assert 0 < len(shortcut["description"]) <= 150
        assert len(shortcut["callback_id"]) <= 255


def test_each_missing_scope_is_a_sentence() -> None:
    assert missing(frozenset(SCOPES)) == []
    assert [sentence.split()[7] for sentence in missing(frozenset())] == [*SCOPES]
