"""Finding the names of `words/` in a text, in whatever language and inflection they stand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from storage.search.facets.agreement import Facets, Parts
from storage.search.facets.glossary import Glossary
from storage.search.facets.patterns import WORDS, pattern
from storage.search.lexical.ngrams import plain


@dataclass(frozen=True, slots=True)
class Name:
    """A market or a product group. `outside`: not food for people, which no entry is about."""

    name: str
    words: re.Pattern[str]
    but_not: re.Pattern[str] | None
    codes: re.Pattern[str] | None
    part_of: frozenset[str]
    outside: bool

    def is_in(self, text: str, folded: str) -> bool:
        left = self.but_not.sub("  ", folded) if self.but_not is not None else folded
        if self.codes is not None and any(plain(code) in left for code in self.codes.findall(text)):
            return True
        return self.words.search(left) is not None


class Names:
    """All names of one file."""

    def __init__(self, names: Sequence[Name]) -> None:
        self._names = names
        self.parts: Parts = {each.name: each.part_of for each in names}
        self._outside = frozenset(each.name for each in names if each.outside)

    @classmethod
    def read(cls, path: Path) -> Names:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls([_name(name, table) for name, table in tables.items()])

    def named(self, text: str) -> frozenset[str]:
        folded = plain(text)
        return frozenset(each.name for each in self._names if each.is_in(text, folded))

    def outside(self, names: frozenset[str]) -> bool:
        """Whether something is named that is not food for people."""
        return bool(names & self._outside)


@dataclass(frozen=True, slots=True)
class FacetWords:
    """The markets, products and trade terms Vertti knows by name."""

    markets: Names
    products: Names
    glossary: Glossary

    @classmethod
    def shipped(cls) -> FacetWords:
        return cls(
            Names.read(WORDS / "markets.toml"), Names.read(WORDS / "products.toml"), Glossary.shipped()
        )

    def of(self, text: str) -> Facets:
        """What a question names."""
        return Facets(self.markets.named(text), self.products.named(text))

    @property
    def parts(self) -> Parts:
        return {**self.markets.parts, **self.products.parts}


def _name(name: str, table: Mapping[str, Any]) -> Name:
    words = pattern(table["words"])
    if words is None:
        message = f"{name} has no words"
        raise ValueError(message)
    codes = "|".join(re.escape(code) for code in table.get("codes", []))
    return Name(
        name,
        words,
        pattern(table.get("but_not", [])),
        re.compile(rf"(?<!\w)(?:{codes})(?!\w)(?! \d)") if codes else None,
        frozenset(table.get("part_of", [])),
        bool(table.get("outside", False)),
    )
