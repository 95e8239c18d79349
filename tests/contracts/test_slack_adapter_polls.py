"""A poll on Slack: buttons short enough to be read, whole options where they are not, and what a notification says."""

from __future__ import annotations

from adapters.slack.outbound import message
from bot.chat.content import Content, Poll
from tests.standins.slack import checks
from tests.standins.slack.entities import Json

SHORT = Content(text="Mihin?", footer="Ehdotti Anna", poll=Poll(("Pohjoismaat", "Kauemmas"), "pkey", (3, 1)))
LONG = Content(text="Mihin?", poll=Poll(("Ensimmäinen vienti oli vahinko", "Ei"), "pkey", (128, 1)))


def buttons(content: Content) -> list[Json]:
    elements: list[Json] = message(content)["blocks"][-1]["elements"]
    return elements


def test_short_options_stand_on_the_buttons_alone() -> None:
    body = message(SHORT)

    assert [each["text"]["text"] for each in buttons(SHORT)] == ["1  Pohjoismaat · 3", "2  Kauemmas · 1"]
    assert [each["value"] for each in buttons(SHORT)] == ["poll.vote:pkey:1", "poll.vote:pkey:2"]
    assert len({each["action_id"] for each in buttons(SHORT)}) == 2
    assert [block["type"] for block in body["blocks"]] == ["rich_text", "context", "actions"]
    assert not list(checks.complaints("chat.update", {"channel": "C0GENERAL", "ts": "1.000001", **body}))


def test_a_notification_says_the_options_too() -> None:
    assert "Pohjoismaat" in message(SHORT)["text"]
    assert message(LONG)["text"].count("Ensimmäinen vienti oli vahinko") == 1


def test_options_that_slack_might_not_show_whole_stand_in_the_text_with_their_counts() -> None:
    first, second = (each["text"]["text"] for each in buttons(LONG))
    text = str(message(LONG)["blocks"][:-1])

    assert len(first) <= 30
    assert first.endswith("… · 128")
    assert second == "2  Ei · 1"
    assert "Ensimmäinen vienti oli vahinko · 128" in text


def test_the_most_options_there_can_be_fit() -> None:
    many = Content(text="Mikä?", poll=Poll(tuple("x" * 60 for _ in range(10)), "pkey"))

    assert len(buttons(many)) == 10
    assert not list(checks.complaints("chat.postMessage", {"channel": "C0GENERAL", **message(many)}))
