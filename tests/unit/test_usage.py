"""Commands are spoken of in the reader's own words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.chat.commands import Command, Kind, Option
from bot.chat.usage import spoken_name, usage
from bot.chat.words import read_words
from bot.wording import LANGUAGES, Wording
from storage.engine import Database
from tests.contracts.whole import put_together

ADD = Command(
    name="schedule add",
    options=(Option(name="weekday"), Option(name="language", kind=Kind.CHOICE, required=False)),
)
WORDING = Path(__file__).parents[2] / "bot" / "wording"
_QUOTED = re.compile(r"`/([^`{}<>\n]+)[`{<]")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "schedule add <weekday> [language:…]"),
        ("fi", "ajastus lisää <viikonpäivä> [kieli:…]"),
        ("sv", "schema lägg-till <veckodag> [språk:…]"),
    ],
)
def test_a_command_is_written_in_the_words_of_the_language(language: str, expected: str) -> None:
    assert usage(ADD, Wording(), language) == expected


def test_a_command_without_a_word_of_its_own_keeps_its_english_name() -> None:
    assert spoken_name(Command(name="unheard of"), Wording(), "fi") == "unheard of"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_that_a_sentence_names_can_be_typed_as_it_stands_there(
    language: str, sqlite: Database
) -> None:
    bot, chat = put_together(sqlite)
    declared = bot.catalogue.declared()
    spoken = {spoken_name(each, chat.wording, language) for each in declared}
    named = [
        words.strip()
        for path in (WORDING / language).glob("*.ftl")
        for words in _QUOTED.findall(path.read_text(encoding="utf-8"))
    ]
    foreign = [words for words in named if not any(f"{words} ".startswith(f"{each} ") for each in spoken)]

    assert named != []
    assert foreign == []


async def test_a_name_with_a_space_for_its_hyphen_is_no_other_command_and_its_beginning_neither(
    sqlite: Database,
) -> None:
    bot, chat = put_together(sqlite)
    declared = bot.catalogue.declared()
    for language in LANGUAGES:
        for command in declared:
            name = spoken_name(command, chat.wording, language)
            least = " ".join(f"x{number}" for number, each in enumerate(command.options) if each.required)
            found, _ = read_words(f"{name.replace('-', ' ')} {least}", declared, chat.wording)

            assert found.name == command.name
