"""Commands typed as words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.ask_command import ASK
from bot.answering.knowledge_commands import ADD, EDIT, LIST, SHOW
from bot.chat.room_commands import CHANNEL_HERE, HELP, ROLES_GRANT
from bot.chat.words import read_words
from bot.errors import UsageError
from bot.prompting.staff.schedule_commands import ADD as SCHEDULE_ADD
from bot.wording import Wording

COMMANDS = (ASK, ADD, EDIT, LIST, SHOW, HELP, CHANNEL_HERE, ROLES_GRANT, SCHEDULE_ADD)
WORDING = Wording()


def read(line: str) -> tuple[str, dict[str, str]]:
    command, options = read_words(line, COMMANDS, WORDING)
    return command.name, options


@pytest.mark.parametrize(
    ("line", "name", "options"),
    [
        ("help", "help", {}),
        ("OHJE", "help", {}),
        ("hjälp", "help", {}),
        ("ask how do I get an EORI number?", "ask", {"question": "how do I get an EORI number?"}),
        ('kysy mikä on "REX"?', "ask", {"question": 'mikä on "REX"?'}),
        ('ask "one thing" and another', "ask", {"question": '"one thing" and another'}),
        ("ask question: spaced out", "ask", {"question": "spaced out"}),
        ("channel here questions wait:0", "channel here", {"use": "questions", "wait": "0"}),
        ("kanava tässä kysymykset odotus:5", "channel here", {"use": "kysymykset", "wait": "5"}),
        ("kanal här av", "channel here", {"use": "av"}),
        ("channel here wait=5 questions", "channel here", {"wait": "5", "use": "questions"}),
        (
            'knowledge add x "What is it" answer:"A: b" language:sv',
            "knowledge add",
            {"id": "x", "question": "What is it", "answer": "A: b", "language": "sv"},
        ),
        (
            'knowledge edit x answer "New text" language:en',
            "knowledge edit",
            {"id": "x", "field": "answer", "text": "New text", "language": "en"},
        ),
        (
            "knowledge edit x answer New text language:en",
            "knowledge edit",
            {"id": "x", "field": "answer", "text": "New text", "language": "en"},
        ),
        (
            "knowledge edit x answer New language:en text",
            "knowledge edit",
            {"id": "x", "field": "answer", "text": "New text", "language": "en"},
        ),
        (
            'knowledge edit x answer In which language: "fi" or id:y?',
            "knowledge edit",
            {"id": "x", "field": "answer", "text": 'In which language: "fi" or id:y?'},
        ),
        (
            'knowledge edit x answer "New language:en text"',
            "knowledge edit",
            {"id": "x", "field": "answer", "text": "New language:en text"},
        ),
        (
            'knowledge edit x answer "New" text, language:"en" and more',
            "knowledge edit",
            {"id": "x", "field": "answer", "text": '"New" text, and more', "language": "en"},
        ),
        (
            "tieto muokkaa x vastaus ”Uusi teksti” kieli:fi",
            "knowledge edit",
            {"id": "x", "field": "vastaus", "text": "Uusi teksti", "language": "fi"},
        ),
        (
            "knowledge add x “What is it” answer:”A: b” language:sv",
            "knowledge add",
            {"id": "x", "question": "What is it", "answer": "A: b", "language": "sv"},
        ),
        (
            "schedule add monday 9:00 #vienti, #general zone:UTC",
            "schedule add",
            {"weekday": "monday", "time": "9:00", "channels": "#vienti,#general", "zone": "UTC"},
        ),
        ("roles grant @bo moderator", "roles grant", {"member": "@bo", "role": "moderator"}),
        (
            "ajastus lisää maanantai klo 9 #vienti",
            "schedule add",
            {"weekday": "maanantai", "time": "klo 9", "channels": "#vienti"},
        ),
        (
            "schema lägg till måndag kl. 9 #vienti",
            "schedule add",
            {"weekday": "måndag", "time": "kl. 9", "channels": "#vienti"},
        ),
        (
            "schema lägg-till måndag klockan:kl 9.30 #vienti",
            "schedule add",
            {"weekday": "måndag", "time": "kl 9.30", "channels": "#vienti"},
        ),
    ],
)
def test_words_become_a_command_and_its_options(line: str, name: str, options: dict[str, str]) -> None:
    assert read(line) == (name, options)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "command-empty"),
        ("   ", "command-empty"),
        ("hepl", "command-unknown-near"),
        ("xyzzy", "command-unknown"),
        ("channel", "command-group"),
        ("channel there", "command-group"),
        ("help me please", "option-too-many"),
        ("ask " + "x" * 5000, "command-too-long"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(line: str, sentence: str) -> None:
    with pytest.raises(UsageError) as raised:
        read(line)

    assert raised.value.sentence == sentence


@given(st.text(max_size=200))
def test_any_text_is_a_command_or_a_usage_error(line: str) -> None:
    try:
        name, _ = read(line)
    except UsageError:
        return

    assert name in {command.name for command in COMMANDS}
