"""How `Content` and the catalogue look on Discord, and the marker nobody sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.commands import called, fingerprint, invitation, is_name, payload
from adapters.discord.marker import SIZE, mark_of, marked, marker, unmarked
from adapters.discord.outbound import EMBED, EMBEDS, MESSAGE, cut, messages, wire_id, written
from adapters.discord.rendering import rendered
from bot.chat.commands import Command, Kind, Option
from bot.chat.content import Button, Content, Field, literal
from bot.errors import Refused
from bot.wording import Wording
from tests.contracts.rigs.discord import CATALOGUE

HIDDEN = "\u200b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Hei **maa** ja *kuu*", "Hei **maa** ja *kuu*"),
        ("eka\n\ntoka\nrivi", "eka\n\ntoka rivi"),
        ("- yksi\n- kaksi\n  - kolme", "- yksi\n- kaksi\n  - kolme"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("> yksi\n>\n> kaksi", "> yksi\n> \n> kaksi"),
        ("katso [Tulli](https://tulli.fi/a_b)", "katso [Tulli](https://tulli.fi/a_b)"),
        ("<https://tulli.fi/a_b>", "https://tulli.fi/a_b"),
        ("[paha](javascript:alert)", r"\[paha\](javascript:alert)"),
        ("`EORI_1`", "`EORI_1`"),
        ("1\\. päivä", f"1{HIDDEN}. päivä"),
        ("a_b https://x.fi/a_b_c", r"a\_b https://x.fi/a_b_c"),
    ],
)
def test_commonmark_becomes_discords_markup(text: str, shown: str) -> None:
    assert rendered(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**x** ||y|| ~~z~~ `w`", r"\*\*x\*\* \|\|y\|\| \~\~z\~\~ \`w\`"),
        ("# otsikko", r"\# otsikko"),
        ("-# pieni", r"\-# pieni"),
        ("> lainaus", r"\> lainaus"),
        ("<@1> <@&2> <#3> </x:4> <t:5> <:e:6>", None),
        ("@everyone @here @EVERYONE", None),
        ("@every\x07one @e\u202everyone", None),
    ],
)
def test_what_a_person_wrote_stays_as_it_was_written(text: str, shown: str | None) -> None:
    said = rendered(literal(text))

    assert said == shown if shown else f"<{HIDDEN}" in said or f"@{HIDDEN}" in said
    assert "@everyone" not in said.lower()
    assert "<@" not in said


@given(st.text(st.characters(codec=None, exclude_categories=[])))
def test_no_text_can_mention_anybody(text: str) -> None:
    said = written(Content(text=text, title=text, footer=text))
    said.encode("utf-8")
    for mention in ("<@", "<#", "@everyone", "@here"):
        assert mention not in said.lower()


def test_a_content_is_read_from_title_to_footer() -> None:
    content = Content(
        title="EORI",
        text="Numero.",
        fields=(Field("Lähde", "[Tulli](https://tulli.fi)"),),
        footer="Tarkistettu 1.1.",
    )

    assert written(content) == (
        "**EORI**\n\nNumero.\n\n**Lähde**\n[Tulli](https://tulli.fi)\n\n-# Tarkistettu 1.1."
    )


@given(st.integers(1, 16_000), st.booleans())
def test_every_body_keeps_discords_limits(words: int, dense: bool) -> None:
    text = ("x" if dense else "sana ") * words
    for body in messages(Content(text=text), mark=marker("k")):
        embeds = [len(embed["description"]) for embed in body["embeds"]]

        assert len(body["content"]) <= MESSAGE
        assert max(embeds, default=0) <= EMBED
        assert sum(embeds) <= EMBEDS


def test_a_text_is_cut_at_a_paragraph_before_a_line_before_a_word() -> None:
    assert cut("aaaa aaaa\n\nbbbb bbbb", 14) == ["aaaa aaaa", "bbbb bbbb"]
    assert cut("aaaa aaaa\nbbbb bbbb", 14) == ["aaaa aaaa", "bbbb bbbb"]
    assert cut("aaaa aaaa bbbb", 12) == ["aaaa aaaa", "bbbb"]
    assert cut("a" * 5, 2) == ["aa", "aa", "a"]


def test_buttons_stand_in_rows_of_five() -> None:
    buttons = tuple(Button("a", str(number), "Nappi " * 30) for number in range(6))
    (body,) = messages(Content(text="Hei", buttons=buttons))

    rows = [row["components"] for row in body["components"]]

    assert [len(row) for row in rows] == [5, 1]
    assert {len(button["label"]) <= 80 for row in rows for button in row} == {True}
    with pytest.raises(Refused, match="too_long"):
        wire_id("a", "x" * 100)


@given(st.text(max_size=25), st.text(st.characters(exclude_categories=["Cs"])))
def test_a_marker_goes_in_and_comes_out_again(key: str, text: str) -> None:
    mark = marker(key)
    with_it = marked(unmarked(text), mark)

    assert len(mark) == SIZE
    assert mark_of({"content": with_it}) == mark
    assert mark_of({"content": "", "embeds": [{"description": with_it}]}) == mark
    assert unmarked(with_it) == unmarked(text)


def test_keys_have_markers_of_their_own() -> None:
    assert marker("a") != marker("b")
    assert mark_of({"content": "Hei"}) is None


def test_two_word_commands_are_subcommands() -> None:
    drawn = {command["name"]: command for command in payload(CATALOGUE, Wording())}

    add, listing = drawn["schedule"]["options"]

    assert [option["name"] for option in add["options"]] == ["weekday", "time", "channels", "language"]
    assert (add["type"], listing["type"], listing["options"]) == (1, 1, [])
    assert drawn["Why?"]["type"] == 3


def test_a_command_beside_its_own_subcommands_is_one_of_them() -> None:
    drawn = {command["name"]: command for command in payload(CATALOGUE, Wording())}

    show, leave = drawn["helpers"]["options"]

    assert (show["name"], show["options"][0]["type"], leave["name"]) == ("show", 4, "leave")
    assert called("helpers show", ["helpers", "helpers leave"]) == "helpers"
    assert called("knowledge show", ["knowledge show"]) == "knowledge show"


def test_required_options_come_first() -> None:
    options = (Option(name="note", required=False), Option(name="id", kind=Kind.NUMBER))
    (drawn,) = payload([Command(name="show", options=options)], Wording())

    assert [option["name"] for option in drawn["options"]] == ["id", "note"]


def test_a_fingerprint_changes_with_the_commands_and_not_with_what_discord_adds() -> None:
    wanted = payload(CATALOGUE, Wording())
    registered = [
        {**command, "id": "1", "version": "2", "nsfw": False, "default_permission": True}
        for command in reversed(wanted)
    ]

    assert fingerprint(registered) == fingerprint(wanted)
    assert fingerprint(wanted[1:]) != fingerprint(wanted)


@pytest.mark.parametrize("word", ["miksi", "förslå", "äö-1_2"])
def test_finnish_and_swedish_words_are_names(word: str) -> None:
    assert is_name(word)


@pytest.mark.parametrize("word", ["", "Miksi", "two words", "why?", "x" * 33])
def test_other_things_are_no_names(word: str) -> None:
    assert not is_name(word)


def test_the_invitation_asks_for_what_is_needed_and_no_more() -> None:
    assert invitation(123) == (
        "https://discord.com/oauth2/authorize?client_id=123"
        "&scope=bot+applications.commands&permissions=563259191151616"
    )
