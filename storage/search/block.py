"""The texts of one kind, of some entries, as ranking needs them: which grams they hold, and their vectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from storage.search.lexical.ngrams import Counts, Floats, count
from storage.search.lexical.postings import Postings, rarity_in

DIMENSIONS = 384


@dataclass(frozen=True, slots=True)
class Text:
    """A text, and the key its vector is kept under."""

    text: str
    key: str


@dataclass(slots=True)
class Awaited:
    """A text whose vector is not there yet, and where it will go."""

    text: str
    rows: list[int]


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """`owners[i]` is the entry of text i, growing. `vectors` are filled in as they come; then `known` says so.

    A vector is written before `known` is set, and a reader asks `known` first: nobody reads half a vector.
    """

    owners: NDArray[np.int32]
    postings: Postings
    lengths: Floats
    vectors: Floats
    known: NDArray[np.bool_]
    awaited: dict[str, Awaited]
    """By the key of the text."""

    @classmethod
    def of(
        cls,
        texts: Sequence[Sequence[Text]],
        vectors: Mapping[str, Floats],
        beside: Sequence[Block],
        *,
        letters: bool = True,
    ) -> Block:
        """A block of each entry's texts. `beside` are the blocks it is searched with: they say which grams are rare.

        Without `letters` the texts are found by their vectors alone, which takes a tenth of the memory.
        """
        flat = [text for each in texts for text in each]
        owners = np.repeat(np.arange(len(texts), dtype=np.int32), [len(each) for each in texts])
        filled = np.zeros((len(flat), DIMENSIONS), np.float32)
        known = np.zeros(len(flat), np.bool_)
        awaited: dict[str, Awaited] = {}
        for row, text in enumerate(flat):
            vector = vectors.get(text.key)
            if vector is not None:
                filled[row], known[row] = vector, True
            else:
                awaited.setdefault(text.key, Awaited(text.text, [])).rows.append(row)
        postings = Postings.of(count([text.text if letters else "" for text in flat]), len(flat))
        return cls(owners, postings, _lengths(postings, beside), filled, known, awaited)

    @classmethod
    def joined(cls, blocks: Sequence[Block], kept: Sequence[NDArray[np.bool_]]) -> Block:
        """One block of the entries in `kept`, one mask a block; entries keep their order."""
        pieces: list[_Piece] = []
        texts = entries = 0
        for block, alive in zip(blocks, kept, strict=True):
            pieces.append(_Piece.of(block, alive, texts, entries))
            texts += int(pieces[-1].mask.sum())
            entries += int(alive.sum())
        counts = [piece.counts() for piece in pieces]
        postings = Postings.of(
            Counts(
                np.concatenate([each.texts for each in counts]),
                np.concatenate([each.grams for each in counts]),
                np.concatenate([each.times for each in counts]),
            ),
            texts,
        )
        awaited: dict[str, Awaited] = {}
        for piece in pieces:
            piece.add_awaited(awaited)
        return cls(
            np.concatenate([piece.owners for piece in pieces]),
            postings,
            _lengths(postings, ()),
            np.concatenate([piece.block.vectors[piece.mask] for piece in pieces]),
            np.concatenate([piece.block.known[piece.mask] for piece in pieces]),
            awaited,
        )

    @property
    def size(self) -> int:
        return self.postings.size

    def fill(self, key: str, vector: Floats) -> None:
        """Put a vector where it is awaited, if it is."""
        place = self.awaited.pop(key, None)
        if place is not None:
            self.vectors[place.rows] = vector
            self.known[place.rows] = True


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    """What of a block goes on: its texts in `mask`, under the numbers in `rows`, of the entries in `owners`."""

    block: Block
    mask: NDArray[np.bool_]
    rows: NDArray[np.int32]
    owners: NDArray[np.int32]

    @classmethod
    def of(cls, block: Block, alive: NDArray[np.bool_], first_text: int, first_entry: int) -> _Piece:
        mask = alive[block.owners]
        rows = np.cumsum(mask, dtype=np.int32) - 1 + np.int32(first_text)
        entries = np.cumsum(alive, dtype=np.int32) - 1 + np.int32(first_entry)
        return cls(block, mask, rows, entries[block.owners[mask]])

    def counts(self) -> Counts:
        counts = self.block.postings.counts()
        kept = self.mask[counts.texts]
        return Counts(self.rows[counts.texts[kept]], counts.grams[kept], counts.times[kept])

    def add_awaited(self, awaited: dict[str, Awaited]) -> None:
        for key, place in self.block.awaited.items():
            rows = [int(self.rows[at]) for at in place.rows if self.mask[at]]
            if rows:
                awaited.setdefault(key, Awaited(place.text, [])).rows.extend(rows)


def _lengths(postings: Postings, beside: Sequence[Block]) -> Floats:
    return postings.lengths(rarity_in(postings, *(block.postings for block in beside)))
