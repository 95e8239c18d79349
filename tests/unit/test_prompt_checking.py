"""`prompts check`: each thing that can be wrong with the library, and how it is said."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.terminal.prompt_files import check as check_on_command_line
from bot.errors import ContentError
from bot.prompting.library.checking import KINDS, SEASONS, Finding, Problem, balance, check
from bot.prompting.library.reporting import report
from bot.prompting.prompt import Prompt
from bot.wording import LANGUAGES, Wording
from storage.prompt_library import KINDS as READ_KINDS
from storage.prompt_library import SEASONS as READ_SEASONS
from storage.prompt_library import FilePromptLibrary

SHIPPED = Path(__file__).parents[2] / "prompts"


def prompt(week: int, *, kind: str = "tip", **texts: str) -> Prompt:
    """One that nothing is wrong with, unless `texts` say so."""
    unlike = hashlib.sha256(bytes([week])).hexdigest()[:30]
    text = {language: f"{unlike} {language}?" for language in LANGUAGES}
    return Prompt(id=f"p{week:02}", week=week, kind=kind, season="winter", text={**text, **texts})


def year() -> list[Prompt]:
    return [prompt(week) for week in range(1, 53)]


def found(*changed: Prompt) -> list[Finding]:
    """What is wrong with a good year in which some prompts are changed."""
    ids = {each.id: each for each in changed}
    return check([ids.get(each.id, each) for each in year()], [])


def test_nothing_is_wrong_with_the_shipped_prompts() -> None:
    library = FilePromptLibrary(SHIPPED)

    assert check(library.prompts, library.problems) == []


def test_a_year_of_different_prompts_is_fine() -> None:
    assert found() == []


def test_a_broken_file_comes_first_with_its_reason() -> None:
    broken = check(year()[1:], [ContentError("p01.toml", "“week” must be a whole number from 1 to 53")])

    assert broken == [
        Finding(
            problem=Problem.BROKEN, where="p01.toml", detail="“week” must be a whole number from 1 to 53"
        ),
        Finding(problem=Problem.EMPTY_WEEKS, detail="1"),
    ]


def test_a_missing_language_is_named_in_text_and_options() -> None:
    without = replace(prompt(4), text={"fi": "Mikä?", "en": "What?"})
    option = replace(prompt(5, kind="poll"), options=({"fi": "Kyllä", "sv": "Ja"},))

    assert found(without, option) == [
        Finding(problem=Problem.LANGUAGE, where="p04", languages=("sv",)),
        Finding(problem=Problem.LANGUAGE, where="p05", languages=("en",)),
    ]


def test_a_text_that_was_not_translated_is_named() -> None:
    assert found(prompt(4, sv="What  now", en="What now?")) == [
        Finding(problem=Problem.UNTRANSLATED, where="p04", languages=("sv", "en"))
    ]


def test_the_same_question_twice_is_named_even_in_one_language_and_with_other_words_around() -> None:
    one = prompt(4, en="What small trick has saved you an hour of export paperwork?")
    other = prompt(9, en="What little trick saved you an hour of export paperwork?")

    assert found(one, other) == [Finding(problem=Problem.TWIN, where="p04", other="p09", languages=("en",))]


def test_an_inflected_twin_is_found_by_its_letters() -> None:
    one = prompt(4, fi="Mikä lomake hukkui viimeksi?")
    other = prompt(9, fi="Mitkä lomakkeet hukkuivat viimeksi?")

    assert [each.problem for each in found(one, other)] == [Problem.TWIN]


def test_what_is_long_to_read_and_what_a_platform_cuts_off_is_named() -> None:
    long = prompt(4, sv=f"sv {'lång ' * 40}".strip())
    poll = replace(
        prompt(5, kind="poll"),
        options=({"fi": "Kyllä", "sv": "Ja", "en": "y" * 53}, {"fi": "Ei", "sv": "Nej", "en": "n" * 52}),
    )

    assert found(long, poll) == [
        Finding(problem=Problem.LONG, where="p04", languages=("sv",), detail="202/300"),
        Finding(problem=Problem.LONG_OPTION, where="p05", languages=("en",), detail="53/52"),
    ]


def test_a_hint_names_its_reason_and_reads_the_options_too() -> None:
    asked = prompt(4, fi="Millä hinnalla myytte ensi vuonna?", en="What price will you charge next year?")
    poll = replace(
        prompt(5, kind="poll"),
        options=(
            {"fi": "Kyllä", "sv": "Ja", "en": "We raise prices next year"},
            {"fi": "Ei", "sv": "Nej", "en": "No"},
        ),
    )

    assert found(asked, poll) == [
        Finding(problem=Problem.HINT, where="p04", languages=("fi", "en"), detail="prices"),
        Finding(problem=Problem.HINT, where="p05", languages=("en",), detail="prices"),
    ]


def test_weeks_without_a_prompt_are_told_as_ranges() -> None:
    weeks = [each for each in year() if each.week not in {1, 7, 8, 9, 52}]

    assert check(weeks, []) == [Finding(problem=Problem.EMPTY_WEEKS, detail="1, 7–9, 52")]


def test_an_empty_library_says_so_without_breaking() -> None:
    assert check([], []) == [Finding(problem=Problem.EMPTY_WEEKS, detail="1–52")]
    assert "no questions" not in report(check([], []), balance([]), "en", Wording()).text


def test_the_types_and_seasons_are_those_that_files_may_have() -> None:
    assert (KINDS, SEASONS) == (READ_KINDS, READ_SEASONS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_has_words_in_every_language(language: str) -> None:
    findings = [
        Finding(problem=each, where="p01", languages=("fi", "sv"), detail="prices", other="p02")
        for each in Problem
    ]
    said = report(findings, balance(year()), language, Wording()).text

    assert said.count("`p01` – `p02`: ") == len(Problem)


def test_the_report_says_where_and_what_to_do() -> None:
    asked = prompt(4, en="What price will you charge next year?")
    said = report(found(asked), balance(year()), "en", Wording()).text

    assert said == (
        "The library has 52 questions. Types: tip 52. Seasons: winter 52.\n\n"
        "**May lead to talk that competitors should not have.** Read it again, and ask about what has been, without "
        "names and figures. This is not legal advice.\n\n- `p04`: English; prices"
    )


def test_a_short_report_keeps_to_its_lines_and_counts_the_rest() -> None:
    problems = [ContentError(f"x{number:02}.toml", "it is not TOML") for number in range(30)]
    said = report(check(year()[2:], problems), balance(year()[2:]), "en", Wording(), most=20).text
    lines = [each for each in said.splitlines() if each]

    assert len(lines) == 20
    assert lines[-1] == "… and 14 more. All are shown by `python run_bot.py prompts check`."


def test_what_a_file_says_marks_up_nothing() -> None:
    said = report(
        check(year(), [ContentError("p01.toml", "“**bold**” is not")]), balance([]), "en", Wording()
    )

    assert r"“\*\*bold\*\*” is not" in said.text


def test_the_command_line_fails_for_broken_files_only(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for each in SHIPPED.glob("*.toml"):
        (tmp_path / each.name).write_bytes(each.read_bytes())
    (tmp_path / "p30.toml").unlink()
    with_a_remark = check_on_command_line(FilePromptLibrary(tmp_path), "en")
    remarks = capsys.readouterr().out
    (tmp_path / "p29.toml").write_text("id = ", encoding="utf-8")
    with_a_broken_file = check_on_command_line(FilePromptLibrary(tmp_path), "en")

    assert (with_a_remark, with_a_broken_file) == (0, 1)
    assert "Weeks without a question of their own." in remarks
    assert "- p29.toml: it is not TOML" in capsys.readouterr().out
