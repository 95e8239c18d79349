"""What many flows begin with."""

from __future__ import annotations

import pytest

from storage.engine import Database
from tests.flows.planner import Planner, make_planner


@pytest.fixture
async def planner(sqlite: Database) -> Planner:
    """A community with a library of questions and one schedule-minded chief."""
    return await make_planner(sqlite)
