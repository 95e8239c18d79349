"""Every sentence in all three languages, with the same variables."""

from __future__ import annotations

from pathlib import Path

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.wording import LANGUAGES

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
