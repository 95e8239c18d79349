"""Twenty seeds of the simulation, which runs on request with many thousands: see `tests/simulation/__main__.py`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.simulation.workers import results

ROOT = Path(__file__).parents[1]
AGAIN = (2, 7)
"""Run a second time, each in the other worker and after other seeds."""


@pytest.fixture(scope="module")
def told() -> list[dict[str, Any]]:
    return list(results([*range(1, 21), *AGAIN], jobs=2, root=ROOT))


def test_twenty_communities_come_through_their_troubles(told: list[dict[str, Any]]) -> None:
    failures = {each["seed"]: each["failures"] for each in told if each["failures"]}

    assert len(told) == 22
    assert failures == {}


@pytest.mark.parametrize("seed", AGAIN)
def test_one_seed_gives_one_outcome(told: list[dict[str, Any]], seed: int) -> None:
    first, again = (each for each in told if each["seed"] == seed)

    assert first["digest"] == again["digest"]
    assert first["steps"] == again["steps"]
