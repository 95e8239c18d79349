"""The prompt library: every shipped file is good, and a broken one is named while the others load."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from storage.prompt_library import FilePromptLibrary

SHIPPED = Path(__file__).parents[2] / "prompts"
GOOD = """
id = "p01"
week = 7
type = "poll"
season = "winter"

[text]
fi = "Mikä?"
sv = "Vad?"
en = "What?"

[[options]]
fi = "Yksi"
sv = "Ett"
en = "One"

[[options]]
fi = "Kaksi"
sv = "Två"
en = "Two"
"""


def test_every_shipped_prompt_is_good() -> None:
    library = FilePromptLibrary(SHIPPED)

    assert [str(each) for each in library.problems] == []
    assert len(library.prompts) >= 12


def test_a_prompt_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "p01.toml").write_text(GOOD, encoding="utf-8")
    (prompt,) = FilePromptLibrary(tmp_path).prompts

    assert (prompt.id, prompt.week, prompt.kind, prompt.season) == ("p01", 7, "poll", "winter")
    assert prompt.text == {"fi": "Mikä?", "sv": "Vad?", "en": "What?"}
    assert [each["sv"] for each in prompt.options] == ["Ett", "Två"]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (GOOD.replace("week = 7", "week = 54"), "“week” must be a whole number from 1 to 53"),
        (GOOD.replace("week = 7", "week = true"), "“week” must be a whole number from 1 to 53"),
        (
            GOOD.replace('"p01"', '"p02"'),
            "“id” must be the file's name without .toml: small letters and digits",
        ),
        (
            GOOD.replace('"poll"', '"quiz"'),
            "“type” must be one of: poll, win, failure, help, tip, whatwouldyoudo",
        ),
        (GOOD.replace('"poll"', '"tip"'), "“options” belong to a poll only"),
        (GOOD.replace('"winter"', '"talvi"'), "“season” must be one of: winter, spring, summer, autumn"),
        (GOOD.replace('sv = "Vad?"', ""), "“text in sv” is missing"),
        (GOOD.replace("Vad?", "  "), "“text in sv” is missing"),
        (GOOD.replace("Vad?", "v" * 301), "“text in sv” has 301 characters, at most 300 fit"),
        (GOOD.replace("Två", "t" * 53), "“option 2 in sv” has 53 characters, at most 52 fit"),
        (
            GOOD.replace('sv = "Vad?"', 'sv = "Vad?"\nde = "Was?"'),
            "“text” has “de”, which is not one of: fi, sv, en",
        ),
        (GOOD.partition("[[options]]")[0], "“options” must be 2 to 5 in a poll"),
        (f'mood = "good"\n{GOOD}', "“mood” is not one of: id, week, type, season, text, options"),
        ("id = ", "it is not TOML: Invalid value (at end of document)"),
    ],
)
def test_a_broken_file_is_named_with_its_reason_and_the_others_load(
    tmp_path: Path, broken: str, reason: str
) -> None:
    (tmp_path / "p01.toml").write_text(broken, encoding="utf-8")
    (tmp_path / "p09.toml").write_text(GOOD.replace("p01", "p09"), encoding="utf-8")
    library = FilePromptLibrary(tmp_path)

    assert [(each.where, each.reason) for each in library.problems] == [("p01.toml", reason)]
    assert [each.id for each in library.prompts] == ["p09"]


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "p01.toml").write_bytes(GOOD.encode("latin-1"))

    assert [str(each) for each in FilePromptLibrary(tmp_path).problems] == ["p01.toml: it is not UTF-8 text"]


def test_what_is_no_readable_file_is_named_and_the_others_load(tmp_path: Path) -> None:
    (tmp_path / "p02.toml").mkdir()
    (tmp_path / "p03.toml").symlink_to("nowhere")
    (tmp_path / "p04.toml").symlink_to("p04.toml")
    os.mkfifo(tmp_path / "p05.toml")
    (tmp_path / "p06.toml").write_text(f"{GOOD}\n# {'a' * 10_000_000}", encoding="utf-8")
    (tmp_path / "p01.toml").write_text(GOOD, encoding="utf-8")
    library = FilePromptLibrary(tmp_path)

    assert [each.id for each in library.prompts] == ["p01"]
    assert [(each.where, each.reason) for each in library.problems] == [
        ("p02.toml", "it is not a file"),
        ("p03.toml", "it is not a file"),
        ("p04.toml", "it is not a file"),
        ("p05.toml", "it is not a file"),
        ("p06.toml", "it is larger than 100 kB: no question is that long"),
    ]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("x = " + "[" * 20_000, "it is not TOML: too many brackets inside one another"),
        ("x = " + "9" * 5_000, "it is not TOML: Exceeds the limit (4300 digits)"),
        (GOOD.replace("Vad", "\x00"), "it is not TOML: Illegal character"),
        (GOOD.replace("Vad", r"\u0000"), "“text in sv” has a character that cannot be shown"),
        (GOOD.replace("week = 7", "week = 1979-01-01"), "“week” must be a whole number from 1 to 53"),
    ],
)
def test_hostile_contents_are_named_and_stop_nothing(tmp_path: Path, broken: str, reason: str) -> None:
    (tmp_path / "p01.toml").write_text(broken, encoding="utf-8")
    (tmp_path / "p09.toml").write_text(GOOD.replace("p01", "p09"), encoding="utf-8")
    library = FilePromptLibrary(tmp_path)

    assert [each.where for each in library.problems] == ["p01.toml"]
    assert library.problems[0].reason[: len(reason)] == reason
    assert [each.id for each in library.prompts] == ["p09"]


def test_two_files_whose_names_differ_in_case_are_one_prompt(tmp_path: Path) -> None:
    (tmp_path / "P01.toml").write_text(GOOD.replace('"p01"', '"P01"'), encoding="utf-8")
    (tmp_path / "p01.toml").write_text(GOOD, encoding="utf-8")
    library = FilePromptLibrary(tmp_path)

    assert [each.id for each in library.prompts] == ["p01"]
    assert {each.where for each in library.problems} <= {"P01.toml"}


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "p01.toml").write_text(GOOD, encoding="utf-8-sig")

    assert [each.id for each in FilePromptLibrary(tmp_path).prompts] == ["p01"]


def test_a_missing_folder_is_a_problem_and_not_a_crash(tmp_path: Path) -> None:
    library = FilePromptLibrary(tmp_path / "nowhere")

    assert [str(each) for each in library.problems] == ["nowhere: there is no such folder"]
