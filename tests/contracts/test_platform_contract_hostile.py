"""Texts that are meant to break something are shown as they are, or refused; never acted upon."""

from __future__ import annotations

import pytest

from bot.chat.content import Button, Content, Field, literal
from bot.chat.events import MessagePosted
from bot.errors import PlatformError
from tests.contracts.rig import Rig, Seen
from tests.contracts.saying import heard

_LIVE = (
    "<!channel>",
    "<!here>",
    "<!everyone>",
    "<@U1>",
    "<@1>",
    "<@&1>",
    "<#C1>",
    "<script",
    "<img",
    "\u202e",
    "\x00",
)
HOSTILE = {
    "slack mentions": "<!channel> <!here|here> <!everyone> <@U1> <#C1> <https://evil.example|bank>",
    "discord mentions": "@everyone @here <@1> <@!1> <@&1> <#1> </help:1> <t:0:R>",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)> &lt;b&gt; \"'",
    "markup": "**a** _b_ ~c~ `d` ```e``` > f\n# g\n- h\n[i](javascript:alert(1)) ||j||",
    "controls": "a\x00b\x07c\x1b[31md\x7fe\u200bf",
    "direction": "abc\u202edcba\u2066x\u2069",
    "surrogates": "a\ud800b\udfffc",
    "combining": "Z" + "\u0351" * 500,
    "long word": "x" * 100_000,
    "long text": "sana toinen " * 9_000,
    "empty": "",
    "blank": " \n\t ",
}


def _live(rig: Rig) -> list[str]:
    """A rig may name, as `harmless`, what means nothing on its platform and is shown there as it is."""
    harmless: tuple[str, ...] = getattr(rig, "harmless", ())
    return [live for live in _LIVE if live not in harmless]


async def _post(rig: Rig, content: Content, key: str) -> list[Seen]:
    """What is shown of `content`; nothing when it was refused."""
    try:
        posted = await rig.platform.post(rig.general, content, key=key)
    except PlatformError:
        return []
    return [one for one in await rig.messages(rig.general) if one.message == posted]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
async def test_hostile_text_in_every_part_is_neutral(rig: Rig, text: str) -> None:
    for number, said in enumerate((text, literal(text))):
        content = Content(
            text=said,
            title=said,
            fields=(Field(said, said),),
            buttons=(Button("a.b", "c", said[:40].strip() or "Auttoi"),),
            footer=said,
        )
        seen = await _post(rig, content, f"hostile-{number}")

        assert [live for one in seen for live in _live(rig) if live in one.raw] == []


@pytest.mark.parametrize("name", ["slack mentions", "html", "markup"])
async def test_hostile_text_that_is_taken_literally_is_shown_as_written(rig: Rig, name: str) -> None:
    (seen,) = await _post(rig, Content(text=literal(HOSTILE[name])), "literal")
    shown = "".join(seen.text.replace("\u200b", "").replace("\u2060", "").split())

    assert shown == "".join(HOSTILE[name].split())


async def test_a_long_text_keeps_its_beginning(rig: Rig) -> None:
    words = " ".join(f"sana{number}" for number in range(2_000))
    (seen,) = await _post(rig, Content(text=words, buttons=(Button("a.b", "c", "Lisää"),)), "long")

    assert seen.text.startswith("sana0 sana1 sana2 ")
    assert "sana50" in seen.text


async def test_hostile_text_of_a_persons_arrives_as_it_was_written(rig: Rig) -> None:
    text = "<!channel> & <script> **a** > b 'c' \"d\""
    await rig.say(rig.anna, rig.general, text)
    event = await heard(rig, MessagePosted)

    assert event.text == text


async def test_hostile_keys_and_names_find_nothing(rig: Rig) -> None:
    message = await rig.say(rig.anna, rig.general, "Hei")
    since = await rig.platform.sent_at(message)

    assert list(await rig.platform.find(rig.general, "'; DROP TABLE message", since=since)) == []
    assert await rig.platform.find_person("<@U1> or 1=1") is None
    assert await rig.platform.find_place("<#C1|x'; --") is None
