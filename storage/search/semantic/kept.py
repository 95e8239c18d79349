"""Vectors that are there already: those that come with Vertti, and those of this community's texts."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from sqlalchemy import select

from bot.chat.ids import CommunityId
from storage.engine import Database
from storage.search.lexical.ngrams import Floats
from storage.search.semantic.packed import pack, unpack
from storage.tables.search import vectors

SHIPPED = Path(__file__).parents[2] / "starter" / "vectors.npz"
"""Written by `python -m storage.starter.vectors`; a test holds it to the starter's texts."""
MOST_NAMED = 500
"""Keys a statement names."""


class KeptVectors:
    """The shipped file first, then the database. Vectors are of one model, which is given each time."""

    def __init__(self, database: Database, community: CommunityId, shipped: Path = SHIPPED) -> None:
        self._database = database
        self._community = community
        self._shipped = shipped

    async def get(self, keys: Iterable[str], *, model: str) -> dict[str, Floats]:
        """Those of the keys that are kept, by key."""
        wanted = list(dict.fromkeys(keys))
        shipped = await asyncio.to_thread(read_shipped, self._shipped, model) if wanted else {}
        found = {key: unpack(shipped[key]) for key in wanted if key in shipped}
        missing = [key for key in wanted if key not in found]
        for first in range(0, len(missing), MOST_NAMED):
            query = select(vectors.c.text_key, vectors.c.vector).where(
                vectors.c.community == self._community,
                vectors.c.model == model,
                vectors.c.text_key.in_(missing[first : first + MOST_NAMED]),
            )
            async with self._database.reading() as connection:
                found |= {row.text_key: unpack(row.vector) for row in await connection.execute(query)}
        return found

    async def put(self, by_key: Mapping[str, Floats], *, model: str) -> None:
        """Keep them; what another replica has kept meanwhile stays."""
        rows = [
            {"community": self._community, "model": model, "text_key": key, "vector": pack(vector)}
            for key, vector in by_key.items()
        ]
        if rows:
            async with self._database.writing() as connection:
                await connection.execute(self._database.insert(vectors).on_conflict_do_nothing(), rows)


def read_shipped(path: Path, model: str) -> dict[str, bytes]:
    """Packed vectors by key; empty when the file is of another model, or not there."""
    if not path.exists():
        return {}
    with np.load(path, allow_pickle=False) as file:
        if str(file["model"]) != model:
            return {}
        keys = file["keys"].tobytes().hex()
        packed = file["vectors"].tobytes()
    width = len(packed) // max(1, len(keys) // 32)
    return {
        keys[at * 32 : at * 32 + 32]: packed[at * width : (at + 1) * width] for at in range(len(keys) // 32)
    }


def write_shipped(path: Path, model: str, keys: Sequence[str], rows: Floats) -> None:
    """`rows` has one vector a key."""
    packed = np.frombuffer(b"".join(pack(row) for row in rows), np.uint8).reshape(len(keys), -1)
    names = np.frombuffer(bytes.fromhex("".join(keys)), np.uint8).reshape(len(keys), -1)
    np.savez_compressed(path, model=np.array(model), keys=names, vectors=packed)
