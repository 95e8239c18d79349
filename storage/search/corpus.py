"""Everything that can be found, at one moment: segments of entries, of which the newest says what holds.

A change makes a small segment and marks what it replaces as gone; small segments are joined when there are enough of
them. Nothing is read or counted a second time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from storage.search.block import Block, Text
from storage.search.facets import Facets
from storage.search.lexical.ngrams import Floats

MOST_SMALL = 8
"""Segments after the first before they are joined."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry to be found: the ways it is asked, and the texts that answer."""

    id: str
    asked: Sequence[Text]
    told: Sequence[Text]
    facets: Facets


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    ids: tuple[str, ...]
    facets: tuple[Facets, ...]
    alive: NDArray[np.bool_]
    asked: Block
    told: Block

    def without(self, gone: frozenset[str]) -> Segment:
        """The same, where the entries in `gone` are no longer found."""
        hit = [at for at, name in enumerate(self.ids) if name in gone and self.alive[at]]
        if not hit:
            return self
        alive = self.alive.copy()
        alive[hit] = False
        return Segment(self.ids, self.facets, alive, self.asked, self.told)


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """Immutable but for the vectors that come in; see `Block`.

    `told_letters`: whether answers are found by their letters too. With the model they add nothing that could be measured.
    """

    segments: tuple[Segment, ...] = ()
    told_letters: bool = False

    @property
    def size(self) -> int:
        """Entries that can be found."""
        return sum(int(segment.alive.sum()) for segment in self.segments)

    def changed(self, items: Sequence[Item], retired: Sequence[str], vectors: Mapping[str, Floats]) -> Corpus:
        """With `items` added or replaced and `retired` gone. `vectors` by key are those that are there already."""
        gone = frozenset([item.id for item in items]) | frozenset(retired)
        old = tuple(segment.without(gone) for segment in self.segments)
        if not items:
            return Corpus(old, self.told_letters)
        new = Segment(
            tuple(item.id for item in items),
            tuple(item.facets for item in items),
            np.ones(len(items), np.bool_),
            Block.of([item.asked for item in items], vectors, [segment.asked for segment in old]),
            Block.of(
                [item.told for item in items],
                vectors,
                [segment.told for segment in old],
                letters=self.told_letters,
            ),
        )
        return Corpus((*old, new), self.told_letters).tidied()

    def tidied(self) -> Corpus:
        """Joined where there are many small segments; the large first one only when they have grown to its size."""
        if len(self.segments) <= MOST_SMALL:
            return self
        first, *small = self.segments
        if sum(len(segment.ids) for segment in small) * 2 >= len(first.ids):
            return self.joined()
        return Corpus((first, *Corpus(tuple(small)).joined().segments), self.told_letters)

    def joined(self) -> Corpus:
        """In one segment."""
        if len(self.segments) <= 1:
            return self
        kept = [segment.alive for segment in self.segments]
        return Corpus(
            (
                Segment(
                    tuple(
                        name
                        for segment in self.segments
                        for name, here in zip(segment.ids, segment.alive, strict=True)
                        if here
                    ),
                    tuple(
                        each
                        for segment in self.segments
                        for each, here in zip(segment.facets, segment.alive, strict=True)
                        if here
                    ),
                    np.ones(self.size, np.bool_),
                    Block.joined([segment.asked for segment in self.segments], kept),
                    Block.joined([segment.told for segment in self.segments], kept),
                ),
            ),
            self.told_letters,
        )

    def blocks(self) -> Iterator[Block]:
        for segment in self.segments:
            yield segment.asked
            yield segment.told

    def awaited(self, most: int) -> tuple[dict[str, str], dict[str, str]]:
        """Up to `most` texts whose vectors are not there, by key: ways of asking, which find the most, then answers."""
        asked = _awaited([segment.asked for segment in self.segments], most)
        return asked, _awaited([segment.told for segment in self.segments], most - len(asked))

    def awaited_keys(self) -> set[str]:
        return {key for block in self.blocks() for key in block.awaited}

    def awaited_count(self) -> int:
        return sum(len(block.awaited) for block in self.blocks())


def _awaited(blocks: Sequence[Block], most: int) -> dict[str, str]:
    places = ((key, place.text) for block in blocks for key, place in block.awaited.items())
    return dict(islice(places, most))
