"""One suite for every platform: `rig` is each of `rigs/*.py` in turn."""

from __future__ import annotations

import importlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.contracts.rig import Rig

_RIGS = sorted(path.stem for path in (Path(__file__).parent / "rigs").glob("*.py"))


@pytest.fixture(params=_RIGS)
async def rig(request: pytest.FixtureRequest) -> AsyncIterator[Rig]:
    module = importlib.import_module(f"tests.contracts.rigs.{request.param}")
    async with module.open_rig() as opened:
        yield opened
        violations = list(opened.violations())

    assert violations == []
