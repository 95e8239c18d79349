"""`make bench-answers`: Vertti and its peers on the same questions, in one run, and Vertti at three sizes."""

from __future__ import annotations

import asyncio
import datetime as dt
import sys
import time
from collections.abc import Sequence

import numpy as np

from storage.search.semantic.embedder import Embedder, open_embedder
from tests.bench.answers.figures import HEADINGS, Outcome, row_of
from tests.bench.answers.peers import PEERS, texts_of
from tests.bench.answers.scale import scales
from tests.bench.answers.sets import PUBLIC, Set, public_set, starter_set
from tests.bench.answers.vertti import ask, vertti
from tests.bench.machine import described

NOISE_SHARE = 0.6


async def main(wanted: Sequence[str]) -> None:
    print(f"Measured on {dt.datetime.now(dt.UTC).date().isoformat()}. {described()}\n")
    embedder = open_embedder()
    for name in wanted or ("dev_questions", *PUBLIC):
        if name == "scale":
            continue
        await _one_set(starter_set() if name == "dev_questions" else public_set(name), embedder)
    if not wanted or "scale" in wanted:
        await scales(embedder)


async def _one_set(found: Set, embedder: Embedder) -> None:
    print(f"\n### {found.name}: {len(found.rows)} entries, {len(found.asked)} questions\n")
    _head()
    ours = {"Vertti": embedder, "Vertti, letters alone": None}
    kept: list[Outcome] = []
    for name, model in ours.items():
        async with vertti(found.rows, model) as answers:
            outcomes = [await ask(answers, each.text) for each in found.asked]
        kept = kept or outcomes
        _line(row_of(name, found, outcomes))
    for name in PEERS:
        _line(row_of(name, found, _peer(name, found)))
    if found.name == "dev_questions":
        _parts(found, kept)


def _peer(name: str, found: Set) -> list[Outcome]:
    texts, owners, answers = texts_of(found.rows)
    score = PEERS[name](texts, answers)
    names = [str(row["id"]) for row in found.rows]
    outcomes: list[Outcome] = []
    for each in found.asked:
        began = time.perf_counter()
        best = np.full(len(names), -np.inf)
        np.maximum.at(best, owners, score(each.text))
        order: list[int] = np.argsort(-best, kind="stable")[:10].tolist()
        lead = best[order[0]] - NOISE_SHARE * best[order[1:]].mean()
        outcomes.append(Outcome([names[at] for at in order], float(lead), time.perf_counter() - began))
    return outcomes


def _parts(found: Set, outcomes: Sequence[Outcome]) -> None:
    """Vertti alone, by language; the development questions name their style in the file."""
    print("\nVertti by language:\n")
    _head()
    for language in ("fi", "sv", "en"):
        at = [place for place, each in enumerate(found.asked) if each.language == language]
        part = Set(language, found.rows, [found.asked[place] for place in at])
        _line(row_of(language, part, [outcomes[place] for place in at]))
    print("\nVertti by style (answerable questions):\n")
    _head()
    for style in sorted({each.style for each in found.asked if each.right}):
        at = [place for place, each in enumerate(found.asked) if each.style == style and each.right]
        part = Set(style, found.rows, [found.asked[place] for place in at])
        _line(row_of(style, part, [outcomes[place] for place in at]))


def _head() -> None:
    _line(list(HEADINGS))
    _line(["---"] * len(HEADINGS))


def _line(cells: Sequence[str]) -> None:
    print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
