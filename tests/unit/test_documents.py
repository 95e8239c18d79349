"""The documents tell of what there is, and of nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from adapters.terminal.arguments import read_arguments
from bot.chat.usage import usage
from bot.settings import SETTINGS
from storage.engine import Database
from tests.contracts.whole import put_together

ROOT = Path(__file__).parents[2]
README, CONTRIBUTING, MAKEFILE = (ROOT / name for name in ("README.md", "CONTRIBUTING.md", "Makefile"))
FOLDERS = {"bot", "adapters", "storage", "prompts", "tests", "docs", ".ci"}
DOCUMENTS = sorted(
    path for folder in (".", "docs", "docs/decisions", "prompts") for path in (ROOT / folder).glob("*.md")
)
each_document = pytest.mark.parametrize(
    "path", DOCUMENTS, ids=[str(path.relative_to(ROOT)) for path in DOCUMENTS]
)
_PARSER = MarkdownIt("commonmark").enable("table")
_FILE = re.compile(r"[\w.-]+\.(?:py|md|toml|ftl|lock|png)")
_TARGET = re.compile(r"\bmake ([a-z]+)\b")
_MODULE = re.compile(r"-m ((?:bot|adapters|storage|tests)\b[\w.]*)")
_LISTED = re.compile(r"^    ([a-z][a-z-]*)", re.MULTILINE)
_OPTION = re.compile(r"--[a-z-]+")


def test_every_setting_is_documented_with_its_default() -> None:
    documented = [(name, default) for name, default, _ in table("Settings")]

    assert documented == [(setting.name, setting.default or "none") for setting in SETTINGS]


def test_every_setting_that_a_document_names_exists() -> None:
    named = {name for path in DOCUMENTS for name in re.findall(r"VERTTI_[A-Z_]+", path.read_text("utf-8"))}

    assert named - {setting.name for setting in SETTINGS} == set()


def test_every_command_is_documented_with_how_it_is_written_and_who_may(tmp_path: Path) -> None:
    bot, chat = put_together(Database(f"sqlite+aiosqlite:///{tmp_path}/never-opened.db"))
    declared = {usage(each, chat.wording, "en"): each.role.word for each in bot.catalogue.declared()}
    documented = {written: role for written, role, _ in table("Commands")}

    assert documented == declared


def test_every_word_of_the_command_line_is_documented(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")

    def page(*words: str) -> str:
        with pytest.raises(SystemExit):
            read_arguments([*words, "--help"])
        return capsys.readouterr().out

    pages = {(command,): page(command) for command in _LISTED.findall(page())}
    for (command,), text in list(pages.items()):
        if "ACTION" in text:
            del pages[command,]
            pages |= {(command, action): page(command, action) for action in _LISTED.findall(text)}
    options = {option for text in pages.values() for option in _OPTION.findall(text)} - {"--help"}
    written = [words for words, _ in table("Command line")]
    documented = {match[0] for words in written if (match := re.match(r"[a-z-]+(?: [a-z]+)*", words))}

    assert {words for words in documented if not words.startswith("--")} == {" ".join(each) for each in pages}
    assert {option for words in written for option in _OPTION.findall(words)} == options


@each_document
def test_every_link_and_picture_leads_somewhere(path: Path) -> None:
    wanted = [
        str(token.attrGet("href") or token.attrGet("src"))
        for token in tokens(path)
        if token.type in ("link_open", "image")
    ]
    inside = [link for link in wanted if not link.startswith(("https://", "http://"))]

    assert [link for link in inside if not leads(path, link)] == []


@each_document
def test_every_make_target_that_is_named_exists(path: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE.read_text("utf-8"), re.MULTILINE))

    assert set(_TARGET.findall(code(path))) - targets == set()


def test_every_make_target_on_offer_is_documented() -> None:
    offered = set(re.findall(r'@echo "make ([a-z]+)', MAKEFILE.read_text("utf-8")))

    assert offered - set(_TARGET.findall(code(CONTRIBUTING))) == set()


@each_document
def test_every_file_that_is_named_exists(path: Path) -> None:
    named = {token.content for token in tokens(path) if token.type == "code_inline"}

    assert [each for each in sorted(named) if is_ours(each) and not exists(each)] == []


@each_document
def test_every_module_that_is_to_be_run_exists(path: Path) -> None:
    modules = [ROOT / module.replace(".", "/") for module in _MODULE.findall(code(path))]

    assert [each for each in modules if not each.is_dir() and not each.with_suffix(".py").is_file()] == []


@each_document
def test_no_document_shouts(path: Path) -> None:
    assert [token.content for token in tokens(path) if token.type == "text" and "!" in token.content] == []


def test_decisions_are_numbered_and_short() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))

    assert [path.name[:4] for path in decisions] == [f"{at:04}" for at in range(1, len(decisions) + 1)]
    assert [path.name for path in decisions if len(path.read_text("utf-8").splitlines()) >= 40] == []


def tokens(path: Path) -> Iterator[Token]:
    for token in _PARSER.parse(path.read_text("utf-8")):
        yield token
        yield from token.children or []


def code(path: Path) -> str:
    """All that could be typed: blocks, and what stands in back-ticks."""
    return "\n".join(each.content for each in tokens(path) if each.type in ("code_inline", "fence"))


def table(heading: str) -> list[list[str]]:
    """The first table under one of the README's headings: its rows without the head, the cells without back-ticks."""
    rows: list[list[str]] = []
    here = in_body = False
    for before, token in pairwise(_PARSER.parse(README.read_text("utf-8"))):
        if before.type == "heading_open":
            here = token.content == heading
        in_body = token.type == "tbody_open" or (in_body and token.type != "tbody_close")
        if here and in_body and token.type == "tr_open":
            rows.append([])
        if here and in_body and before.type == "td_open":
            rows[-1].append(token.content.replace("`", ""))
    return rows


def leads(path: Path, link: str) -> bool:
    name, _, anchor = link.partition("#")
    target = (path.parent / name).resolve() if name else path
    if not target.exists() or not target.is_relative_to(ROOT):
        return False
    return not anchor or anchor in anchors(target)


def anchors(path: Path) -> set[str]:
    """The headings, as code-hosting sites make them into anchors."""
    headings = [
        token.content.lower()
        for before, token in pairwise(_PARSER.parse(path.read_text("utf-8")))
        if before.type == "heading_open"
    ]
    return {re.sub(r"[^\w -]", "", heading).replace(" ", "-") for heading in headings}


def is_ours(text: str) -> bool:
    """Whether it looks like a path in this repository: one of its folders first, or a file's name alone."""
    folder, slash, _ = text.partition("/")
    return folder in FOLDERS if slash else bool(_FILE.fullmatch(text))


def exists(name: str) -> bool:
    """A path from the root, or a file's name alone, wherever it is; `<id>` stands for anything."""
    pattern = re.sub(r"<[^>]+>", "*", name.rstrip("/"))
    if "/" in pattern or (ROOT / pattern).exists():
        return any(ROOT.glob(pattern))
    return any(path for folder in FOLDERS for path in (ROOT / folder).rglob(pattern))
