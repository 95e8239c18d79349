"""Every sentence in all three languages, with the same variables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.wording import LANGUAGES, Wording

FOLDER = Path(__file__).parents[2] / "bot" / "wording"


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the parser's name
        self.names.add(node.id.name)


def sentences(language: str) -> dict[str, frozenset[str]]:
    """Variables by sentence id, `id.attribute` for attributes."""
    found: dict[str, frozenset[str]] = {}
    for path in sorted((FOLDER / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{path}: {entry.content}"
            if isinstance(entry, ast.Message):
                parts = [(entry.id.name, entry.value)] if entry.value else []
                parts += [(f"{entry.id.name}.{each.id.name}", each.value) for each in entry.attributes]
                for name, pattern in parts:
                    assert name not in found, f"{name} stands twice in {language}"
                    variables = _Variables()
                    variables.visit(pattern)
                    found[name] = frozenset(variables.names)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_sentences_with_the_same_variables(language: str) -> None:
    assert sentences(language) == sentences("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_shouts(language: str) -> None:
    texts = [path.read_text(encoding="utf-8") for path in (FOLDER / language).glob("*.ftl")]

    assert [text for text in texts if "!" in text] == []


COUNTS = ("count", "uses", "hours", "limit", "lively", "foreseen", "all", "ceiling")
"""What is counted where a noun or a verb follows; what is the same number always is not among them."""
AS_IT_IS = {"knowledge-more", "local-replies", "season-of-all", "season-rule-budget", "upkeep-more"}
"""Right with a figure and no noun that bends; of `season-of-all` there are two at least."""
ONE_OF_MANY = re.compile(r"(?<![\d.,(])1 (?!h\b)[a-zåäö]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_of_anything_is_spoken_of_as_one(language: str) -> None:
    said: dict[str, str] = {}
    for name, variables in sentences(language).items():
        counts = variables & set(COUNTS)
        if counts and name not in AS_IT_IS:
            fields: dict[str, object] = {**dict.fromkeys(variables, "¤"), **dict.fromkeys(counts, 1)}
            said[name] = Wording().say(language, name, **fields)

    assert len(said) > 20
    assert {name: text for name, text in said.items() if ONE_OF_MANY.search(text)} == {}
